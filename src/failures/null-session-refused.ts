import type { Run } from '../runs/run.js';
import { linesOf, resourceOf } from './denials.js';
import { accessDenied, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { triesOf } from './principals.js';
import { type Refused, refusals } from './refusals.js';

const notAuthenticated = 1244;
/** A share that null sessions may not open can look as if nothing were there (R78, Q124184). */
const seeming = [2, 3];

/** A8 (Q132679, Q124184). */
export const nullSessionRefused: FailureClass = {
  id: 'null-session-refused',
  section: 'A8',
  title: 'LocalSystem of Windows NT has no account on the network',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { refusals: true },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const places = refusals(run, facts).filter(isRefusal);
    const found = places.find((place) => isAnonymous(facts, place));
    if (found) return byRules(run, facts, found);
    const unauthenticated = places.find(({ win32 }) => win32 === notAuthenticated);
    return unauthenticated && byCode(run, facts, unauthenticated);
  },
};

function isRefusal({ win32, kind, proof, code }: Refused): boolean {
  if (kind !== 'share' && kind !== 'distribution-point') return false;
  const number = proof === 'exit-code' ? code?.value : win32;
  return number !== undefined && [...accessDenied, ...seeming, notAuthenticated].includes(number);
}

function isAnonymous(facts: Facts, { path, maker }: Refused): boolean {
  return triesOf(facts.access(path, 'read', maker), 'anonymous').length > 0;
}

function byRules(run: Run, facts: Facts, refused: Refused): Match | { whyNot: string } | undefined {
  const access = facts.access(refused.path, 'read', refused.maker);
  if (access.verdict === 'granted') return { whyNot: `${refused.path} admits null sessions` };
  if (access.by?.kind !== 'anonymous' && access.verdict === 'denied') return undefined;
  const sure = access.verdict === 'denied';
  return {
    verdict: sure ? 'confirmed' : 'undetermined',
    seen: linesOf(run, refused.event),
    because: [
      { rule: 'R73', text: `The log prints ${refused.code?.text ?? 'a refusal'} for ${refused.path}.` },
      ...access.because,
      ...(seeming.includes(refused.win32 ?? 0) ? [hidden] : []),
    ],
    missing: access.missing,
    process: facts.process.account,
    network: { kind: 'anonymous' },
    resource: resourceOf(refused),
    ...(refused.code ? { code: refused.code } : {}),
    fix: remedy(refused.path),
  };
}

const hidden = { rule: 'R78', text: 'To a null session a share that is closed to it may seem not to exist.' };

function byCode(run: Run, facts: Facts, refused: Refused): Match | undefined {
  if (facts.client.os !== undefined || facts.process.account?.kind === 'logged-on-user') return undefined;
  return {
    verdict: 'undetermined',
    seen: linesOf(run, refused.event),
    because: [
      {
        rule: 'R38',
        text: `${refused.code?.text} says that nobody had logged on to ${refused.server}: the connection was made without an account.`,
      },
    ],
    missing: [{ fact: 'the operating system of the client', decides: 'whether LocalSystem has an account on the network' }],
    process: facts.process.account,
    network: { kind: 'anonymous' },
    resource: resourceOf(refused),
    ...(refused.code ? { code: refused.code } : {}),
    fix: remedy(refused.path),
  };
}

function remedy(path: string): string[] {
  return [
    `Let the program run as a real account that may read ${path}, or copy what it needs from there into the package.`,
    'Do not open the share to null sessions: it would be open to everybody.',
  ];
}
