import type { Code, EventKind, EventOf } from '../../grammars/event.js';
import { win32Of } from '../../grammars/numbers.js';
import type { LoggedEvent, Run } from '../runs/run.js';

/** A logged event of one kind, with the fields of that kind. */
export type Logged<Kind extends EventKind> = EventOf<Kind> & { readonly seen: LoggedEvent['seen'] };

/** What is found out about a run once, for a hundred classes look at it one after the other. */
interface Look {
  readonly run: Run;
  readonly byKind: ReadonlyMap<EventKind, readonly LoggedEvent[]>;
  codes?: readonly CodeSeen[];
}

/** Only the run that is looked at now: a map of all runs would keep their events alive. */
let latest: Look | undefined;

function look(run: Run): Look {
  if (latest?.run === run) return latest;
  latest = { run, byKind: Map.groupBy(run.events, ({ kind }) => kind) };
  return latest;
}

/** The events of these kinds, in time order. */
export function of<Kind extends EventKind>(run: Run, ...kinds: readonly Kind[]): readonly Logged<Kind>[] {
  const all = look(run).byKind;
  const present = kinds.filter((kind) => all.has(kind));
  if (present.length <= 1) return (present[0] === undefined ? [] : (all.get(present[0]) ?? [])) as readonly Logged<Kind>[];
  return run.events.filter((event): event is Logged<Kind> => (present as readonly EventKind[]).includes(event.kind));
}

/** The newest event of these kinds. */
export function newest<Kind extends EventKind>(run: Run, ...kinds: readonly Kind[]): Logged<Kind> | undefined {
  if (kinds.length === 1) return of(run, ...kinds).at(-1);
  return run.events.findLast((event): event is Logged<Kind> => (kinds as readonly EventKind[]).includes(event.kind));
}

/** A code and the event that printed it. */
export interface CodeSeen {
  readonly code: Code;
  /** The Win32 error that it is or carries (`0x8007nnnn`), whatever its printed form. */
  readonly win32: number | undefined;
  readonly event: LoggedEvent;
}

/** Every code of the run that may be an error: those of unknown wording too, exit codes not. */
export function codesOf(run: Run): readonly CodeSeen[] {
  const looked = look(run);
  looked.codes ??= allCodes(run);
  return looked.codes;
}

function allCodes(run: Run): CodeSeen[] {
  const found: CodeSeen[] = [];
  for (const event of run.events) {
    const printed = codesIn(event);
    if (printed.length === 0 || isForeign(run, event) || (event.kind === 'error-handled' && isExitCode(run, event))) continue;
    for (const code of printed) if (code.family !== 'exit') found.push({ code, win32: win32Of(code), event });
  }
  return found;
}

const none: readonly Code[] = [];

/** The numbers of one event: those that unknown wording holds, else the one of the sentence. */
export function codesIn(event: LoggedEvent): readonly Code[] {
  if (event.kind === 'evidence') return event.codes;
  return event.code ? [event.code] : none;
}

/** A job whose program ended by itself is closed with its exit code, printed like an error (Q253197; R77). */
function isExitCode({ events }: Run, closing: LoggedEvent): boolean {
  const before = events.slice(0, events.indexOf(closing)).findLast(({ kind }) => kind === 'program-exited' || kind === 'program-starting');
  return before?.kind === 'program-exited' && closing.code?.value === before.exitCode >>> 0;
}

/** Unknown wording of a component that distributes nothing, in no connection with a program: its errors are its own. */
function isForeign({ scope }: Run, { kind, seen }: LoggedEvent): boolean {
  return scope === 'client' && kind === 'evidence' && seen.family === undefined;
}

/** The newest code that is one of these Win32 errors or one of these 32-bit values. */
export function codeAmong(run: Run, win32: readonly number[], values: readonly number[] = []): CodeSeen | undefined {
  return codesOf(run).findLast((seen) => (seen.win32 !== undefined && win32.includes(seen.win32)) || values.includes(seen.code.value));
}

/**
 * Where a code of the newest attempt was printed first: the sentence that met the error, not the one that closes the run with it.
 * Unknown wording stands back where a known sentence prints the same.
 */
export function origin(run: Run, newest: CodeSeen | undefined): CodeSeen | undefined {
  if (!newest) return undefined;
  const attempt = run.attempts.find(({ events }) => events.includes(newest.event))?.events ?? run.events;
  const same = codesOf(run).filter(
    ({ code, win32, event }) =>
      attempt.includes(event) && (code.value === newest.code.value || (win32 !== undefined && win32 === newest.win32)),
  );
  return same.find(({ event }) => event.kind !== 'evidence') ?? same[0] ?? newest;
}

/** ERROR_ACCESS_DENIED and ERROR_NETWORK_ACCESS_DENIED. */
export const accessDenied: readonly number[] = [5, 65];

/** The names of the paths that an event is about: its own, and those that unknown wording holds. */
export function pathsOf(event: LoggedEvent): readonly string[] {
  return event.kind === 'evidence' ? event.paths : event.path === undefined ? [] : [event.path];
}

/** Did the run fail, or is it at least not known to have gone well? */
export function failed(run: Run): boolean {
  return run.outcome === 'failed' || run.outcome === 'failed-retrying';
}

/** Is the program known to have ended well? */
export function succeeded(run: Run): boolean {
  return run.outcome === 'succeeded' || run.outcome === 'succeeded-pending-restart';
}

/** The events that there are, each once, in the order given: what a finding shows. */
export function lines(...events: readonly (LoggedEvent | undefined)[]): LoggedEvent[] {
  return [...new Set(events.filter((event) => event !== undefined))];
}

/** The events after this one. */
export function after(run: Run, event: LoggedEvent): readonly LoggedEvent[] {
  return run.events.slice(run.events.indexOf(event) + 1);
}

/** What is said in a run in which nothing is wrong. */
const calm: ReadonlySet<EventKind> = new Set<EventKind>([
  ...([
    'policy-received',
    'offer-received',
    'run-requested',
    'run-scheduled',
    'logon-condition',
    'user-state',
    'user-check-started',
  ] as const),
  ...(['content-requested', 'content-located', 'content-available', 'download-started', 'download-completed', 'hash-verified'] as const),
  ...(['transfer-credential', 'file-copied', 'link-tested', 'connection-made', 'cap-reached', 'account-elevated', 'command-line'] as const),
  ...(['program-starting', 'program-started', 'program-exited', 'program-succeeded', 'execution-completed', 'job-status'] as const),
]);

/** Did the program start once, end well, and is nothing said but what is said then? Most runs are so, and need no second look. */
export function isSpotless(run: Run): boolean {
  if (run.outcome !== 'succeeded' || run.attempts.length > 1 || startsOf(run) > 1) return false;
  return run.events.every(isCalm);
}

function startsOf({ events }: Run): number {
  return events.reduce((starts, { kind }) => starts + Number(kind === 'program-starting'), 0);
}

/** A word or two that belong to no program and say nothing bad: an agent's question, its answer. */
export function isSmallTalk({ scope, events }: Run): boolean {
  return scope === 'client' && events.length <= 2 && events.every(isCalm);
}

function isCalm({ kind, code }: LoggedEvent): boolean {
  return calm.has(kind) && (code === undefined || code.family === 'exit');
}
