import { offsetText } from '../../clock-offset.js';
import type { LogRecord } from '../../record.js';
import type { LoggedEvent } from '../../runs/run.js';

/** A record on its way to another tool, with what smsdx knows of it. */
export interface Passing {
  readonly record: LogRecord;
  /** What the record says, where a grammar knows. */
  readonly event?: LoggedEvent | undefined;
  /** Milliseconds UTC; missing where the record has no time. */
  readonly utc?: number | undefined;
  /** Minutes by which the clock of the client was ahead of UTC; missing where nothing tells it, and then `utc` is its local time. */
  readonly offset?: number | undefined;
  /** Name of the client, where one is known. */
  readonly client?: string | undefined;
}

/** A format of records for another tool: its first line, and one line for each record. */
export interface RecordFormat {
  readonly head: string;
  readonly line: (passing: Passing) => string;
}

/** The names that a record gives, for search and joins. */
export function namesIn(event: LoggedEvent | undefined): Readonly<Record<string, string>> {
  if (!event) return {};
  const { advertisement, packageId, packageName, program, account, path, code } = event;
  const names = { event: event.kind, advertisement, package: packageId ?? packageName, program, account, path, code: code?.text };
  return Object.fromEntries(Object.entries(names).filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** ISO 8601 UTC; nothing where the record has no time, or one that no calendar knows. */
export function utcOf({ utc }: Passing): string | undefined {
  const date = new Date(utc ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** `+02:00`: how far the clock of the client was ahead of UTC. */
export function zoneOf({ offset }: Passing): string | undefined {
  return offset === undefined ? undefined : offsetText(offset);
}
