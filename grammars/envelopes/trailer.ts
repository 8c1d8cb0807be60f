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
const Close = createToken({ name: 'Close', pattern: />\s*/, line_breaks: true });
const vocabulary = [Time, Day, Component, Context, Type, Thread, Source, Close];

const clock = /(\d+):(\d+):(\d+)(?:\.(\d{1,3}))?\d*(?: ?([+-]\d+))?"/;

function timeOf(image: string): { ms: number; bias: number | undefined } {
  const [, hours, minutes, seconds, fraction = '', bias] = clock.exec(image) ?? [];
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  return { ms, bias: bias === undefined ? undefined : Number(bias) };
}

/** The text between the quotes of an attribute. */
const value = (image: string, name: string) => image.slice(name.length + 2, image.lastIndexOf('"'));

/** Reads many trailers in one call: a call for each costs twice as much. */
class TrailerGrammar extends EmbeddedActionsParser {
  readonly #lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true });
  readonly #days = new Map<string, number>();
  #found: CcmTrailer[] = [];
  #at: CcmTrailer = blank();

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

  trailers = this.RULE('trailers', () => {
    this.MANY(() => this.SUBRULE(this.trailer));
  });

  trailer = this.RULE('trailer', () => {
    const time = this.CONSUME(Time).image;
    this.ACTION(() => {
      const { ms, bias } = timeOf(time);
      this.#at = { ...blank(), local: ms, bias };
      this.#found.push(this.#at);
    });
    this.MANY(() => this.SUBRULE(this.attribute));
    this.CONSUME(Close);
  });

  attribute = this.RULE('attribute', () => {
    this.OR([
      { ALT: () => this.#set(this.CONSUME(Day).image, (at, image) => (at.local += this.#day(value(image, 'date')))) },
      { ALT: () => this.#set(this.CONSUME(Component).image, (at, image) => (at.component = value(image, 'component'))) },
      { ALT: () => this.CONSUME(Context) },
      { ALT: () => this.#set(this.CONSUME(Type).image, (at, image) => (at.type = value(image, 'type'))) },
      { ALT: () => this.#set(this.CONSUME(Thread).image, (at, image) => (at.thread = threadOf(value(image, 'thread')))) },
      { ALT: () => this.CONSUME(Source) },
    ]);
  });

  #set(image: string, set: (at: CcmTrailer, image: string) => void): void {
    this.ACTION(() => set(this.#at, image));
  }

  /** `11-28-2014` is month first. Days repeat, so they are remembered. */
  #day(date: string): number {
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    const [month, day, year] = date.split('-').map(Number);
    const ms = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1);
    if (this.#days.size > 1000) this.#days.clear();
    this.#days.set(`${date} `.trimEnd(), ms);
    return ms;
  }
}

function blank(): CcmTrailer {
  return { local: 0, bias: undefined, component: '', type: '', thread: undefined };
}

const threadOf = (text: string): number | undefined => (/^\d+$/.test(text) ? Number(text) : undefined);

let grammar: TrailerGrammar | undefined;

/** Splits trailers, written one after the other, into their fields. */
export function trailers(text: string): CcmTrailer[] {
  grammar ??= new TrailerGrammar();
  return grammar.read(text);
}
