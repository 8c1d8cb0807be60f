import { EmbeddedActionsParser, EOF, type IToken, Lexer } from 'chevrotain';
import { skipValidations } from '../checked.js';
import { Body, BrokenTrailer, type Chooser, CutRecord, LooseTrailer, Noise, type Run, resetRecords, Trailer } from './ccm.js';
import { strictMark } from './legacy-trailer.js';
import type { Mark } from './marks.js';
import { Columns, LegacyTrailer, LooseLegacyTrailer, Newline, RoutineLines, resetText, Stamp, Text, Thread } from './text.js';
import { type CcmTrailer, looseTrailer, strictTrailer } from './trailer.js';

/** A line that begins with its date: `date  text  thread  rest`. */
export interface StampedLine {
  readonly stamp: string;
  /** Component and message, or the component alone where the message follows the thread. */
  readonly text: string;
  readonly thread?: string | undefined;
  readonly rest?: string | undefined;
}

/** Who is told what stands in a piece. All numbers are offsets in the piece. */
export interface LogSink extends Chooser {
  /** Records of the CCM envelope, one after the other, of which none matters. */
  noise(run: Run): void;
  /** Lines of the legacy envelope, one after the other, that are known to say nothing about a failure. */
  routine(records: number): void;
  /** A record of the CCM envelope that matters: opener at `start`, trailer at `close`. */
  ccm(start: number, close: number, trailer: CcmTrailer): void;
  /** A record of the legacy envelope: message at `start`, trailer from `close` to `end`, split where it is as the client writes it. */
  legacy(start: number, close: number, end: number, mark?: Mark): void;
  /** Text with message and component, and the columns of a viewer after it. */
  viewed(start: number, close: number, end: number): void;
  stamped(start: number, end: number, line: StampedLine): void;
  /** A line without any envelope. */
  plain(start: number, end: number): void;
  blank(start: number, end: number): void;
  unread(start: number, end: number, reason: string): void;
}

/** A longer line may hold a second message that is not routine. */
const longestRoutine = 250;

const endOf = ({ startOffset, image }: IToken) => startOffset + image.length;
// Ordered by how often they come and by who must be asked first.
const vocabulary = [
  Noise,
  Body,
  CutRecord,
  Trailer,
  LooseTrailer,
  BrokenTrailer,
  Newline,
  RoutineLines,
  LegacyTrailer,
  LooseLegacyTrailer,
  Thread,
  Columns,
  Stamp,
  Text,
];

/**
 * What a log is made of: records of either envelope, lines copied from a viewer, bare lines, and what is broken. All of it may be mixed,
 * and malformed text is an alternative of the grammar, so that nothing is ever an exception and the next record is always found.
 * Alternatives are made once, not at each record: that and no rule below the record is what makes it fast.
 */
class LogGrammar extends EmbeddedActionsParser {
  readonly #lexer = new Lexer(vocabulary, { positionTracking: 'onlyOffset', ensureOptimizations: true, skipValidations });
  /** Nobody listens while Chevrotain records the grammar. */
  #sink: LogSink | undefined;
  #piece = '';
  #body = 0;
  #text: IToken | undefined;

  /** `<![LOG[message]LOG]!><time=… file="…">` */
  readonly #trailers = [
    { ALT: () => this.#ccm(this.CONSUME1(Trailer), true) },
    { ALT: () => this.#ccm(this.CONSUME1(LooseTrailer), false) },
    { ALT: () => this.#unread(this.#body, this.CONSUME1(BrokenTrailer), 'the trailer of the record is malformed') },
  ];

  readonly #entries = [
    { ALT: () => this.#noise(this.CONSUME(Noise)) },
    { ALT: () => this.#routine(this.CONSUME(RoutineLines)) },
    {
      ALT: () => {
        this.#body = this.CONSUME(Body).startOffset;
        this.OR2(this.#trailers);
      },
    },
    { ALT: () => this.SUBRULE(this.stray) },
    { ALT: () => this.SUBRULE(this.line) },
    { ALT: () => this.SUBRULE(this.stampedLine) },
  ];

  readonly #entry = () => this.OR1(this.#entries);

  constructor() {
    super(vocabulary, { maxLookahead: 1, skipValidations });
    this.performSelfAnalysis();
  }

  read(piece: string, sink: LogSink): void {
    resetRecords(piece, sink);
    resetText(piece, (from, to) => to - from <= longestRoutine && sink.weigh(from, to) === 'routine');
    this.#sink = sink;
    this.#piece = piece;
    this.input = this.#lexer.tokenize(piece).tokens;
    this.log();
    const rest = this.LA(1);
    if (rest.tokenType !== EOF) sink.unread(rest.startOffset, piece.length, 'the log cannot be read here');
  }

  log = this.RULE('log', () => {
    this.MANY(this.#entry);
  });

  readonly #strays = [
    { ALT: () => this.#stray(this.CONSUME(CutRecord), 'the record is cut off') },
    { ALT: () => this.#stray(this.CONSUME2(Trailer), noStart) },
    { ALT: () => this.#stray(this.CONSUME2(LooseTrailer), noStart) },
    { ALT: () => this.#stray(this.CONSUME2(BrokenTrailer), noStart) },
  ];

  /** Half a record. */
  stray = this.RULE('stray', () => {
    this.OR(this.#strays);
  });

  readonly #lineEnds = [
    { ALT: () => this.#strict(this.CONSUME(LegacyTrailer)) },
    { ALT: () => this.#legacy(this.CONSUME(LooseLegacyTrailer)) },
    { ALT: () => this.#viewed(this.CONSUME(Columns)) },
    { ALT: () => this.#newline(this.CONSUME(Newline)) },
  ];

  readonly #lines = [
    {
      ALT: () => {
        this.#text = this.CONSUME(Text);
        this.OPTION(() => this.SUBRULE1(this.lineEnd));
        if (this.#text) this.#plain(this.#text);
      },
    },
    { ALT: () => this.SUBRULE2(this.lineEnd) },
  ];

  /** `message  $$<component><date><thread=…>`, `message component date thread`, or only a message. */
  line = this.RULE('line', () => {
    this.OR(this.#lines);
  });

  lineEnd = this.RULE('lineEnd', () => {
    this.OR(this.#lineEnds);
  });

  /** `date  message  component  thread`, or `date  component  thread  message`. */
  stampedLine = this.RULE('stampedLine', () => {
    const stamp = this.CONSUME(Stamp);
    const text = this.OPTION1(() => this.CONSUME1(Text));
    const thread = this.OPTION2(() => this.CONSUME(Thread));
    const rest = this.OPTION3(() => this.CONSUME3(Text));
    const newline = this.OPTION4(() => this.CONSUME(Newline));
    const last = newline ?? rest ?? thread ?? text ?? stamp;
    const line = { stamp: stamp.image, text: text?.image ?? '', thread: thread?.image, rest: rest?.image };
    this.#sink?.stamped(stamp.startOffset, endOf(last), line);
  });

  #noise({ payload }: IToken): void {
    this.#sink?.noise(payload);
  }

  #routine({ payload }: IToken): void {
    this.#sink?.routine(payload);
  }

  #ccm(trailer: IToken, strict: boolean): void {
    const { startOffset } = trailer;
    this.#sink?.ccm(this.#body, startOffset, strict ? strictTrailer(this.#piece, startOffset) : looseTrailer(trailer));
  }

  #strict(trailer: IToken): void {
    this.#sink?.legacy(this.#takeText(trailer), trailer.startOffset, endOf(trailer), strictMark(this.#piece, trailer.startOffset));
  }

  #legacy(trailer: IToken): void {
    this.#sink?.legacy(this.#takeText(trailer), trailer.startOffset, endOf(trailer));
  }

  #viewed(columns: IToken): void {
    this.#sink?.viewed(this.#takeText(columns), columns.startOffset, endOf(columns));
  }

  #newline(newline: IToken): void {
    if (this.#text) this.#plain(this.#text, endOf(newline));
    else this.#sink?.blank(newline.startOffset, endOf(newline));
  }

  #plain(text: IToken, end = endOf(text)): void {
    this.#text = undefined;
    if (isBlank(text.image)) this.#sink?.blank(text.startOffset, end);
    else this.#sink?.plain(text.startOffset, end);
  }

  /** Where the message of the line begins; there may be none. */
  #takeText(end: IToken): number {
    const start = this.#text?.startOffset ?? end.startOffset;
    this.#text = undefined;
    return start;
  }

  #stray(token: IToken, reason: string): void {
    this.#unread(token.startOffset, token, reason);
  }

  #unread(start: number, last: IToken, reason: string): void {
    this.#sink?.unread(start, endOf(last), reason);
  }
}

/** A byte order mark may also stand where logs were joined. */
const isBlank = (text: string): boolean => text.trim() === '' || text === '\xef\xbb\xbf';

const noStart = 'the record has no start';

let grammar: LogGrammar | undefined;

/** Reads one piece of a log, whose characters are bytes (latin1), and tells the sink what stands in it, in order. */
export function readPiece(piece: string, sink: LogSink): void {
  grammar ??= new LogGrammar();
  grammar.read(piece, sink);
}
