import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/** What a name is the name of; the reader of a redacted report still wants to know that much. */
export type NameKind =
  | 'account'
  | 'host'
  | 'domain'
  | 'address'
  | 'sid'
  | 'guid'
  | 'site'
  | 'package'
  | 'program'
  | 'advertisement'
  | 'share'
  | 'folder'
  | 'file'
  | 'secret';

/** Digits only: no name that holds a letter can come about in a mark by chance. */
const digits = 10;

/** A mark and the name it stands for, as it was first written. */
export interface Marked {
  readonly mark: string;
  readonly name: string;
}

/** Gives names their marks: the same name has the same mark wherever it stands, in whatever case, under one key. */
export class Marks {
  readonly #key: Uint8Array;
  /** By name in lower case. */
  readonly #marks = new Map<string, string>();
  /** By mark. */
  readonly #names = new Map<string, string>();

  /** `known`: what earlier reports under the same key replaced. */
  constructor(key: Uint8Array, known: Iterable<Marked> = []) {
    this.#key = key;
    for (const { mark, name } of known) this.#keep(mark, name);
  }

  /** The mark of a name. What kind of name it is was decided when it was first seen. */
  of(name: string, kind: NameKind): string {
    const known = this.#marks.get(name.toLowerCase());
    if (known !== undefined) return known;
    const figures = this.#figures(name.toLowerCase());
    const short = `${kind.toUpperCase()}-${figures.slice(0, digits)}`;
    const mark = this.#names.has(short) ? `${kind.toUpperCase()}-${figures}` : short;
    this.#keep(mark, name);
    return mark;
  }

  /** All marks that were given, in the order in which they were. */
  all(): Marked[] {
    return [...this.#names].map(([mark, name]) => ({ mark, name }));
  }

  #keep(mark: string, name: string): void {
    this.#marks.set(name.toLowerCase(), mark);
    this.#names.set(mark, name);
  }

  #figures(name: string): string {
    const digest = hmac(sha256, this.#key, new TextEncoder().encode(name));
    const number = digest.slice(0, 16).reduce((total, byte) => total * 256n + BigInt(byte), 0n);
    return String(number % 10n ** 20n).padStart(20, '0');
  }
}

const mark = /\b[A-Z]{3,13}-\d{10}(?:\d{10})?\b/gi;

/** A text with its marks turned back into names; a mark that is not known stays. */
export function restored(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(mark, (found) => names.get(found.toUpperCase()) ?? found);
}
