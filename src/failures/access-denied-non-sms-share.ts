import type { MissingFact } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, matchOf, verdictOf } from './denials.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { asSubject, asText, grantee } from './principals.js';
import { recheck } from './recheck.js';
import { refusals } from './refusals.js';

/** A1 (S-RAC, S-Q224286, Q263279, Q235811, Q242011). */
export const accessDeniedNonSmsShare: FailureClass = {
  id: 'access-denied-non-sms-share',
  section: 'A1',
  title: 'A share that is no distribution point refuses the account that opens it',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(({ kind }) => kind === 'share');
    if (!denial) return opensElse(run, facts);
    if (isUnreachable(denial)) return { whyNot: `${denial.server} does not answer, so it refused nobody` };
    return match(run, facts, denial);
  },
};

/** The program ended with an error and opens another share: said only as a path that was looked at. */
function opensElse(run: Run, facts: Facts): Unfit | undefined {
  const path = refusals(run, facts).find(({ kind, proof }) => kind === 'share' && proof === 'exit-code')?.path;
  if (path === undefined) return undefined;
  const known = facts.access(path, 'read', 'program').verdict === 'granted';
  return {
    whyNot: known ? `by the model the program may read ${path}` : `the program opens ${path}, and no line shows that it was refused there`,
  };
}

/** Accounts for which a class of their own says more. */
const special: ReadonlySet<string> = new Set([
  'network-access',
  'client-token',
  'software-installation',
  'existing-connection',
  'anonymous',
]);

/** Refusals that give access denied; those of a logon print numbers of their own. */
const ofRights: ReadonlySet<string> = new Set([
  'not-covered',
  'explicit-deny',
  'level-too-low',
  'share-too-low',
  'no-identity',
  'no-credential',
  'untrusted',
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
    missing: access.verdict === 'denied' ? [] : [...unknown(facts, denial), ...access.missing],
    fix: access.verdict === 'denied' ? remedy(facts, denial) : open(facts, path),
  });
}

function verdict(denial: Denial): Verdict {
  const { access, proof } = denial;
  // Of an account that nobody named it is not known why it was refused.
  const unnamed = access.tries.some(({ credential }) => credential.kind === 'network-access' && credential.name === undefined);
  if (access.verdict === 'denied')
    return unnamed || special.has(access.by?.kind ?? '') || !ofRights.has(access.refusal ?? '') ? 'probable' : verdictOf(denial);
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

/** The facts about the share itself that a model without it lacks. */
function unknown({ family, model }: Facts, { access, path, share }: Denial): MissingFact[] {
  const decides = 'whether the account that opens it may read there';
  const said = access.missing.some(({ fact }) => fact.includes('permissions'));
  return [
    ...((share?.ntfsAcl && share.shareAcl) || said ? [] : [{ fact: `the permissions of share and folder of ${path}`, decides }]),
    ...(family === 'ccm' && model.site?.networkAccessAccounts === undefined
      ? [{ fact: 'whether the site has a network access account, and which', decides: 'naa-not-configured or naa-no-rights' }]
      : []),
  ];
}

function open(facts: Facts, path: string): string[] {
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  return [`Find out as whom ${path} is opened (${who}), and compare it with the permissions of the share and of the folder.`];
}
