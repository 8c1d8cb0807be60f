import { openers, routineOpeners } from '../grammars/index.js';
import { eventOf } from './events.js';
import type { RecordTime, Unread } from './record.js';
import { LogReader } from './records.js';
import type { LoggedEvent } from './runs/run.js';
import type { LogPart, LogSource } from './sources/index.js';

const interest = { openers, routine: routineOpeners };

/** One log of a client, rotated parts stitched, read piece by piece into events. */
export class LogStream {
  evidence = 0;
  time: RecordTime | undefined;
  readonly #parts: LogPart[];
  readonly #readers: { file: string; reader: LogReader }[] = [];
  readonly #failures: Unread[] = [];
  #chunks: AsyncIterator<Uint8Array> | undefined;
  #events: LoggedEvent[] = [];
  #next = 0;
  #understood = 0;

  constructor(log: LogSource) {
    this.#parts = [...log.parts];
  }

  get records(): number {
    return this.#readers.reduce((total, { reader }) => total + reader.records, 0);
  }

  /** Records that a production knows. */
  get understood(): number {
    return this.#readers.reduce((total, { reader }) => total + reader.routine, this.#understood);
  }

  get bytes(): number {
    return this.#readers.reduce((total, { reader }) => total + reader.bytes, 0);
  }

  get unread(): Unread[] {
    return [...this.#failures, ...this.#readers.flatMap(({ reader }) => reader.unread)];
  }

  get files(): { file: string; records: number }[] {
    return this.#readers.map(({ file, reader }) => ({ file, records: reader.records }));
  }

  get empty(): boolean {
    return this.#next >= this.#events.length;
  }

  /** Reads on until an event is there; false when the log is at its end. */
  async ready(): Promise<boolean> {
    while (this.empty) if (!(await this.#read())) return false;
    return true;
  }

  /** The next event; call only when one is there. */
  take(): LoggedEvent {
    const event = this.#events[this.#next++] as LoggedEvent;
    this.time = this.#events[this.#next]?.seen.time ?? this.time;
    return event;
  }

  async #read(): Promise<boolean> {
    const part = this.#chunks ? undefined : this.#parts.shift();
    if (!this.#chunks && !part) return false;
    if (part) {
      this.#readers.push({ file: part.file, reader: new LogReader(part.file, interest) });
      this.#chunks = part.chunks()[Symbol.asyncIterator]();
    }
    const current = this.#readers.at(-1);
    if (!current || !this.#chunks) return false;
    const chunk = await this.#pull(current.file, current.reader.bytes);
    this.#collect(chunk ? current.reader.push(chunk) : current.reader.end());
    if (!chunk) this.#chunks = undefined;
    return true;
  }

  /** A log that breaks off while it is read gives what it gave. */
  async #pull(file: string, offset: number): Promise<Uint8Array | undefined> {
    try {
      const next = await this.#chunks?.next();
      return next?.done === false ? next.value : undefined;
    } catch (error) {
      this.#failures.push({ file, offset, reason: `cannot be read further: ${error instanceof Error ? error.message : String(error)}` });
      return undefined;
    }
  }

  #collect(records: ReturnType<LogReader['push']>): void {
    this.#events = [];
    this.#next = 0;
    for (const record of records) {
      const event = eventOf(record);
      if (!event) continue;
      if (event.kind === 'evidence') this.evidence++;
      else this.#understood++;
      this.#events.push(event);
    }
    this.time = this.#events[0]?.seen.time ?? this.time;
  }
}
