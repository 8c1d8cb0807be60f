import type { Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { asSubject, asText, grantee } from './principals.js';
import { recheck } from './recheck.js';

/** A1 (S-RAC, S-Q224286, Q263279, Q235811, Q242011). */
export const accessDeniedNonSmsShare: FailureClass = {
  id: 'access-denied-non-sms-share',
  section: 'A1',
  title: 'A share that is no distribution point refuses the account that opens it',
  level: 'error',
  find(run, facts) {
    const denial = denials(run, facts).find(({ kind }) => kind === 'share');
    if (!denial) return undefined;
    if (isUnreachable(denial)) return { whyNot: `${denial.server} does not answer, so it refused nobody` };
    return match(run, facts, denial);
  },
};

/** Accounts for which a class of their own says more. */
const special: ReadonlySet<string> = new Set([
  'network-access',
  'client-token',
  'software-installation',
  'existing-connection',
  'anonymous',
]);

function match(run: Run, facts: Facts, denial: Denial): Match {
  const { access, path } = denial;
  const text = `${path} is no distribution point of the package: the account that opens it needs rights of its own there, at the share and in the folder.`;
  if (access.verdict === 'granted') return matchOf(run, facts, denial, { ...recheck(facts, denial), because: [{ rule: 'R61', text }] });
  return matchOf(run, facts, denial, {
    verdict: verdict(denial),
    because: [
      { rule: 'R61', text },
      ...(access.verdict === 'denied' ? [{ rule: 'R61', text: `${access.by ? asSubject(access.by) : 'The account'} is refused.` }] : []),
    ],
    fix: access.verdict === 'denied' ? remedy(facts, denial) : open(facts, path),
  });
}

function verdict(denial: Denial): Verdict {
  const { access, proof } = denial;
  if (access.verdict === 'denied') return special.has(access.by?.kind ?? '') ? 'probable' : verdictOf(denial);
  // The refusal itself is printed with the path; only whose it is stays open.
  return proof === 'printed' && denial.win32 === 5 && access.refusal === undefined ? 'probable' : 'undetermined';
}

function remedy(facts: Facts, { access, path, maker }: Denial): string[] {
  const inPackage = `Or copy what the program needs from ${path} into the package, so that no other share is opened.`;
  if (access.by === undefined || access.refusal === 'no-credential' || access.refusal === 'no-identity')
    return [`Copy what the program needs from ${path} into the package: no account of this client is known there.`];
  const who = grantee(access.by);
  const rights = `Give ${who} Read at the share and in the folder of ${path}.`;
  if (facts.family === 'ccm' && maker === 'program' && access.by.kind === 'computer-account')
    return [rights, inPackage, 'A network access account does not help here: it serves content only, not what the program opens itself.'];
  return [rights, inPackage];
}

function open(facts: Facts, path: string): string[] {
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  return [`Find out as whom ${path} is opened (${who}), and compare it with the permissions of the share and of the folder.`];
}
