/**
 * Where a string stands next in a text. It remembers what it found, so a piece is searched once however often one asks; ask with offsets
 * that never go back. The length of the text: nowhere.
 */
export class Finder {
  readonly #needle: string;
  #text = '';
  #found = -1;

  constructor(needle: string) {
    this.#needle = needle;
  }

  reset(text: string): void {
    this.#text = text;
    this.#found = -1;
  }

  from(offset: number): number {
    if (this.#found < offset) {
      const found = this.#text.indexOf(this.#needle, offset);
      this.#found = found < 0 ? this.#text.length : found;
    }
    return this.#found;
  }
}
