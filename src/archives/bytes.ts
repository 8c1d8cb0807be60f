import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Unreadable } from './limits.js';

/** Bytes that can be read anywhere: a file, or a stretch of one. */
export interface Bytes {
  readonly size: number;
  /** As many bytes as there are from `position`, at most `target.length`; the number of them. */
  read(target: Uint8Array, position: number): number;
}

/** An archive on the disk. */
export class FileBytes implements Bytes {
  readonly size: number;
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
  }

  read(target: Uint8Array, position: number): number {
    let done = 0;
    while (done < target.length) {
      const read = readSync(this.#file, target, done, target.length - done, position + done);
      if (read === 0) break;
      done += read;
    }
    return done;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** An archive that was unpacked into memory. */
export class MemoryBytes implements Bytes {
  readonly size: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.size = bytes.length;
  }

  read(target: Uint8Array, position: number): number {
    const part = this.#bytes.subarray(position, position + target.length);
    target.set(part);
    return part.length;
  }
}

/** A stretch of an archive. */
export class Stretch implements Bytes {
  readonly size: number;
  readonly #of: Bytes;
  readonly #start: number;

  constructor(of: Bytes, start: number, size: number) {
    this.#of = of;
    this.#start = start;
    this.size = size;
  }

  read(target: Uint8Array, position: number): number {
    const room = Math.max(0, Math.min(target.length, this.size - position));
    return this.#of.read(target.subarray(0, room), this.#start + position);
  }
}

/** Piece by piece, in one buffer; a stretch that ends too soon is said. */
export async function* chunksOf(bytes: Bytes, chunkSize: number): AsyncIterable<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(chunkSize, Math.max(bytes.size, 1)));
  for (let at = 0; at < bytes.size; ) {
    const read = bytes.read(buffer.subarray(0, Math.min(buffer.length, bytes.size - at)), at);
    if (read === 0) throw new Unreadable('the archive is cut off');
    at += read;
    yield buffer.subarray(0, read);
  }
}

export function head(bytes: Bytes, length: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(length);
  return buffer.subarray(0, bytes.read(buffer, 0));
}
