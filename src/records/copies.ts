const longestRemembered = 200;
const mostRemembered = 8_000;

/** Texts by themselves: a client says the same things about the same programs again and again, and whoever knows a text knows its hash. */
const remembered = new Map<string, string>();

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The bytes of a stretch of a piece as text, each a character. A copy out of the buffer that the piece was made from, and for short texts
 * the same copy each time: a part of the piece itself would keep all of it alive.
 */
export function copyOf(piece: string, bytes: Buffer, { from, to }: Stretch): string {
  if (to - from > longestRemembered) return bytes.toString('latin1', from, to);
  const known = remembered.get(piece.substring(from, to));
  if (known !== undefined) return known;
  const copy = bytes.toString('latin1', from, to);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(copy, copy);
  return copy;
}

/** What was worked out of a short text before, by the text. */
export class Remembered<Value> {
  readonly #known = new Map<string, Value>();
  readonly #workOut: (text: string) => Value;

  constructor(workOut: (text: string) => Value) {
    this.#workOut = workOut;
  }

  of(text: string): Value {
    if (text.length > longestRemembered) return this.#workOut(text);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const value = this.#workOut(text);
    if (this.#known.size >= mostRemembered) this.#known.clear();
    this.#known.set(text, value);
    return value;
  }
}
