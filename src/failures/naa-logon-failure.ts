import { win32Of } from '../../grammars/numbers.js';
import type { Try } from '../accounts/answer.js';
import { sameAccount } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { linesOf } from './denials.js';
import { codeAmong, of, origin, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { triesOf } from './principals.js';
import { refusals } from './refusals.js';

/** Logon failure, expired, disabled, account expired, must change, locked out. */
const refusing = [1326, 1330, 1331, 1793, 1907, 1909];
/** Logon with the stored credentials failed. */
const storedRefused = 0x87d00230;
/** A computer account has no password to expire and is not locked: these can only be about an account that people made. */
const ofPeople = new Set([1330, 1331, 1793, 1907, 1909]);
const unauthorized = 401;

/** A6 (M-ACC, Q186551, Q186488). */
export const naaLogonFailure: FailureClass = {
  id: 'naa-logon-failure',
  section: 'A6',
  title: 'The server refuses the name or the password of the network access account',
  level: 'error',
  clients: ['ccm'],
  signs: { win32: refusing, values: [storedRefused, unauthorized] },
  find(run, facts) {
    if (succeeded(run) || facts.family !== 'ccm') return undefined;
    const seen = refusedLogon(run);
    if (!seen) return undefined;
    const names = facts.model.site?.networkAccessAccounts;
    // Somebody else was refused, or nobody of that role is there.
    if (seen.event.account !== undefined && names && !names.some((name) => sameAccount(name, seen.event.account ?? ''))) return undefined;
    if (names?.length === 0) return undefined;
    if (onlyUser(facts)) return { whyNot: 'a program with user rights has only the credentials of its user' };
    return byModel(run, facts, seen) ?? byLines(run, facts, seen);
  },
};

type Seen = NonNullable<ReturnType<typeof codeAmong>>;

function refusedLogon(run: Run): (Seen & { readonly named: boolean }) | undefined {
  const said = of(run, 'network-access-account-refused').findLast(
    ({ code }) => code !== undefined && refusing.includes(win32Of(code) ?? 0),
  );
  if (said?.code) return { code: said.code, win32: win32Of(said.code), event: said, named: true };
  const used = of(run, 'transfer-credential').at(-1)?.credential === 'network-access-account';
  const newest = codeAmong(run, refusing, [storedRefused]);
  const seen = newest ? origin(run, newest) : used ? httpRefused(run) : undefined;
  return seen && { ...seen, named: used };
}

function httpRefused(run: Run): Seen | undefined {
  const event = of(run, 'web-request-failed').findLast(({ code }) => code?.family === 'http' && code.value === unauthorized);
  return event?.code && { event, code: event.code, win32: undefined };
}

function onlyUser({ client, process }: Facts): boolean {
  return client.kind === 'sms2003-advanced' && process.account?.kind === 'logged-on-user';
}

/** The model knows why the account is refused, or knows that it is not. */
function byModel(run: Run, facts: Facts, seen: Seen): Match | Unfit | undefined {
  const place = refusals(run, facts).findLast(({ event, code }) => event === seen.event && code === seen.code);
  const access = place && facts.access(place.path, 'read', place.maker);
  const tries = access ? triesOf(access, 'network-access') : [];
  const refused = tries.find(({ authentication, refusal }) => authentication === 'refused' && !/-unreachable$/.test(refusal ?? ''));
  if (!refused) {
    const known = tries.length > 0 && tries.every(({ authentication }) => authentication === 'accepted') && isDescribed(facts);
    return known && !ofPeople.has(seen.win32 ?? 0)
      ? { whyNot: 'by the model the network access account is in order and its password is the right one' }
      : undefined;
  }
  return match(run, facts, seen, { verdict: 'confirmed', refused });
}

/** Does the model speak about the state of the accounts, so that silence means that they are well? */
function isDescribed({ model }: Facts): boolean {
  const names = model.site?.networkAccessAccounts ?? [];
  return names.every((name) => model.accounts.some((account) => sameAccount(account.name, name) && account.passwordChanged === false));
}

function byLines(run: Run, facts: Facts, seen: Seen & { readonly named: boolean }): Match | Unfit | undefined {
  const { process, client, modelled } = facts;
  if (process.account?.kind === 'logged-on-user' && !seen.named) return undefined;
  const system = process.account?.kind === 'local-system';
  const outside = client.role === 'workgroup' || client.role === 'winpe' || client.role === 'untrusted-domain';
  const sure = seen.named && seen.code.family !== 'http' && !seen.event.unconfirmed;
  const likely =
    seen.named || ((system || outside) && ofPeople.has(seen.win32 ?? 0)) || (outside && modelled) || seen.code.value === storedRefused;
  const verdict: Verdict = sure ? 'confirmed' : likely ? 'probable' : 'undetermined';
  return match(run, facts, seen, { verdict });
}

function match(run: Run, facts: Facts, seen: Seen, { verdict, refused }: { verdict: Verdict; refused?: Try }): Match {
  const place = refusals(run, facts).findLast(({ event }) => event === seen.event);
  const names = facts.model.site?.networkAccessAccounts;
  const name = refused?.credential.name ?? seen.event.account ?? (names?.length === 1 ? names[0] : undefined);
  const who = name ?? 'the network access account';
  const locked = seen.win32 === 1909;
  return {
    verdict,
    seen: linesOf(run, seen.event),
    because: [
      {
        rule: 'R73',
        text: `The log prints ${seen.code.text}${seen.win32 === undefined ? '' : ` (Windows error ${seen.win32})`}: the account itself was refused, before any permission was asked.`,
      },
      ...facts.process.because,
      ...(refused
        ? refused.because
        : [
            {
              rule: 'R39',
              text: `LocalSystem falls back to ${who} where the computer account is of no use; that is the account that a logon can be refused to.`,
            },
          ]),
      ...(locked
        ? [
            {
              rule: 'R64',
              text: `An old password that is tried again and again locks the account; 1909 is that lockout, not a wrong data type.`,
            },
          ]
        : []),
    ],
    missing:
      verdict === 'confirmed'
        ? []
        : [{ fact: `the state of ${who}: password, lockout, expiry`, decides: 'naa-logon-failure or computer-account-rejected' }],
    process: facts.process.account,
    network: { kind: 'network-access', name },
    resource: place && { kind: place.kind, path: place.path },
    code: seen.code,
    fix: [
      `Create a second network access account (not a new password for ${who}), enter it at the site as DOMAIN\\name, and retire ${who} when all clients have the new one.`,
      ...(locked ? [`Unlock ${who} for the time until then.`] : []),
      'Leave the permissions of the content as they are: no right is missing.',
    ],
  };
}
