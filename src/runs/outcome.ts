import type { WaitReason } from '../../grammars/event.js';
import type { LoggedEvent, Outcome, Run } from './run.js';

/** Exit codes that say "done, restart needed" (R77: Q263700, Q216744). */
export const restartCodes: ReadonlySet<number> = new Set([3010, 3011, 1641, 1604]);

interface State {
  outcome: Outcome;
  exitCode: number | undefined;
  waitingFor: WaitReason | undefined;
}

/** How a run ended, from its events in time order: the newest word counts, except that a wait does not undo a result. */
export function outcomeOf(
  events: readonly LoggedEvent[],
  scope: Run['scope'] = 'program',
): {
  outcome: Outcome;
  exitCode?: number | undefined;
  waitingFor?: WaitReason | undefined;
} {
  const state: State = { outcome: 'unknown', exitCode: undefined, waitingFor: undefined };
  for (const event of events) advance(state, event, scope);
  if (state.outcome !== 'waiting') state.waitingFor = undefined;
  return state;
}

function advance(state: State, event: LoggedEvent, scope: Run['scope']): void {
  switch (event.kind) {
    case 'program-starting':
    case 'program-started':
      state.outcome = 'unknown';
      return;
    case 'run-requested':
      if (state.outcome === 'waiting') state.outcome = 'unknown';
      return;
    case 'download-completed':
    case 'content-available':
    case 'hash-verified':
      state.outcome = scope === 'content' ? 'succeeded' : 'unknown';
      return;
    case 'run-waiting':
      if (state.outcome === 'unknown') state.outcome = 'waiting';
      if (event.reason === 'retry' && state.outcome === 'failed') state.outcome = 'failed-retrying';
      state.waitingFor = event.reason;
      return;
    case 'program-exited':
      state.exitCode = event.exitCode;
      state.outcome = byExitCode(event.exitCode);
      return;
    case 'execution-completed':
      state.exitCode = event.exitCode;
      state.outcome = byStatus(event.status);
      return;
    case 'retry-decided':
      if (state.outcome === 'failed' || state.outcome === 'failed-retrying') state.outcome = event.willRetry ? 'failed-retrying' : 'failed';
      return;
    default:
      result(state, event);
  }
}

function result(state: State, event: LoggedEvent): void {
  switch (event.kind) {
    case 'program-succeeded':
      state.outcome = 'succeeded';
      break;
    case 'program-succeeded-pending-restart':
      state.outcome = 'succeeded-pending-restart';
      break;
    case 'program-failed':
    case 'program-cancelled':
    case 'time-limit-exceeded':
    case 'program-start-failed':
    case 'content-unavailable':
    case 'error-handled':
    case 'account-elevation-failed':
    case 'hash-mismatch':
    case 'download-failed':
      state.outcome = 'failed';
      break;
    default:
      return;
  }
  if ('exitCode' in event && event.exitCode !== undefined) state.exitCode = event.exitCode;
}

function byExitCode(exitCode: number): Outcome {
  if (exitCode === 0) return 'succeeded';
  return restartCodes.has(exitCode) ? 'succeeded-pending-restart' : 'failed';
}

/** The execution status as execmgr writes it: Success, SuccessRebootRequired, FailureRetry, FailureNonRetry. */
function byStatus(status: string): Outcome {
  if (/^success\b/i.test(status)) return 'succeeded';
  if (/^success/i.test(status)) return 'succeeded-pending-restart';
  return /^failure_?retry/i.test(status) ? 'failed-retrying' : 'failed';
}
