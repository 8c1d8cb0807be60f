import { basename } from 'node:path/posix';
import { type Bytes, chunksOf, head } from './bytes.js';
import { type Format, formatOf, headSize, isArchiveName, isStrangeArchive, unpackedName } from './formats.js';
import { gunzip } from './inflate.js';
import { Budget, type Limits, Unreadable } from './limits.js';
import { type Entry, Lister, type Listing, type Reading, reasonIn, type Trouble } from './listing.js';
import { Spool } from './spool.js';
import { listTar, listTarStream } from './tar.js';
import { listZip } from './zip.js';

const readSize = 128 * 1024;

/** Not by the order in which whoever packed it came by them. */
const byPath = (a: Entry, b: Entry): number => (a.path < b.path ? -1 : 1);

/** What is worth reading of one archive, of those in it not to speak. */
export interface Level {
  /** `WKS12.zip/` within a fleet of them; empty for the archive itself. */
  readonly folder: string;
  readonly entries: readonly Entry[];
  readonly troubles: readonly Trouble[];
}

export interface Asked {
  readonly limits: Limits;
  /** Is a file of this name a log that is worth reading? */
  readonly isLog: (name: string) => boolean;
  /** Which of the archives within are to be opened, by their number in the archive; all of them, where it is left out. */
  readonly mine?: ((number: number) => boolean) | undefined;
}

/**
 * Opens an archive and hands it out level by level: first its own logs, then those of each archive in it. What a level hands out can be read
 * until the next one is asked for; one archive within is unpacked at a time.
 */
export async function* levels(bytes: Bytes, name: string, asked: Asked): AsyncIterable<Level> {
  yield* levelsOf(bytes, { name, folder: '', depth: asked.limits.depth }, new Budget(asked.limits), asked);
}

interface Place {
  readonly name: string;
  readonly folder: string;
  /** Archives that may still be opened within one another. */
  readonly depth: number;
}

async function* levelsOf(bytes: Bytes, place: Place, budget: Budget, asked: Asked): AsyncIterable<Level> {
  const { folder, depth } = place;
  const spool = new Spool();
  try {
    const { entries, troubles } = await list(bytes, place.name, { wanted: (path) => isWanted(path, asked), budget, spool });
    const inner: Entry[] = [];
    const logs: Entry[] = [];
    const refused: Trouble[] = [];
    for (const entry of entries.toSorted(byPath)) {
      if (asked.isLog(unpackedName(basename(entry.path)))) logs.push(logOf(entry));
      else if (isStrangeArchive(entry.path)) refused.push({ path: entry.path, reason: 'it is an archive of a kind that is not read' });
      else if (depth === 0) refused.push({ path: entry.path, reason: 'it lies deeper in archives than is read (--max-depth)' });
      else inner.push(entry);
    }
    yield { folder, entries: logs, troubles: [...troubles, ...refused].map((each) => ({ ...each, path: folder + each.path })) };
    for (const [number, entry] of inner.entries()) {
      if (folder === '' && asked.mine?.(number) === false) continue;
      yield* within(entry, place, budget, asked);
    }
  } finally {
    spool.close();
  }
}

/** An archive in an archive is unpacked first; a fresh spool, so that it is gone when the next one comes. */
async function* within(entry: Entry, { folder, depth }: Place, budget: Budget, asked: Asked): AsyncIterable<Level> {
  const spool = new Spool();
  const path = folder + entry.path;
  try {
    const bytes = await spool.keep(entry.chunks());
    yield* levelsOf(bytes, { name: basename(path), folder: `${path}/`, depth: depth - 1 }, budget, asked);
  } catch (error) {
    yield { folder: `${path}/`, entries: [], troubles: [{ path, reason: reasonIn(error) }] };
  } finally {
    spool.close();
  }
}

function isWanted(path: string, { isLog }: Asked): boolean {
  const name = basename(path);
  return isLog(unpackedName(name)) || isArchiveName(name) || isStrangeArchive(name);
}

/** A log that is packed by itself, `execmgr.log.gz`, is a log. */
function logOf(entry: Entry): Entry {
  const path = unpackedName(entry.path);
  return path === entry.path ? entry : { ...entry, path, chunks: () => unpacked(entry.path, entry.chunks()) };
}

/** What a file unpacks to that is packed by itself, by its name. */
export function unpacked(name: string, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return /\.gz$/i.test(name) ? gunzip(chunks) : /\.xz$/i.test(name) ? unxz(chunks) : chunks;
}

const readers: Readonly<Record<Format, (bytes: Bytes, name: string, reading: Reading) => Promise<Listing>>> = {
  zip: (bytes, _, reading) => listZip(bytes, reading),
  tar: (bytes, _, reading) => listTar(bytes, reading),
  cab: (bytes, _, reading) => cabinet(bytes, reading),
  '7z': (bytes, _, reading) => cabinet(bytes, reading),
  gzip: (bytes, name, reading) => listPacked(() => gunzip(chunksOf(bytes, readSize)), bytes.size, name, reading),
  xz: (bytes, name, reading) => listPacked(() => unxz(chunksOf(bytes, readSize)), bytes.size, name, reading),
};

/** The rarer kinds bring megabytes of code: only who meets one loads it. */
const cabinet = async (bytes: Bytes, reading: Reading): Promise<Listing> => (await import('./cabinet.js')).listCabinet(bytes, reading);

async function* unxz(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* (await import('./xz.js')).unxz(chunks);
}

async function list(bytes: Bytes, name: string, reading: Reading): Promise<Listing> {
  const format = formatOf(head(bytes, headSize));
  if (format === undefined) return failed(bytes.size === 0 ? 'it is empty' : 'it is no archive that can be read, whatever its name says');
  try {
    return await readers[format](bytes, name, reading);
  } catch (error) {
    return failed(reasonIn(error));
  }
}

function failed(reason: string): Listing {
  return { entries: [], troubles: [{ path: '', reason }] };
}

/** A stream that is packed as a whole: a tar archive, or one log or archive, which is called as the file without `.gz`. */
async function listPacked(chunks: () => AsyncIterable<Uint8Array>, size: number, name: string, reading: Reading): Promise<Listing> {
  if ((await formatOfStream(chunks())) === 'tar') return listTarStream(reading.budget.unpack(chunks(), size), reading);
  const path = unpackedName(name);
  const lister = new Lister();
  reading.budget.count();
  if (reading.wanted(path)) lister.add({ path, size, chunks: () => reading.budget.entry(reading.budget.unpack(chunks(), size)) });
  return lister.end();
}

async function formatOfStream(chunks: AsyncIterable<Uint8Array>): Promise<Format | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    pieces.push(Uint8Array.from(chunk));
    size += chunk.length;
    if (size >= headSize) break;
  }
  if (size === 0) throw new Unreadable('it is empty');
  return formatOf(Buffer.concat(pieces));
}
