/** What an archive may hold, so that one that was made to do harm costs a bounded amount of time. */
export interface Limits {
  /** Archives within archives: 0 opens none of them. */
  readonly depth: number;
  /** Entries of one archive, those of the archives in it included. */
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries that are read of one archive, unpacked, those of the archives in it included. */
  readonly totalBytes: number;
  /** Unpacked to packed bytes of one entry. Deflate reaches 1,032; logs stay below 50. */
  readonly ratio: number;
}

export const defaultLimits: Limits = { depth: 3, entries: 1_000_000, entryBytes: 4 * 1024 ** 3, totalBytes: 256 * 1024 ** 3, ratio: 250 };

/** Small entries of zeros have any ratio and do no harm. */
const ratioMatters = 4 * 1024 ** 2;

/** Why an entry, or the rest of an archive, is not read. */
export class Unreadable extends Error {}

/** What is left of the limits of one archive on the disk. */
export class Budget {
  readonly limits: Limits;
  #entries = 0;
  #bytes = 0;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** One more entry was listed. */
  count(): void {
    if (++this.#entries > this.limits.entries)
      throw new Unreadable(`it holds more than ${figure(this.limits.entries)} entries (--max-entries)`);
  }

  /** Hands on what a packed stream gives as long as it keeps to the limits. `packed`: its bytes in the archive, where that is known. */
  async *unpack(chunks: AsyncIterable<Uint8Array>, packed?: number): AsyncIterable<Uint8Array> {
    const { totalBytes, ratio } = this.limits;
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      this.#bytes += chunk.length;
      if (this.#bytes > totalBytes) throw new Unreadable(`its archive unpacks to more than ${megabytes(totalBytes)} (--max-total-size)`);
      if (packed !== undefined && size > ratioMatters && size > packed * ratio)
        throw new Unreadable(`it unpacks to more than ${figure(ratio)} times its size (--max-ratio)`);
      yield chunk;
    }
  }

  /** Hands on an entry as long as it is not too large. */
  async *entry(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > this.limits.entryBytes)
        throw new Unreadable(`it unpacks to more than ${megabytes(this.limits.entryBytes)} (--max-entry-size)`);
      yield chunk;
    }
  }
}

const figure = (number: number): string => number.toLocaleString('en-US');
const megabytes = (bytes: number): string => `${figure(Math.round(bytes / 1024 ** 2))} MB`;
