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

/** Tells the records that matter from the noise of other components. */
export class Attention {
  /** By the sums of their first characters. */
  readonly #phrases = new Map<number, string[]>();
  /** Those sums: most messages begin with none of them. */
  readonly #begins = new Uint8Array(65536);
  /** So short that anything may follow within what is looked at. */
  readonly #short: string[] = [];

  readonly #routine: Attention | undefined;

  /** Nobody chooses: every record is kept. */
  readonly keepsAll: boolean;

  constructor({ openers, routine = [], everything = false }: Interest) {
    this.keepsAll = everything;
    this.#routine = routine.length > 0 ? new Attention({ openers: routine }) : undefined;
    for (const opener of new Set(openers)) {
      const phrase = opener.trim().replace(/\s+/g, ' ');
      if (phrase !== '') this.#learn(phrase);
    }
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

  #learn(phrase: string): void {
    if (phrase.length < lookahead && !phrase.includes(' ')) {
      this.#short.push(phrase);
      return;
    }
    const sum = beginning(phrase, 0);
    const known = this.#phrases.get(sum);
    if (known) known.push(phrase);
    else this.#phrases.set(sum, [phrase]);
    this.#begins[sum] = 1;
  }

  #opensAt(text: string, at: number, to: number): boolean {
    const sum = beginning(text, at);
    if (this.#begins[sum] === 1 && this.#isAmong(this.#phrases.get(sum) ?? [], text, { at, to })) return true;
    return this.#short.length > 0 && this.#isAmong(this.#short, text, { at, to });
  }

  #isAmong(phrases: readonly string[], text: string, { at, to }: { readonly at: number; readonly to: number }): boolean {
    for (const phrase of phrases) {
      const end = endOf(phrase, text, at);
      if (end >= 0 && end <= to) return true;
    }
    return false;
  }
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
