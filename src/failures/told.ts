import type { Code, EventKind } from '../../grammars/event.js';
import { win32Of } from '../../grammars/numbers.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { after, codesIn, lines, newest, of } from './evidence.js';
import type { Verdict } from './failure.js';
import { programText } from './run-account.js';

/** By what a client tells that something happened: a number, an exit code, or a sentence of its own. */
export interface Telling {
  /** Win32 errors, also as `0x8007nnnn`. */
  readonly win32?: readonly number[];
  /** Numbers of 32 bits. */
  readonly values?: readonly number[];
  readonly exits?: readonly number[];
  readonly is?: (event: LoggedEvent) => boolean;
  /** Kinds in which these numbers mean something else. */
  readonly except?: ReadonlySet<EventKind>;
}

export interface Told {
  readonly event: LoggedEvent;
  readonly code?: Code | undefined;
  /** False where neither the wording nor a number in it is beyond doubt. */
  readonly sure: boolean;
}

/** The newest event that tells it, one beyond doubt before all others. */
export function told(run: Run, telling: Telling): Told | undefined {
  let last: Told | undefined;
  for (let at = run.events.length - 1; at >= 0; at--) {
    const each = toldBy(run.events[at] as LoggedEvent, telling);
    if (each?.sure) return each;
    last ??= each;
  }
  return last;
}

function toldBy(event: LoggedEvent, { win32 = [], values = [], exits = [], is, except }: Telling): Told | undefined {
  const code = codesIn(event).find((each) => {
    const error = win32Of(each);
    return each.family !== 'exit' && (values.includes(each.value) || (error !== undefined && win32.includes(error)));
  });
  if (is?.(event)) return { event, code: code ?? event.code, sure: event.unconfirmed !== true || code !== undefined };
  if (code && !except?.has(event.kind)) return { event, code, sure: event.kind !== 'evidence' };
  const exit = 'exitCode' in event ? event.exitCode : undefined;
  if (exit === undefined || !exits.includes(exit >>> 0)) return undefined;
  return { event, code: exitOf(exit), sure: event.unconfirmed !== true };
}

export function exitOf(exitCode: number): Code {
  return { text: String(exitCode), value: exitCode >>> 0, family: 'exit' };
}

export function verdictOf({ sure }: Told): Verdict {
  return sure ? 'confirmed' : 'probable';
}

/** What shows it, then how the run ended. */
export function shown(run: Run, ...events: readonly (LoggedEvent | undefined)[]): LoggedEvent[] {
  return lines(...events, newest(run, 'error-handled', 'program-failed', 'execution-completed', 'program-start-failed'));
}

const goingOn: ReadonlySet<EventKind> = new Set<EventKind>(['program-starting', 'program-started', 'program-exited']);

/** The newest wait of this kind that nothing ended: the program did not start after it. */
export function waitFor(run: Run, ...reasons: readonly string[]): LoggedEvent | undefined {
  const wait = of(run, 'run-waiting').findLast(({ reason }) => reasons.includes(reason));
  return wait && !after(run, wait).some(({ kind }) => goingOn.has(kind)) ? wait : undefined;
}

/** `The program Setup of S0100012`, at the beginning of a sentence. */
export function subjectOf(run: Run): string {
  const text = programText(run);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
