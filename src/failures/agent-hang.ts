import { after, lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** The answer comes within seconds (Q240921). */
const longest = 60_000;

/** Account model, section 9 (Q240921). A log that ends with the question shows nothing: it may be cut there. */
export const agentHang: FailureClass = {
  id: 'agent-hang',
  section: '9',
  title: 'An agent of the client turns in circles and does not go on',
  level: 'warning',
  clients: ['9x', 'legacy'],
  timed: true,
  signs: { kinds: ['user-check-started'] },
  find(run) {
    const asked = of(run, 'user-check-started').filter((event) => !after(run, event).some(({ kind }) => kind === 'user-state'));
    const first = asked[0];
    if (!first) return undefined;
    const later = after(run, first).find(
      ({ seen }) => (seen.time?.local ?? 0) - (first.seen.time?.local ?? Number.MAX_SAFE_INTEGER) > longest,
    );
    if (asked.length < 3 && !later) return undefined;
    return {
      verdict: 'probable',
      seen: lines(first, asked.at(-1), later),
      because: [
        {
          rule: 'R21',
          text: `The Advertised Programs Manager asked whether a user is logged on${asked.length > 1 ? ` ${asked.length} times` : ''} and got no answer, though that takes seconds.`,
        },
        { rule: 'R71', text: 'It then loads the processor fully and starts nothing (Q240921).' },
      ],
      missing: [{ fact: 'whether Smsapm32.exe loads the processor of the client', decides: 'agent-hang' }],
      fix: ['Restart the SMS Client Service on the client.', 'Bring the client to the service pack with the fix of Q240921.'],
    };
  },
};
