import { type Denial, denials, matchOf } from './denials.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { decidingTry, grantee, sendAgain, triesOf } from './principals.js';

const rights: ReadonlySet<string> = new Set(['not-covered', 'explicit-deny', 'level-too-low']);

/** A5 (S-RAC, M-ACC). */
export const naaNoRights: FailureClass = {
  id: 'naa-no-rights',
  section: 'A5',
  title: 'The network access account gets in, but may not read there',
  level: 'error',
  clients: ['ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(isRefusedByRights);
    if (!denial) return undefined;
    const name = denial.access.by?.name ?? 'the network access account';
    const text = `${name} gets in at ${denial.server}, so its password is right; what it lacks is the right to read there.`;
    return matchOf(run, facts, denial, { because: [{ rule: 'R35', text }], fix: remedy(facts, denial) });
  },
};

/** The account is what the path was opened with in the end; on a distribution point only where no other account is known there (C1 otherwise). */
function isRefusedByRights({ access, kind }: Denial): boolean {
  const last = decidingTry(access);
  if (access.verdict !== 'denied' || access.by?.kind !== 'network-access' || last?.authentication !== 'accepted') return false;
  const alone = triesOf(access, 'computer-account').every(({ authentication }) => authentication === 'refused');
  return rights.has(access.refusal ?? '') && (kind === 'share' || (alone && access.refusal === 'not-covered'));
}

function remedy(facts: Facts, { access, kind, path }: Denial): Match['fix'] {
  const who = access.by ? grantee(access.by) : 'the network access account';
  const pack = facts.package?.packageId ?? 'the package';
  if (kind === 'distribution-point') return [`Give ${who}, or a group of it, Read in the access accounts of ${pack}.`, sendAgain(facts)];
  if (access.refusal === 'explicit-deny') return [`Take ${who} out of the group that has No Access on ${path}, or remove that entry.`];
  return [
    `Give ${who}, or a group of it, Read at the share and in the folder of ${path}.`,
    `Or copy what the program needs from ${path} into the package.`,
  ];
}
