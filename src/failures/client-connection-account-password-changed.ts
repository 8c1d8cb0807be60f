import { sameAccount } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import {
  type ConnectionAccounts,
  connectionAccounts,
  lockedOut,
  missingFacts,
  recovery,
  refusing,
  serverRefusal,
  wrongPassword,
} from './connection-accounts.js';
import { type CodeSeen, codesOf, lines, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';

/** D4 (Q237759, Q227033). */
export const clientConnectionAccountPasswordChanged: FailureClass = {
  id: 'client-connection-account-password-changed',
  section: 'D4',
  title: 'The clients hold an old password of the client connection account',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: refusing },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm' || facts.family === '9x') return undefined;
    const refusal = serverRefusal(run, facts);
    const refused = refusal?.refused ?? atDistributionPoint(run, facts);
    if (!refused || refused.win32 === lockedOut) return undefined;
    if (refusal?.reached) return { whyNot: 'the client access point was reached afterwards' };
    const accounts = connectionAccounts(facts);
    const whyNot = refuted(accounts, saysWrong(refused));
    if (whyNot) return whyNot;
    return match(refused, accounts, refusal?.seen ?? lines(refused.event));
  },
};

/** A refused password on the way to the package, where no other account than a connection account is named. */
function atDistributionPoint(run: Run, facts: Facts): CodeSeen | undefined {
  const found = codesOf(run).findLast(
    ({ win32, event }) =>
      win32 !== undefined && wrongPassword.includes(win32) && connecting.has(event.kind) && isConnection(event.account, facts),
  );
  return facts.family === 'legacy' ? found : undefined;
}

const connecting: ReadonlySet<string> = new Set([
  'content-location-refused',
  'program-start-failed',
  'connection-refused',
  'error-handled',
]);

function isConnection(account: string | undefined, { model, process }: Facts): boolean {
  if (account !== undefined)
    return /\\?SMSClient_/i.test(account) || (model.site?.clientConnectionAccounts ?? []).some((name) => sameAccount(name, account));
  return process.account?.kind !== 'software-installation';
}

/** The number itself says wrong password, so the account was not locked yet. */
function saysWrong({ win32 }: CodeSeen): boolean {
  return win32 !== undefined && wrongPassword.includes(win32);
}

function refuted(accounts: ConnectionAccounts, said: boolean): Unfit | undefined {
  if (accounts.working) return { whyNot: `${accounts.working.name} is a client connection account that works` };
  if (accounts.noneChanged) return { whyNot: 'the model says that no password of the client connection accounts was changed' };
  if (said) return undefined;
  if (accounts.allChanged && accounts.lockout === true) return { whyNot: 'the changed password has locked the account by now' };
  if (accounts.allLocked) return { whyNot: 'the account is locked' };
  return undefined;
}

function match(refused: CodeSeen, accounts: ConnectionAccounts, seen: Match['seen']): Match {
  const said = saysWrong(refused);
  const inCap = refused.event.kind === 'cap-inaccessible';
  const verdict = accounts.allChanged ? 'confirmed' : said && inCap ? 'probable' : 'undetermined';
  return {
    verdict,
    seen,
    because: [
      { rule: 'R44', text: `The client was refused (${refused.code.text}) after it had offered every account that it holds.` },
      ...(said ? [{ rule: 'R42', text: 'The number says that name or password is wrong: the account is known and not locked.' }] : []),
      ...(accounts.allChanged
        ? [{ rule: 'R64', text: 'The model says that the password was changed in the domain; the clients keep the old one.' }]
        : []),
      {
        rule: 'R44',
        text: 'A client learns a new password only from a client access point, for which it needs a working account, or from the logon script.',
      },
    ],
    missing: accounts.allChanged ? [] : missingFacts(accounts),
    network: { kind: 'client-connection', name: accounts.names?.length === 1 ? accounts.names[0] : undefined },
    code: refused.code,
    fix: recovery(accounts),
  };
}
