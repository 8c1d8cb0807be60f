/** 0 verbose, 1 information, 2 warning, 3 error in the CCM envelope; the legacy envelope has no severity. */
export type Severity = 'verbose' | 'information' | 'warning' | 'error' | 'unknown';

/** When a record was written, as far as its envelope tells. */
export interface RecordTime {
  /** Local wall clock of the client, as milliseconds since 1970 as if it were UTC. */
  readonly local: number;
  /** Minutes to ADD to local time to get UTC (Windows bias): +240 is US Eastern summer, -330 India. */
  readonly bias?: number | undefined;
  /** Zone by name where the envelope prints one: `Pacific Daylight Time`. */
  readonly zone?: string | undefined;
}

/** One entry of a log, cut out of its envelope. */
export interface LogRecord {
  /** Text of the entry; `~` of the legacy envelope turned into line breaks, trimmed at the end. */
  readonly message: string;
  /** As written in the envelope; empty where it has none. */
  readonly component: string;
  readonly time?: RecordTime | undefined;
  readonly thread?: number | undefined;
  readonly severity: Severity;
  /** Name of the log file without folder, or `-` for standard input. */
  readonly file: string;
  /** From 1, in the file named. */
  readonly line: number;
  /** Byte offset of the record in the file named. */
  readonly offset: number;
}

/** A stretch that could not be read, and why. */
export interface Unread {
  readonly file: string;
  readonly offset: number;
  readonly reason: string;
}
