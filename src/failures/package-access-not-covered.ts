import type { Run } from '../runs/run.js';
import { coveredInstead } from './coverage.js';
import { type Denial, denials, isUnreachable, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { asText, connecting, sendAgain } from './principals.js';
import { recheck } from './recheck.js';

/** C1 (S-PAA, W-20HLP, W-07PAA). */
export const packageAccessNotCovered: FailureClass = {
  id: 'package-access-not-covered',
  section: 'C1',
  title: 'No entry of the package access accounts covers the account that connects',
  level: 'error',
  find(run, facts) {
    const denial = denials(run, facts).find(({ kind }) => kind === 'distribution-point');
    if (!denial) return undefined;
    if (isUnreachable(denial)) return { whyNot: `${denial.server} does not answer, so it refused nobody` };
    if (denial.access.verdict === 'granted') return contradicted(run, facts, denial);
    if (denial.access.verdict === 'unknown') return open(run, facts, denial);
    return denial.access.refusal === 'not-covered' ? notCovered(run, facts, denial) : undefined;
  },
};

function notCovered(run: Run, facts: Facts, denial: Denial): Match {
  const { access } = denial;
  const pack = packageText(facts, run);
  const verdict: Verdict =
    access.by?.kind === 'existing-connection' || coveredInstead(facts, denial) !== undefined ? 'probable' : verdictOf(denial);
  const names = [...new Set(access.tries.map(({ credential }) => asText(credential)))].join(', then ');
  return matchOf(run, facts, denial, {
    verdict,
    because: [{ rule: 'R48', text: `Tried were ${names}; none of them is covered, and who is not listed gets nothing.` }],
    fix: [
      `Give ${connecting(denial.access)} Read in the access accounts of ${pack}, and so everybody who shall receive the advertisement.`,
      sendAgain(facts),
    ],
  });
}

function open(run: Run, facts: Facts, denial: Denial): Match {
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  return matchOf(run, facts, denial, {
    because: [
      { rule: 'R48', text: 'The path is a package on a distribution point: its access accounts decide, for the account that connects.' },
    ],
    fix: [
      `Compare the access accounts of ${packageText(facts, run)} with the account that connects (${who}): every account that connects must be covered, and no group of it may have No Access.`,
    ],
  });
}

function contradicted(run: Run, facts: Facts, denial: Denial): Match {
  const because = [
    {
      rule: 'R47',
      text: `By the model ${denial.access.by ? asText(denial.access.by) : 'the account'} may read the package; the log says that it was refused.`,
    },
  ];
  return matchOf(run, facts, denial, { ...recheck(facts, denial), because });
}

function packageText({ package: pack }: Facts, run: Run): string {
  return pack?.packageId ?? run.packageId ?? run.packageName ?? 'the package';
}
