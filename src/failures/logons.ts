import type { Principal, PrincipalKind, Refusal } from '../accounts/answer.js';
import type { Account } from '../accounts/model.js';
import { accountName, sameAccount } from '../accounts/names.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { accountNamed } from './connection-accounts.js';
import { type CodeSeen, codesOf, origin } from './evidence.js';
import type { Facts } from './failure.js';
import { refusals } from './refusals.js';

/** What an account is for; `client-service` runs the client service itself, `bootstrap` only installs it (1.3.1). */
export type Role = PrincipalKind | 'client-service' | 'bootstrap';

/** A logon that was refused with a code of its own, and whose it was as far as that is known. */
export interface Logon {
  readonly seen: CodeSeen;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly account?: Account | undefined;
  /** log: a line names it; rules: the account rules say that it was tried; model: the only one in that state. */
  readonly known?: 'log' | 'rules' | 'model' | undefined;
  readonly path?: string | undefined;
}

export interface Asked {
  /** Win32 errors. */
  readonly codes: readonly number[];
  /** What the account rules call the same. */
  readonly refusals: readonly Refusal[];
  /** Does the model say that the account is in that state? */
  readonly holds: (account: Account) => boolean | undefined;
}

/** The newest logon of the run that was refused with one of these codes. */
export function refusedLogon(run: Run, facts: Facts, asked: Asked): Logon | undefined {
  const newest = codesOf(run).findLast(
    ({ win32, event }) => win32 !== undefined && asked.codes.includes(win32) && event.kind !== 'restart-failed',
  );
  const seen = origin(run, newest);
  if (!seen) return undefined;
  const path = refusals(run, facts).find(({ event }) => event === seen.event)?.path;
  const found =
    inLog(run, seen.event, facts) ?? byRules(path, facts, asked) ?? (own.has(seen.event.kind) ? undefined : byModel(facts, asked));
  return { seen, path, ...found };
}

/** Sentences about accounts that the client makes for itself. */
const own: ReadonlySet<string> = new Set(['client-install-failed', 'service-launch-failed', 'client-component-failed']);

type Found = Pick<Logon, 'name' | 'role' | 'account' | 'known'>;

function inLog(run: Run, event: LoggedEvent, facts: Facts): Found | undefined {
  const own = event.account ?? (event.kind === 'evidence' ? event.accounts[0] : undefined);
  const elevated = run.events.findLast(({ kind }) => kind === 'account-elevated')?.account;
  const preparing = event.kind === 'program-start-failed' && event.phase === 'prepare';
  const name = own ?? (preparing ? elevated : undefined);
  return name === undefined ? undefined : { name, role: roleOf(name, facts), account: accountNamed(name, facts.model), known: 'log' };
}

function byRules(path: string | undefined, facts: Facts, { refusals: wanted }: Asked): Found | undefined {
  if (path === undefined) return undefined;
  const tried = facts.access(path, 'read', 'client').tries;
  const refused = tried.find(({ refusal }) => refusal !== undefined && wanted.includes(refusal))?.credential;
  const only = tried.length === 1 ? tried[0]?.credential : undefined;
  const credential = refused ?? only;
  if (!credential) return undefined;
  const account = credential.name === undefined ? undefined : accountNamed(credential.name, facts.model);
  return { name: credential.name, role: credential.kind, account, known: 'rules' };
}

function byModel(facts: Facts, { holds }: Asked): Found | undefined {
  const all = facts.model.accounts.filter((account) => holds(account) === true);
  const [account] = all;
  return all.length === 1 && account ? { name: account.name, role: roleOf(account.name, facts), account, known: 'model' } : undefined;
}

/** What an account is for, by the site's settings and by the names that SMS itself gives (1.3.1). */
export function roleOf(name: string, { model, client }: Facts): Role | undefined {
  const among = (names: readonly string[] | undefined) => names?.some((each) => sameAccount(each, name)) ?? false;
  const plain = accountName(name).name;
  if (plain.startsWith('smsclitokn')) return 'client-token';
  if (plain.startsWith('smsclisvcacct') || plain.startsWith('sms&_')) return 'client-service';
  if (plain.startsWith('sms#_') || plain.startsWith('smsccmbootacct')) return 'bootstrap';
  if (plain.startsWith('smsclient_') || among(model.site?.clientConnectionAccounts)) return 'client-connection';
  if (among(model.site?.networkAccessAccounts)) return 'network-access';
  if (model.site?.softwareInstallationAccount && sameAccount(model.site.softwareInstallationAccount, name)) return 'software-installation';
  if (client.interactiveUser && sameAccount(client.interactiveUser, name)) return 'logged-on-user';
  return undefined;
}

/** The account of a logon as findings print it; a role that is no principal prints its name only. */
export function principalOf({ name, role }: Logon): Principal | undefined {
  if (role !== undefined && role !== 'client-service' && role !== 'bootstrap') return { kind: role, name };
  return name === undefined ? undefined : { kind: 'client-token', name };
}
