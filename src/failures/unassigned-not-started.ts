import type { EventKind } from '../../grammars/event.js';
import { lines, newest } from './evidence.js';
import type { FailureClass } from './failure.js';
import { programText } from './run-account.js';

const arrivals: readonly EventKind[] = ['offer-received', 'policy-received'];

/** G3 (Q277876). The log cannot tell an assignment that is still to come from none, so only a model lets this class answer. */
export const unassignedNotStarted: FailureClass = {
  id: 'unassigned-not-started',
  section: 'G3',
  title: 'The advertisement has no assignment, so the program starts only when a user starts it',
  level: 'note',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: arrivals },
  find(run, facts) {
    const arrived = newest(run, ...arrivals);
    if (!arrived || facts.advertisement?.mandatory !== false || !run.events.every(({ kind }) => arrivals.includes(kind))) return undefined;
    const what = programText(run);
    return {
      verdict: 'confirmed',
      seen: lines(arrived),
      because: [
        { rule: 'R21', text: `The client received the advertisement of ${what} and never began to run it.` },
        {
          rule: 'R21',
          text: `The model says that the advertisement ${facts.advertisement.id ?? ''} is not mandatory: nothing but a user starts it.`,
        },
      ],
      fix: [
        `Give the advertisement of ${what} an assignment (a mandatory time, or "as soon as possible").`,
        'Or let the user start it from Advertised Programs or Run Advertised Programs in the Control Panel.',
      ],
    };
  },
};
