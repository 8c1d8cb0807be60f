/** The same seed gives the same numbers on every machine and every Node (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, `below`. */
  integer(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.integer(items.length)] ?? items[0];
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.integer(100) < share;
  }

  hex(digits: number): string {
    let text = '';
    for (let digit = 0; digit < digits; digit++) text += this.integer(16).toString(16).toUpperCase();
    return text;
  }

  guid(): string {
    return `{${this.hex(8)}-${this.hex(4)}-${this.hex(4)}-${this.hex(4)}-${this.hex(12)}}`;
  }
}
