import { codeAmong, lines, of, origin, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

const onInternet = 0x87d01018;

/** F12 (G-ERR, G-EVT). */
export const internetClientCannotRun: FailureClass = {
  id: 'internet-client-cannot-run',
  section: 'F12',
  title: 'The client is on the Internet and the program needs the network of the company',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['offer-rejected'], values: [onInternet] },
  find(run, facts) {
    const code = origin(run, codeAmong(run, [], [onInternet]));
    const rejected = of(run, 'offer-rejected').findLast(({ reason }) => reason === 'internet');
    const shown = rejected ?? code?.event;
    if (succeeded(run) || !shown) return undefined;
    const fromPoint = facts.advertisement?.fastNetwork === 'run-from-dp';
    return {
      verdict: shown.kind === 'evidence' ? 'probable' : 'confirmed',
      seen: lines(rejected, code?.event),
      because: [
        {
          rule: 'R71',
          text: `The client takes itself for a client on the Internet${code ? ` (${code.code.text})` : ''}, where a program cannot be run from a distribution point.`,
        },
        ...(fromPoint ? [{ rule: 'R71', text: 'The advertisement says to run the program from the distribution point.' }] : []),
      ],
      process: facts.process.account,
      code: code?.code,
      fix: [
        'Let the advertisement download the content before it runs, and put the package on a distribution point that serves clients on the Internet (cloud management gateway).',
        'Or let the client run it when it is back in the network of the company or on VPN.',
      ],
    };
  },
};
