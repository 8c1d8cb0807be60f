import type { Access, Authentication, Principal, ProcessAnswer, Rights, Try } from '../accounts/answer.js';
import type { AccountChain, ChainAccount, ChainTry, Facts, LinkState, Match, Resource } from './failure.js';
import { roleOf } from './principals.js';

/** Which link a failure class says is broken, whatever the model knows. */
type Broken = 'process' | 'server' | 'logon';

const broken: Readonly<Record<string, Broken>> = {
  'dp-unreachable': 'server',
  'cap-unreachable': 'server',
  'mp-unreachable': 'server',
  'dp-connection-dropped': 'server',
  'dp-connection-limit': 'server',
  'existing-connection-conflict': 'logon',
  'account-disabled': 'logon',
  'account-locked': 'logon',
  'password-expired': 'logon',
  'logon-restriction': 'logon',
  'network-logon-right-missing': 'logon',
  'naa-logon-failure': 'logon',
  'computer-account-rejected': 'logon',
  'trust-broken': 'logon',
  'dc-unavailable': 'logon',
  'anonymous-dp-blocked': 'logon',
  'client-connection-account-locked-out': 'logon',
  'client-connection-account-password-changed': 'logon',
  'software-installation-account-not-configured': 'process',
  'software-installation-account-not-found': 'process',
  'software-installation-account-lookup-locked-token': 'process',
  'software-installation-account-untrusted-domain': 'process',
  'software-installation-account-elevation-failed': 'process',
  'software-installation-account-unsupported-client': 'process',
  'token-account-locked-out': 'process',
  'service-account-locked-out': 'process',
  'privilege-missing': 'process',
  'credentials-not-stored': 'process',
  'execution-context-failed': 'process',
};

/**
 * The account path of a failure: who ran the program, which credentials were tried at the server, and what each list of permissions says.
 * `undefined` where the failure is about no account and no connection.
 */
export function chainOf(failure: string, match: Match, facts: Facts): AccountChain | undefined {
  const { resource, network } = match;
  const link = match.verdict === 'undetermined' ? undefined : brokenLink(failure, match);
  const access = resource && isShared(resource) ? accessTo(resource, match, facts) : undefined;
  if (!access && !network && link !== 'process') return undefined;
  const process = match.process ?? facts.process.account;
  const state = link === 'process' ? 'fails' : processState(process, facts.process);
  const tries = state === 'fails' ? [] : triesOf(access, network, link);
  return {
    process: { ...accountOf(process), state },
    tries,
    ...(resource && tries.length > 0 ? serverOf(resource) : {}),
  };
}

/** An account that cannot log on, and of which no connection is known, is the one that the program should have run as. */
function brokenLink(failure: string, { resource, process, network }: Match): Broken | undefined {
  const link = broken[failure];
  const itself = network !== undefined && network.kind === process?.kind && network.name === process.name;
  return link === 'logon' && itself && !resource ? 'process' : link;
}

function isShared({ kind }: Resource): boolean {
  return kind === 'distribution-point' || kind === 'client-access-point' || kind === 'share';
}

function accessTo({ kind, path }: Resource, { maker, access }: Match, facts: Facts): Access {
  return access ?? facts.access(path, 'read', maker ?? (kind === 'share' ? 'program' : 'client'));
}

function serverOf({ path }: Resource): { server?: string } {
  const server = /^\\\\([^\\/]+)/.exec(path)?.[1] ?? /^https?:\/\/([^/:]+)/i.exec(path)?.[1];
  return server === undefined ? {} : { server };
}

function accountOf(account: Principal | undefined): ChainAccount {
  if (!account) return { role: 'account of the program' };
  return { role: roleOf(account), ...(account.name === undefined ? {} : { name: account.name }) };
}

function processState(account: Principal | undefined, { verdict }: ProcessAnswer): LinkState {
  if (verdict === 'fails') return 'fails';
  return account && verdict === 'runs' ? 'works' : 'unknown';
}

function triesOf(access: Access | undefined, network: Principal | undefined, link: Broken | undefined): ChainTry[] {
  if (access && access.tries.length > 0) return access.tries.map((one) => tryOf(one, link));
  const account = network ? accountOf(network) : { role: 'account that connects' };
  return [
    {
      ...account,
      server: link ? 'fails' : 'unknown',
      folder: 'unknown',
      ...refusalOf(link === 'server' ? 'server-unreachable' : undefined),
    },
  ];
}

const authentications: Readonly<Record<Authentication, LinkState>> = {
  accepted: 'works',
  guest: 'works',
  refused: 'fails',
  unknown: 'unknown',
};
const rightsStates: Readonly<Record<Rights, LinkState>> = { sufficient: 'works', insufficient: 'fails', unknown: 'unknown' };

function tryOf({ credential, authentication, rights, lists, refusal, verdict }: Try, link: Broken | undefined): ChainTry {
  const server = link === 'server' ? 'fails' : authentications[authentication];
  return {
    ...accountOf(credential),
    server,
    ...(lists?.share === undefined ? {} : { share: rightsStates[lists.share] }),
    folder: rightsStates[lists?.folder ?? rights],
    ...refusalOf(link === 'server' ? 'server-unreachable' : verdict === 'granted' ? undefined : refusal),
    ...(authentication === 'guest' ? { asGuest: true } : {}),
  };
}

function refusalOf(refusal: ChainTry['refusal']): Pick<ChainTry, 'refusal'> {
  return refusal === undefined ? {} : { refusal };
}
