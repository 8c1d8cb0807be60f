import type { Unread } from '../record.js';

/** As many stretches are listed for a file; all are counted. */
const mostListed = 100;

/** What could not be read of one file. Stretches that touch are one. */
export class UnreadList {
  readonly list: Unread[] = [];
  count = 0;
  readonly #file: string;
  #end = -1;
  #reason = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** Bytes from `start` to `end` of the file. */
  add(start: number, end: number, reason: string): void {
    const goesOn = start === this.#end && reason === this.#reason;
    this.#end = end;
    this.#reason = reason;
    if (goesOn) return;
    this.count++;
    if (this.list.length < mostListed) this.list.push({ file: this.#file, offset: start, reason });
  }

  /** Blank lines between two stretches belong to them. */
  skip(start: number, end: number): void {
    if (start === this.#end) this.#end = end;
  }
}
