import type { Run } from '../runs/run.js';
import { coveredInstead } from './coverage.js';
import { type Denial, denials, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { asText, connecting, sendAgain } from './principals.js';

/** C4 (S-Q224286, S-PAA, M-ACC). */
export const packageAccessContextMismatch: FailureClass = {
  id: 'package-access-context-mismatch',
  section: 'C4',
  title: 'The package is open to its users, but not to the account that connects',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const all = denials(run, facts).filter(({ kind, access }) => kind === 'distribution-point' && access.refusal === 'not-covered');
    const denial = all.find(({ access }) => access.verdict === 'denied' && access.by?.kind !== 'existing-connection');
    if (!denial) return undefined;
    if (facts.process.account?.kind === 'logged-on-user')
      return { whyNot: 'the program runs as the user, and the user is the one who connects' };
    const covered = coveredInstead(facts, denial);
    return covered === undefined ? undefined : match(run, facts, denial, covered);
  },
};

function match(run: Run, facts: Facts, denial: Denial, covered: string): Match {
  const tried = [...new Set(denial.access.tries.map(({ credential }) => asText(credential)))].join(', then ');
  const pack = facts.package?.packageId ?? 'the package';
  return matchOf(run, facts, denial, {
    verdict: verdictOf(denial),
    because: [
      {
        rule: 'R58',
        text: `${covered} may read ${pack}, but does not connect: the program runs as ${who(facts)}, and the connection is made as ${tried}.`,
      },
      { rule: 'R58', text: 'A test by the user from the same share succeeds and proves nothing.' },
    ],
    fix: [
      `Give ${connecting(denial.access)} Read in the access accounts of ${pack}.`,
      sendAgain(facts),
      `Or let the program run with user rights, so that ${covered} connects.`,
    ],
  });
}

function who({ process }: Facts): string {
  return process.account ? asText(process.account) : 'another account';
}
