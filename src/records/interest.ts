import { holdsEvidence } from './evidence.js';

/** What makes a record worth keeping. */
export interface Interest {
  /** Opening phrases of all sentences that a grammar knows, literal text; a blank stands for one or more. */
  readonly openers: readonly string[];
  /** Those of them that open nothing but sentences which say nothing about a failure: what they open is counted, not kept. */
  readonly routine?: readonly string[];
  /** Keep every record, for whoever wants to hand them on. */
  readonly everything?: boolean;
}

/** The phrases as one pattern that shares beginnings, so that a message is compared with two hundred as fast as with two. */
function pattern(openers: readonly string[]): string {
  const phrases = new Set(openers.map((opener) => opener.trim().replace(/\s+/g, ' ')));
  return written([...phrases].sort(), 0);
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', '[ ~]+');

/** What follows the first `from` characters, which all phrases share. A phrase that begins others matches for them. */
function written(phrases: readonly string[], from: number): string {
  const [first = ''] = phrases;
  if (first.length === from || phrases.length === 1) return literal(first.slice(from));
  const ways = [...Map.groupBy(phrases, (phrase) => phrase.charAt(from))].map(
    ([character, rest]) => literal(character) + written(rest, from + 1),
  );
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
  /** Sums of the first characters of the phrases: most messages begin with none of them. */
  readonly #begins = new Uint8Array(65536);

  readonly #routine: Attention | undefined;

  /** Nobody chooses: every record is kept. */
  readonly keepsAll: boolean;

  constructor({ openers, routine = [], everything = false }: Interest) {
    this.keepsAll = everything;
    this.#routine = routine.length > 0 ? new Attention({ openers: routine }) : undefined;
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

  /** Whether a sentence begins here that is known to say nothing about a failure. */
  isRoutine(text: string, from: number, to: number): boolean {
    return this.#routine?.opens(text, from, to) === true;
  }

  /** Whether a known sentence begins the message, or an error code or the path of a server stands in it. */
  matters(message: string): boolean {
    return this.keepsAll || this.opens(message, 0, message.length) || holdsEvidence(message);
  }

  #begin(phrase: string): void {
    const isWhole = phrase.length >= lookahead || phrase.includes(' ');
    // Anything may follow a phrase that is shorter than what is looked at.
    const endings = isWhole ? [''] : Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
    if (!isWhole && phrase.length < lookahead - 1) this.#begins.fill(1);
    for (const ending of endings) this.#begins[beginning(phrase + ending, 0)] = 1;
  }

  #opensAt(text: string, at: number, to: number): boolean {
    if (this.#begins[beginning(text, at)] === 0) return false;
    this.#opening.lastIndex = at;
    return this.#opening.test(text) && this.#opening.lastIndex <= to;
  }
}

/** As many characters are looked at before the phrases are compared, fewer where the first word is shorter. */
const lookahead = 4;
const blank = 32;

/** A number of 16 bits for the first characters. */
function beginning(text: string, from: number): number {
  let sum = 0;
  for (let at = from; at < from + lookahead; at++) {
    const code = text.charCodeAt(at);
    if (code === blank) break;
    sum = (sum * 31 + code) & 0xffff;
  }
  return sum;
}
