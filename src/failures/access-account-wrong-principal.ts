import { accountName } from '../accounts/names.js';
import type { Denial } from './denials.js';
import { denials, matchOf } from './denials.js';
import type { Facts, FailureClass } from './failure.js';
import { asSubject } from './principals.js';

/** C7 (Q244409). */
export const accessAccountWrongPrincipal: FailureClass = {
  id: 'access-account-wrong-principal',
  section: 'C7',
  title: 'The right stands on another group of the same name',
  level: 'error',
  clients: ['9x', 'legacy'],
  signs: { refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(isMisplaced);
    if (!denial) return undefined;
    const group = misplacedGroup(facts, denial) ?? 'the group that was meant';
    const who = denial.access.by ? asSubject(denial.access.by) : 'The account';
    const pack = facts.package?.packageId ?? 'the package';
    const text = `${who} is covered through ${group}; the right was put on the group of the same name in the domain of ${denial.server}.`;
    return matchOf(run, facts, denial, {
      because: [{ rule: 'R52', text }],
      fix: [
        `Correct the permissions of the folder of ${pack} on ${denial.server} by hand: give ${group} the right that its namesake has.`,
        'Give groups names that no other domain uses, or install SMS 2.0 SP2 at the site and distribute the package again.',
      ],
    });
  },
};

function isMisplaced({ kind, access }: Denial): boolean {
  return kind === 'distribution-point' && access.verdict === 'denied' && access.tries.some(({ refusal }) => refusal === 'wrong-principal');
}

/** The entry whose name also stands for a group of the domain of the server. */
function misplacedGroup({ package: pack, model }: Facts, { dp }: Denial): string | undefined {
  return pack?.accessAccounts?.find(({ principal }) => {
    const { domain, name } = accountName(principal);
    const twin = dp?.serverDomain === undefined ? undefined : `${dp.serverDomain.toLowerCase()}\\${name}`;
    return (
      domain !== undefined && domain !== dp?.serverDomain?.toLowerCase() && model.groups.some((group) => group.name.toLowerCase() === twin)
    );
  })?.principal;
}
