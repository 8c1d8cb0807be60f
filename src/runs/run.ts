import type { Context, Event, WaitReason } from '../../grammars/event.js';
import type { RecordTime, Severity } from '../record.js';

/** Where an event stands in the logs, and when. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly component: string;
  readonly thread?: number | undefined;
  readonly severity: Severity;
  readonly time?: RecordTime | undefined;
  /** Whose wording it is: the SMS 2.0 and Legacy Client's, or that of the Advanced Client and later. */
  readonly family?: 'legacy' | 'ccm' | undefined;
  /** The entry as the client wrote it, at most 4,000 characters of it. */
  readonly message: string;
}

/** An event and where it stands. */
export type LoggedEvent = Event & { readonly seen: Place };

export type Outcome = 'succeeded' | 'succeeded-pending-restart' | 'failed' | 'failed-retrying' | 'waiting' | 'unknown';

/** One start of the program of a run. */
export interface Attempt {
  readonly began?: RecordTime | undefined;
  readonly ended?: RecordTime | undefined;
  readonly outcome: Outcome;
  readonly exitCode?: number | undefined;
  /** Events of this attempt, in time order: a slice of the events of the run. */
  readonly events: readonly LoggedEvent[];
}

/**
 * One execution of an advertised program on one client, from policy to status; retries are its attempts.
 * `scope` is `client` where events belong to no program: a client access point that cannot be reached, a service that does not start.
 */
export interface Run {
  readonly scope: 'program' | 'content' | 'client';
  readonly advertisement?: string | undefined;
  readonly packageId?: string | undefined;
  readonly packageName?: string | undefined;
  readonly program?: string | undefined;
  readonly site?: string | undefined;
  readonly machine?: string | undefined;
  /** Family of the client as its logs show it. */
  readonly family?: 'legacy' | 'ccm' | undefined;
  readonly context?: Context | undefined;
  /** The account that the client says it ran the program as (`UserContext`). */
  readonly runAs?: string | undefined;
  readonly commandLine?: string | undefined;
  readonly workingDirectory?: string | undefined;
  readonly began?: RecordTime | undefined;
  readonly ended?: RecordTime | undefined;
  readonly outcome: Outcome;
  readonly waitingFor?: WaitReason | undefined;
  readonly exitCode?: number | undefined;
  readonly attempts: readonly Attempt[];
  /** All events in time order, at most 400: the first 100 and the last 300. */
  readonly events: readonly LoggedEvent[];
  readonly omitted: number;
}
