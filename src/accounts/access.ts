import type { Ruling } from './acl.js';
import type { Access, AccessQuestion, May, MissingFact, Principal, Try } from './answer.js';
import type { Asking } from './asking.js';
import { authenticate, type Login } from './authentication.js';
import { directory } from './directory.js';
import { isLegacyNt, kindsOf } from './kinds.js';
import { momentOf } from './moment.js';
import { accountKey } from './names.js';
import { sequenceFor } from './network.js';
import { rightsOf } from './rights.js';
import { settle } from './settle.js';

/** May the program of this client do this to that resource, as whom, and why (section 2.H, `predict`). */
export const may: May = (question, model) => {
  const [first, ...others] = kindsOf(question.client, model).map((kind) => mayAs({ question, model, kind }));
  if (!first) return { verdict: 'unknown', tries: [], because: [], missing: [] };
  if (others.every((other) => other.verdict === first.verdict && other.refusal === first.refusal)) return first;
  const all = [first, ...others];
  if (others.every((other) => other.verdict === first.verdict && first.verdict !== 'unknown'))
    return { verdict: first.verdict, tries: [], because: sharedBy(all), missing: [] };
  const missing = { fact: 'the kind of the client', decides: `whether ${what(question)} is granted, and as whom` };
  return { verdict: 'unknown', tries: [], because: [], missing: [missing] };
};

/** The steps that hold for a client of every kind. */
function sharedBy(answers: readonly Access[]): Access['because'] {
  const [first, ...others] = answers;
  return first?.because.filter((one) => others.every((other) => other.because.some(({ text }) => text === one.text))) ?? [];
}

function what({ operation, target }: AccessQuestion): string {
  return `${operation === 'read' ? 'reading' : 'writing'} ${target.path}`;
}

function mayAs(asking: Asking): Access {
  const sequence = sequenceFor(asking.question, asking.model, asking.kind);
  const tries = attempts(sequence.sequence, asking);
  const tail = sequence.undetermined && attempts(sequence.undetermined, asking);
  return settle(sequence, { tries, tail }, asking);
}

function attempts(credentials: readonly Principal[], asking: Asking): readonly Try[] {
  const tries: Try[] = [];
  for (const credential of credentials) {
    const first = tries[0];
    const held = first?.credential.kind === 'existing-connection' ? first : undefined;
    tries.push(held ? besides(held, credential, asking) : attempt(credential, asking));
  }
  return tries;
}

function attempt(credential: Principal, asking: Asking): Try {
  const login = credential.kind === 'existing-connection' ? connected(credential) : authenticate(credential, asking);
  if (login.authentication === 'refused')
    return {
      credential,
      authentication: 'refused',
      rights: 'unknown',
      verdict: 'denied',
      refusal: login.refusal,
      because: login.because,
      missing: [],
    };
  const who = credential.name ?? 'the account';
  const ruling = rulingFor(credential, login, asking);
  const missing = ruling.open.map((fact) => ({
    fact,
    decides: `whether ${login.authentication === 'guest' ? 'Guest' : who} may ${asking.question.operation} there`,
  }));
  const because = [...login.because, ...ruling.because];
  const { rights, deniable, lists } = ruling;
  const common = { credential, authentication: login.authentication, rights, deniable, lists, because };
  if (ruling.rights === 'insufficient') return { ...common, verdict: 'denied', refusal: ruling.refusal, missing: login.missing };
  const sure = ruling.rights === 'sufficient' && login.authentication !== 'unknown';
  return {
    ...common,
    verdict: sure ? 'granted' : 'unknown',
    refusal: sure ? undefined : ruling.refusal,
    ifRefused: sure ? undefined : ruling.ifRefused,
    missing: [...login.missing, ...missing],
  };
}

function connected(credential: Principal): Login {
  if (credential.name === undefined)
    return {
      authentication: 'accepted',
      because: [],
      missing: [{ fact: 'the account of the open connection', decides: 'as whom the path is opened' }],
    };
  return { authentication: 'accepted', because: [{ rule: 'R26', text: `The access is judged as ${credential.name}.` }], missing: [] };
}

function rulingFor(credential: Principal, login: Login, asking: Asking): Ruling {
  if (credential.kind === 'client-certificate') return { rights: 'sufficient', because: [], open: [] };
  if (login.authentication === 'guest')
    return rightsOf({ key: undefined, kind: 'guest', principal: credential, stale: false }, 'Guest', asking);
  if (credential.kind === 'anonymous')
    return rightsOf({ key: undefined, kind: 'anonymous', principal: credential, stale: false }, 'the null session', asking);
  if (credential.name === undefined) return { rights: 'unknown', because: [], open: [] };
  const key = accountKey(credential.name);
  return rightsOf({ key, kind: 'account', principal: credential, stale: isStale(key, asking) }, credential.name, asking);
}

/** Groups are fixed at logon: a change of membership after it does not count yet (R56). */
function isStale(key: string, { model, question }: Asking): boolean {
  const account = directory(model).accounts.get(key);
  if (account?.membershipChanged === undefined) return false;
  const changed = momentOf(account.membershipChanged);
  if (question.when !== undefined && question.when < changed) return true;
  return account.lastLogon === undefined || momentOf(account.lastLogon) < changed;
}

const explicit: ReadonlySet<Principal['kind']> = new Set([
  'network-access',
  'client-connection',
  'task-sequence-run-as',
  'task-sequence-network-folder',
]);

/** A try while another account holds the connection to the server: Windows reuses it (R26) or refuses a second account (R25). */
function besides(held: Try, credential: Principal, asking: Asking): Try {
  const holder = held.credential.name ?? 'another account';
  const same =
    credential.name !== undefined && held.credential.name !== undefined && accountKey(credential.name) === accountKey(held.credential.name);
  if (same || !explicit.has(credential.kind)) {
    const text = `Windows uses the open connection of ${holder} for ${credential.name ?? 'this account'} as well.`;
    return { ...held, credential, because: [{ rule: 'R26', text }] };
  }
  const own = attempt(credential, asking);
  if (own.verdict === 'denied') return own;
  const conflict = {
    rule: 'R25',
    text: `${holder} already holds the connection to ${asking.question.target.server}: another account for it is refused (1219).`,
  };
  if (!isLegacyNt(asking.kind))
    return { ...own, verdict: 'denied', authentication: 'refused', refusal: 'credential-conflict', because: [conflict], missing: [] };
  const fact: MissingFact = {
    fact: `whether the connection of ${holder} is closed first`,
    decides: `whether ${credential.name ?? 'this account'} can connect`,
  };
  return {
    ...own,
    verdict: 'unknown',
    authentication: 'unknown',
    refusal: 'credential-conflict',
    because: [conflict],
    missing: [fact, ...own.missing],
  };
}
