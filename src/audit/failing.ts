import type { Access, Principal, Refusal, Target } from '../accounts/answer.js';
import type { Account, Client, Model } from '../accounts/model.js';

/** One refused access, with what decides how the failure is called. */
export interface Refused {
  readonly access: Access;
  readonly target: Target;
  readonly process: Principal;
  readonly client: Client;
  readonly maker: 'client' | 'program';
  readonly model: Model;
  /** Somebody who does not connect is covered (R58). */
  readonly mismatch: boolean;
}

type Reason = NonNullable<Access['refusal']>;

/** Id of the failure class that a log would show for an access that the account rules refuse. */
export function failureOf(refused: Refused): string {
  const { refusal } = refused.access;
  const state = refusal === undefined ? undefined : ofAccount(refusal, refused.access.by?.kind);
  if (state !== undefined) return state;
  if (refused.target.kind === 'cap') return refusal === 'server-unreachable' ? 'cap-unreachable' : 'client-connection-account-locked-out';
  return refused.target.kind === 'dp' ? onPackage(refused) : onShare(refused);
}

/** What is wrong with an account wherever it goes. */
function ofAccount(refusal: Reason, kind: Principal['kind'] | undefined): string | undefined {
  const naa = kind === 'network-access';
  const connection = kind === 'client-connection';
  switch (refusal) {
    case 'wrong-password':
    case 'unknown-account':
      return naa ? 'naa-logon-failure' : connection ? 'client-connection-account-password-changed' : undefined;
    case 'account-locked':
      if (naa) return 'naa-logon-failure';
      return connection ? 'client-connection-account-locked-out' : kind === 'client-token' ? 'token-account-locked-out' : 'account-locked';
    case 'password-expired':
    case 'account-expired':
      return 'password-expired';
    default:
      return simple[refusal];
  }
}

/** Why a program whose account the model says to be unusable does not start. */
export function startFailureOf(account: Account | undefined): string | undefined {
  if (account?.enabled === false) return 'account-disabled';
  if (account?.locked) return 'account-locked';
  return account?.passwordExpired || account?.expired || account?.mustChangePassword ? 'password-expired' : undefined;
}

const simple: Partial<Record<Reason, string>> = {
  'account-disabled': 'account-disabled',
  'logon-restriction': 'logon-restriction',
  'network-logon-right-missing': 'network-logon-right-missing',
  'domain-unreachable': 'dc-unavailable',
  'credential-conflict': 'existing-connection-conflict',
};

const rights: Partial<Record<Refusal | 'no-credential', string>> = {
  'explicit-deny': 'package-access-explicit-deny',
  'level-too-low': 'package-access-level-too-low',
  'share-too-low': 'share-permission-too-low',
  'wrong-principal': 'access-account-wrong-principal',
  'server-unreachable': 'dp-unreachable',
};

function onPackage(refused: Refused): string {
  const { access, process, mismatch } = refused;
  if (access.by?.kind === 'anonymous') return 'null-session-refused';
  const known = access.refusal === undefined ? undefined : rights[access.refusal];
  if (known !== undefined) return known;
  if (access.refusal !== 'not-covered' && process.kind === 'local-system') return unidentified(refused);
  return mismatch ? 'package-access-context-mismatch' : 'package-access-not-covered';
}

function onShare(refused: Refused): string {
  const { access, process, client, maker } = refused;
  if (access.by?.kind === 'existing-connection') return 'existing-connection-conflict';
  if (process.kind === 'client-token' && client.role !== 'domain-controller') return 'token-account-no-network';
  if (process.kind === 'software-installation') return 'software-installation-account-no-rights';
  if (access.by?.kind === 'anonymous') return 'null-session-refused';
  if (access.by?.kind === 'network-access') return 'naa-no-rights';
  if (process.kind !== 'local-system') return 'access-denied-non-sms-share';
  // Configuration Manager uses the network access account for content only (R37c).
  if (client.kind !== 'sms2003-advanced' && maker === 'program' && access.tries.length > 0) return 'access-denied-non-sms-share';
  return unidentified(refused);
}

/** LocalSystem shows itself as nobody whom the server knows, and no network access account steps in (R38). */
function unidentified({ access, model, client }: Refused): string {
  const tried = access.tries.some(({ credential }) => credential.kind === 'network-access');
  if (tried) return 'naa-logon-failure';
  const refused = access.tries.find(({ credential }) => credential.kind === 'computer-account');
  if (refused?.authentication === 'refused' && client.role !== 'workgroup') return 'computer-account-rejected';
  if (access.tries.some(({ credential }) => credential.kind === 'anonymous')) return 'null-session-refused';
  const none = model.site?.networkAccessAccounts?.length === 0 || client.networkAccessAccountDelivered === false;
  return none ? 'naa-not-configured' : 'access-denied-non-sms-share';
}
