import type { Step } from '../accounts/answer.js';
import type { Run } from '../runs/run.js';
import { isUnreachable, linesOf } from './denials.js';
import { accessDenied, type CodeSeen, codesOf, newest, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { triesOf } from './principals.js';
import { type Refused, refusals } from './refusals.js';

/** No trust account for the computer, workstation trust failed: these are about the computer and nobody else. */
const broken: readonly number[] = [1787, 1789];
/** Trust between domains failed, network logon failed, unknown name or password. */
const refusing: readonly number[] = [1326, 1788, 1790];

/** A7 (W-07NAA, M-ACC, Q186553). */
export const computerAccountRejected: FailureClass = {
  id: 'computer-account-rejected',
  section: 'A7',
  title: 'The server does not accept the computer account of the client',
  level: 'error',
  clients: ['ccm'],
  signs: { win32: [...broken, ...refusing, ...accessDenied] },
  find(run, facts) {
    if (succeeded(run) || facts.family !== 'ccm') return undefined;
    const user = facts.process.account?.kind === 'logged-on-user';
    const seen = codesOf(run).findLast(
      ({ win32 }) => win32 !== undefined && (broken.includes(win32) || (!user && refusing.includes(win32))),
    );
    if (seen) return byLogon(run, facts, origin(run, seen) ?? seen);
    return user ? undefined : byRules(run, facts);
  },
};

function byLogon(run: Run, facts: Facts, seen: CodeSeen): Match | Unfit | undefined {
  const place = refusals(run, facts).findLast(({ event, code }) => event === seen.event && code === seen.code);
  const why = reasons(facts, place);
  const other = otherAccount(run, facts, place);
  if (other) return other;
  const telling = broken.includes(seen.win32 ?? 0);
  if (why.length === 0 && facts.client.role !== undefined && !telling) return { whyNot: 'the client is in a domain that the server knows' };
  const alone = telling || isAlone(facts, place);
  const verdict = why.length > 0 ? (alone ? 'confirmed' : 'probable') : telling ? 'probable' : 'undetermined';
  return match(run, facts, { seen, place, why, verdict });
}

/** 1326 may be about the account that is tried next, unless there is none or it is known to get in. */
function isAlone(facts: Facts, place: Refused | undefined): boolean {
  if (facts.model.site?.networkAccessAccounts?.length === 0) return true;
  const next = place ? triesOf(facts.access(place.path, 'read', place.maker), 'network-access') : [];
  return next.length > 0 && next.every(({ authentication }) => authentication === 'accepted');
}

/** Access was denied without a logon code, and the rules say that the computer was not even known there. */
function byRules(run: Run, facts: Facts): Match | Unfit | undefined {
  const denied = refusals(run, facts).findLast(
    ({ kind, win32, proof }) =>
      kind !== 'client-access-point' && proof !== 'exit-code' && win32 !== undefined && accessDenied.includes(win32),
  );
  if (!denied?.code || facts.process.account?.kind !== 'local-system') return undefined;
  const access = facts.access(denied.path, 'read', denied.maker);
  const [computer] = triesOf(access, 'computer-account');
  const after = triesOf(access, 'network-access');
  if (isUnreachable(denied) || computer?.authentication !== 'refused' || access.verdict !== 'denied' || after.length > 0) return undefined;
  const seen = { code: denied.code, win32: denied.win32, event: denied.event };
  return match(run, facts, { seen, place: denied, why: computer.because, verdict: 'confirmed' });
}

interface Found {
  readonly seen: CodeSeen;
  readonly place: Refused | undefined;
  readonly why: readonly Step[];
  readonly verdict: Match['verdict'];
}

/** Nobody answered, so nobody refused. */
const unanswered: ReadonlySet<string> = new Set(['server-unreachable', 'domain-unreachable']);

/** What the model says against the computer account. */
function reasons(facts: Facts, place: Refused | undefined): readonly Step[] {
  const { client } = facts;
  const name = client.name ?? 'the client';
  const access = place && facts.access(place.path, 'read', place.maker);
  const refused =
    access &&
    triesOf(access, 'computer-account').find(
      ({ authentication, refusal }) => authentication === 'refused' && !unanswered.has(refusal ?? ''),
    );
  if (refused) return refused.because;
  if (client.role === 'workgroup' || client.role === 'winpe')
    return [{ rule: 'R38', text: `${name} is in no domain: LocalSystem has no account that a server could know.` }];
  if (client.role === 'untrusted-domain')
    return [{ rule: 'R38', text: `The domain of the server does not trust that of ${name}: its computer account is not accepted.` }];
  return client.secureChannel === false
    ? [{ rule: 'R42', text: `The secure channel between ${name} and its domain is broken (1787, 1789).` }]
    : [];
}

/** The network access account comes after the computer: it got in, or it is the one that was refused. */
function otherAccount(run: Run, facts: Facts, place: Refused | undefined): Unfit | undefined {
  if (newest(run, 'transfer-credential')?.credential === 'network-access-account' || of(run, 'network-access-account-refused').length > 0)
    return { whyNot: 'it is the network access account that was tried and refused' };
  const access = place && facts.access(place.path, 'read', place.maker);
  const tries = access ? triesOf(access, 'network-access') : [];
  if (tries.some(({ credential, verdict }) => credential.name !== undefined && verdict === 'granted'))
    return { whyNot: 'the network access account, which is tried next, gets in' };
  return tries.some(({ authentication }) => authentication === 'refused')
    ? { whyNot: 'the network access account is refused as well' }
    : undefined;
}

function match(run: Run, facts: Facts, { seen, place, why, verdict }: Found): Match {
  const name = facts.client.name ?? run.machine ?? 'the client';
  return {
    verdict,
    seen: linesOf(run, seen.event),
    because: [
      { rule: 'R73', text: `The log prints ${seen.code.text}${place ? ` for ${place.path}` : ''}.` },
      ...facts.process.because,
      ...(why.length > 0
        ? why
        : [{ rule: 'R38', text: 'LocalSystem shows itself on the network as the computer account, and that was refused.' }]),
    ],
    missing:
      verdict === 'confirmed'
        ? []
        : [
            {
              fact: `whether ${name} is in a domain that the server trusts, with an intact secure channel`,
              decides: 'computer-account-rejected or naa-logon-failure',
            },
            ...(facts.model.site?.networkAccessAccounts
              ? []
              : [{ fact: 'whether the site has a network access account', decides: 'which account was refused' }]),
          ],
    process: facts.process.account,
    network: {
      kind: 'computer-account',
      name: facts.client.domain && facts.client.name ? `${facts.client.domain}\\${facts.client.name}$` : undefined,
    },
    resource: place && { kind: place.kind, path: place.path },
    code: seen.code,
    fix: remedy(facts, name),
  };
}

function remedy({ client }: Facts, name: string): string[] {
  const naa = 'Define a network access account of a domain that the server trusts.';
  if (client.secureChannel === false)
    return [`Repair the secure channel of ${name} (nltest /sc_reset, or leave the domain and join it again).`];
  if (client.role === 'workgroup' || client.role === 'winpe' || client.role === 'untrusted-domain')
    return [naa, ...(client.kind === 'cmcb' ? ['Or let clients download over HTTPS or enhanced HTTP, which needs no such account.'] : [])];
  return [
    `Check the domain membership of ${name} and the trust of the domain of the server (nltest /sc_verify); re-join it where that fails.`,
    naa,
  ];
}
