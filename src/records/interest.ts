import type { Weight } from '../../grammars/envelopes/ccm.js';
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

const blank = 32;
const tilde = 126;

/** Where a phrase ends that stands here, a blank of it being one or more; -1 where it does not. */
function endOf(phrase: string, text: string, from: number): number {
  let at = from;
  for (let next = 0; next < phrase.length; next++) {
    const code = phrase.charCodeAt(next);
    const found = text.charCodeAt(at++);
    if (code !== blank) {
      if (found !== code) return -1;
    } else {
      if (!isGap(found)) return -1;
      while (isGap(text.charCodeAt(at))) at++;
    }
  }
  return at;
}

const isGap = (code: number): boolean => code === blank || code === tilde;

/** `SCHED DATA  : `, the part of the Legacy Client that speaks; padded on a client, collapsed in print. */
const subsystem = /[A-Z][A-Z ]{2,14}: */y;
const bracket = 91;
/** Characters that may stand before a sentence. */
const skipped = Uint8Array.from({ length: 256 }, (_, code) => Number(' \t\r\n[~'.includes(String.fromCharCode(code))));

interface Phrase {
  readonly words: string;
  readonly weight: Weight;
}

/** Tells the records that matter from the noise of other components. */
export class Attention {
  /** By the sums of their first characters: most messages begin with none of them. */
  readonly #phrases: (readonly Phrase[] | undefined)[] = Array(65536).fill(undefined);
  /** So short that anything may follow within what is looked at. */
  readonly #short: Phrase[] = [];

  /** Nobody chooses: every record is kept. */
  readonly keepsAll: boolean;

  constructor({ openers, routine = [], everything = false }: Interest) {
    this.keepsAll = everything;
    const nothing = new Set(routine);
    for (const opener of new Set(openers)) {
      const words = opener.trim().replace(/\s+/g, ' ');
      if (words !== '') this.#learn({ words, weight: nothing.has(opener) ? 'routine' : 'telling' });
    }
  }

  /** Whether a known sentence begins here, after blanks, brackets and the subsystem, and of which kind. */
  opening(text: string, from: number, to: number): Weight {
    let at = from;
    while (at < to && skipped[text.charCodeAt(at)] === 1) at++;
    const here = this.#openingAt(text, at, to);
    if (here !== 'unknown') return here;
    const before = at > from && text.charCodeAt(at - 1) === bracket ? this.#openingAt(text, at - 1, to) : here;
    if (before !== 'unknown') return before;
    subsystem.lastIndex = at;
    return subsystem.test(text) ? this.#openingAt(text, subsystem.lastIndex, to) : before;
  }

  opens(text: string): boolean {
    return this.opening(text, 0, text.length) !== 'unknown';
  }

  /** Whether a known sentence begins the message, or an error code or the path of a server stands in it. */
  matters(message: string): boolean {
    return this.keepsAll || this.opens(message) || holdsEvidence(message);
  }

  #learn(phrase: Phrase): void {
    const { words } = phrase;
    const sum = beginning(words, 0);
    if (words.length < lookahead && !words.includes(' ')) this.#short.push(phrase);
    else this.#phrases[sum] = [...(this.#phrases[sum] ?? []), phrase];
  }

  #openingAt(text: string, at: number, to: number): Weight {
    const phrases = this.#phrases[beginning(text, at)];
    const found = phrases === undefined ? 'unknown' : openingAmong(phrases, text, { at, to });
    return found === 'unknown' && this.#short.length > 0 ? openingAmong(this.#short, text, { at, to }) : found;
  }
}

function openingAmong(phrases: readonly Phrase[], text: string, { at, to }: { readonly at: number; readonly to: number }): Weight {
  for (const { words, weight } of phrases) {
    const end = endOf(words, text, at);
    if (end >= 0 && end <= to) return weight;
  }
  return 'unknown';
}

/** As many characters are looked at before the phrases are compared, fewer where the first word is shorter. */
const lookahead = 4;

/** A number of 16 bits for the first characters. */
function beginning(text: string, from: number): number {
  let sum = 0;
  for (let at = from; at < from + lookahead; at++) {
    const code = text.charCodeAt(at);
    if (isGap(code)) break;
    sum = (sum * 31 + code) & 0xffff;
  }
  return sum;
}
