import type { EventKind } from '../../grammars/event.js';
import type { RecordTime } from '../record.js';
import type { LoggedEvent, Run } from './run.js';

export type PhaseName = 'policy' | 'content' | 'waiting' | 'start' | 'running' | 'result' | 'retry';

/** A stretch of a run in which one thing was going on. */
export interface Phase {
  readonly phase: PhaseName;
  readonly began?: RecordTime | undefined;
  /** When the next phase began; of the last phase, its own last word. */
  readonly ended?: RecordTime | undefined;
  /** Milliseconds by the client's clock; missing where the log has no times. */
  readonly lasted?: number | undefined;
  /** Events of it, in time order. */
  readonly events: readonly LoggedEvent[];
}

const phases: Readonly<Record<PhaseName, readonly EventKind[]>> = {
  policy: [
    'policy-received',
    'policy-missing',
    'offer-received',
    'offer-rejected',
    'run-requested',
    'run-scheduled',
    'logon-condition',
    'user-state',
  ],
  content: [
    ...(['content-requested', 'content-located', 'content-locations-counted', 'content-location-refused', 'content-unavailable'] as const),
    ...([
      'content-available',
      'download-started',
      'download-completed',
      'download-failed',
      'transfer-retried',
      'transfer-switched',
    ] as const),
    ...(['transfer-credential', 'file-copied', 'hash-mismatch', 'hash-verified', 'cache-full', 'web-request-failed'] as const),
    ...(['network-access-account-missing', 'network-access-account-refused', 'connection-attempted', 'connection-made'] as const),
    ...(['connection-refused', 'link-measured', 'link-slow', 'link-skipped'] as const),
  ],
  waiting: ['run-waiting'],
  start: [
    ...(['command-line', 'program-start-failed', 'run-account-missing', 'account-elevated'] as const),
    ...(['account-elevation-failed', 'account-lookup-failed', 'account-rights-unknown'] as const),
  ],
  running: ['program-starting', 'program-started'],
  result: [
    ...(['program-exited', 'program-succeeded', 'program-succeeded-pending-restart', 'program-failed', 'program-cancelled'] as const),
    ...(['time-limit-exceeded', 'execution-completed', 'error-handled', 'status-mif-missing', 'job-status', 'restart-failed'] as const),
    ...(['restart-pending', 'step-failed'] as const),
  ],
  retry: ['retry-decided', 'run-unscheduled'],
};

const phaseOfKind: ReadonlyMap<EventKind, PhaseName> = new Map(
  (Object.entries(phases) as [PhaseName, readonly EventKind[]][]).flatMap(([phase, kinds]) => kinds.map((kind) => [kind, phase] as const)),
);

/** APM prints the command line after it says that it starts, execmgr before. */
function phaseAfter(current: PhaseName | undefined, kind: EventKind): PhaseName {
  if (kind === 'command-line' && current === 'running') return current;
  return phaseOfKind.get(kind) ?? current ?? 'policy';
}

/** The phases of a run in time order; words that belong to no phase of their own stay with the phase in which they were said. */
export function phasesOf(run: Run): Phase[] {
  const groups: { phase: PhaseName; events: LoggedEvent[] }[] = [];
  for (const event of run.events) {
    const current = groups.at(-1);
    const phase = phaseAfter(current?.phase, event.kind);
    if (current?.phase === phase) current.events.push(event);
    else groups.push({ phase, events: [event] });
  }
  return groups.map(({ phase, events }, at) => {
    const began = events[0]?.seen.time;
    const ended = groups[at + 1]?.events[0]?.seen.time ?? events.at(-1)?.seen.time;
    return { phase, began, ended, lasted: began && ended && Math.max(0, ended.local - began.local), events };
  });
}
