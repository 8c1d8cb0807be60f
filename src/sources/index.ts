import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { Mistake } from '../mistake.js';
import { binaryKind, chunksOf, headOf } from './bytes.js';
import { clientName, logsIn } from './folder.js';
import { logName } from './logs.js';
import { reasonOf } from './reason.js';

/** One physical file. */
export interface LogPart {
  /** Name without folder; `-` for standard input. */
  readonly file: string;
  /** The bytes, in order; a chunk may be used again after the next one was asked for. Throws where the file cannot be read further. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** One log, its rotated parts oldest first. */
export interface LogSource {
  /** Lower case, without extension and date of rotation: `execmgr`; `-` for standard input. */
  readonly log: string;
  readonly parts: readonly LogPart[];
}

/** The logs of one client. */
export interface ClientSource {
  /** From the folder, where it is not named as on every client. Only where the logs do not tell. */
  readonly name?: string | undefined;
  readonly logs: readonly LogSource[];
}

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

/** Parts of the same log in the same folder, oldest first. */
function stitched(paths: readonly string[]): LogSource[] {
  const logs = new Map<string, { log: string; parts: { order: string; part: LogPart }[] }>();
  for (const path of new Set(paths.map((path) => resolve(path)))) {
    const file = basename(path);
    const { log, part } = logName(file);
    const key = `${dirname(path)}\0${log}`;
    const source = logs.get(key) ?? { log, parts: [] };
    source.parts.push({ order: part, part: { file, chunks: () => chunksOf(path) } });
    logs.set(key, source);
  }
  return [...logs.values()].map(({ log, parts }) => ({
    log,
    parts: parts.sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order))).map(({ part }) => part),
  }));
}
