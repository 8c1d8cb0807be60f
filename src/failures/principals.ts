import type { Access, Principal, PrincipalKind, Try } from '../accounts/answer.js';
import type { Facts } from './failure.js';

const roles: Readonly<Record<PrincipalKind, string>> = {
  'logged-on-user': 'the logged-on user',
  'local-system': 'LocalSystem',
  'computer-account': 'the computer account',
  'client-token': 'the client token account',
  'software-installation': 'the software installation account',
  'network-access': 'the network access account',
  'client-connection': 'the client connection account',
  'task-sequence-run-as': 'the run-as account of the task sequence step',
  'task-sequence-network-folder': 'the account of the task sequence step Connect to Network Folder',
  'client-certificate': 'the certificate or token of the client',
  'existing-connection': 'the account of the open connection',
  anonymous: 'an anonymous connection',
};

/** The role and the name of an account as a sentence says it. */
export function asText({ kind, name }: Principal): string {
  return name === undefined || kind === 'local-system' || kind === 'anonymous' ? roles[kind] : `${roles[kind]} ${name}`;
}

/** The role alone, without an article: `network access account`. */
export function roleOf({ kind }: Principal): string {
  return roles[kind].replace(/^(the|an?) /, '');
}

/** The same at the beginning of a sentence. */
export function asSubject(principal: Principal): string {
  const text = asText(principal);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whom to give a right: the account by name; computers by their group, for one computer is seldom alone. */
export function grantee({ kind, name }: Principal): string {
  if (kind !== 'computer-account') return name ?? roles[kind];
  const domain = name?.includes('\\') ? name.slice(0, name.indexOf('\\')) : undefined;
  return domain === undefined ? 'the computer accounts of the clients (Domain Computers)' : `${domain}\\Domain Computers`;
}

/** Whom to cover so that the connection succeeds; one of them is enough: the accounts that were tried and are known on the network. */
export function connecting({ tries }: Access): string {
  const usable = tries.filter(({ authentication, credential }) => authentication !== 'refused' && credential.name !== undefined);
  const names = new Set((usable.length > 0 ? usable : tries).map(({ credential }) => grantee(credential)));
  return names.size === 0 ? 'the account that connects' : [...names].join(' or ');
}

/** The try of the credential that decides. */
export function decidingTry({ tries, by }: Access): Try | undefined {
  return tries.findLast(({ credential }) => credential.kind === by?.kind && credential.name === by?.name);
}

/** The tries of one kind of account. */
export function triesOf({ tries }: Access, kind: PrincipalKind): readonly Try[] {
  return tries.filter(({ credential }) => credential.kind === kind);
}

/** How a change of access accounts reaches the distribution points of this kind of client's site (R53; sources differ by version, K4). */
export function sendAgain({ client, package: pack }: Facts, packageId = pack?.packageId ?? 'the package'): string {
  switch (client.kind) {
    case 'sms20-9x':
    case 'sms20-nt':
      return `Then update the distribution points of ${packageId}: access accounts are applied only then.`;
    case 'cm2012':
    case 'cmcb':
      return `Then redistribute ${packageId} to its distribution points: an update alone does not change their permissions.`;
    default:
      return `Then refresh ${packageId} on its distribution points: access accounts are applied only then.`;
  }
}
