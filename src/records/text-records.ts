import { closer } from '../../grammars/envelopes/ccm.js';
import { componentAtEnd, componentBeforeColumns } from '../../grammars/envelopes/components.js';
import { LocaleDates } from '../../grammars/envelopes/dates.js';
import type { StampedLine } from '../../grammars/envelopes/log.js';
import { type Mark, mark } from '../../grammars/envelopes/marks.js';
import type { LogRecord } from '../record.js';
import { type Assembled, Assembly } from './assembly.js';
import { Remembered } from './copies.js';
import { decode } from './encoding.js';
import type { Line } from './group.js';
import type { Attention } from './interest.js';
import { textMessage } from './messages.js';
import { unquoted } from './quotes.js';
import type { UnreadList } from './unread-list.js';

/** Logs outside the CCM envelope are small and are kept whole up to so many records; beyond, only what matters is kept. */
const keptWhole = 20_000;

/** Records outside the CCM envelope: legacy, copied from a viewer, bare. */
export class TextRecords {
  records = 0;
  /** Records whose sentence is known to say nothing about a failure; not kept. */
  routine = 0;
  /** Records of the CCM envelope stand in the log: a bare line between them is no record, unless a known sentence begins it. */
  isCcm = false;
  readonly #file: string;
  #lastBytes = '';
  #lastComponent = '';
  readonly #attention: Attention;
  readonly #unread: UnreadList;
  readonly #out: (record: LogRecord) => void;
  readonly #dates = new LocaleDates();
  readonly #assembly: Assembly;
  readonly #matters: Remembered<boolean>;
  readonly #unquoted: Remembered<string>;

  constructor(file: string, attention: Attention, unread: UnreadList, out: (record: LogRecord) => void) {
    this.#file = file;
    this.#attention = attention;
    this.#unread = unread;
    this.#out = out;
    const opens = (text: string): boolean => attention.opens(text);
    this.#matters = new Remembered((text) => attention.matters(text));
    this.#assembly = new Assembly((record) => this.#emit(record), opens);
    this.#unquoted = new Remembered((text) => unquoted(text, opens));
  }

  get isEmpty(): boolean {
    return this.#assembly.isEmpty;
  }

  begin(startsAsCcm: boolean): void {
    this.isCcm ||= startsAsCcm;
  }

  /** Records that are known to say nothing about a failure. */
  skip(records: number): void {
    if (!this.#assembly.isEmpty) this.flush();
    this.records += records;
    this.routine += records;
  }

  /** A message and its trailer `$$<component><date><thread=…>`, split or as text. */
  legacy(quoted: Line, trailer: Mark | string): void {
    const line = this.#unquote(quoted);
    const split = typeof trailer === 'string' ? mark(trailer, this.#dates) : trailer;
    if (this.#assembly.isEmpty && line.text.indexOf('NAL[', 1) < 0) this.#emit({ ...line, mark: split });
    else this.#assembly.marked(line, split);
  }

  /** Message and component, and the columns of a viewer after them. */
  viewed(line: Line, columns: string): void {
    const { message, component } = componentBeforeColumns(this.#unquoted.of(line.text), this.#assembly.components);
    const isTabbed = /\t[^\t]*\t?$/.test(line.text.slice(-200));
    this.#assembly.marked({ ...line, text: message }, { ...mark(columns, this.#dates), component }, isTabbed);
  }

  /** A line that begins with its date. */
  stamped(line: Line, { stamp, text, thread = '', rest = '' }: StampedLine): void {
    const when = mark(`${stamp}\t${thread}`, this.#dates);
    if (thread === '') {
      const { message, component } = componentAtEnd(text, this.#assembly.components) ?? { message: text, component: '' };
      this.#assembly.headed({ ...line, text: message.trim() }, { ...when, component });
    } else if (rest.trim() !== '') this.#assembly.headed({ ...line, text: rest.trim() }, { ...when, component: text.trim() });
    else {
      const { message, component } = componentBeforeColumns(text, this.#assembly.components);
      this.#assembly.marked({ ...line, text: message.replace(/^[\t ]/, '') }, { ...when, component });
    }
  }

  plain(quoted: Line): void {
    const line = this.#unquote(quoted);
    const reason = unreadable(line.text);
    if (line !== quoted && line.text.trim() === '') this.blank(quoted);
    else if (reason === undefined) this.#assembly.plain({ ...line, text: line.text.replace(/[\r\n]+$/, '') });
    else {
      this.flush();
      this.#unread.add(line.start, line.end, reason);
    }
  }

  blank({ start, end }: Line): void {
    this.#assembly.blank();
    this.#unread.skip(start, end);
  }

  flush(): void {
    this.#assembly.flush();
  }

  #unquote(line: Line): Line {
    const text = this.#unquoted.of(line.text);
    return text === line.text ? line : { ...line, text };
  }

  #isKept(text: string): boolean {
    return this.records < keptWhole || this.#matters.of(text);
  }

  #emit({ start, end, line, text, mark }: Assembled): void {
    if (!mark && this.isCcm && !this.#attention.opens(text)) {
      this.#unread.add(start, end, 'text outside of any record');
      return;
    }
    const isKept = this.#isKept(text);
    this.records++;
    if (isKept) this.#out(this.#record(text, mark, { file: this.#file, line, offset: start }));
  }

  #component(bytes: string): string {
    if (bytes !== this.#lastBytes) {
      this.#lastBytes = bytes;
      this.#lastComponent = decode(bytes);
    }
    return this.#lastComponent;
  }

  #record(text: string, mark: Mark | undefined, place: Pick<LogRecord, 'file' | 'line' | 'offset'>): LogRecord {
    return {
      message: textMessage(text),
      component: this.#component(mark?.component ?? ''),
      time: mark?.time?.zone === undefined ? mark?.time : { ...mark.time, zone: decode(mark.time.zone) },
      thread: mark?.thread,
      severity: 'unknown',
      ...place,
    };
  }
}

const control = /[\x01-\x08\x0e-\x1f\x7f]/g;

/** Why a line is no text; `undefined`: it is. */
function unreadable(text: string): string | undefined {
  if (text.includes(closer)) return 'the record has no start';
  if (/^[\0\s]*$/.test(text)) return 'NUL bytes';
  const head = text.slice(0, 4096);
  const strange = head.match(control)?.length ?? 0;
  return strange * 10 > head.length ? 'not text' : undefined;
}
