import {
  type ConnectionAccounts,
  connectionAccounts,
  lockedOut,
  missingFacts,
  recovery,
  refusing,
  type ServerRefusal,
  serverRefusal,
  wrongPassword,
} from './connection-accounts.js';
import { type CodeSeen, succeeded } from './evidence.js';
import type { FailureClass, Match, Unfit } from './failure.js';

/** D3 (Q227033, Q236052, Q237759). */
export const clientConnectionAccountLockedOut: FailureClass = {
  id: 'client-connection-account-locked-out',
  section: 'D3',
  title: 'The client connection account is locked out',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: refusing },
  find(run, facts) {
    const refusal = serverRefusal(run, facts);
    if (!refusal || succeeded(run)) return undefined;
    const accounts = connectionAccounts(facts);
    const { refused, seen } = refusal;
    const whyNot = refuted(refused, accounts, refusal.reached);
    if (whyNot) return whyNot;
    const explained = accounts.allLocked || (accounts.allChanged && accounts.lockout === true);
    const printed = refused.win32 === lockedOut;
    const sure = explained || (printed && accounts.names !== undefined);
    const place = refusal.path === undefined ? undefined : facts.resource(refusal.path);
    return {
      verdict: sure ? 'confirmed' : printed ? 'probable' : 'undetermined',
      seen,
      because: because(refusal, accounts),
      missing: sure ? [] : missingFacts(accounts),
      network: { kind: 'client-connection', name: accounts.names?.length === 1 ? accounts.names[0] : undefined },
      resource: place && { kind: place.kind, path: place.path },
      code: refused.code,
      fix: recovery(accounts),
    } satisfies Match;
  },
};

function refuted({ win32 }: CodeSeen, accounts: ConnectionAccounts, reached: boolean): Unfit | undefined {
  if (reached) return { whyNot: 'the client access point was reached afterwards' };
  if (win32 === lockedOut) return undefined;
  if (accounts.working) return { whyNot: `${accounts.working.name} is a client connection account that works` };
  if (win32 !== undefined && wrongPassword.includes(win32))
    return { whyNot: 'the password was refused, which says that the account is not locked yet' };
  if (accounts.lockout === false) return { whyNot: 'the domain of the client connection accounts locks no accounts' };
  return undefined;
}

function because(
  { at, refused: { code, win32 } }: ServerRefusal,
  { names, allChanged, allLocked, lockout }: ConnectionAccounts,
): Match['because'] {
  const count =
    names?.length === 1
      ? `${names[0]} is the only client connection account of the site`
      : names && `the site has ${names.length} client connection accounts`;
  return [
    {
      rule: 'R44',
      text: `The client reached its ${at} and was refused with ${code.text} in every context it has, the client connection accounts last.`,
    },
    ...(win32 === lockedOut ? [{ rule: 'R44', text: 'The number itself says that the account is locked out.' }] : []),
    ...(count
      ? [{ rule: 'R64', text: `${count.charAt(0).toUpperCase()}${count.slice(1)}; when it is locked, no other one can help.` }]
      : []),
    ...(allLocked ? [{ rule: 'R44', text: 'The model says that it is locked.' }] : []),
    ...(allChanged && lockout
      ? [
          {
            rule: 'R64',
            text: 'Its password was changed in the domain, and the client keeps offering the old one: the lockout policy locks it.',
          },
        ]
      : []),
    {
      rule: 'R44',
      text: 'The client cannot learn a new account or password from the client access point, because it needs a working account to get there.',
    },
  ];
}
