import { type Recoder, wideLength } from './encoding.js';

/** Turns offsets in a piece into byte offsets and line numbers of the file. Ask with offsets that never go back. */
export class Position {
  readonly #recoder: Recoder;
  #piece = '';
  #at = 0;
  #line = 1;
  #offset: number | undefined;

  constructor(recoder: Recoder) {
    this.#recoder = recoder;
  }

  begin(piece: string): void {
    this.#piece = piece;
    this.#at = 0;
    this.#offset ??= this.#recoder.before;
  }

  at(index: number): { offset: number; line: number } {
    const from = this.#at;
    this.#at = Math.max(from, index);
    for (let next = this.#newline(from); next < index; next = this.#newline(next + 1)) this.#line++;
    const step = this.#recoder.isWide ? wideLength(this.#piece, from, this.#at) : this.#at - from;
    this.#offset = (this.#offset ?? 0) + step;
    return { offset: this.#offset, line: this.#line };
  }

  /** From where to where a stretch stands in the file. */
  span(start: number, end: number): { start: number; end: number; line: number } {
    const { offset, line } = this.at(start);
    return { start: offset, end: this.#recoder.isWide ? this.at(end).offset : offset + end - start, line };
  }

  end(): void {
    this.at(this.#piece.length);
  }

  #newline(from: number): number {
    const at = this.#piece.indexOf('\n', from);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }
}
