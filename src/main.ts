import { Config, Errors, flush, run } from '@oclif/core';
import { Mistake, nearest } from './mistake.js';
import { start } from './start.js';

/** Exit codes of a command that could not do its work; those of one that could are its own. */
const mistaken = 2;
const crashed = 70;

/** Runs a command line. Whatever goes wrong ends in a sentence on stderr and an exit code, never in a bare stack. */
export async function main(argv: readonly string[], root: string): Promise<void> {
  process.stdout.on('error', closed);
  process.on('uncaughtException', crash);
  try {
    if (!(await start(argv, root))) await run([...argv], { root });
    await flush();
  } catch (error) {
    await explain(error, argv, root);
  }
}

/** A reader that stops reading (`| head`) is content; there is nobody left to tell anything. */
function closed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

async function explain(error: unknown, argv: readonly string[], root: string): Promise<void> {
  if (error instanceof Errors.ExitError) {
    process.exitCode = error.oclif.exit ?? 0;
    return;
  }
  const mistake = await asMistake(error, argv, root);
  if (!mistake) return crash(error);
  process.stderr.write([mistake.message, ...mistake.suggestions.map((suggestion) => `  ${suggestion}`), ''].join('\n'));
  process.exitCode = mistaken;
}

function crash(error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`This is a bug in smsdx, not in your logs. Please report it with these lines:\n${stack}\n`);
  process.exit(crashed);
}

/** What oclif has to say against a command line, in our words and with the word that was probably meant. */
async function asMistake(error: unknown, argv: readonly string[], root: string): Promise<Mistake | undefined> {
  if (error instanceof Mistake) return error;
  if (!(error instanceof Errors.CLIError)) return undefined;
  const sentence = error.message.split('\n', 1)[0] ?? '';
  const command = /^command (.+) not found$/.exec(sentence)?.[1];
  if (command !== undefined) return unknownCommand(command.replaceAll(':', ' '), argv, await Config.load({ root }));
  const flag = /^Nonexistent flags?: (--?[^\s,=]*)/.exec(sentence)?.[1];
  if (flag !== undefined) return new Mistake(`There is no flag ${flag}.`, [meant(flag, flagsOf(error)), help(argv)].flat());
  const choice = /^Expected (--\S+?)=(.*) to be one of: (.*)$/.exec(sentence);
  if (choice?.[1] === undefined || choice[2] === undefined || choice[3] === undefined) return new Mistake(`${sentence}.`, [help(argv)]);
  const words = choice[3].split(', ');
  return new Mistake(`${choice[1]} cannot be ${choice[2]}; it is one of ${choice[3]}.`, meant(choice[2], words));
}

function unknownCommand(command: string, argv: readonly string[], config: Config): Mistake {
  const name = command.split(' ', 1)[0] ?? command;
  if (/[./\\]/.test(name)) return new Mistake(`There is no command ${name}.`, [`To read a log: smsdx diagnose ${argv.join(' ')}`]);
  const commands = config.commandIDs.map((id) => id.replaceAll(':', ' '));
  return new Mistake(`There is no command ${name}.`, [...meant(name, commands), 'All commands: smsdx --help']);
}

function flagsOf(error: Errors.CLIError): string[] {
  const { parse } = error as { parse?: { input?: { flags?: object } } };
  return Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`);
}

function meant(word: string, words: readonly string[]): string[] {
  const near = nearest(word, words);
  return near === undefined ? [] : [`Did you mean ${near}?`];
}

const help = (argv: readonly string[]): string => `Its flags: smsdx ${argv[0] ?? ''} --help`;
