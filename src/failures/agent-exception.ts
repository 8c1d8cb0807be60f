import type { LoggedEvent } from '../runs/run.js';
import { type Logged, lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** What runs programs or fetches offers; exceptions of inventory and setup, and those at shutdown, are harmless to a distribution. */
const agents =
  /^(apm|smsapm32|(sms )?available programs manager|available programs manager win32|advertised programs|program execution agent|pea32|odp|smsmon32)/i;

/** Account model, section 9 (Q261264, Q323532, Q302354, Q308945). */
export const agentException: FailureClass = {
  id: 'agent-exception',
  section: '9',
  title: 'An agent of the client crashed',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['client-exception'] },
  find(run) {
    const crash = of(run, 'client-exception').findLast(isOfDistribution) ?? of(run, 'client-exception').at(-1);
    const name = crash && nameOf(crash);
    if (!crash || name === undefined) return undefined;
    return {
      verdict: 'confirmed',
      ...(isOfDistribution(crash) ? {} : { level: 'note' as const }),
      seen: lines(crash),
      because: [
        { rule: 'R71', text: `${name} wrote of an exception: it ended in the middle of its work.` },
        {
          rule: 'R71',
          text: isOfDistribution(crash)
            ? 'The client service starts it again; what it was doing then is started anew or lost.'
            : 'It runs no programs; a distribution is touched only where it does not come back.',
        },
      ],
      fix: [
        `See in the log of ${name} what came last before the exception, and whether it started again.`,
        'Bring the client to the newest service pack of its version; most of these crashes are repaired there.',
      ],
    };
  },
};

type Crash = Logged<'client-exception'>;

function nameOf({ application, seen }: Crash): string | undefined {
  return application ?? (agents.test(componentOf({ seen })) ? componentOf({ seen }) : undefined);
}

function isOfDistribution(crash: Crash): boolean {
  return agents.test(crash.application ?? componentOf(crash));
}

function componentOf({ seen }: Pick<LoggedEvent, 'seen'>): string {
  return (seen.component || seen.file).trim();
}
