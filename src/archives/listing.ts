import type { Budget } from './limits.js';
import type { Spool } from './spool.js';

/** A file in an archive that is worth reading. */
export interface Entry {
  /** Within the archive, with `/` between folders. */
  readonly path: string;
  /** Bytes in the archive, to weigh the work; unpacked where nothing else is known. */
  readonly size: number;
  /** What it unpacks to. Throws what is wrong with it. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** Something in an archive that is not read, and why. */
export interface Trouble {
  /** Empty: the archive itself. */
  readonly path: string;
  readonly reason: string;
}

/** Entries of one archive that are worth reading, and those that should not be read. */
export interface Listing {
  readonly entries: readonly Entry[];
  readonly troubles: readonly Trouble[];
}

/** What listing an archive needs to know. */
export interface Reading {
  /** Is an entry of this path worth reading? */
  readonly wanted: (path: string) => boolean;
  readonly budget: Budget;
  /** Where entries go that must be unpacked to be listed. */
  readonly spool: Spool;
}

/** Lines that one archive gets for what is wrong in it; an archive may hold a million links. */
const mostTroubles = 100;

/** Collects a listing; knows what no archive may hold twice. */
export class Lister {
  readonly #entries = new Map<string, Entry>();
  readonly #troubles: Trouble[] = [];
  #more = 0;

  add(entry: Entry): void {
    if (this.#entries.has(entry.path)) this.refuse(entry.path, 'it is in the archive twice; the first one was read');
    else this.#entries.set(entry.path, entry);
  }

  refuse(path: string, reason: string): void {
    if (this.#troubles.length < mostTroubles) this.#troubles.push({ path, reason });
    else this.#more++;
  }

  end(): Listing {
    const more = this.#more === 0 ? [] : [{ path: '', reason: `and ${this.#more} more entries that are not read` }];
    return { entries: [...this.#entries.values()], troubles: [...this.#troubles, ...more] };
  }
}

/** Why something could not be read, without the words that a library puts around it. */
export function reasonIn(error: unknown): string {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  return reasons[code] ?? message;
}

const reasons: Readonly<Record<string, string>> = {
  Z_DATA_ERROR: 'its packed data are damaged',
  Z_BUF_ERROR: 'its packed data are cut off',
  Z_NEED_DICT: 'its packed data are damaged',
  ERR_BUFFER_TOO_LARGE: 'it unpacks to more than it says',
  ENOENT: 'it does not exist any more',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EIO: 'the disk reports an error',
  ENOSPC: 'there is no room on the disk to unpack it',
};
