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
/** Of these a log may hold millions. Their marks are long enough to be told apart without remembering the others. */
const countless: ReadonlySet<NameKind> = new Set<NameKind>(['guid', 'sid', 'address']);
const mostRecent = 5_000;

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
  readonly #isKept: boolean;
  /** Marks that need not be kept, for the next time they are asked for. */
  readonly #recent = new Map<string, string>();

  /** `known`: what earlier reports under the same key replaced. `isKept`: somebody will ask for all names in the end. */
  constructor(key: Uint8Array, known: Iterable<Marked> = [], isKept = true) {
    this.#key = key;
    this.#isKept = isKept;
    for (const { mark, name } of known) this.#keep(mark, name);
  }

  /** The mark of a name. What kind of name it is was decided when it was first seen. */
  of(name: string, kind: NameKind): string {
    const known = this.#marks.get(name.toLowerCase());
    if (known !== undefined) return known;
    if (countless.has(kind)) return this.#countless(name, kind);
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

  #countless(name: string, kind: NameKind): string {
    const key = name.toLowerCase();
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const mark = `${kind.toUpperCase()}-${this.#figures(key)}`;
    if (this.#isKept) this.#keep(mark, name);
    if (this.#recent.size >= mostRecent) this.#recent.clear();
    this.#recent.set(key, mark);
    return mark;
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

const mark = /((?:account|host|domain|address|sid|guid|site|package|program|advertisement|share|folder|file|secret)-)(\d{10,})/gi;

/** A text with its marks turned back into names; a mark that is not known stays. What a mark is a part of may go on with a figure. */
export function restored(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(mark, (found, kind: string, figures: string) => {
    const length = [2 * digits, digits].find((each) => names.has(`${kind}${figures.slice(0, each)}`.toUpperCase()));
    if (length === undefined) return found;
    return `${names.get(`${kind}${figures.slice(0, length)}`.toUpperCase())}${figures.slice(length)}`;
  });
}
