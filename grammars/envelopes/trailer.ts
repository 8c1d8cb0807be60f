import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';

/** The fields of a CCM trailer. */
export interface CcmTrailer {
  /** Wall clock of the client as if it were UTC, ms. */
  local: number;
  /** Minutes to add to get UTC. */
  bias: number | undefined;
  component: string;
  /** As written: 0 verbose, 1 information, 2 warning, 3 error. */
  type: string;
  thread: number | undefined;
}

const Time = createToken({ name: 'Time', pattern: /\]LOG\]!><time="[^"\n]*" ?/ });
const Day = createToken({ name: 'Day', pattern: /date="[^"\n]*" ?/ });
const Component = createToken({ name: 'Component', pattern: /component="[^"\n]*" ?/ });
const Context = createToken({ name: 'Context', pattern: /context="[^"\n]*" ?/ });
const Type = createToken({ name: 'Type', pattern: /type="[^"\n]*" ?/ });
const Thread = createToken({ name: 'Thread', pattern: /thread="[^"\n]*" ?/ });
const Source = createToken({ name: 'Source', pattern: /file="[^"\n]*" ?/ });
const Close = createToken({ name: 'Close', pattern: />\s*/, line_breaks: true, group: Lexer.SKIPPED });
const vocabulary = [Time, Day, Component, Context, Type, Thread, Source, Close];

const minute = 60_000;
const quote = 34;

/** The number whose digits begin at an offset. Trailers hold six of them each, so they are not worth a regular expression. */
function digits(image: string, from: number, to = image.length): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = image.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

const scale = [100, 10, 1];

/** `]LOG]!><time="19:33:19.766-330"`: ms of the day, and minutes to add. */
function readTime(image: string, into: CcmTrailer): void {
  const hours = image.indexOf('"') + 1;
  const minutes = image.indexOf(':', hours) + 1;
  const seconds = image.indexOf(':', minutes) + 1;
  into.local = digits(image, hours) * 60 * minute + digits(image, minutes) * minute + digits(image, seconds) * 1000;
  let at = image.indexOf('.', seconds) + 1;
  if (at === 0) at = seconds;
  else for (const unit of scale) if (isDigit(image.charCodeAt(at))) into.local += (image.charCodeAt(at++) - 48) * unit;
  while (at < image.length && isDigit(image.charCodeAt(at))) at++;
  if (image[at] === ' ') at++;
  if (image.charCodeAt(at) !== quote) into.bias = digits(image, at + 1) * (image[at] === '-' ? -1 : 1);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The text between the quotes of an attribute, whose name has so many letters. */
function value(image: string, name: number): string {
  const from = name + 2;
  return image.substring(from, image.indexOf('"', from));
}

/** Reads many trailers in one call: a call for each costs twice as much. */
class TrailerGrammar extends EmbeddedActionsParser {
  readonly #lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true });
  readonly #days = new Map<string, number>();
  #found: CcmTrailer[] = [];
  #at: CcmTrailer = blank();

  readonly #attributes = [
    { ALT: () => this.#begin(this.CONSUME(Time).image) },
    {
      ALT: () => {
        this.#at.local += this.#day(value(this.CONSUME(Day).image, 4));
      },
    },
    {
      ALT: () => {
        this.#at.component = value(this.CONSUME(Component).image, 9);
      },
    },
    { ALT: () => this.CONSUME(Context) },
    {
      ALT: () => {
        this.#at.type = value(this.CONSUME(Type).image, 4);
      },
    },
    {
      ALT: () => {
        const { image } = this.CONSUME(Thread);
        this.#at.thread = isDigit(image.charCodeAt(8)) ? digits(image, 8) : undefined;
      },
    },
    { ALT: () => this.CONSUME(Source) },
  ];

  readonly #attribute = () => this.OR(this.#attributes);

  constructor() {
    super(vocabulary, { maxLookahead: 1 });
    this.performSelfAnalysis();
  }

  read(text: string): CcmTrailer[] {
    this.#found = [];
    this.input = this.#lexer.tokenize(text).tokens;
    this.trailers();
    return this.#found;
  }

  /** The envelope has already seen that each begins with its time and holds each attribute at most once. */
  trailers = this.RULE('trailers', () => {
    this.MANY(this.#attribute);
  });

  #begin(time: string): void {
    this.#at = blank();
    readTime(time, this.#at);
    this.#found.push(this.#at);
  }

  /** `11-28-2014` is month first. Days repeat, so they are remembered. */
  #day(date: string): number {
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    const [month = 1, day = 1, year = 1970] = date.split('-').map(Number);
    const ms = Date.UTC(year, month - 1, day);
    if (this.#days.size > 1000) this.#days.clear();
    this.#days.set(date, ms);
    return ms;
  }
}

function blank(): CcmTrailer {
  return { local: 0, bias: undefined, component: '', type: '', thread: undefined };
}

let grammar: TrailerGrammar | undefined;

/** Splits trailers, written one after the other, into their fields. */
export function trailers(text: string): CcmTrailer[] {
  grammar ??= new TrailerGrammar();
  return grammar.read(text);
}
