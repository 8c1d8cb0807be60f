import { directory } from './directory.js';
import type { Client, ClientKind, Model, Program } from './model.js';
import { accountName, domainKey, sameMachine } from './names.js';
import { fails, type Outcome, runs, step } from './outcome.js';
import { ask, type Decision } from './worlds.js';

/** An account that the site has, by a name that the model does not give. */
const someAccount = '';

/** The program runs as the software installation account, or why it does not start (R7, R8, R10..R15). */
export function* runsInstallationAccount(client: Client, program: Program, model: Model, kind: ClientKind): Decision<Outcome> {
  const name = yield* ask(model.site?.softwareInstallationAccount, 'whether the site has a software installation account, and which', [
    someAccount,
    null,
  ]);
  if (name === null)
    return fails('software-installation-account-not-configured', [
      step('R8', 'The program asks for the software installation account, and the site has none: it does not start (10003, 1317).'),
    ]);
  const stopped = (yield* unfit(client, name, model)) ?? (yield* blocked(client, program, model, kind));
  if (stopped) return stopped;
  const account = name === someAccount ? { kind: 'software-installation' as const } : { kind: 'software-installation' as const, name };
  return runs(account, [
    step(
      'R7',
      `The program runs as the software installation account${name === someAccount ? '' : ` ${name}`}, also for all its network access.`,
    ),
    step('R10', 'The client puts that account into its local Administrators for the run and takes it out again afterwards.'),
  ]);
}

function* unfit(client: Client, name: string, model: Model): Decision<Outcome | undefined> {
  const index = directory(model);
  const account = [...index.accounts.values()].find((one) => name !== someAccount && sameName(one.name, name));
  if (account?.exists === false)
    return fails('software-installation-account-not-found', [
      step('R13', `${name} does not exist: the client cannot find its run account (1317).`),
    ]);
  if (account?.enabled === false || account?.locked || account?.expired || account?.passwordExpired || account?.mustChangePassword)
    return fails(undefined, [step('R42', `${name} cannot log on: the model says that it is disabled, locked or expired.`)]);
  if (name !== someAccount && isLocal(name, client)) {
    const separate = yield* ask(looksUpAsAccount(client), 'the version of Smsapm32.exe', [true, false]);
    if (separate)
      return fails('software-installation-account-not-found', [
        step('R13', `${name} is a local account: from Smsapm32 2.00.1493.3187 on its groups cannot be looked up.`),
      ]);
    return undefined;
  }
  const domain = name === someAccount ? undefined : accountName(name).domain;
  const trusted = yield* ask(
    canLogOn(client, domain, model),
    `whether the domain of the client trusts the domain of ${name || 'that account'}`,
    [true, false],
  );
  if (trusted) return undefined;
  return fails('software-installation-account-untrusted-domain', [
    step(
      'R12',
      `${client.name ?? 'The client'} cannot log ${name || 'the software installation account'} on: no domain or no trust (R42).`,
    ),
  ]);
}

function sameName(one: string, other: string): boolean {
  const [left, right] = [accountName(one), accountName(other)];
  return left.name === right.name && left.domain === right.domain;
}

function isLocal(name: string, client: Client): boolean {
  const { domain } = accountName(name);
  return domain === undefined || (client.name !== undefined && sameMachine(domain, client.name));
}

/** Undefined where the version is not known. */
function looksUpAsAccount(client: Client): boolean | undefined {
  if (client.clientVersion === undefined) return undefined;
  const fixed = [2, 0, 1493, 3187];
  const parts = client.clientVersion.split('.').map(Number);
  const differs = fixed.findIndex((part, place) => (parts[place] ?? 0) !== part);
  return differs === -1 || (parts[differs] ?? 0) > (fixed[differs] ?? 0);
}

function canLogOn(client: Client, domain: string | undefined, model: Model): boolean | undefined {
  if (client.role === 'workgroup' || client.role === 'winpe') return false;
  if (domain !== undefined && client.domain !== undefined && domainKey(client.domain) === domain) return true;
  const trusts = client.domain === undefined ? undefined : directory(model).domains.get(domainKey(client.domain))?.trusts;
  if (trusts && domain !== undefined) return trusts.some((trusted) => domainKey(trusted) === domain);
  return client.role === 'untrusted-domain' ? false : undefined;
}

/** Two defects of SMS 2.0; they count only where the model states what they need. */
function* blocked(client: Client, program: Program, model: Model, kind: ClientKind): Decision<Outcome | undefined> {
  if (kind !== 'sms20-nt') return undefined;
  const level = servicePack(client.servicePack ?? model.site?.serviceLevel);
  if (client.role === 'domain-controller' && client.dcKind === 'bdc') {
    const early = yield* ask(level === undefined ? undefined : level < 2, 'the service pack of SMS 2.0 on the client', [true, false]);
    if (early)
      return fails('software-installation-account-elevation-failed', [
        step('R11', 'On a backup domain controller SMS 2.0 before SP2 cannot add the account to Administrators (2226).'),
      ]);
  }
  const switches = /\s[/-]\w/.test(program.commandLine ?? '');
  return switches && losesSwitches(client, model) ? fails('software-installation-account-unsupported-client', [lostSwitches]) : undefined;
}

/** Is the client of a level and on a Windows on which the account loses the switches of a command line (R15)? */
export function losesSwitches(client: Client, model: Model): boolean {
  const level = servicePack(client.servicePack ?? model.site?.serviceLevel);
  return level !== undefined && level >= 3 && /\bxp\b|^5\.1/i.test(`${client.os ?? ''} ${client.osVersion ?? ''}`);
}

export const lostSwitches = step(
  'R15',
  'SMS 2.0 SP3 and SP4 on Windows XP cannot start a command line with switches as the software installation account.',
);

/** `SP2` -> 2, `RTM` -> 0. */
export function servicePack(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/\b(rtm|gold|no service pack)\b/i.test(text)) return 0;
  const number = /(?:sp|service pack)\s*(\d)/i.exec(text)?.[1] ?? /^(\d)$/.exec(text.trim())?.[1];
  return number === undefined ? undefined : Number(number);
}
