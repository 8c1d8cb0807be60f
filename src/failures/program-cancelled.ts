import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { shown, subjectOf, told, verdictOf } from './told.js';

/** ERROR_CANCELLED. */
const cancelled = 1223;
/** Cancelled; job of software updates cancelled. */
const values = [0x87d00222, 0x87d00664];
/** ERROR_INSTALL_USEREXIT: with a user who can see the dialogs it was the user. */
const userExit = 1602;
/** Job status of APM (Q226504). */
const jobStatus = /^0x12$/i;

/** G30 (G-ERR, G-EVT, Q226504). */
export const programCancelled: FailureClass = {
  id: 'program-cancelled',
  section: 'G30',
  title: 'The program was cancelled',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['program-cancelled', 'job-status'], win32: [cancelled], values, exits: [cancelled, userExit] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, {
      win32: [cancelled],
      values,
      exits: facts.program?.userInteraction ? [cancelled, userExit] : [cancelled],
      is: (event) => event.kind === 'program-cancelled' || (event.kind === 'job-status' && jobStatus.test(event.status)),
    });
    if (!seen) return undefined;
    const status = seen.event.kind === 'job-status';
    const exit = seen.code?.family === 'exit';
    return {
      verdict: status || exit ? 'probable' : verdictOf(seen),
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: `${subjectOf(run)} was cancelled by a user or by the system${seen.code ? ` (${seen.code.text})` : status ? ' (job status 0x12)' : ''}; no account was refused.`,
        },
        ...(exit && facts.program?.userInteraction
          ? [{ rule: 'R71', text: 'By the model a user sees its dialogs and can cancel it.' }]
          : []),
      ],
      process: facts.process.account,
      code: seen.code,
      fix: [
        `Ask the user, then run ${run.program ?? 'the program'} again.`,
        'Where users must not cancel it, make it silent and let it run with administrative rights.',
      ],
    };
  },
};
