import { win32Of } from '../../grammars/numbers.js';
import type { Run } from '../runs/run.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { shown, type Told, told, verdictOf } from './told.js';

const privilege = [1314, 1300, 5];
/** ERROR_NOT_LOGON_PROCESS: an article prints it beside the text of 1314, from which it differs in one digit (0x552, 0x522). */
const misprinted = 1362;
const shutdownRuns = 1115;
/** Restart blocked by a running installation. */
const installationRuns = 0x87d01250;

/** G12 (Q235738, T-919592). */
export const rebootFailed: FailureClass = {
  id: 'reboot-failed',
  section: 'G12',
  title: 'The restart after the program could not be done',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by log',
  signs: { kinds: ['restart-failed'], values: [installationRuns] },
  find(run, facts) {
    const seen = told(run, { values: [installationRuns], is: ({ kind }) => kind === 'restart-failed' });
    return seen && match(run, facts, seen);
  },
};

function match(run: Run, facts: Facts, seen: Told): Match {
  const error = seen.code && win32Of(seen.code);
  const misread = error === misprinted;
  const rights = misread || (error !== undefined && privilege.includes(error));
  const user = facts.client.interactiveUser ?? 'the logged-on user';
  return {
    verdict: verdictOf(seen),
    seen: shown(run, seen.event),
    because: [
      {
        rule: 'R77',
        text: `The program itself had run; the restart that was to follow was refused (${seen.code?.text ?? 'no number printed'}).`,
      },
      ...(misread
        ? [
            {
              rule: 'R73',
              text: `${seen.code?.text} is 1362, one digit away from 0x522 (1314, a required privilege is missing). A refused restart fits 1314; neither number nor text is taken alone.`,
            },
          ]
        : []),
      ...(rights && facts.family !== 'ccm'
        ? [
            {
              rule: 'R65',
              text: `The client monitor of SMS 2.0 restarts the computer with the rights of ${user}, who lacks "Shut down the system".`,
            },
          ]
        : []),
      ...(error === shutdownRuns ? [{ rule: 'R77', text: 'Another shutdown was already under way (1115).' }] : []),
      ...(seen.code?.value === installationRuns
        ? [{ rule: 'R77', text: 'An installation that was still running blocked the restart.' }]
        : []),
    ],
    process: facts.process.account,
    code: seen.code,
    fix: rights
      ? [
          `Give ${user} the user right "Shut down the system", or bring the client to SMS 2.0 SP1 or later, which restarts by itself.`,
          'Restart the computer by hand now.',
        ]
      : ['Wait until the other shutdown or installation is over, then see whether the computer has restarted; if not, restart it.'],
  };
}
