import { closeSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bytes, MemoryBytes } from './bytes.js';

/** Bytes that are kept in memory; what is beyond goes to the disk. */
const mostInMemory = 8 * 1024 ** 2;

/**
 * Keeps what must be unpacked before it can be read: entries of archives that can be read only from front to back, and archives within
 * archives. Small things stay in memory; the rest goes to one file in a private folder that is removed.
 */
export class Spool {
  #inMemory = 0;
  #file: number | undefined;
  #folder: string | undefined;
  #end = 0;

  /** Unpacks `chunks` and hands out what came. */
  async keep(chunks: AsyncIterable<Uint8Array>): Promise<Bytes> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    let start: number | undefined;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (start === undefined && this.#inMemory + size <= mostInMemory) pieces.push(Uint8Array.from(chunk));
      else {
        start ??= this.#end;
        for (const piece of pieces.splice(0)) this.#write(piece);
        this.#write(chunk);
      }
    }
    if (start !== undefined) return this.#onDisk(start, size);
    this.#inMemory += size;
    return new MemoryBytes(Buffer.concat(pieces));
  }

  #onDisk(start: number, size: number): Bytes {
    return {
      size,
      read: (target, position) => {
        const room = Math.max(0, Math.min(target.length, size - position));
        return this.#file === undefined || room === 0 ? 0 : readSync(this.#file, target, 0, room, start + position);
      },
    };
  }

  #write(bytes: Uint8Array): void {
    const file = this.#open();
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, this.#end + at);
    this.#end += bytes.length;
  }

  #open(): number {
    if (this.#file !== undefined) return this.#file;
    const folder = mkdtempSync(join(tmpdir(), 'smsdx-'));
    const path = join(folder, 'unpacked');
    this.#file = openSync(path, 'wx+', 0o600);
    this.#folder = folder;
    try {
      // Without a name nothing is left behind, not even when the process is killed.
      unlinkSync(path);
      rmSync(folder, { recursive: true });
    } catch {
      // Windows keeps the name of an open file; `close` removes it.
    }
    return this.#file;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#file = undefined;
    this.#inMemory = 0;
  }
}
