import { failed, lines, newest, of } from './evidence.js';
import type { FailureClass } from './failure.js';
import { subjectOf } from './told.js';

/** Job status 0xc (Q302674). */
const networkDown = /NETWORK_DOWN|^0xc$/i;

/** G23 (Q302674, Q321168, Q320743). */
export const duplicateOrUnscheduled: FailureClass = {
  id: 'duplicate-or-unscheduled',
  section: 'G23',
  title: 'The client took the program off its schedule although it was to try again',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['run-unscheduled'] },
  find(run, facts) {
    const unscheduled = newest(run, 'run-unscheduled');
    if (!unscheduled || !failed(run) || facts.family === 'ccm') return undefined;
    const down = of(run, 'job-status').find(({ status }) => networkDown.test(status));
    const decided = newest(run, 'retry-decided');
    if (!down && !decided?.willRetry) return undefined;
    const level = facts.client.servicePack ?? facts.model.site?.serviceLevel;
    const early = level !== undefined && /^(RTM|SP[1-3])$/i.test(level);
    return {
      verdict: early ? 'probable' : 'undetermined',
      seen: lines(down, decided, unscheduled),
      because: [
        {
          rule: 'R74',
          text: `${subjectOf(run)} failed in a way after which the client tries again${down ? ' (network down, every 10 minutes)' : ''}, and then it was unscheduled${unscheduled.user === undefined ? '' : ` for ${unscheduled.user}`}.`,
        },
        {
          rule: 'R74',
          text: 'Before the fix of Q302674 the next cycle of the offer data provider takes such a job off the schedule; what made it fail is another matter.',
        },
        ...(early ? [{ rule: 'R74', text: `The model gives the client service level ${level}, which is before the fix.` }] : []),
      ],
      missing: early ? [] : [{ fact: 'the service pack of the client', decides: 'duplicate-or-unscheduled' }],
      code: newest(run, 'error-handled')?.code,
      fix: [
        'Repair first what made the program fail; then advertise it again, for the client has given it up.',
        'Bring the client to SMS 2.0 SP4 or later.',
      ],
    };
  },
};
