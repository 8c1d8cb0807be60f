import type { EventKind } from '../../grammars/event.js';
import { succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf } from './told.js';

const disabled = 0x87d01004;
/** The component of the client is disabled, or the program. */
const component = 0x87d00272;
/** A task sequence that could not hand over a program gets the same number for one without policy (account model, section 9). */
const handedOver: ReadonlySet<EventKind> = new Set<EventKind>(['program-start-failed']);

/** G17 (G-ERR, M-PROG). */
export const programDisabled: FailureClass = {
  id: 'program-disabled',
  section: 'G17',
  title: 'The program is disabled at the site',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['offer-rejected'], values: [disabled, component] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const isRejected = (event: (typeof run.events)[number]) => event.kind === 'offer-rejected' && event.reason === 'disabled';
    const seen =
      told(run, { values: [disabled], is: isRejected, except: handedOver }) ??
      (run.scope === 'program' ? told(run, { values: [component], except: handedOver }) : undefined);
    if (!seen) return undefined;
    if (facts.program?.taskSequence) return { whyNot: 'a task sequence gets this number for a program whose policy is missing' };
    const own = seen.code?.value !== component;
    const known = facts.program?.disabled;
    const what = programText(run);
    return {
      verdict: known === false ? 'contradicted' : own || known ? verdictOf(seen) : 'probable',
      seen: shown(run, seen.event),
      because: [
        { rule: 'R71', text: `The client does not run ${what} because it is disabled${seen.code ? ` (${seen.code.text})` : ''}.` },
        ...(known ? [{ rule: 'R71', text: 'The model says that it is disabled.' }] : []),
        ...(known === false ? [{ rule: 'R71', text: 'The model says that it is enabled: the client may have an older policy.' }] : []),
      ],
      missing:
        own || known !== undefined ? [] : [{ fact: `whether ${what} is disabled`, decides: 'program-disabled or agent-not-enabled' }],
      code: seen.code,
      fix:
        known === false
          ? ['Let the client fetch its policy again and compare the version of the policy with the site.']
          : [`Enable ${what} at the site ("Disable this program on computers where it is advertised") once it may run again.`],
    };
  },
};
