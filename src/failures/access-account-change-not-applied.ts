import { isSms20 } from '../accounts/kinds.js';
import { instant } from '../clock.js';
import type { Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, matchOf } from './denials.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { sendAgain } from './principals.js';

/** C6 (Q210354, Q263417, W-07PAA, M-ACC). */
export const accessAccountChangeNotApplied: FailureClass = {
  id: 'access-account-change-not-applied',
  section: 'C6',
  title: 'The access accounts were changed, and the distribution point still has the old ones',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const changed = facts.package?.accessAccountsChanged;
    const denial = denials(run, facts).find((each) => each.kind === 'distribution-point' && !isUnreachable(each));
    if (!denial || changed === undefined) return undefined;
    const when = run.ended && instant(run.ended);
    if (when !== undefined && when < Date.parse(changed))
      return { whyNot: `the access accounts were changed only after this (${changed})` };
    return judge(run, facts, denial, changed);
  },
};

function judge(run: Run, facts: Facts, denial: Denial, changed: string): Match | Unfit | undefined {
  const pack = facts.package?.packageId ?? 'the package';
  const applied = appliedOn(facts, denial);
  const never = facts.package?.shareMode === 'nt-share-dp' && facts.client.kind !== undefined && isSms20(facts.client.kind);
  if (!never && applied !== undefined && Date.parse(applied) >= Date.parse(changed))
    return { whyNot: `the change of ${changed} was applied on ${denial.server} on ${applied}` };
  const waiting = denial.access.tries.filter(({ refusal }) => refusal === 'not-applied');
  const open = waiting.length > 0 || denial.access.refusal === 'not-applied';
  // Another account holds the connection, or nobody is known at the server: the list was not even asked.
  if (!open && denial.access.verdict !== 'granted') return undefined;
  const told = denial.access.because.some(({ rule }) => rule === 'R53' || rule === 'R54');
  const dated = never || applied !== undefined || facts.package?.changedWithoutRedistribution === true;
  // That the console's list would let the account in is what the log contradicts; where that is not known, the old list need not be the cause.
  const covered = denial.access.verdict === 'granted' || waiting.some(({ lists }) => lists?.console === 'sufficient');
  return matchOf(run, facts, denial, {
    verdict: dated ? (covered ? 'confirmed' : 'probable') : 'undetermined',
    because: [
      ...(told ? [] : [reason({ pack, changed, applied, never, server: denial.server })]),
      { rule: never ? 'R54' : 'R53', text: 'The console shows the new list, the folder has the old one; that is why the two disagree.' },
    ],
    missing: dated
      ? []
      : [
          {
            fact: `when the access accounts of ${pack} were last applied on ${denial.server}`,
            decides: 'access-account-change-not-applied or another refusal',
          },
        ],
    fix: never
      ? [`Remove ${pack} from ${denial.server} and distribute it there again: a distribution point on an NT share takes no later change.`]
      : [sendAgain(facts).replace(/^Then (\w)/, (_, letter: string) => letter.toUpperCase())],
  });
}

interface Gap {
  readonly pack: string;
  readonly changed: string;
  readonly applied: string | undefined;
  readonly never: boolean;
  readonly server: string;
}

function reason({ pack, changed, applied, never, server }: Gap): { rule: string; text: string } {
  if (never) return { rule: 'R54', text: `${server} holds ${pack} on an NT share, which does not take the change of ${changed}.` };
  const last = applied === undefined ? 'not sent there since' : `applied there last on ${applied}`;
  return { rule: 'R53', text: `The access accounts of ${pack} were changed on ${changed}; on ${server} they were ${last}.` };
}

function appliedOn(facts: Facts, { dp }: Denial): string | undefined {
  const id = facts.package?.packageId.toLowerCase();
  return Object.entries(dp?.applied ?? {}).find(([key]) => key.toLowerCase() === id)?.[1];
}
