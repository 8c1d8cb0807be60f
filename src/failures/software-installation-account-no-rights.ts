import type { Access } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { sendAgain, triesOf } from './principals.js';

/** B6 (S-Q224286, W-826871, Q235811, Q263279). */
export const softwareInstallationAccountNoRights: FailureClass = {
  id: 'software-installation-account-no-rights',
  section: 'B6',
  title: 'The software installation account runs the program and lacks a right where it reads',
  level: 'error',
  clients: ['legacy'],
  signs: { refusals: true },
  find(run, facts) {
    if (facts.process.account?.kind !== 'software-installation') return undefined;
    const denial = denials(run, facts).find((each) => !isUnreachable(each) && isAboutAccount(each.access, facts));
    return denial && match(run, facts, denial);
  },
};

/** Its own try failed for want of rights, or may have; another account that holds the connection is another matter. */
function isAboutAccount(access: Access, { client }: Facts): boolean {
  if (access.verdict === 'granted' || triesOf(access, 'existing-connection').length > 0) return false;
  const [own] = triesOf(access, 'software-installation');
  // Without the kind of the client the rules answer for every kind; the log shows whose account it is.
  if (!own) return access.verdict === 'unknown' && (access.tries.length === 0 || client.kind === undefined);
  return own.verdict !== 'granted' && (own.refusal === 'not-covered' || own.refusal === 'explicit-deny' || own.verdict === 'unknown');
}

function match(run: Run, facts: Facts, denial: Denial): Match {
  const name = facts.process.account?.name ?? 'the software installation account';
  const text =
    denial.kind === 'share'
      ? `${name} runs the program and does all its network access: it needs rights of its own at ${denial.path}.`
      : `${name} connects to the distribution point first; it must be covered there like everybody who runs the package.`;
  const found = matchOf(run, facts, denial, {
    verdict: verdict(denial),
    because: [{ rule: denial.kind === 'share' ? 'R7' : 'R48', text }],
    fix: remedy(facts, denial, name),
  });
  return denial.access.verdict === 'denied' ? found : { ...found, network: facts.process.account };
}

function verdict(denial: Denial): Verdict {
  if (denial.access.verdict === 'denied') return verdictOf(denial);
  return denial.kind === 'share' && denial.proof === 'printed' ? 'probable' : 'undetermined';
}

function remedy(facts: Facts, denial: Denial, name: string): string[] {
  const keep = `Do not make ${name} a permanent administrator of clients: it gets those rights for the run.`;
  if (denial.access.refusal === 'explicit-deny') return [`Take ${name} out of the group that has No Access at ${denial.path}.`, keep];
  if (denial.kind === 'share') return [`Give ${name} Read at the share and in the folder of ${denial.path}.`, keep];
  return [
    `Give ${name}, or a group of it, Read in the access accounts of ${facts.package?.packageId ?? 'the package'}.`,
    sendAgain(facts),
    keep,
  ];
}
