import { pattern, plain, skip } from './tokens.js';

interface Opening<T> {
  readonly words: string;
  /** In the one spelling that all others are compared with. */
  readonly plain: string;
  readonly values: T[];
  /** Finds the words in other spellings; built when first needed. */
  search?: RegExp;
}

const keyLength = 4;
/** Characters in which an opening is looked for. */
const longest = 200;
/** What a text must have to be an opening in another spelling. */
const varied = /[\s~]{2}|[\t\r\n~]|::|i[sz](?:e|ed|ing|ation)\b/i;
const isWord = (character: string): boolean => /\w/.test(character);

/** Openings by their first letters: which of some hundred openings a text begins with, in less than the time of one token. */
export class Openings<T> {
  /** Where the text goes on after the opening that was found last. */
  end = 0;
  readonly #byKey = new Map<string, Opening<T>[]>();
  readonly #short: Opening<T>[] = [];
  readonly #subsystem: RegExp | undefined;

  /** Before the words may stand the name of the subsystem that speaks: `SCHED DATA  : `. */
  constructor(entries: Iterable<readonly [words: string, value: T]>, subsystems: readonly string[] = []) {
    if (subsystems.length > 0) this.#subsystem = new RegExp(`(?:${[...new Set(subsystems)].map(pattern).join('|')})\\s*[:-]\\s*`, 'y');
    for (const [words, value] of entries) this.#add(words, value);
    for (const bucket of [this.#short, ...this.#byKey.values()]) bucket.sort((a, b) => b.words.length - a.words.length);
  }

  /** Values of the longest opening that the text begins with. */
  find(text: string): readonly T[] {
    const from = this.#afterSubsystem(text, skip(text, 0));
    const bucket = this.#byKey.get(text.slice(from, from + keyLength)) ?? this.#short;
    if (bucket.length === 0) return [];
    for (const opening of bucket) {
      if (text.startsWith(opening.words, from) && this.#ends(opening.words, text, from + opening.words.length)) return opening.values;
    }
    return this.#spelledOtherwise(bucket, text, from);
  }

  #add(words: string, value: T): void {
    const key = words.slice(0, keyLength);
    const bucket = key.length < keyLength ? this.#short : (this.#byKey.get(key) ?? []);
    if (key.length === keyLength) this.#byKey.set(key, bucket);
    const spelled = plain(words);
    const known = bucket.find((opening) => opening.plain === spelled);
    if (known) known.values.push(value);
    else bucket.push({ words, plain: spelled, values: [value] });
  }

  #afterSubsystem(text: string, from: number): number {
    if (!this.#subsystem) return from;
    this.#subsystem.lastIndex = from;
    return this.#subsystem.test(text) ? this.#subsystem.lastIndex : from;
  }

  #ends(words: string, text: string, at: number): boolean {
    if (isWord(words.slice(-1)) && isWord(text.charAt(at))) return false;
    this.end = skip(text, at);
    return true;
  }

  #spelledOtherwise(bucket: readonly Opening<T>[], text: string, from: number): readonly T[] {
    const written = text.slice(from, from + longest);
    if (!varied.test(written)) return [];
    const head = plain(written);
    for (const opening of bucket) {
      if (!head.startsWith(opening.plain)) continue;
      opening.search ??= new RegExp(pattern(opening.words), 'y');
      opening.search.lastIndex = from;
      if (!opening.search.test(text)) continue;
      this.end = skip(text, opening.search.lastIndex);
      return opening.values;
    }
    return [];
  }
}
