const zero = 48;
const isDigit = (code: number): boolean => code >= zero && code <= 57;

/** Reads the numbers of a text of which a pattern has already made sure, one after the other; no string is cut for that. */
export class Digits {
  text = '';
  at = 0;

  start(text: string, at: number): void {
    this.text = text;
    this.at = at;
  }

  get next(): number {
    return this.text.charCodeAt(this.at);
  }

  /** The number here, and past the character that stands after it. */
  number(): number {
    let value = 0;
    let code = this.text.charCodeAt(this.at++);
    for (; isDigit(code); code = this.text.charCodeAt(this.at++)) value = value * 10 + code - zero;
    return value;
  }

  /** `13:17:10` in ms, and past the character that stands after it. */
  clock(): number {
    return (this.number() * 60 + this.number()) * 60_000 + this.number() * 1000;
  }

  /** The digits of a fraction as ms, however many there are; what stands after them is not passed. */
  thousandths(): number {
    let value = 0;
    let digits = 0;
    for (let code = this.next; isDigit(code); code = this.text.charCodeAt(++this.at)) if (digits++ < 3) value = value * 10 + code - zero;
    return digits === 1 ? value * 100 : digits === 2 ? value * 10 : value;
  }

  /** Past the words, wherever they stand next. */
  pass(words: string): void {
    this.at = this.text.indexOf(words, this.at) + words.length;
  }
}
