import type { EventKind } from '../../grammars/event.js';
import type { LoggedEvent } from '../runs/run.js';
import { after, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf } from './told.js';

/** No or invalid policy; policy not found; software distribution policy not found; execution request not found; task sequence without policy. */
const missing = [0x87d01005, 0x87d02002, 0x87d02004, 0x87d01011, 0x80040104];
/** Item not found: in content logs it is content. */
const notFound = 0x87d00215;
/** Program disabled; for a task sequence the policy that it needs is missing (account model, section 9). */
const disabled = 0x87d01004;
const content: ReadonlySet<EventKind> = new Set<EventKind>([
  'content-unavailable',
  'download-failed',
  'transfer-retried',
  'web-request-failed',
  'evidence',
]);

/** G20 (G-ERR, G-EVT). */
export const policyMissing: FailureClass = {
  id: 'policy-missing',
  section: 'G20',
  title: 'The client has no valid policy for the program',
  level: 'error',
  clients: ['ccm'],
  signs: { kinds: ['policy-missing', 'offer-rejected'], values: [...missing, notFound, disabled] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen =
      told(run, { values: missing, is: (event) => says(event, facts.program?.taskSequence) }) ??
      told(run, { values: [notFound], except: content });
    if (!seen) return undefined;
    if (after(run, seen.event).some(({ kind }) => kind === 'policy-received' || kind === 'program-started'))
      return { whyNot: 'the policy of the program came afterwards' };
    const { advertisement, packageId } = seen.event;
    const what = programText(run);
    const handedOver = seen.code?.value === disabled;
    return {
      verdict: seen.code?.value === notFound ? 'probable' : verdictOf(seen),
      seen: shown(run, seen.event),
      because: [
        {
          rule: 'R71',
          text: `The client looked for the policy of ${what}${advertisement === undefined ? '' : ` (advertisement ${advertisement})`} and found none that is valid${seen.code ? ` (${seen.code.text})` : ''}.`,
        },
        ...(handedOver
          ? [
              {
                rule: 'R71',
                text: 'A task sequence gets the number of a disabled program where the policy of the program is missing on the client.',
              },
            ]
          : []),
        { rule: 'R71', text: 'Without policy nothing is downloaded and no account is asked for anything.' },
      ],
      missing: [
        {
          fact: `whether ${packageId ?? 'the package'} and its program are advertised to this client and have reached its management point`,
          decides: 'where the policy got lost',
        },
      ],
      code: seen.code,
      fix: [
        `Check that ${what} still exists, is enabled and advertised to this client${packageId === undefined ? '' : `, and that ${packageId} is replicated to the site of the client`}.`,
        'Let the client fetch its policy (machine policy cycle) and read PolicyAgent.log and PolicyEvaluator.log for that advertisement.',
        ...(handedOver
          ? [`In a task sequence allow ${run.program ?? 'the program'} to be installed from task sequences without being advertised.`]
          : []),
      ],
    };
  },
};

function says(event: LoggedEvent, inTaskSequence: boolean | undefined): boolean {
  if (event.kind === 'policy-missing') return event.seen.family !== 'legacy';
  if (event.kind === 'offer-rejected') return event.reason === 'policy';
  return event.code?.value === disabled && (event.kind === 'program-start-failed' || inTaskSequence === true);
}
