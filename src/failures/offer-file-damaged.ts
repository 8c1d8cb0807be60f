import { after, failed, lines, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** F9 (Q245170, Q293187, W-20RG). */
export const offerFileDamaged: FailureClass = {
  id: 'offer-file-damaged',
  section: 'F9',
  title: 'The file of an advertisement or package at the client access point is missing or damaged',
  level: 'warning',
  clients: ['9x', 'legacy'],
  signs: { kinds: ['policy-missing'] },
  find(run, facts) {
    const missing = of(run, 'policy-missing').findLast(
      (event) => (event.seen.family ?? facts.family) === 'legacy' && event.code === undefined,
    );
    if (succeeded(run) || facts.family === 'ccm' || !missing) return undefined;
    if (after(run, missing).some(({ kind }) => kind === 'program-starting' || kind === 'program-started'))
      return { whyNot: 'the program was started afterwards' };
    const content = facts.package?.packageId ?? run.packageId;
    const stillThere = facts.package !== undefined && facts.advertisement !== undefined;
    const deleted = facts.modelled && run.packageId !== undefined && facts.package === undefined && facts.model.packages.length > 0;
    if (deleted) return { whyNot: `the model knows no package ${run.packageId}: it was deleted, and the line is harmless` };
    // A line of its own, in a run that did not fail, is what a deleted package leaves: safe to ignore (account model, section 9).
    if (!stillThere && !failed(run)) return { whyNot: 'nothing says that the package still exists' };
    return {
      verdict: stillThere ? 'probable' : 'undetermined',
      seen: lines(missing),
      because: [
        {
          rule: 'R71',
          text: `The client found the advertisement, but not the package data${content === undefined ? '' : ` of ${content}`} at the client access point.`,
        },
        ...(stillThere
          ? [{ rule: 'R71', text: 'The model has both the package and the advertisement, so the file should be there.' }]
          : []),
      ],
      missing: stillThere
        ? []
        : [
            {
              fact: 'whether the package was deleted on purpose (then the line is harmless)',
              decides: 'offer-file-damaged or nothing at all',
            },
          ],
      fix: [
        `Change something in ${content ?? 'the package'} and in the advertisement, so that the site writes their files to the client access points again.`,
        'If the package was deleted, delete its advertisement too.',
      ],
    };
  },
};
