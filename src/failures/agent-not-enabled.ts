import { win32Of } from '../../grammars/numbers.js';
import type { LoggedEvent } from '../runs/run.js';
import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { shown, told, waitFor } from './told.js';

/** The component of the client is disabled. */
const disabled = 0x87d00272;
/** ERROR_SERVICE_DISABLED when a component is started. */
const serviceDisabled = 1058;

/** Account model, section 9 (G-ERR, G-EVT). */
export const agentNotEnabled: FailureClass = {
  id: 'agent-not-enabled',
  section: '9',
  title: 'The agent of the client that should run the program is turned off or paused',
  level: 'warning',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['run-waiting', 'service-launch-failed'], values: [disabled] },
  find(run) {
    if (succeeded(run)) return undefined;
    const paused = waitFor(run, 'paused');
    const seen = told(run, { values: [disabled], is: (event) => event === paused || isDisabledService(event) });
    if (!seen) return undefined;
    const pause = seen.event === paused;
    return {
      verdict: pause && seen.sure ? 'confirmed' : 'probable',
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: pause
            ? 'Software distribution is paused on this client: programs wait until it is let go on.'
            : `A part of the client that the program needs is turned off (${seen.code?.text}).`,
        },
      ],
      missing: pause
        ? []
        : [
            {
              fact: 'whether the client settings of the site turn software distribution on',
              decides: 'agent-not-enabled or program-disabled',
            },
          ],
      code: seen.code,
      fix: pause
        ? [
            'Wait until the task sequence or upgrade that paused it has ended; a client that stays paused after it has failed is let go by a restart of the SMS Agent Host.',
          ]
        : [
            'Turn the software distribution agent on in the client settings of the site, let the client fetch its policy, and see that its service may start.',
          ],
    };
  },
};

function isDisabledService(event: LoggedEvent): boolean {
  return event.kind === 'service-launch-failed' && event.code !== undefined && win32Of(event.code) === serviceDisabled;
}
