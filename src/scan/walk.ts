import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { formatOf, headSize, isArchiveName, isStrangeArchive, stem, unpackedName } from '../archives/formats.js';
import { Mistake } from '../mistake.js';
import { binaryKind } from '../sources/bytes.js';
import { clientName, isEveryday } from '../sources/folder.js';
import { isKnown } from '../sources/logs.js';
import { reasonOf } from '../sources/reason.js';
import type { UnreadPlace } from '../store/rows.js';
import type { ArchiveUnit, Blocked, FolderUnit, Unit } from './unit.js';

/** Folders that are looked into at once: enough to hide the way to a file server, few enough for its patience. */
const foldersAtOnce = 32;

/** A file of a client. */
interface Seen {
  readonly path: string;
  readonly size: number;
  /** Newest of its two times: one tells of its content, the other of its rights. */
  readonly changed: number;
}

/** What a folder of logs that belongs to the client above holds. */
interface Pending {
  readonly seen: Seen[];
  readonly unread: UnreadPlace[];
}

export type Found = Unit | Blocked;

/** Is a file, by its name, a log that smsdx reads, packed or not? */
export const isLog = (name: string): boolean => isKnown(unpackedName(name));

/** Looks through folders and files for clients and archives. `settings`: a text that differs where a scan would find other things. */
export class Walk {
  readonly #settings: string;
  readonly #emit: (found: Found) => Promise<void>;
  readonly #signal: AbortSignal | undefined;

  constructor(settings: string, emit: (found: Found) => Promise<void>, signal?: AbortSignal) {
    this.#settings = settings;
    this.#emit = emit;
    this.#signal = signal;
  }

  /** Everything that the paths hold; a path that is not there is a mistake, and costs no work. */
  async all(paths: readonly string[]): Promise<void> {
    const roots = [...new Set(paths.map((path) => resolve(path)))].sort();
    const kinds: ('folder' | 'file')[] = [];
    for (const root of roots) kinds.push(await kindOf(root));
    const files: string[] = [];
    for (const [at, root] of roots.entries()) {
      const within = roots.some((other, index) => index !== at && kinds[index] === 'folder' && isUnder(root, other));
      if (within) continue;
      if (kinds[at] === 'folder') await this.#folder(root, root);
      else files.push(root);
    }
    await this.#files(files);
  }

  /** Files that were named themselves: archives, or logs of one client a folder, whatever they are called. */
  async #files(files: readonly string[]): Promise<void> {
    const folders = new Map<string, string[]>();
    for (const file of files) {
      if (!isLog(basename(file)) && (isArchiveName(file) || (await isArchive(file)))) await this.#archive(file);
      else if (isStrangeArchive(file)) await this.#strange(file);
      else folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
    }
    for (const [folder, logs] of folders) await this.#client(folder, await look(logs));
  }

  /** Looks into a folder; hands back the logs in it where the client is the folder above. */
  async #folder(folder: string, root: string): Promise<Pending> {
    const pending: Pending = { seen: [], unread: [] };
    if (this.#signal?.aborted) return pending;
    const entries = await this.#entries(folder);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
    const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => join(folder, name));
    add(pending, await look(files.filter((file) => isLog(basename(file)))));
    for (const file of files) {
      if (isLog(basename(file))) continue;
      if (isArchiveName(file)) await this.#archive(file);
      else if (isStrangeArchive(file)) await this.#strange(file);
    }
    for (let at = 0; at < folders.length; at += foldersAtOnce) {
      const some = folders.slice(at, at + foldersAtOnce);
      for (const inner of await Promise.all(some.map((each) => this.#folder(each, root)))) add(pending, inner);
    }
    if (folder !== root && isEveryday(basename(folder))) return pending;
    if (pending.seen.length + pending.unread.length > 0) await this.#client(folder, pending);
    return { seen: [], unread: [] };
  }

  async #entries(folder: string): Promise<Dirent[]> {
    try {
      return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      await this.#blocked(folder, 'folder', reasonOf(error));
      return [];
    }
  }

  async #client(folder: string, { seen, unread }: Pending): Promise<void> {
    const files = seen.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    const print = createHash('sha1').update(this.#settings);
    for (const { path, size, changed } of files) print.update(`\n${relative(folder, path)} ${size} ${changed}`);
    for (const { file, reason } of unread) print.update(`\n${file} ${reason}`);
    const unit: FolderUnit = {
      kind: 'folder',
      key: { source: folder, container: null, kind: 'folder', fingerprint: print.digest('base64url') },
      size: files.reduce((sum, { size }) => sum + size, 0),
      name: clientName(folder) ?? folder,
      files: files.map(({ path }) => path),
      unread,
    };
    await this.#emit(unit);
  }

  async #archive(path: string): Promise<void> {
    const { seen, unread } = await look([path]);
    for (const { reason } of unread) await this.#blocked(path, 'archive', reason);
    for (const { size, changed } of seen) {
      const name = stem(basename(path));
      const fingerprint = createHash('sha1').update(`${this.#settings}\n${size} ${changed}`).digest('base64url');
      const unit: ArchiveUnit = {
        kind: 'archive',
        key: { source: path, container: null, kind: 'archive', fingerprint },
        size,
        name: isEveryday(name) ? (clientName(dirname(path)) ?? name) : name,
        share: { part: 0, of: 1 },
        done: [],
      };
      await this.#emit(unit);
    }
  }

  async #strange(path: string): Promise<void> {
    await this.#blocked(path, 'archive', 'it is an archive of a kind that is not read: unpack it, or pack it as zip or tar.gz');
  }

  async #blocked(source: string, kind: 'folder' | 'archive', reason: string): Promise<void> {
    await this.#emit({ kind: 'blocked', key: { source, container: null, kind, fingerprint: '' }, reason });
  }
}

function add(pending: Pending, { seen, unread }: Pending): void {
  for (const each of seen) pending.seen.push(each);
  for (const each of unread) pending.unread.push(each);
}

async function look(files: readonly string[]): Promise<Pending> {
  const pending: Pending = { seen: [], unread: [] };
  for (const path of files) {
    try {
      const found = await stat(path);
      if (found.isFile()) pending.seen.push({ path, size: found.size, changed: Math.max(found.mtimeMs, found.ctimeMs) });
      else pending.unread.push({ file: basename(path), place: 0, reason: 'it is no file' });
    } catch (error) {
      pending.unread.push({ file: basename(path), place: 0, reason: reasonOf(error) });
    }
  }
  return pending;
}

/** By its first bytes: an archive that was named itself may be called anything. What is neither archive nor log is a mistake. */
async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headSize), 0, headSize, 0);
    const head = buffer.subarray(0, bytesRead);
    const kind = binaryKind(head);
    if (formatOf(head) === undefined && kind !== undefined) throw new Mistake(`${path} is ${kind}, not a log.`);
    return formatOf(head) !== undefined;
  } finally {
    await file.close();
  }
}

/** A path that is not there is a mistake. */
export async function kindOf(path: string): Promise<'folder' | 'file'> {
  const found = await stat(path).catch((error: unknown) => {
    throw new Mistake(
      `${path} cannot be scanned: ${reasonOf(error)}.`,
      path.includes('*') ? ['Name the folder instead of a pattern.'] : [],
    );
  });
  return found.isDirectory() ? 'folder' : 'file';
}

/** Is a path the folder itself, or in it? */
export function isUnder(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
