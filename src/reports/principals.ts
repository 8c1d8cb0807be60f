import type { Principal } from '../accounts/answer.js';

const roles: Readonly<Record<Principal['kind'], string>> = {
  'logged-on-user': 'the logged-on user',
  'local-system': 'LocalSystem',
  'computer-account': 'the computer account',
  'client-token': 'the client token account',
  'software-installation': 'the software installation account',
  'network-access': 'the network access account',
  'client-connection': 'the client connection account',
  'task-sequence-run-as': 'the run-as account of the task sequence step',
  'task-sequence-network-folder': 'the account of the step Connect to Network Folder',
  'client-certificate': 'the certificate or token of the client',
  'existing-connection': 'the account of the open connection',
  anonymous: 'a null session',
};

/** An account with its role: `the network access account CORP\sms-naa`. */
export function principalText({ kind, name }: Principal): string {
  return name === undefined || kind === 'local-system' || kind === 'anonymous' ? roles[kind] : `${roles[kind]} ${name}`;
}
