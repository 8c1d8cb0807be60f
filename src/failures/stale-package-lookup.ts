import { failed, lines, of } from './evidence.js';
import type { FailureClass } from './failure.js';

/** Account model, section 9 (Q293187). */
export const stalePackageLookup: FailureClass = {
  id: 'stale-package-lookup',
  section: '9',
  title: 'The client looks for a package that was deleted; this can be ignored',
  level: 'note',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['policy-missing'] },
  find(run, facts) {
    const missed = of(run, 'policy-missing').findLast(({ seen }) => seen.family === 'legacy');
    if (!missed || facts.family === 'ccm') return undefined;
    if (failed(run) || (facts.package !== undefined && facts.advertisement !== undefined)) return undefined;
    return {
      verdict: 'probable',
      seen: lines(missed),
      because: [
        {
          rule: 'R71',
          text: 'The Advertised Programs Manager found no data of a package on the client access point: its advertisement or package was deleted while the client still had a job for it.',
        },
        { rule: 'R71', text: 'It asks again at every cycle and harms nothing.' },
      ],
      missing: [{ fact: 'whether the package still exists at the site', decides: 'stale-package-lookup or offer-file-damaged' }],
      fix: [
        'Nothing, if the package was deleted on purpose. If it still exists, refresh its advertisement so that its files reach the client access point again.',
      ],
    };
  },
};
