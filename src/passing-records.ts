import { openers } from '../grammars/index.js';
import { biasOf } from './clock.js';
import { eventOf } from './events.js';
import type { LogRecord, Unread } from './record.js';
import { LogReader } from './records.js';
import type { Passing } from './reports/records/index.js';
import type { ClientSource, LogPart } from './sources/index.js';
import { reasonOf } from './sources/reason.js';
import type { TimeZone } from './time-zone.js';

const minute = 60_000;
const interest = { openers, everything: true };

/** What became of the logs of a client that were passed on. */
export interface Passed {
  records: number;
  /** Records whose zone nothing tells. */
  local: number;
  /** Name of the client, as soon as its logs tell it. */
  machine?: string | undefined;
  readonly unread: Unread[];
}

/**
 * Every record of a client, log by log in the order of the files, cut out of its envelope, in portions. Nothing is kept, so memory is flat;
 * each record is made when it is asked for, because a whole portion of them would outlive the young generation of the heap.
 * `zone` holds where the envelope names none.
 */
export async function* passingRecords(client: ClientSource, zone: TimeZone | undefined, passed: Passed): AsyncIterable<Iterable<Passing>> {
  for (const { parts } of client.logs) for (const part of parts) yield* ofPart(part, client.name, zone, passed);
}

async function* ofPart(
  part: LogPart,
  client: string | undefined,
  zone: TimeZone | undefined,
  passed: Passed,
): AsyncIterable<Iterable<Passing>> {
  const reader = new LogReader(part.file, interest);
  function* pass(records: readonly LogRecord[]): Iterable<Passing> {
    for (const record of records) yield passing(record, client, zone, passed);
  }
  try {
    for await (const chunk of part.chunks()) yield pass(reader.push(chunk));
  } catch (error) {
    passed.unread.push({ file: part.file, offset: reader.bytes, reason: `cannot be read further: ${reasonOf(error)}` });
  }
  yield pass(reader.end());
  passed.unread.push(...reader.unread);
}

function passing(record: LogRecord, client: string | undefined, zone: TimeZone | undefined, passed: Passed): Passing {
  const { time } = record;
  const event = eventOf(record);
  passed.machine ??= event?.machine;
  passed.records++;
  const known = { record, client: passed.machine ?? client, event: event?.kind === 'evidence' ? undefined : event };
  if (!time) return known;
  const bias = biasOf(time);
  if (bias !== undefined) return { ...known, utc: time.local + bias * minute, offset: -bias };
  if (!zone) {
    passed.local++;
    return { ...known, utc: time.local };
  }
  const utc = zone.instant(time.local);
  return { ...known, utc, offset: zone.offset(utc) };
}
