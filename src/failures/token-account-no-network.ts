import type { MissingFact, Step } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { type Denial, denials, isUnreachable, matchOf } from './denials.js';
import { of } from './evidence.js';
import type { Facts, FailureClass, Verdict } from './failure.js';

/** A2 (Q263279, Q199041, S-RAC). */
export const tokenAccountNoNetwork: FailureClass = {
  id: 'token-account-no-network',
  section: 'A2',
  title: 'The client token account has no rights on other computers',
  level: 'error',
  clients: ['legacy'],
  signs: { refusals: true },
  find(run, facts) {
    const denial = denials(run, facts).find(({ kind }) => kind === 'share');
    if (!denial || facts.family === 'ccm' || facts.family === '9x') return undefined;
    if (facts.process.account?.kind !== 'client-token') return undefined;
    const whyNot = refuting(run, facts, denial);
    if (whyNot !== undefined) return { whyNot };
    if (!isDecided(denial)) return undefined;
    const verdict = verdictOf(facts, denial);
    const match = matchOf(run, facts, denial, {
      verdict,
      because: because(denial),
      missing: verdict === 'confirmed' ? [] : missing(facts, denial),
      fix: [
        `Let the program run as the software installation account: set it to run whether or not a user is logged on, and give that account Read on ${denial.path} at the share and in the folder.`,
        `Or copy what the program needs from ${denial.path} into the package: the connection to the distribution point is made for it.`,
        'Or let the program run with user rights, if it needs no administrative rights and the user may read there.',
      ],
    });
    return { ...match, network: facts.process.account };
  },
};

function refuting(run: Run, facts: Facts, denial: Denial): string | undefined {
  if (of(run, 'account-elevated').length > 0) return 'the program ran as the software installation account';
  if (facts.client.role === 'domain-controller')
    return 'the client is a domain controller, and its token account is an account of the domain';
  if (isUnreachable(denial)) return `${denial.server} does not answer, so it refused nobody`;
  if (denial.access.tries.some(({ credential }) => credential.kind === 'existing-connection'))
    return `another account already held a connection to ${denial.server}`;
  return denial.access.tries.some(({ credential }) => credential.kind === 'client-connection')
    ? 'Nconnect opens the share with a client connection account'
    : undefined;
}

/** The token account is what the share is opened with, and nothing speaks for it. */
function isDecided({ access }: Denial): boolean {
  return access.verdict !== 'granted' && access.tries.every(({ authentication }) => authentication !== 'guest');
}

function verdictOf(facts: Facts, { access }: Denial): Verdict {
  if (access.verdict === 'denied') return 'confirmed';
  return facts.process.verdict === 'runs' ? 'probable' : 'undetermined';
}

function because({ access, server }: Denial): Step[] {
  const text = `What APM has not connected for the program, it opens as the token account, and that account means nothing to ${server}.`;
  const known = access.because.some(({ rule }) => rule === 'R29');
  return [
    { rule: 'R30', text },
    ...(known ? [] : [{ rule: 'R29', text: 'The token account is a local account with another password on every machine.' }]),
  ];
}

function missing(facts: Facts, { server, win32 }: Denial): MissingFact[] {
  const all: [boolean, MissingFact][] = [
    [
      facts.client.role === undefined,
      { fact: 'whether the client is a domain controller', decides: 'whether its token account is known to other computers' },
    ],
    [
      facts.client.connections === undefined,
      {
        fact: `whether another account already holds a connection to ${server} in this session`,
        decides: 'as whom the share is opened (R26)',
      },
    ],
    [
      win32 === 53 || win32 === 67,
      {
        fact: `whether ${server} answers and has that share`,
        decides: 'a share that is not there or one that is closed to the account (R78)',
      },
    ],
  ];
  return all.flatMap(([open, fact]) => (open ? [fact] : []));
}
