import { holdsEvidence } from './evidence.js';

/** What makes a record worth keeping. */
export interface Interest {
  /** Opening phrases of all sentences that a grammar knows, literal text; a blank stands for one or more. */
  readonly openers: readonly string[];
}

type Trie = Map<string, Trie>;

/** The phrases as one pattern that shares beginnings, so that a message is compared with two hundred as fast as with two. */
function pattern(openers: readonly string[]): string {
  const root: Trie = new Map();
  for (const opener of openers) {
    let at = root;
    for (const character of `${opener.trim().replace(/\s+/g, ' ')}\0`) {
      const next: Trie = at.get(character) ?? new Map();
      at.set(character, next);
      at = next;
    }
  }
  return written(root);
}

function written(trie: Trie): string {
  if (trie.has('\0')) return '';
  const ways = [...trie].map(([character, rest]) => {
    const literal = character === ' ' ? '[ ~]+' : character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
    return literal + written(rest);
  });
  return ways.length === 1 ? (ways[0] ?? '') : `(?:${ways.join('|')})`;
}

/** `SCHED DATA  : `, the part of the Legacy Client that speaks; padded on a client, collapsed in print. */
const subsystem = /[A-Z][A-Z ]{2,14}: */y;
const bracket = 91;
/** Characters that may stand before a sentence. */
const skipped = Uint8Array.from({ length: 256 }, (_, code) => Number(' \t\r\n[~'.includes(String.fromCharCode(code))));

/** Tells the records that matter from the noise of other components. */
export class Attention {
  readonly #opening: RegExp;
  /** First two characters of the phrases: most messages begin with none of them. */
  readonly #begins = new Uint8Array(65536);

  constructor({ openers }: Interest) {
    const phrases = openers.filter((opener) => opener.trim() !== '');
    this.#opening = new RegExp(phrases.length > 0 ? pattern(phrases) : '(?!)', 'y');
    for (const phrase of phrases) this.#begin(phrase.trim());
  }

  /** Whether a known sentence begins here, after blanks, brackets and the subsystem. */
  opens(text: string, from: number, to: number): boolean {
    let at = from;
    while (at < to && skipped[text.charCodeAt(at)] === 1) at++;
    if (this.#opensAt(text, at, to)) return true;
    if (at > from && text.charCodeAt(at - 1) === bracket && this.#opensAt(text, at - 1, to)) return true;
    subsystem.lastIndex = at;
    return subsystem.test(text) && this.#opensAt(text, subsystem.lastIndex, to);
  }

  /** Whether a known sentence begins the message, or an error code or the path of a server stands in it. */
  matters(message: string): boolean {
    return this.opens(message, 0, message.length) || holdsEvidence(message);
  }

  #opensAt(text: string, at: number, to: number): boolean {
    if (this.#begins[(text.charCodeAt(at) & 255) * 256 + (text.charCodeAt(at + 1) & 255)] === 0) return false;
    this.#opening.lastIndex = at;
    return this.#opening.test(text) && this.#opening.lastIndex <= to;
  }

  #begin(phrase: string): void {
    const first = (phrase.charCodeAt(0) & 255) * 256;
    const second = phrase.length > 1 ? phrase.charCodeAt(1) & 255 : undefined;
    if (second === undefined || second === 32) this.#begins.fill(1, first, first + 256);
    else this.#begins[first + second] = 1;
  }
}
