import type { EventKind } from '../../grammars/event.js';
import type { LoggedEvent } from '../runs/run.js';
import type { Notebook } from './notebook.js';

/** What an account is to the client, by the sentence that names it. APM's account manager names only the software installation account (Q242011, Q235205). */
const roles: Partial<Record<EventKind, string>> = {
  'account-elevated': 'software installation account',
  'account-elevation-failed': 'software installation account',
  'account-lookup-failed': 'software installation account',
  'account-rights-unknown': 'software installation account',
  'user-state': 'user',
};

const qualified = /^[^\\/:*?"<>|[\]]{1,63}\\[^\\/:*?"<>|[\]]{1,104}$/;
const builtIn = /^(?:NT AUTHORITY|NT SERVICE|BUILTIN|WORKGROUP)\\/i;

/** `DOMAIN\name` that is nobody's built-in account; anonymous texts such as `<ANY USER>` and SIDs are none. */
export function isAccount(text: string | undefined): text is string {
  return text !== undefined && qualified.test(text) && !builtIn.test(text);
}

export function noteAccounts(event: LoggedEvent, origin: string, notebook: Notebook): void {
  const role = roles[event.kind];
  if (isAccount(event.account)) notebook.see('account', { name: event.account }, role ? `${origin} (${role})` : origin);
  if (isAccount(event.userContext)) notebook.see('account', { name: event.userContext }, `${origin} (ran a program)`);
  if (event.kind === 'evidence') for (const name of event.accounts) if (isAccount(name)) notebook.see('account', { name }, origin);
  if (role === 'software installation account' && isAccount(event.account))
    notebook.say('site', {}, 'softwareInstallationAccount', { value: event.account, origin });
}
