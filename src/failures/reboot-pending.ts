import { restartCodes } from '../runs/outcome.js';
import type { Run } from '../runs/run.js';
import { newest, succeeded } from './evidence.js';
import type { FailureClass, Match } from './failure.js';
import { programText } from './run-account.js';
import { exitOf, shown, told, verdictOf, waitFor } from './told.js';

/** Restart in progress or pending; hard restart pending; user-based installation not allowed until a restart. */
const pending = [0x87d01010, 0x87d00704, 0x87d00714];

/** ERROR_SHUTDOWN_IN_PROGRESS: nothing starts any more. */
const shutdownRuns = 1115;

const telling = { values: pending, win32: [shutdownRuns, ...restartCodes], exits: [...restartCodes] };

/** G11 (Q263700, T-919592, G-ERR). */
export const rebootPending: FailureClass = {
  id: 'reboot-pending',
  section: 'G11',
  title: 'A restart is needed before the installation counts as done, or before the next one may begin',
  level: 'note',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by log',
  signs: { kinds: ['run-waiting'], ...telling },
  find(run) {
    if (run.outcome === 'succeeded-pending-restart') return installed(run);
    return succeeded(run) ? undefined : blocked(run);
  },
};

/** The program did its work; this is no failure (R77). */
function installed(run: Run): Match | undefined {
  if (newest(run, 'restart-failed')) return undefined;
  const exit = run.exitCode !== undefined && restartCodes.has(run.exitCode) ? exitOf(run.exitCode) : undefined;
  return {
    verdict: 'confirmed',
    seen: shown(run, newest(run, 'program-exited', 'program-succeeded-pending-restart'), newest(run, 'execution-completed')),
    because: [
      {
        rule: 'R77',
        text: `${exit ? `Exit code ${exit.text}` : 'The client'} says that ${programText(run)} was installed and the computer must restart. That is a success; its final status follows the restart.`,
      },
    ],
    ...(exit ? { code: exit } : {}),
    fix: ['Restart the computer, or let the program properties restart it after the program has run.'],
  };
}

function blocked(run: Run): Match | undefined {
  const seen = told(run, telling);
  const wait = waitFor(run, 'restart');
  if ((!seen && !wait) || newest(run, 'restart-failed')) return undefined;
  return {
    verdict: seen ? verdictOf(seen) : wait?.unconfirmed ? 'probable' : 'confirmed',
    level: 'warning',
    seen: shown(run, seen?.event, wait),
    because: [
      {
        rule: 'R71',
        text: `The client starts ${programText(run)} only after the restart that something else has asked for${seen?.code ? ` (${seen.code.text})` : ''}.`,
      },
    ],
    ...(seen?.code ? { code: seen.code } : {}),
    fix: ['Restart the computer; the client then goes on by itself.'],
  };
}
