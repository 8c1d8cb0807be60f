import type { EventKind } from '../../grammars/event.js';
import { beginnings, Draft } from './draft.js';
import { type Lane, Lanes } from './lanes.js';
import { Loose } from './loose.js';
import { outcomeOf } from './outcome.js';
import type { LoggedEvent, Run } from './run.js';
import { clear, place, Shelf } from './shelf.js';

/** At most this many runs are open at once; the one that was silent longest is closed first. */
const mostOpen = 500;
/** A run that ended is closed when the logs have gone on for this many events: its last words (status, MIF, restart) have come by then. */
const lingering = 300;
/** Events that nothing names belong together while they are closer than this, in milliseconds. */
const gap = 30 * 60_000;

/** What a thread says without a name after its program has ended still belongs to that program. */
const aftermath: ReadonlySet<EventKind> = new Set<EventKind>([
  'retry-decided',
  'job-status',
  'status-mif-missing',
  'restart-failed',
  'restart-pending',
  'run-unscheduled',
  'run-waiting',
  'link-slow',
  'program-exited',
  'program-failed',
  'program-succeeded',
  'program-succeeded-pending-restart',
  'execution-completed',
  'evidence',
]);

/**
 * Folds the events of one client, in time order across its logs, into runs.
 * Joined by program and package, by package where content is concerned, by job, by advertisement, and by thread where a sentence names nothing.
 * Memory is bounded: open runs, and events of a run.
 */
export class Timeline {
  /** Each knows its place, so that closing one moves only the last. */
  readonly #open: Draft[] = [];
  readonly #byName = new Shelf();
  readonly #byJob = new Shelf();
  readonly #lanes = new Lanes();
  readonly #loose = new Loose();
  #seen = 0;
  #machine: string | undefined;

  /** Runs that this event closed. */
  push(event: LoggedEvent): Run[] {
    this.#seen++;
    this.#machine ??= event.machine;
    if (event.kind === 'routine') return [];
    const closed: Run[] = [];
    const lane = this.#lanes.of(event.seen);
    const draft = this.#find(event, lane, closed);
    draft.add(event);
    draft.touched = this.#seen;
    this.#index(draft, event, lane);
    this.#sweep(closed);
    return closed;
  }

  /** All runs that are still open, in the order of their beginnings. */
  end(): Run[] {
    const rest = [...this.#open, ...this.#loose.all].sort((a, b) => a.opened - b.opened).map((draft) => this.#finish(draft));
    for (const draft of this.#open) draft.place = -1;
    this.#open.length = 0;
    return rest;
  }

  #find(event: LoggedEvent, lane: Lane, closed: Run[]): Draft {
    const known = this.#named(event, lane);
    if (known && !startsAnew(known, event)) return known;
    if (known) this.#close(known, closed);
    if (!isNamed(event)) return this.#unnamed(event, lane, closed);
    const current = isJobOnly(event) ? lane.current.draft : undefined;
    if (current && !current.ended && isNext(current, event, this.#seen)) return current;
    return this.#adopting(this.#add(new Draft()), event, lane);
  }

  #add(draft: Draft): Draft {
    draft.opened = this.#seen;
    draft.place = this.#open.push(draft) - 1;
    return draft;
  }

  /** What the thread said before without a name belongs to the name that comes now. */
  #adopting(draft: Draft, event: LoggedEvent, { waiting }: Lane): Draft {
    if (!waiting.draft || !near(waiting.draft, event)) return draft;
    draft.adopt(waiting.draft);
    this.#loose.take(waiting);
    return draft;
  }

  #named(event: LoggedEvent, { current: { draft: current } }: Lane): Draft | undefined {
    if (current && isSame(current, event)) return current;
    if (!isNamed(event) && event.parentJob === undefined) return undefined;
    for (const key of keysOf(event)) {
      const draft = this.#byName.find(key);
      if (draft && fits(draft, event)) return draft;
    }
    const byJob = this.#ofJob(event.job) ?? this.#ofJob(event.parentJob);
    if (byJob) return byJob;
    return current && isItsProgram(current, event) && near(current, event) ? current : undefined;
  }

  #ofJob(job: string | undefined): Draft | undefined {
    return job === undefined ? undefined : this.#byJob.find(job);
  }

  #unnamed(event: LoggedEvent, lane: Lane, closed: Run[]): Draft {
    const current = lane.current.draft;
    const waiting = lane.waiting.draft;
    if (current && near(current, event)) {
      // What began after that program ended is no last word of it.
      const isLast = waiting === undefined || waiting.touched < current.touched;
      if (!current.ended || (isLast && aftermath.has(event.kind))) return current;
      if (beginsAnnounced(current, event)) return this.#next(current, closed);
    }
    if (waiting && near(waiting, event)) return waiting;
    if (waiting) closed.push(this.#finish(waiting));
    const draft = new Draft();
    draft.opened = this.#seen;
    this.#loose.put(lane.waiting, draft);
    return draft;
  }

  /** The next run of the same program. */
  #next(draft: Draft, closed: Run[]): Draft {
    this.#close(draft, closed);
    return this.#add(draft.successor());
  }

  #index(draft: Draft, event: LoggedEvent, lane: Lane): void {
    if (draft.place < 0) return;
    if (lane.waiting.draft && isNamed(event)) this.#adopting(draft, event, lane);
    const isNews = draft.hasNewNames || event.contentId !== undefined;
    if (isNews) {
      for (const key of keysOf(draft)) this.#byName.put(key, draft);
      if (!saysLess(event, draft)) for (const key of keysOf(event)) this.#byName.put(key, draft);
    }
    draft.hasNewNames = false;
    if (event.job !== undefined) this.#byJob.put(event.job, draft);
    if (event.parentJob !== undefined) this.#byJob.put(event.parentJob, draft);
    place(lane.current, draft);
  }

  #sweep(closed: Run[]): void {
    for (const draft of this.#loose.overdue()) closed.push(this.#finish(draft));
    if (this.#open.length > mostOpen) {
      const silent = this.#open.reduce((longest, draft) => (draft.touched < longest.touched ? draft : longest));
      this.#close(silent, closed);
    }
    if (this.#seen % lingering !== 0) return;
    for (const draft of this.#open.filter(({ ended, touched }) => ended && this.#seen - touched > lingering)) this.#close(draft, closed);
  }

  #close(draft: Draft, closed: Run[]): void {
    const last = this.#open.pop();
    if (last && last !== draft) {
      this.#open[draft.place] = last;
      last.place = draft.place;
    }
    draft.place = -1;
    clear(draft);
    closed.push(this.#finish(draft));
  }

  #finish(draft: Draft): Run {
    draft.machine ??= this.#machine;
    return draft.finish();
  }
}

function isNamed(event: LoggedEvent): boolean {
  return (event.program ?? event.packageId ?? event.contentId ?? event.advertisement ?? event.job) !== undefined;
}

/** Names on the same thread what is already known, and nothing else: the usual case, and it needs no search. */
function isSame(draft: Draft, event: LoggedEvent): boolean {
  return (event.program !== undefined || event.packageId !== undefined) && saysLess(event, draft);
}

/** The first name of a program on a thread that works on a package of which no program was named: `Fatal error … for program Setup`. */
function isItsProgram(draft: Draft, event: LoggedEvent): boolean {
  return !draft.ended && draft.program === undefined && event.program !== undefined && draft.packageId !== undefined && fits(draft, event);
}

/** A request that was never introduced: `Download succeeded for download request {…}`. */
function isJobOnly({ program, packageId, contentId, advertisement }: LoggedEvent): boolean {
  return (program ?? packageId ?? contentId ?? advertisement) === undefined;
}

/** What a thread says about an unknown request right after a known one is about the known one. */
function isNext(draft: Draft, event: LoggedEvent, place: number): boolean {
  const before = draft.newest?.seen.time?.local;
  const now = event.seen.time?.local;
  // Lines without any time are in the order of the log.
  if (before === undefined && now === undefined) return place - draft.touched <= 1;
  return before !== undefined && now !== undefined && Math.abs(now - before) <= 2_000;
}

type Named = Pick<Draft, 'program' | 'packageId' | 'packageName' | 'advertisement'> & { contentId?: string | undefined };

/** Names nothing that the draft is not called. */
function saysLess({ program, packageId, packageName, advertisement, contentId }: LoggedEvent, draft: Draft): boolean {
  return (
    contentId === undefined &&
    (program === undefined || program === draft.program) &&
    (packageId === undefined || packageId === draft.packageId) &&
    (packageName === undefined || packageName === draft.packageName) &&
    (advertisement === undefined || advertisement === draft.advertisement)
  );
}

/** From the most telling to the least. */
function keysOf({ program, packageId, packageName, contentId, advertisement }: Named | LoggedEvent): string[] {
  const keys: string[] = [];
  if (program !== undefined && packageId !== undefined) keys.push(`program ${packageId} ${program}`);
  if (program !== undefined && packageName !== undefined) keys.push(`program ${packageName} ${program}`);
  if (program !== undefined) keys.push(`program ${program}`);
  if (advertisement !== undefined) keys.push(`advertisement ${advertisement}`);
  if (packageId !== undefined) keys.push(`package ${packageId}`);
  if (contentId !== undefined) keys.push(`content ${contentId}`);
  return keys.map((key) => key.toLowerCase());
}

/** A program name alone is not enough where both sides also name different packages or advertisements. */
function fits(draft: Draft, event: LoggedEvent): boolean {
  const differ = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a.toLowerCase() !== b.toLowerCase();
  if (differ(draft.packageId, event.packageId) || differ(draft.packageName, event.packageName)) return false;
  return !differ(draft.program, event.program) && !differ(draft.advertisement, event.advertisement);
}

/** A beginning after a final end is another run; after a failure that will be retried it is one more attempt. */
function startsAnew(draft: Draft, event: LoggedEvent): boolean {
  if (!draft.ended || !beginnings.has(event.kind)) return false;
  const { outcome } = outcomeOf(draft.events);
  return outcome !== 'failed-retrying' && outcome !== 'unknown' && outcome !== 'waiting';
}

/** APM names the program when it looks at its offers, and starts the next run of it without a name. */
function beginsAnnounced(draft: Draft, event: LoggedEvent): boolean {
  return beginnings.has(event.kind) && draft.newest?.kind === 'offer-received' && draft.newest.program !== undefined;
}

function near(draft: Draft, event: LoggedEvent): boolean {
  const before = draft.newest?.seen.time?.local;
  const now = event.seen.time?.local;
  // A client that says when it will try again is silent until then (Q236052: 60 minutes).
  const last = draft.newest;
  const announced = last?.kind === 'cap-retry' ? (last.minutes ?? 0) * 60_000 : 0;
  return before === undefined || now === undefined || Math.abs(now - before) <= gap + announced;
}
