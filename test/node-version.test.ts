import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../bin/', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-node-'));
  cpSync(bin, join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'pretend.cjs'), `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts the tool on a Node that believes to be older than it is. */
function startOnOldNode(...args: string[]) {
  return spawnSync(process.execPath, ['--require', join(folder, 'pretend.cjs'), join(folder, 'bin', 'run.js'), ...args], {
    encoding: 'utf8',
  });
}

/** A Node in node_modules that says how it was called, then does what the shell script says. */
function pin(script: string): void {
  mkdirSync(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  writeFileSync(node, `#!/bin/sh\nshift\necho "$@"\n${script}\n`);
  chmodSync(node, 0o755);
}

test('a Node that is too old is told so in one sentence, with exit code 2', () => {
  const { stdout, stderr, status } = startOnOldNode('--help');
  expect(stdout).toBe('');
  expect(stderr).toBe('smsdx needs Node 22.12.0 or later; this is Node 20.20.2.\n');
  expect(status).toBe(2);
});

test.skipIf(process.platform === 'win32')('a Node that is too old hands over to the pinned one, arguments and exit code unchanged', () => {
  pin('exit 3');
  const { stdout, status } = startOnOldNode('diagnose', 'a log', '--json');
  expect(stdout).toBe('diagnose a log --json\n');
  expect(status).toBe(3);
});

test.skipIf(process.platform === 'win32')('a signal that ends the pinned Node ends the one that started it', () => {
  pin('kill -TERM $$');
  expect(startOnOldNode('diagnose').signal).toBe('SIGTERM');
});

test('a checkout that was never built says what to do', () => {
  const { stderr, status } = spawnSync(process.execPath, [join(folder, 'bin', 'run.js')], { encoding: 'utf8' });
  expect(stderr).toContain('npm run build');
  expect(status).toBe(2);
});
