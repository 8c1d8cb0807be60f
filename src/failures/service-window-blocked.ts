import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, subjectOf, told, verdictOf, waitFor } from './told.js';

/** Outside the service window. */
const outside = 0x87d00666;
/** No service window now or later. */
const noneLater = 0x87d00667;

/** G14 (M-PKG, G-EVT, M-ERR). */
export const serviceWindowBlocked: FailureClass = {
  id: 'service-window-blocked',
  section: 'G14',
  title: 'The program waits for a maintenance window, or none is long enough',
  level: 'warning',
  clients: ['ccm'],
  signs: { kinds: ['run-waiting', 'offer-rejected', 'status-raised'], values: [outside, noneLater] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const never = told(run, { values: [noneLater], is: (event) => /MayNeverRun/i.test(event.eventClass ?? '') });
    const wait = waitFor(run, 'service-window');
    const seen = never ?? told(run, { values: [outside], is: (event) => event === wait });
    if (!seen) return undefined;
    const most = facts.program?.maxRunMinutes;
    return {
      verdict: verdictOf(seen),
      ...(never ? { level: 'error' as const } : {}),
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: never
            ? `No maintenance window of the client, now or later, is as long as ${programText(run)} may run${seen.code ? ` (${seen.code.text})` : ''}.`
            : `${subjectOf(run)} may start only in a maintenance window, and none is open${seen.code ? ` (${seen.code.text})` : ''}.`,
        },
        ...(most === undefined
          ? []
          : [{ rule: 'R71', text: `By the model it may run ${most} minutes: a window must be longer than that.` }]),
      ],
      process: facts.process.account,
      code: seen.code,
      fix: never
        ? [
            `Lower the maximum run time of ${programText(run)}${most === undefined ? '' : ` below ${most} minutes`}, or make a maintenance window of its collections longer.`,
            'Or let the advertisement ignore maintenance windows.',
          ]
        : ['Wait for the next maintenance window, or let the advertisement ignore maintenance windows.'],
    };
  },
};
