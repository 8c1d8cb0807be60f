import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Command, Config } from '@oclif/core';

/** As much of the manifest of oclif as it takes to find a command. */
interface Manifest {
  readonly version: string;
  readonly commands: Readonly<Record<string, { readonly relativePath: readonly string[] } | undefined>>;
}

type CommandClass = new (argv: string[], config: Config) => Command;

/** What commands ask of oclif's configuration: nothing is looked for on the disk, and there are no hooks. */
class Surroundings extends Config {
  override name = 'smsdx';
  override bin = 'smsdx';
  override topicSeparator = ' ' as const;

  constructor(
    override root: string,
    override version: string,
  ) {
    super({ root });
  }

  override async runHook(): ReturnType<Config['runHook']> {
    return { failures: [], successes: [] };
  }
}

/**
 * Runs the command that a command line begins with. False: oclif must look at it, for help, the version, an alias, a plugin or a mistake.
 * Before oclif runs a command it reads its configuration twice and looks for plugins, themes and the shell; nothing of this is used here,
 * and it takes longer than to read a log.
 */
export async function start(argv: readonly string[], root: string): Promise<boolean> {
  const words = argv.slice(0, 2);
  if (isQuestion(argv)) return false;
  const { commands, version } = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as Manifest;
  const name = [words.join(':'), words[0] ?? ''].find((each) => Object.hasOwn(commands, each));
  const path = name === undefined ? undefined : commands[name]?.relativePath;
  if (name === undefined || path === undefined) return false;
  const module = createRequire(join(root, 'dist', 'main.js'))(join(root, ...path)) as { readonly default: CommandClass & { id: string } };
  module.default.id = name;
  await new module.default(argv.slice(name.split(':').length), new Surroundings(root, version)).run();
  return true;
}

/** Does it ask for help? */
function isQuestion(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).some((word) => word === '--help');
}
