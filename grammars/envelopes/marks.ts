import { createToken, EmbeddedActionsParser, type IToken, Lexer } from 'chevrotain';
import { skipValidations } from '../checked.js';
import { LocaleDates, type Moment, numericMoment, weekdayMoment } from './dates.js';
import { localeStamp, numericDate, weekdayDate } from './text.js';

/** What stands around a message outside the CCM envelope. */
export interface Mark {
  readonly component: string;
  readonly time?: Moment | undefined;
  readonly thread?: number | undefined;
}

const everyCharacter = Array.from({ length: 256 }, (_, code) => code);
const WeekdayDate = createToken({ name: 'WeekdayDate', pattern: new RegExp(weekdayDate) });
const NumericDate = createToken({ name: 'NumericDate', pattern: new RegExp(numericDate) });
const LocaleDate = createToken({ name: 'LocaleDate', pattern: new RegExp(localeStamp), start_chars_hint: everyCharacter });
const ThreadId = createToken({
  name: 'ThreadId',
  pattern: /thread ?= ?[\dA-Fa-f]{1,10}(?: ?\(0x[\dA-Fa-f]{1,16}\))?|\d{1,10} ?\((?:0x)?[\dA-Fa-f]{1,16}\)/,
});
const Bracket = createToken({ name: 'Bracket', pattern: /[<>$\s~]+/, line_breaks: true });
const Words = createToken({ name: 'Words', pattern: /[^<>$\r\n\t]+/, start_chars_hint: everyCharacter });
const vocabulary = [WeekdayDate, NumericDate, ThreadId, LocaleDate, Bracket, Words];

/** Trailer of the legacy envelope, or columns of a viewer: component, time, zone by name and thread, as far as they are there. */
class MarkGrammar extends EmbeddedActionsParser {
  readonly #lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations });
  #dates = new LocaleDates();
  #words: string[] = [];
  #time: Moment | undefined;
  #thread: number | undefined;

  constructor() {
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  read(text: string, dates: LocaleDates): Mark {
    this.#dates = dates;
    this.#words = [];
    this.#time = undefined;
    this.#thread = undefined;
    this.input = this.#lexer.tokenize(text).tokens;
    this.mark();
    const [component = ''] = this.#words;
    return { component: component.trim(), time: this.#time, thread: this.#thread };
  }

  mark = this.RULE('mark', () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(Bracket) },
        { ALT: () => this.#at(this.CONSUME(WeekdayDate), weekdayMoment) },
        { ALT: () => this.#at(this.CONSUME(NumericDate), numericMoment) },
        { ALT: () => this.#at(this.CONSUME(LocaleDate), (image) => this.#dates.moment(image)) },
        { ALT: () => this.#by(this.CONSUME(ThreadId)) },
        { ALT: () => this.#say(this.CONSUME(Words)) },
      ]);
    });
  });

  #at({ image }: IToken, read: (image: string) => Moment | undefined): void {
    this.ACTION(() => {
      this.#time ??= read(image);
    });
  }

  /** `1512 (0x5E8)` is decimal; SMS 1.x writes no second number, and its only one is hexadecimal. */
  #by({ image }: IToken): void {
    this.ACTION(() => {
      const [number = ''] = /[\dA-Fa-f]+/.exec(image.replace(/^thread/, '')) ?? [];
      this.#thread ??= Number.parseInt(number, image.includes('(') ? 10 : 16);
    });
  }

  /** Words before the time are the component, words after it the zone: `Pacific Daylight Time`. */
  #say({ image }: IToken): void {
    this.ACTION(() => {
      const words = image.trim();
      if (!this.#time) this.#words.push(words);
      else if (/^[A-Z][A-Za-z. ()+:\d-]{2,59}$/.test(words)) this.#time = { zone: words, ...this.#time };
    });
  }
}

let grammar: MarkGrammar | undefined;

/** Splits what an envelope writes after a message into its fields. */
export function mark(text: string, dates: LocaleDates): Mark {
  grammar ??= new MarkGrammar();
  return grammar.read(text, dates);
}
