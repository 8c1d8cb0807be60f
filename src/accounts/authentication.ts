import type { Authentication, MissingFact, Principal, Reasoned, Refusal, Step } from './answer.js';
import type { Asking } from './asking.js';
import { directory } from './directory.js';
import type { Account, Model } from './model.js';
import { accountKey, accountName, sameMachine } from './names.js';
import { type Place, placeOf } from './place.js';

/** Does the server take the credential (R42)? */
export interface Login extends Reasoned {
  readonly authentication: Authentication;
  readonly refusal?: Refusal | undefined;
}

export function authenticate(credential: Principal, asking: Asking): Login {
  const place = placeOf(asking.question.target, asking.model, asking.kind);
  if (place.reachable === false) return refused('server-unreachable', 'R75', `${place.server} does not answer from the clients.`);
  if (credential.kind === 'client-certificate')
    return accepted(
      'R37a',
      `${place.server} takes the certificate or token of the client over HTTPS or enhanced HTTP (reports from practice differ).`,
    );
  if (credential.kind === 'anonymous') return nullSession(asking, place);
  if (credential.kind === 'client-token' && isLocalToken(credential, asking) !== false) return localToken(credential, asking, place);
  if (credential.name === undefined) return unnamed(credential, place);
  return named(credential, credential.name, asking, place);
}

function accepted(rule: string, text: string): Login {
  return { authentication: 'accepted', because: [{ rule, text }], missing: [] };
}

function refused(refusal: Refusal, rule: string, text: string): Login {
  return { authentication: 'refused', refusal, because: [{ rule, text }], missing: [] };
}

function open(fact: string, place: Place, because: readonly Step[] = []): Login {
  return { authentication: 'unknown', because, missing: [{ fact, decides: gets(place) }] };
}

function gets(place: Place): MissingFact['decides'] {
  return `whether \\\\${place.server} accepts the account`;
}

const unnamedFacts: Partial<Record<Principal['kind'], string>> = {
  'logged-on-user': 'which user is logged on',
  'computer-account': 'the domain and the name of the client',
  'network-access': 'whether the site has network access accounts, and which',
  'client-connection': 'whether the site has client connection accounts, and which',
  'software-installation': 'the name of the software installation account',
  'existing-connection': 'the account of the open connection',
};

function unnamed(credential: Principal, place: Place): Login {
  return open(unnamedFacts[credential.kind] ?? `the name of the account (${credential.kind})`, place);
}

function nullSession({ question }: Asking, place: Place): Login {
  const share = question.target.kind === 'share' ? question.target.share : undefined;
  const text = 'LocalSystem of Windows NT has no name on the network and opens a null session';
  if (share?.nullSessionShare === true) return accepted('R38', `${text}; the share admits null sessions.`);
  if (share?.nullSessionShare === false)
    return refused('no-identity', 'R38', `${text}; the share does not admit them (error 5, or the file seems not to exist, R78).`);
  const because = [{ rule: 'R38', text: `${text}.` }];
  return open(`whether ${question.target.path} is among the null session shares of ${place.server}`, place, because);
}

/** True: a local account of one machine; false: that of the domain controllers; undefined: the model does not tell. */
function isLocalToken(credential: Principal, { question, model }: Asking): boolean | undefined {
  const { role, name } = question.client;
  if (role !== undefined) return role !== 'domain-controller';
  const home = credential.name === undefined ? undefined : accountName(credential.name).domain;
  if (home === undefined) return undefined;
  if (directory(model).domains.has(home) || home === directory(model).onlyDomain) return false;
  return name !== undefined && sameMachine(home, name) ? true : undefined;
}

function localToken(credential: Principal, asking: Asking, place: Place): Login {
  const { client } = asking.question;
  if (isLocalToken(credential, asking) === undefined) return open('whether the client is a domain controller', place);
  if (client.name !== undefined && sameMachine(client.name, place.server))
    return accepted('R42', `The token account is an account of ${place.server} itself.`);
  const text = `The local token account${client.name === undefined ? '' : ` of ${client.name}`} means nothing to ${place.server}; its password differs on every machine, and trying it may lock an account of that name there.`;
  return orGuest(credential, refused('no-identity', 'R29', text), asking, place);
}

function named(credential: Principal, name: string, asking: Asking, place: Place): Login {
  const index = directory(asking.model);
  const account = index.accounts.get(accountKey(name)) ?? index.accounts.get(accountKey(name, place.domain));
  const { domain } = accountName(name);
  if (credential.kind === 'network-access' && (domain === undefined || isComputer(domain, asking, place)))
    return refused('unknown-account', 'R39', `The network access account must be DOMAIN\\name; ${name} is not.`);
  if (credential.kind === 'computer-account' && asking.question.client.secureChannel === false)
    return refused(
      'untrusted',
      'R42',
      `The secure channel between ${asking.question.client.name ?? 'the client'} and its domain is broken (1787, 1789).`,
    );
  if (domain === undefined || sameMachine(domain, place.server)) return ownDatabase(credential, name, account, { asking, place });
  if (isComputer(domain, asking, place)) {
    const text = `${name} is a local account of another machine and means nothing to ${place.server}.`;
    return orGuest(credential, refused('no-identity', 'R29', text), asking, place);
  }
  return ofDomain(credential, { name, domain, account }, asking, place);
}

interface Where {
  readonly asking: Asking;
  readonly place: Place;
}

function ownDatabase(credential: Principal, name: string, account: Account | undefined, { asking, place }: Where): Login {
  const state = unusable(name, account);
  if (!state) return accepted('R42', `${name} is an account of ${place.server} itself.`);
  return state.refusal === 'unknown-account' ? orGuest(credential, state, asking, place) : state;
}

interface DomainAccount {
  readonly name: string;
  readonly domain: string;
  readonly account: Account | undefined;
}

function ofDomain(credential: Principal, { name, domain, account }: DomainAccount, asking: Asking, place: Place): Login {
  const { model } = asking;
  const title = directory(model).domains.get(domain)?.name ?? domain.toUpperCase();
  if (place.domain === undefined) return open(`the domain of ${place.server}`, place);
  const trust = trusts(place.domain, domain, model);
  const home = directory(model).domains.get(place.domain)?.name ?? place.domain.toUpperCase();
  if (trust === undefined) return open(`whether the domain ${home} trusts the domain ${title}`, place);
  if (!trust) {
    const text = `${place.server} is in ${home}, which does not trust ${title}: it does not know ${name}.`;
    return orGuest(credential, twin(name, place, asking) ?? refused('untrusted', 'R42', text), asking, place);
  }
  const state = unusable(name, account);
  if (state) return state.refusal === 'unknown-account' ? orGuest(credential, state, asking, place) : state;
  if (directory(model).domains.get(domain)?.reachable === false)
    return refused('domain-unreachable', 'R42', `No domain controller of ${title} answers ${place.server} (1311, 1722).`);
  const text =
    domain === place.domain
      ? `${place.server} is in ${home} and knows ${name}.`
      : `${home} trusts ${title}, so ${place.server} accepts ${name}.`;
  return accepted('R42', text);
}

/** An account of the same name at the server gets in when the passwords are the same, which a model does not say. */
function twin(name: string, place: Place, { model }: Asking): Login | undefined {
  const { accounts } = directory(model);
  const plain = accountName(name).name;
  const homes = [place.role === 'domain-controller' ? undefined : accountKey(plain, place.server), accountKey(plain, place.domain)];
  const found = homes.find((key) => key !== undefined && accounts.get(key)?.exists !== false && accounts.has(key));
  return found === undefined
    ? undefined
    : open(`whether ${name} and the account of the same name at ${place.server} have the same password`, place);
}

/** Windows lets an account that it does not know in as Guest, where Guest is enabled (R42, step 5). */
function orGuest(credential: Principal, otherwise: Login, asking: Asking, place: Place): Login {
  if (!place.guestEnabled || otherwise.authentication !== 'refused') return otherwise;
  if (credential.kind === 'client-token') {
    const there = directory(asking.model).accounts.get(accountKey(accountName(credential.name ?? '').name, place.server));
    if (there?.exists !== false)
      return open(`whether ${place.server} has an account of the same name, which would refuse the password`, place, otherwise.because);
  }
  const text = `Guest is enabled on ${place.server}: whom it does not know gets in as Guest.`;
  return {
    authentication: 'guest',
    because: [
      ...otherwise.because,
      { rule: 'R42', text },
      { rule: 'R43', text: 'Such a success ends when Guest is disabled or not listed.' },
    ],
    missing: [],
  };
}

function trusts(server: string, domain: string, model: Model): boolean | undefined {
  if (server === domain) return true;
  const listed = directory(model).domains.get(server)?.trusts;
  return listed?.some((one) => accountName(`${one}\\x`).domain === domain);
}

/** Is the first part of a name a machine, not a domain? */
function isComputer(domain: string, { question, model }: Asking, place: Place): boolean {
  const index = directory(model);
  if (index.domains.has(domain)) return false;
  if (question.client.name !== undefined && sameMachine(domain, question.client.name)) return true;
  return sameMachine(domain, place.server) || index.clients.has(domain) || index.distributionPoints.has(domain) || index.shares.has(domain);
}

type State = readonly [keyof Account, unknown, Refusal, string];

/** States that the model must say; an account without them is taken as usable. Codes after Q186551, Q186553, Q186488. */
const states: readonly State[] = [
  ['exists', false, 'unknown-account', 'does not exist (1326)'],
  ['enabled', false, 'account-disabled', 'is disabled (1331)'],
  ['locked', true, 'account-locked', 'is locked out (1909)'],
  ['expired', true, 'account-expired', 'has expired (1793)'],
  ['passwordChanged', true, 'wrong-password', 'has a new password, and the old one is still in use (1326, then lockout)'],
  ['passwordExpired', true, 'password-expired', 'has an expired password (1330)'],
  ['mustChangePassword', true, 'password-expired', 'must change its password first (1907)'],
  ['networkLogonRight', false, 'network-logon-right-missing', 'may not log on there from the network (1385)'],
];

function unusable(name: string, account: Account | undefined): Login | undefined {
  const state = states.find(([key, value]) => account?.[key] === value);
  if (state) return refused(state[2], state[0] === 'passwordChanged' ? 'R64' : 'R42', `${name} ${state[3]}.`);
  if (account?.logonRestriction === undefined) return undefined;
  const codes = { hours: 'at this hour (1328)', workstation: 'from this machine (1329)', other: '(1327)' };
  return refused('logon-restriction', 'R42', `${name} may not log on ${codes[account.logonRestriction]}.`);
}
