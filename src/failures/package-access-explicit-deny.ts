import type { Run } from '../runs/run.js';
import { type Denial, denials, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { asSubject, sendAgain } from './principals.js';

/** C2 (S-PAA, L-DACL). */
export const packageAccessExplicitDeny: FailureClass = {
  id: 'package-access-explicit-deny',
  section: 'C2',
  title: 'A No Access entry matches the account that connects',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const all = denials(run, facts).filter(({ kind, access }) => kind === 'distribution-point' && access.verdict !== 'granted');
    const denial = all.find(isDenied);
    if (denial) return match(run, facts, denial);
    const denied = noAccess(facts);
    const decided = all.length > 0 && all.every(({ access }) => access.verdict === 'denied');
    return decided && denied.length > 0
      ? { whyNot: `No Access of ${denied.join(' and ')} matches none of the accounts that connect` }
      : undefined;
  },
};

function isDenied({ access }: Denial): boolean {
  return (
    access.refusal === 'explicit-deny' || access.tries.some(({ refusal, verdict }) => refusal === 'explicit-deny' && verdict === 'denied')
  );
}

function noAccess({ package: pack }: Facts): string[] {
  return (pack?.accessAccounts ?? []).filter(({ level }) => level === 'no-access').map(({ principal }) => principal);
}

function match(run: Run, facts: Facts, denial: Denial): Match {
  const denied = denial.access.tries.find(({ refusal }) => refusal === 'explicit-deny')?.credential ?? denial.access.by;
  const who = denied ? asSubject(denied) : 'The account';
  const { refusal } = denial.access;
  const decided = denial.access.verdict === 'denied';
  const entries = noAccess(facts);
  const entry = entries.length === 1 ? entries[0] : undefined;
  const pack = facts.package?.packageId ?? 'the package';
  // Where another account holds the connection, it is not known that the accounts meant for it would be refused as well (R26).
  const borrowed = denial.access.tries.some(({ credential }) => credential.kind === 'existing-connection');
  const only = denial.access.tries.filter(({ refusal }) => refusal === 'explicit-deny').length === denial.access.tries.length;
  return {
    ...matchOf(run, facts, denial, {
      verdict: borrowed || (decided && !only && refusal !== 'explicit-deny') ? 'probable' : verdictOf(denial),
      because: [{ rule: 'R47', text: `${who} is denied, whatever other entries would give it: No Access is looked at first.` }],
      fix: [
        `Take ${denied?.name ?? 'the account'} out of ${entry ?? 'the group that has No Access'}, or remove ${entry ? `the No Access entry of ${entry}` : 'that entry'} from the access accounts of ${pack}.`,
        denied?.kind === 'logged-on-user'
          ? 'After a change of membership the user must log off and on again.'
          : 'After a change of membership the account must log on anew (a restart, for a computer).',
        sendAgain(facts).replace(/^Then/, 'After a change of the access accounts'),
      ],
    }),
    network: denied,
  };
}
