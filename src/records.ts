import type { Weight } from '../grammars/envelopes/ccm.js';
import { type LogSink, readPiece, type StampedLine } from '../grammars/envelopes/log.js';
import type { CcmTrailer } from '../grammars/envelopes/trailer.js';
import type { LogRecord, Severity, Unread } from './record.js';
import { copyOf } from './records/copies.js';
import { decode, Recoder } from './records/encoding.js';
import { EvidenceMarks, holdsNumber } from './records/evidence.js';
import { Attention, type Interest } from './records/interest.js';
import { ccmMessage } from './records/messages.js';
import { type Piece, Pieces } from './records/pieces.js';
import { Position } from './records/position.js';
import { TextRecords } from './records/text-records.js';
import { UnreadList } from './records/unread-list.js';

export type { Interest } from './records/interest.js';

const severities: Readonly<Record<string, Severity>> = { '0': 'verbose', '1': 'information', '2': 'warning', '3': 'error' };
const openerLength = 7;

/**
 * Cuts one log file into records, whatever envelope it has, and hands out those that matter: known sentences, warnings, errors, and whatever
 * holds an error code or the path of a server. The rest is counted. Nothing is kept but what is not yet complete, so memory is flat.
 */
export class LogReader {
  readonly #recoder = new Recoder();
  readonly #pieces = new Pieces();
  readonly #attention: Attention;
  readonly #unread: UnreadList;
  readonly #texts: TextRecords;
  readonly #position: Position;
  readonly #file: string;
  readonly #sink: LogSink;
  readonly #marks = new EvidenceMarks();
  /** Components repeat; a copy of each keeps no piece alive. */
  readonly #components = new Map<string, string>();
  #lastComponent = '';
  #piece = '';
  #bytesOf: Buffer = Buffer.alloc(0);
  #out: LogRecord[] = [];
  #ccmRecords = 0;
  #routine = 0;
  #bytes = 0;

  /** `file`: name of the log file without folder, `-` for standard input. */
  constructor(file: string, interest: Interest) {
    this.#file = file;
    this.#attention = attentionOf(interest);
    this.#unread = new UnreadList(file);
    this.#position = new Position(this.#recoder);
    this.#texts = new TextRecords(file, this.#attention, this.#unread, (record) => this.#out.push(record));
    this.#sink = this.#listen();
  }

  /** All records seen so far, kept or not. */
  get records(): number {
    return this.#ccmRecords + this.#texts.records;
  }

  /** Records that were not kept because their sentence is known to say nothing about a failure. */
  get routine(): number {
    return this.#routine + this.#texts.routine;
  }

  /** Bytes of the file seen so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The first hundred stretches that could not be read. */
  get unread(): Unread[] {
    return this.#unread.list;
  }

  /** All stretches that could not be read, listed or not. */
  get unreadCount(): number {
    return this.#unread.count;
  }

  /** Reads on; hands out the kept records that became complete, in order. The chunk may be used again afterwards. */
  push(chunk: Uint8Array): LogRecord[] {
    this.#bytes += chunk.length;
    for (const piece of this.#pieces.push(this.#recoder.push(chunk))) this.#read(piece);
    return this.#take();
  }

  /** The log is at its end; hands out the rest. */
  end(): LogRecord[] {
    for (const piece of this.#pieces.push(this.#recoder.end())) this.#read(piece);
    for (const piece of this.#pieces.end()) this.#read(piece);
    this.#texts.flush();
    return this.#take();
  }

  #take(): LogRecord[] {
    const records = this.#out;
    this.#out = [];
    return records;
  }

  #read({ bytes, tooLong }: Piece): void {
    this.#bytesOf = bytes;
    this.#piece = bytes.toString('latin1');
    this.#marks.begin(this.#piece);
    this.#position.begin(this.#piece);
    this.#texts.begin(this.#pieces.startsAsCcm === true);
    if (tooLong) this.#lose(0, this.#piece.length, 'a record or line longer than 1 MB');
    else readPiece(this.#piece, this.#sink);
    this.#position.end();
  }

  #listen(): LogSink {
    const line = (start: number, close: number, end: number) => ({ ...this.#position.span(start, end), text: this.#copy(start, close) });
    const marks = (from: number, to: number) => this.#piece.substring(from, to);
    return {
      weigh: (from, to) => this.#weigh(from, to),
      holdsCode: (from, to) => holdsNumber(this.#piece.substring(from, to)),
      noise: ({ records, routine }) => {
        this.#count(records);
        this.#routine += routine;
      },
      routine: (records) => this.#texts.skip(records),
      ccm: (start, close, trailer) => {
        this.#count(1);
        this.#out.push(this.#record(start, close, trailer));
      },
      legacy: (start, close, end, mark) => this.#texts.legacy(line(start, close, end), mark ?? marks(close, end)),
      viewed: (start, close, end) => this.#texts.viewed(line(start, close, end), marks(close, end)),
      stamped: (start, end, stamped: StampedLine) => this.#texts.stamped(line(start, end, end), stamped),
      plain: (start, end) => this.#texts.plain(line(start, end, end)),
      blank: (start, end) => this.#texts.blank(line(start, end, end)),
      unread: (start, end, reason) => this.#lose(start, end, reason),
    };
  }

  #weigh(from: number, to: number): Weight {
    if (this.#attention.keepsAll) return 'telling';
    const opening = this.#attention.opening(this.#piece, from, to);
    return opening !== 'telling' && this.#marks.stand(from, to) ? 'telling' : opening;
  }

  #count(records: number): void {
    if (!this.#texts.isEmpty) this.#texts.flush();
    this.#texts.isCcm = true;
    this.#ccmRecords += records;
  }

  #record(start: number, close: number, { local, bias, component, type, thread }: CcmTrailer): LogRecord {
    const { offset, line } = this.#position.at(start);
    return {
      message: ccmMessage(this.#copy(start + openerLength, close)),
      component: this.#component(component),
      time: bias === undefined ? { local } : { local, bias },
      thread,
      severity: severities[type] ?? 'unknown',
      file: this.#file,
      line,
      offset,
    };
  }

  #copy(from: number, to: number): string {
    return copyOf(this.#piece, this.#bytesOf, { from, to });
  }

  #component(bytes: string): string {
    if (bytes === this.#lastComponent) return this.#lastComponent;
    this.#lastComponent = this.#copyOf(bytes);
    return this.#lastComponent;
  }

  #copyOf(bytes: string): string {
    const known = this.#components.get(bytes);
    if (known !== undefined) return known;
    const component = decode(bytes);
    if (this.#components.size < 1000) this.#components.set(decode(bytes), component);
    return component;
  }

  #lose(start: number, end: number, reason: string): void {
    if (!this.#texts.isEmpty) this.#texts.flush();
    this.#unread.add(this.#position.at(start).offset, this.#position.at(end).offset, reason);
  }
}

const choosing = new WeakMap<Interest['openers'], Attention>();
const keeping = new WeakMap<Interest['openers'], Attention>();

/** Building the pattern of all phrases costs more than reading a small log, so it is built once. */
function attentionOf(interest: Interest): Attention {
  const attentions = interest.everything ? keeping : choosing;
  const attention = attentions.get(interest.openers) ?? new Attention(interest);
  attentions.set(interest.openers, attention);
  return attention;
}
