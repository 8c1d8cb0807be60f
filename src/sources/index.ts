import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Mistake } from '../mistake.js';
import { binaryKind, chunksOf, headOf } from './bytes.js';
import type { ClientSource, LogSource } from './client.js';
import { clientName, logsIn } from './folder.js';
import { reasonOf } from './reason.js';
import { stitch } from './stitch.js';

export type { ClientSource, LogPart, LogSource } from './client.js';

/** Standard input. */
export type Input = AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };

/**
 * What the arguments of a command name. Files are logs of one client; a folder is the Logs folder of one client; `-`, or nothing, is standard
 * input. Everything is looked at before anything is handed out, so a mistake costs no work.
 */
export async function* sources(args: readonly string[], stdin: Input = process.stdin): AsyncIterable<ClientSource> {
  const paths = args.length > 0 ? [...new Set(args)] : ['-'];
  if (paths.includes('-') && stdin.isTTY)
    throw new Mistake('There is no log to read.', ['Name log files or a Logs folder, or pipe a log in.']);
  const files: string[] = [];
  const folders: string[] = [];
  for (const path of paths) ((await isFolder(path)) ? folders : files).push(path);
  const clients: ClientSource[] = [];
  if (files.length > 0) clients.push({ logs: await named(files, stdin) });
  for (const folder of folders) clients.push({ name: clientName(folder), logs: stitched(await logsIn(folder)) });
  yield* clients;
}

async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false;
  const found = await stat(path).catch((error: unknown) => {
    throw new Mistake(
      `The log ${path} cannot be read: ${reasonOf(error)}.`,
      path.includes('*') ? ['Name the folder instead of a pattern.'] : [],
    );
  });
  return found.isDirectory();
}

async function named(files: readonly string[], stdin: Input): Promise<LogSource[]> {
  const paths = files.filter((file) => file !== '-');
  for (const path of paths) await mustBeLog(path);
  const piped = files.includes('-') ? [{ log: '-', parts: [{ file: '-', chunks: () => stdin }] }] : [];
  return [...piped, ...stitched(paths)];
}

async function mustBeLog(path: string): Promise<void> {
  const head = await headOf(path).catch((error: unknown) => {
    throw new Mistake(`The log ${path} cannot be read: ${reasonOf(error)}.`);
  });
  const kind = binaryKind(head);
  if (kind !== undefined)
    throw new Mistake(`${path} is ${kind}, not a log.`, kind.includes('archive') ? ['Unpack it and name the folder.'] : []);
}

function stitched(paths: readonly string[]): LogSource[] {
  const files = [...new Set(paths.map((path) => resolve(path)))];
  return stitch(files.map((path) => ({ folder: dirname(path), part: { file: basename(path), chunks: () => chunksOf(path) } })));
}
