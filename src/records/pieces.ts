import { closer, opener } from '../../grammars/envelopes/ccm.js';

/** Tokens of a piece this small die young; a larger piece is slower. */
export const pieceSize = 65536;
/** A record or line that is longer is given up. */
export const longest = 1 << 20;

/** Bytes of a log that hold whole records or lines, in a buffer that is used again afterwards. */
export interface Piece {
  readonly bytes: Buffer;
  /** Part of a record or line that is longer than any real one. */
  readonly tooLong: boolean;
}

const openerBytes = Buffer.from(opener);
const closerBytes = Buffer.from(closer);
const newline = 10;
const overlap = closerBytes.length - 1;

/** Cuts a stream of bytes into pieces at starts of records and lines. The same bytes give the same records, however they arrive. */
export class Pieces {
  #buffer = Buffer.allocUnsafeSlow(4 * pieceSize);
  #start = 0;
  #end = 0;
  /** Where the search for the end of the first record or line goes on. */
  #searched = 0;
  /** Where the trailer of the first record was seen. */
  #closed = -1;
  /** What is being skipped because it is too long. */
  #skipping: 'record' | 'line' | undefined;

  /** Whether the first piece of the log holds a record of the CCM envelope; known when the first piece is out. */
  startsAsCcm: boolean | undefined;

  *push(chunk: Uint8Array): Iterable<Piece> {
    for (let at = 0; at < chunk.length; at += 8 * pieceSize) {
      this.#append(chunk.subarray(at, at + 8 * pieceSize));
      while (this.#end - this.#start >= pieceSize) {
        const piece = this.#cut(false);
        if (!piece) break;
        yield piece;
      }
    }
  }

  *end(): Iterable<Piece> {
    while (this.#end > this.#start) {
      const piece = this.#cut(true);
      if (!piece) return;
      yield piece;
    }
  }

  #append(chunk: Uint8Array): void {
    const held = this.#end - this.#start;
    if (this.#buffer.length - this.#end < chunk.length) {
      const size = held + chunk.length;
      const buffer = size > this.#buffer.length ? Buffer.allocUnsafeSlow(2 * size) : this.#buffer;
      this.#buffer.copy(buffer, 0, this.#start, this.#end);
      this.#buffer = buffer;
      this.#searched -= this.#start;
      if (this.#closed >= 0) this.#closed -= this.#start;
      this.#start = 0;
      this.#end = held;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #cut(final: boolean): Piece | undefined {
    const window = this.#buffer.subarray(this.#start, Math.min(this.#end, this.#start + pieceSize));
    this.startsAsCcm ??= window.includes(openerBytes);
    if (this.#skipping) return this.#cutLong(this.#skipping, final);
    if (final && this.#end - this.#start <= pieceSize) return this.#take(this.#end, false);
    const last = window.lastIndexOf(openerBytes);
    if (last > 0) return this.#take(this.#start + last, false);
    const line = last < 0 ? window.lastIndexOf(newline) : -1;
    if (line >= 0) return this.#take(this.#start + line + 1, false);
    return this.#cutLong(last === 0 ? 'record' : 'line', final);
  }

  /** One record or line that fills the piece, or what is left of one that is skipped. */
  #cutLong(kind: 'record' | 'line', final: boolean): Piece | undefined {
    const stop = kind === 'record' ? this.#recordEnd() : this.#lineEnd();
    const size = (stop < 0 ? this.#end : stop) - this.#start;
    if (stop < 0 && !final && size <= longest && !this.#skipping) return undefined;
    const tooLong = this.#skipping !== undefined || size > longest;
    if (stop >= 0 || final) {
      this.#skipping = undefined;
      return this.#take(stop < 0 ? this.#end : stop, tooLong);
    }
    this.#skipping = kind;
    // The end of what is here may be half of the mark that ends the record.
    return this.#end - this.#start > overlap ? this.#skip(this.#end - overlap) : undefined;
  }

  #lineEnd(): number {
    const from = Math.max(this.#start, this.#searched);
    const line = this.#find(newline, from, this.#end);
    const record = this.#find(openerBytes, from, line < 0 ? this.#end : line);
    this.#searched = Math.max(from, this.#end - overlap);
    return record >= 0 ? record : line < 0 ? -1 : line + 1;
  }

  /** After the line that holds the trailer, or before the next record. */
  #recordEnd(): number {
    const from = Math.max(this.#skipping ? this.#start : this.#start + openerBytes.length, this.#searched);
    const next = this.#find(openerBytes, from, this.#end);
    const end = next < 0 ? this.#end : next;
    if (this.#closed < 0) this.#closed = this.#find(closerBytes, from, end);
    const line = this.#closed < 0 ? -1 : this.#find(newline, Math.max(from, this.#closed), end);
    this.#searched = Math.max(from, this.#end - overlap);
    return line >= 0 ? line + 1 : next;
  }

  #find(what: Buffer | number, from: number, to: number): number {
    const at = from < to ? this.#buffer.subarray(from, to).indexOf(what) : -1;
    return at < 0 ? -1 : from + at;
  }

  #take(stop: number, tooLong: boolean): Piece {
    this.#closed = -1;
    return this.#hand(stop, tooLong);
  }

  #skip(stop: number): Piece {
    return this.#hand(stop, true);
  }

  #hand(stop: number, tooLong: boolean): Piece {
    const bytes = this.#buffer.subarray(this.#start, stop);
    this.#start = stop;
    this.#searched = Math.max(stop, this.#skipping ? this.#searched : stop);
    return { bytes, tooLong };
  }
}
