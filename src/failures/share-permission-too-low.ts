import { type Denial, denials, matchOf } from './denials.js';
import type { FailureClass } from './failure.js';
import { decidingTry, grantee } from './principals.js';

/** C9 (Q186496). */
export const sharePermissionTooLow: FailureClass = {
  id: 'share-permission-too-low',
  section: 'C9',
  title: 'The folder allows what the share does not',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(isShare);
    if (!denial) return undefined;
    const who = denial.access.by ? grantee(denial.access.by) : 'the account';
    const share = shareOf(denial.path);
    const folder = decidingTry(denial.access)?.lists?.folder ?? 'sufficient';
    const rights =
      folder === 'sufficient' ? 'The permissions of the folder are right; those' : 'Whatever the permissions of the folder are: those';
    return matchOf(run, facts, denial, {
      ...(folder === 'sufficient' ? {} : { verdict: 'probable' as const }),
      because: [{ rule: 'R50', text: `${rights} of the share ${share} are narrower, and the narrower ones count.` }],
      fix: [`Give ${who}, or a group of it, Read in the permissions of the share ${share}; leave those of the folder as they are.`],
    });
  },
};

function isShare({ access }: Denial): boolean {
  return (
    access.verdict === 'denied' &&
    access.by?.kind !== 'existing-connection' &&
    (decidingTry(access)?.refusal ?? access.refusal) === 'share-too-low'
  );
}

function shareOf(path: string): string {
  return path.split('\\').slice(0, 4).join('\\');
}
