import type { MissingFact, Refusal } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import type { Account, Model } from '../accounts/model.js';
import { accountKey, accountName } from '../accounts/names.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { accessDenied, after, type CodeSeen, codesOf, lines, of } from './evidence.js';
import type { Facts } from './failure.js';
import { triesOf } from './principals.js';
import { refusals } from './refusals.js';

/** ERROR_LOGON_FAILURE, ERROR_INVALID_PASSWORD. */
export const wrongPassword: readonly number[] = [1326, 86];
/** ERROR_ACCOUNT_LOCKED_OUT. */
export const lockedOut = 1909;

/** What such a server answers to an account that it does not let in. */
export const refusing: readonly number[] = [...accessDenied, ...wrongPassword, lockedOut];

/** What the model says about the client connection accounts of the site, which the client tries one after the other (R23, R44). */
export interface ConnectionAccounts {
  /** Undefined: the model does not list them. */
  readonly names: readonly string[] | undefined;
  /** Those that it lists and describes. */
  readonly known: readonly Account[];
  /** One of them is known to work. */
  readonly working: Account | undefined;
  readonly allLocked: boolean;
  readonly allChanged: boolean;
  readonly noneChanged: boolean;
  /** Does their domain lock accounts? Undefined where the model does not say. */
  readonly lockout: boolean | undefined;
}

export function connectionAccounts({ model }: Facts): ConnectionAccounts {
  const names = model.site?.clientConnectionAccounts;
  const known = (names ?? []).flatMap((name) => accountNamed(name, model) ?? []);
  const every = (holds: (account: Account) => boolean) =>
    names !== undefined && known.length > 0 && names.length === known.length && known.every(holds);
  return {
    names,
    known,
    working: known.find(works),
    allLocked: every(({ locked }) => locked === true),
    allChanged: every(({ passwordChanged }) => passwordChanged === true),
    noneChanged: every(({ passwordChanged }) => passwordChanged === false),
    lockout: lockoutOf(names ?? [], model),
  };
}

export function accountNamed(name: string, model: Model): Account | undefined {
  return directory(model).accounts.get(accountKey(name));
}

/** Known to exist, to be free and to have the password that the client holds. */
function works({ exists, enabled, locked, passwordChanged, passwordExpired }: Account): boolean {
  return exists !== false && enabled !== false && locked === false && passwordChanged === false && passwordExpired !== true;
}

/** Do the domains of these accounts lock accounts after bad passwords? Without a domain of theirs, the only domain of the model counts. */
export function lockoutOf(names: readonly string[], model: Model): boolean | undefined {
  const { domains, onlyDomain } = directory(model);
  const asked = names.length > 0 ? names.map((name) => accountName(name).domain ?? onlyDomain) : [onlyDomain];
  const answers = asked.map((domain) => (domain === undefined ? undefined : domains.get(domain)?.lockoutPolicy?.enabled));
  if (answers.includes(true)) return true;
  return answers.length > 0 && answers.every((answer) => answer === false) ? false : undefined;
}

/** A client reached a client access point or a distribution point and was refused there. */
export interface ServerRefusal {
  readonly at: 'client access point' | 'distribution point';
  readonly path?: string | undefined;
  readonly refused: CodeSeen;
  readonly seen: readonly LoggedEvent[];
  readonly reached: boolean;
}

/** Refusals at a client access point: the code stands in its own sentence, the retry in another (Q236052). */
export function capRefusal(run: Run): ServerRefusal | undefined {
  const refused = codesOf(run).findLast(
    ({ event, win32 }) => event.kind === 'cap-inaccessible' && win32 !== undefined && refusing.includes(win32),
  );
  if (!refused) return undefined;
  const reached = after(run, refused.event).some(({ kind }) => kind === 'cap-reached');
  return { at: 'client access point', refused, seen: of(run, 'cap-inaccessible', 'cap-retry').slice(-6), reached };
}

/** Refusals at a distribution point for which the account rules find the client connection accounts locked or out of date. */
function pointRefusal(run: Run, facts: Facts): ServerRefusal | undefined {
  const found = refusals(run, facts).findLast(({ kind, path, win32 }) => {
    if (kind !== 'distribution-point' || win32 === undefined || !refusing.includes(win32)) return false;
    const tries = triesOf(facts.access(path, 'read', 'client'), 'client-connection');
    return tries.length > 0 && tries.every(({ refusal }) => refusal !== undefined && outOfStep.includes(refusal));
  });
  const refused = found && codesOf(run).find(({ event }) => event === found.event);
  return refused && { at: 'distribution point', path: found.path, refused, seen: lines(refused.event), reached: false };
}

const outOfStep: readonly Refusal[] = ['account-locked', 'wrong-password'];

/** Where a legacy client was refused with its client connection accounts; Windows 9x and later clients have none (R28). */
export function serverRefusal(run: Run, facts: Facts): ServerRefusal | undefined {
  if (facts.family === 'ccm' || facts.family === '9x') return undefined;
  return capRefusal(run) ?? pointRefusal(run, facts);
}

/** The three facts that tell a locked account from a changed password from a missing right (R44, R64). */
export function missingFacts({ names, known, lockout }: ConnectionAccounts): MissingFact[] {
  const decides = 'client-connection-account-locked-out or client-connection-account-password-changed';
  const all: [boolean, string][] = [
    [names === undefined, 'how many client connection accounts the site has'],
    [
      !known.some(({ passwordChanged, locked }) => passwordChanged !== undefined || locked !== undefined),
      'whether their password was changed or they are locked in the domain',
    ],
    [lockout === undefined, 'whether their domain has a lockout policy'],
  ];
  return all.flatMap(([lacking, fact]) => (lacking ? [{ fact, decides }] : []));
}

/** How to get connection accounts back without locking them again (Q237759, Q227033, Q236052). */
export function recovery(accounts: ConnectionAccounts): string[] {
  const gone = accounts.known.length > 0 && accounts.known.every(({ exists }) => exists === false);
  const names = accounts.names?.join(' and ') ?? 'the client connection account of the site';
  const unlock = `Unlock ${names} only for clients that run no logon script, with the password that they still hold; remove it from the site when all clients know the new one.`;
  return [
    'Add a second client connection account with a new name; do not change the password of an existing one.',
    'Let the clients take it over: by the logon script (SMSls.bat), or at once by running SMSman.exe on them.',
    ...(gone ? [] : [unlock]),
    'Leave the permissions of the client access point as they are: no right is missing.',
  ];
}
