#!/usr/bin/env node
'use strict';
// ES5 on purpose, and CommonJS (see package.json beside this file): a Node that is too old must get as far as the sentence that says so.

var fs = require('fs');
var path = require('path');

var root = path.dirname(__dirname);
var needed = '22.12.0';

// A password in an address is for the server alone, not for everybody who may list processes.
var given = process.argv.slice(2).join(' ');
var shown = given.replace(/([a-z]+:\/\/[^/?#@\s]*?):\S*@/gi, '$1:***@').replace(/([?&](?:ssl)?password=)[^&#\s]*/gi, '$1***');
if (shown !== given) process.title = 'smsdx ' + shown;

if (isOlder(process.versions.node, needed)) {
  var pinned = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(pinned) && fs.realpathSync(pinned) !== fs.realpathSync(process.execPath)) handOver(pinned);
  else refuse('smsdx needs Node ' + needed + ' or later; this is Node ' + process.versions.node + '.');
} else {
  start();
}

function isOlder(version, than) {
  var have = version.split('.').map(Number);
  var want = than.split('.').map(Number);
  return have[0] === want[0] ? have[1] < want[1] : have[0] < want[0];
}

function refuse(sentence) {
  process.stderr.write(sentence + '\n');
  process.exitCode = 2;
}

/** Runs the same command line on another Node, and ends as that one ends. */
function handOver(node) {
  var child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit' });
  ['SIGTERM', 'SIGHUP', 'SIGINT'].forEach(function forward(signal) {
    process.on(signal, function () {
      // Ctrl-C in a terminal reaches the child without us; twice would mean "stop at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  });
  child.on('error', function (error) {
    refuse('smsdx could not start ' + node + ': ' + error.message);
  });
  child.on('exit', function (code, signal) {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function start() {
  if (!fs.existsSync(path.join(root, 'dist', 'main.js'))) {
    refuse('smsdx is not built yet: run `npm ci && npm run build` in ' + root);
    return;
  }
  require('module').enableCompileCache();
  // A NODE_ENV of development or test, set for other programs, would make oclif look for TypeScript sources.
  process.env.NODE_ENV = 'production';
  // It would compare versions once more.
  process.env.OCLIF_DISABLE_ENGINE_WARNING = '1';
  require('../dist/main.js').main(process.argv.slice(2), root);
}
