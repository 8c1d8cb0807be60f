import { instant } from '../clock.js';
import type { Run } from '../runs/run.js';
import { succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { programText } from './run-account.js';
import { shown, told, verdictOf } from './told.js';

/** G16 (G-EVT). */
export const advertisementExpired: FailureClass = {
  id: 'advertisement-expired',
  section: 'G16',
  title: 'The advertisement had expired before the program could run',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['offer-rejected'] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = told(run, { is: (event) => event.kind === 'offer-rejected' && event.reason === 'expired' });
    if (!seen) return undefined;
    const expires = facts.advertisement?.expires;
    const valid = stillValid(run, facts);
    const id = run.advertisement ?? facts.advertisement?.id ?? '';
    return {
      verdict: valid ? 'contradicted' : verdictOf(seen),
      seen: shown(run, seen.event),
      because: [
        { rule: 'R71', text: `The client rejected the advertisement ${id} of ${programText(run)} because its expiry date is past.` },
        ...(expires === undefined
          ? []
          : [
              {
                rule: 'R71',
                text: valid
                  ? `By the model it is valid until ${expires}: the client has an older policy, or its clock is wrong.`
                  : `The model says the same: it was valid until ${expires}.`,
              },
            ]),
      ],
      fix: valid
        ? ['Compare the clock of the client with that of its site, and let the client fetch its policy again.']
        : [`Extend or remove the expiry date of the advertisement ${id}, or create a new one.`],
    };
  },
};

function stillValid({ ended }: Run, { advertisement }: Facts): boolean {
  const until = advertisement?.expires === undefined ? Number.NaN : Date.parse(advertisement.expires);
  const at = ended && instant(ended);
  return at !== undefined && until > at;
}
