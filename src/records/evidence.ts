import { Finder } from '../../grammars/envelopes/finder.js';

/** Numbers that are codes by their size or by the word before them. Eight figures from 80 or 87 on are no part of a GUID. */
const number = /(?:rror|RROR|[cC]ode)[ :=-]{1,4}\d|-\d{9}|\b2[12]\d{8}\b|(?<![\w{-])8[07][\dA-Fa-f]{6}(?![\w-])/;
const mark = /0[xX]0*[1-9a-fA-F]|\\\\\w|#\d|\(\d{1,5}\)/;

/** Whether a number in the message is an error code: `error 53`, `-2147024891`, `2147942405`, `80070005`. */
export const holdsNumber = (message: string): boolean => number.test(message);

/** Whether a message holds an error code or the path of a server: such a number, or `0x35`, `\\server`, `#5`, `(5)`. */
export const holdsEvidence = (message: string): boolean => mark.test(message) || number.test(message);

const zero = 48;
const isDigit = (character: number): boolean => character >= 49 && character <= 57;
const isHex = (character: number): boolean => isDigit(character) || ((character | 32) >= 97 && (character | 32) <= 102);

/**
 * The marks of evidence that are rare, for the messages of other components: `\\server`, `0x80070005`, `(5)`, `#5`. A piece is searched for
 * each of them once, by the machine's own search for a byte, so a message without any costs almost nothing.
 */
export class EvidenceMarks {
  readonly #server = new Finder('\\\\');
  readonly #hex = new Finder('x');
  readonly #number = new Finder('(');
  readonly #hash = new Finder('#');
  #text = '';

  begin(piece: string): void {
    this.#text = piece;
    for (const finder of [this.#server, this.#hex, this.#number, this.#hash]) finder.reset(piece);
  }

  stand(from: number, to: number): boolean {
    if (this.#server.from(from) < to) return true;
    for (let at = this.#hex.from(from); at < to; at = this.#hex.from(at + 1)) if (this.#isHex(at, to)) return true;
    for (let at = this.#number.from(from); at < to; at = this.#number.from(at + 1)) if (isDigit(this.#text.charCodeAt(at + 1))) return true;
    for (let at = this.#hash.from(from); at < to; at = this.#hash.from(at + 1)) if (isDigit(this.#text.charCodeAt(at + 1))) return true;
    return false;
  }

  /** `0x`, and not nothing but zeros after it. */
  #isHex(at: number, to: number): boolean {
    if (this.#text.charCodeAt(at - 1) !== zero) return false;
    let digit = at + 1;
    while (digit < to && this.#text.charCodeAt(digit) === zero) digit++;
    return digit < to && isHex(this.#text.charCodeAt(digit));
  }
}
