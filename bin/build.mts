import { globSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Plugin } from '@oclif/core';
import { bundle } from './bundle.mts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const commands = globSync('src/commands/**/*.ts').map((path) => [path.replace(/^src.(.*)\.ts$/, '$1').replaceAll('\\', '/'), path]);
// Who starts workers looks for them where it lies itself: it must not end up in the file of a command.
const threads = { runner: 'src/scan/runner.ts', worker: 'src/scan/worker.ts' };
await bundle({ main: 'src/main.ts', ...threads, ...Object.fromEntries(commands) }, 'dist');

// What oclif must know of the commands, so that a start loads no command but the one that is asked for.
const plugin = new Plugin({ root, type: 'core', ignoreManifest: true, errorOnManifestCreate: true });
await plugin.load();
writeFileSync('oclif.manifest.json', JSON.stringify(plugin.manifest));
