import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { shown, subjectOf, told, verdictOf, waitFor } from './told.js';

const notSucceeded = 0x87d01013;

/** G18 (G-ERR, Q263700). */
export const dependencyFailed: FailureClass = {
  id: 'dependency-failed',
  section: 'G18',
  title: 'The program that must run first has not succeeded',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['run-waiting'], values: [notSucceeded] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const first = facts.program?.runAnotherFirst;
    const wait = first === undefined ? undefined : waitFor(run, 'another-program');
    const seen = told(run, { values: [notSucceeded] }) ?? (wait && { event: wait, sure: false });
    if (!seen) return undefined;
    return {
      verdict: verdictOf(seen),
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: `${subjectOf(run)} runs only after another program has succeeded${first === undefined ? '' : `: ${first}`}; it has not${seen.code ? ` (${seen.code.text})` : ''}.`,
        },
        {
          rule: 'R77',
          text: 'For the client an exit code of the first program other than 0 is no success, on some clients not even one that asks for a restart.',
        },
      ],
      missing: seen.code ? [] : [{ fact: `how ${first} ended on this client`, decides: 'dependency-failed or another-program-running' }],
      process: facts.process.account,
      code: seen.code,
      fix: [
        `Look for the run of ${first ?? 'the program that must run first'} on this client and repair that; ${run.program ?? 'this one'} follows by itself.`,
        'If it only asks for a restart (3010), let the computer restart between the two.',
      ],
    };
  },
};
