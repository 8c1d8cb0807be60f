import type { Context, EventKind } from '../../grammars/event.js';
import type { RecordTime } from '../record.js';
import { outcomeOf } from './outcome.js';
import type { Attempt, LoggedEvent, Run } from './run.js';

const keptFirst = 100;
const keptLast = 300;

/** What shows that events belong to a program, even where none of them names it. */
const programKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'run-scheduled',
  'run-requested',
  'run-waiting',
  'run-unscheduled',
  'command-line',
  'program-starting',
  'program-started',
  'program-start-failed',
  'program-exited',
  'program-succeeded',
  'program-succeeded-pending-restart',
  'program-failed',
  'program-cancelled',
  'time-limit-exceeded',
  'execution-completed',
  'error-handled',
  'retry-decided',
  'status-mif-missing',
  'account-elevated',
  'account-elevation-failed',
  'account-lookup-failed',
  'run-account-missing',
  'content-location-refused',
  'content-locations-counted',
  'link-skipped',
  'offer-rejected',
]);

/** What begins an execution or one more try of it. */
export const beginnings: ReadonlySet<EventKind> = new Set<EventKind>([
  'run-requested',
  'run-scheduled',
  'content-requested',
  'command-line',
  'program-starting',
  'program-started',
]);

/** What ends one. */
export const endings: ReadonlySet<EventKind> = new Set<EventKind>([
  'program-exited',
  'program-succeeded',
  'program-succeeded-pending-restart',
  'program-failed',
  'program-cancelled',
  'execution-completed',
  'error-handled',
  'run-unscheduled',
]);

/** A place on a shelf, or on a thread. It outlives the drafts that stand there, one after the other. */
export interface Spot {
  draft: Draft | undefined;
}

/** A run that is still being built from events. */
export class Draft {
  advertisement: string | undefined;
  packageId: string | undefined;
  packageName: string | undefined;
  program: string | undefined;
  site: string | undefined;
  machine: string | undefined;
  /** Number of events that the whole timeline had seen when this one got its newest. */
  touched = 0;
  /** The same when it was made. */
  opened = 0;
  ended = false;
  /** It waits for a name. */
  waits = false;
  /** Where the timeline finds this draft by name. */
  readonly spots: Spot[] = [];
  /** Its number among the open drafts of the timeline; -1 where it is not open. */
  place = -1;
  /** A name came with an event that the timeline has not indexed yet. */
  hasNewNames = true;
  #first: LoggedEvent[] = [];
  #last: LoggedEvent[] = [];
  #omitted = 0;

  get size(): number {
    return this.#first.length + this.#last.length + this.#omitted;
  }

  get events(): readonly LoggedEvent[] {
    return this.#last.length === 0 ? this.#first : [...this.#first, ...this.#last];
  }

  get newest(): LoggedEvent | undefined {
    return this.#last.at(-1) ?? this.#first.at(-1);
  }

  add(event: LoggedEvent): void {
    this.#name(event);
    if (endings.has(event.kind)) this.ended = true;
    if (this.#first.length < keptFirst) this.#first.push(event);
    else this.#last.push(event);
    if (this.#last.length < keptLast * 2) return;
    this.#omitted += keptLast;
    this.#last = this.#last.slice(keptLast);
  }

  /** A draft of the same program, without events. */
  successor(): Draft {
    const { advertisement, packageId, packageName, program, site, machine } = this;
    return Object.assign(new Draft(), { advertisement, packageId, packageName, program, site, machine });
  }

  adopt(other: Draft): void {
    const all = [...other.events, ...this.events];
    this.#first = [];
    this.#last = [];
    this.#omitted += other.#omitted;
    for (const event of all) this.add(event);
  }

  #name(event: LoggedEvent): void {
    const { advertisement, packageId, packageName, program } = this;
    this.advertisement ??= event.advertisement;
    this.packageId ??= event.packageId ?? packageIn(event.path) ?? ('commandLine' in event ? packageIn(event.commandLine) : undefined);
    this.packageName ??= event.packageName;
    this.program ??= event.program;
    this.site ??= event.site;
    this.machine ??= event.machine;
    this.hasNewNames ||=
      advertisement !== this.advertisement || packageId !== this.packageId || packageName !== this.packageName || program !== this.program;
  }

  finish(): Run {
    const { events, advertisement, packageId, packageName, program, site, machine } = this;
    const scope = scopeOf(this, events);
    const { outcome, exitCode, waitingFor } = outcomeOf(events, scope);
    const { family, context, runAs, commandLine, workingDirectory } = newestOf(events);
    return {
      scope,
      advertisement,
      packageId,
      packageName,
      program,
      site,
      machine,
      family,
      context,
      runAs,
      commandLine,
      workingDirectory,
      began: first(events, timeOf),
      ended: last(events, timeOf),
      outcome,
      exitCode,
      waitingFor,
      attempts: attemptsOf(events, scope === 'program' ? { outcome, exitCode } : undefined),
      events,
      omitted: this.#omitted,
    };
  }
}

/** What the events say of the run as a whole; the newest word counts. */
class Newest {
  family: Run['family'] = undefined;
  context: Run['context'] = undefined;
  runAs: Run['runAs'] = undefined;
  commandLine: Run['commandLine'] = undefined;
  workingDirectory: Run['workingDirectory'] = undefined;
}

function newestOf(events: readonly LoggedEvent[]): Newest {
  const newest = new Newest();
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at] as LoggedEvent;
    newest.family ??= event.seen.family;
    newest.context ??= contextOf(event);
    newest.runAs ??= event.userContext;
    newest.commandLine ??= event.commandLine;
    newest.workingDirectory ??= event.workingDirectory;
  }
  return newest;
}

const timeOf = (event: LoggedEvent): RecordTime | undefined => event.seen.time;

/** The package id of a package share path: `\\DP1\SMSPKGD$\S0100012\setup.exe`. */
function packageIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /\\SMSPKG[A-Z]?\$\\([A-Z0-9]{3}[0-9A-F]{5})(?:[\\"'\s]|$)/i.exec(text)?.[1];
}

function scopeOf(draft: Draft, events: readonly LoggedEvent[]): Run['scope'] {
  if (draft.program !== undefined || events.some((event) => programKinds.has(event.kind))) return 'program';
  return events.some((event) => event.contentId !== undefined || event.packageId !== undefined || event.job !== undefined)
    ? 'content'
    : 'client';
}

function contextOf(event: LoggedEvent): Context | undefined {
  if (event.kind === 'program-starting' && event.context !== undefined) return event.context;
  if (event.userContext === undefined) return undefined;
  return /^NT AUTHORITY\\SYSTEM$/i.test(event.userContext) ? 'system' : 'user';
}

/** `whole`: what the events came to together, where that is known. */
function attemptsOf(events: readonly LoggedEvent[], whole: Result | undefined): Attempt[] {
  const attempts: Attempt[] = [];
  let from = 0;
  let over = false;
  for (let at = 0; at < events.length; at++) {
    const { kind } = events[at] as LoggedEvent;
    if (over && beginnings.has(kind)) {
      attempts.push(attemptOf(events.slice(from, at)));
      from = at;
      over = false;
    }
    over ||= endings.has(kind);
  }
  if (from < events.length) attempts.push(from === 0 ? attemptOf(events, whole) : attemptOf(events.slice(from)));
  return attempts;
}

type Result = Pick<Attempt, 'outcome' | 'exitCode'>;

function attemptOf(events: readonly LoggedEvent[], { outcome, exitCode }: Result = outcomeOf(events)): Attempt {
  return { began: first(events, timeOf), ended: last(events, timeOf), outcome, exitCode, events };
}

function first<T>(events: readonly LoggedEvent[], of: (event: LoggedEvent) => T | undefined): T | undefined {
  for (const event of events) {
    const value = of(event);
    if (value !== undefined) return value;
  }
  return undefined;
}

function last<T>(events: readonly LoggedEvent[], of: (event: LoggedEvent) => T | undefined): T | undefined {
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    const value = event && of(event);
    if (value !== undefined) return value;
  }
  return undefined;
}
