'use strict';
// Writes what oclif must know of the commands, so that a start loads no command but the one that is asked for. Part of `npm run build`.
const { writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Plugin } = require('@oclif/core');

const root = dirname(__dirname);
const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
plugin.load().then(() => writeFileSync(join(root, 'oclif.manifest.json'), JSON.stringify(plugin.manifest)));
