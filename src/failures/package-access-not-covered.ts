import type { EventKind } from '../../grammars/event.js';
import type { MissingFact } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { coveredInstead } from './coverage.js';
import { type Denial, denials, isUnreachable, linesOf, matchOf, verdictOf } from './denials.js';
import { accessDenied, codesOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { asText, connecting, sendAgain } from './principals.js';
import { recheck } from './recheck.js';

/** C1 (S-PAA, W-20HLP, W-07PAA). */
export const packageAccessNotCovered: FailureClass = {
  id: 'package-access-not-covered',
  section: 'C1',
  title: 'No entry of the package access accounts covers the account that connects',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { win32: accessDenied, refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(({ kind }) => kind === 'distribution-point');
    if (!denial) return withoutPath(run, facts);
    if (isUnreachable(denial)) return { whyNot: `${denial.server} does not answer, so it refused nobody` };
    if (denial.access.verdict === 'granted') return contradicted(run, facts, denial);
    if (denial.access.verdict === 'unknown') return open(run, facts, denial);
    return decided.has(denial.access.refusal ?? '') ? notCovered(run, facts, denial) : undefined;
  },
};

/** Not listed; or nobody among the accounts that the server knows, so that the list was not even asked. */
const decided: ReadonlySet<string> = new Set(['not-covered', 'no-identity', 'no-credential', 'untrusted', 'unknown-account']);

function notCovered(run: Run, facts: Facts, denial: Denial): Match {
  const { access } = denial;
  const pack = packageText(facts, run);
  const listed = access.refusal === 'not-covered';
  const verdict: Verdict =
    access.by?.kind === 'existing-connection' || !listed || coveredInstead(facts, denial) !== undefined ? 'probable' : verdictOf(denial);
  const names = [...new Set(access.tries.map(({ credential }) => asText(credential)))].join(', then ');
  return matchOf(run, facts, denial, {
    verdict,
    because: [
      listed
        ? { rule: 'R48', text: `Tried were ${names}; none of them is covered, and who is not listed gets nothing.` }
        : { rule: 'R42', text: `Tried were ${names || 'no accounts'}: ${denial.server} knows none of them.` },
    ],
    fix: listed
      ? [
          `Give ${connecting(denial.access)} Read in the access accounts of ${pack}, and so everybody who shall receive the advertisement.`,
          sendAgain(facts),
        ]
      : [
          `Give the clients an account that ${denial.server} knows (${facts.family === 'ccm' ? 'network access account' : 'client connection account'}).`,
        ],
  });
}

function open(run: Run, facts: Facts, denial: Denial): Match {
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  return matchOf(run, facts, denial, {
    because: [
      { rule: 'R48', text: 'The path is a package on a distribution point: its access accounts decide, for the account that connects.' },
    ],
    missing: [...unknown(facts, run), ...denial.access.missing],
    fix: [
      `Compare the access accounts of ${packageText(facts, run)} with the account that connects (${who}): every account that connects must be covered, and no group of it may have No Access.`,
    ],
  });
}

function unknown(facts: Facts, run: Run): MissingFact[] {
  if (facts.package?.accessAccounts) return [];
  return [
    {
      fact: `the package access accounts of ${packageText(facts, run)}`,
      decides: 'whether the account that connects is covered, denied, or covered and refused for another reason',
    },
  ];
}

/** A sentence about the content prints access denied and nothing tells the path. */
function withoutPath(run: Run, facts: Facts): Match | undefined {
  const seen = codesOf(run).find(({ win32, event }) => win32 !== undefined && accessDenied.includes(win32) && aboutPackage.has(event.kind));
  if (!seen || succeeded(run)) return undefined;
  return {
    verdict: 'undetermined',
    seen: linesOf(run, seen.event),
    because: [
      { rule: 'R73', text: `The log prints ${seen.code.text} for the content of the package, without its path.` },
      { rule: 'R48', text: 'On a distribution point the package access accounts decide, for the account that connects.' },
    ],
    missing: [
      { fact: 'the distribution points of the package', decides: 'which permissions apply' },
      ...unknown(facts, run),
      ...facts.process.missing,
    ],
    process: facts.process.account,
    code: seen.code,
    fix: [`Compare the access accounts of ${packageText(facts, run)} with the accounts that this client connects with.`],
  };
}

const aboutPackage: ReadonlySet<EventKind> = new Set<EventKind>(['content-location-refused', 'content-unavailable', 'download-failed']);

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
