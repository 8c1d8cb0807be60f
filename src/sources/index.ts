import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Mistake } from '../mistake.js';
import { binaryKind, chunksOf, headOf } from './bytes.js';
import type { ClientSource, LogSource } from './client.js';
import { clientName, logsIn } from './folder.js';
import { tended } from './nursery.js';
import { reasonOf } from './reason.js';
import { stitch } from './stitch.js';

export type { ClientSource, LogPart, LogSource } from './client.js';

/** Standard input. */
export type Input = AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };

/**
 * What the arguments of a command name. Files are logs of one client; a folder is the Logs folder of one client; `-`, or nothing, is standard
 * input. Everything is looked at before anything is handed out, so a mistake costs no work.
 */
export async function* sources(args: readonly string[], input?: Input): AsyncIterable<ClientSource> {
  const paths = args.length > 0 ? [...new Set(args)] : ['-'];
  // Node opens standard input for who looks at it.
  const stdin = paths.includes('-') ? (input ?? process.stdin) : undefined;
  if (stdin?.isTTY) throw new Mistake('There is no log to read.', ['Name log files or a Logs folder, or pipe a log in.']);
  const files: string[] = [];
  const folders: string[] = [];
  for (const path of paths) (isFolder(path) ? folders : files).push(path);
  const clients: ClientSource[] = [];
  if (files.length > 0) clients.push({ logs: named(files, stdin) });
  for (const folder of folders) clients.push({ name: clientName(folder), logs: stitched(logsIn(folder)) });
  yield* clients;
}

function isFolder(path: string): boolean {
  if (path === '-') return false;
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Mistake(
      `The log ${path} cannot be read: ${reasonOf(error)}.`,
      path.includes('*') ? ['Name the folder instead of a pattern.'] : [],
    );
  }
}

function named(files: readonly string[], stdin: Input | undefined): LogSource[] {
  const paths = files.filter((file) => file !== '-');
  for (const path of paths) mustBeLog(path);
  const piped = stdin ? [{ log: '-', parts: [{ file: '-', chunks: () => tended(stdin) }] }] : [];
  return [...piped, ...stitched(paths)];
}

function mustBeLog(path: string): void {
  const kind = binaryKind(firstBytes(path));
  if (kind !== undefined) throw new Mistake(`${path} is ${kind}, not a log.`, adviceFor(kind, path));
}

function adviceFor(kind: string, path: string): string[] {
  if (kind.includes('SQLite')) return [`If it is the store of a scan: smsdx report ${path}`];
  return kind.includes('archive') ? ['Unpack it and name the folder, or scan it as it is: smsdx scan PATH'] : [];
}

function firstBytes(path: string): Uint8Array {
  try {
    return headOf(path);
  } catch (error) {
    throw new Mistake(`The log ${path} cannot be read: ${reasonOf(error)}.`);
  }
}

function stitched(paths: readonly string[]): LogSource[] {
  const files = [...new Set(paths.map((path) => resolve(path)))];
  return stitch(files.map((path) => ({ folder: dirname(path), part: { file: basename(path), chunks: () => tended(chunksOf(path)) } })));
}
