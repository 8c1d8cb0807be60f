import type { Access, Step } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import type { Account } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import { instant } from '../clock.js';
import type { Run } from '../runs/run.js';
import { denials, matchOf } from './denials.js';
import { lines, newest, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { uncPathsIn } from './named-paths.js';

/** C8 (S-PAA, Q122422). */
export const staleToken: FailureClass = {
  id: 'stale-token',
  section: 'C8',
  title: 'Group membership changed, and the account has not logged on since',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  successes: 'by model',
  signs: { refusals: true },
  find(run, facts) {
    return succeeded(run) ? ofSuccess(run, facts) : ofRefusal(run, facts);
  },
};

interface Stale {
  readonly account: Account;
  readonly changed: string;
}

/** Denied although the directory says that the account is covered: the token is older than the membership. */
function ofRefusal(run: Run, facts: Facts): Match | Unfit | undefined {
  for (const denial of denials(run, facts)) {
    const stale = staleAccount(run, facts, denial.access);
    if (!stale) continue;
    if (loggedOnAfter(stale)) return { whyNot: `${stale.account.name} has logged on since its memberships changed` };
    if (!restsOnToken(denial.access)) continue;
    const steps = because(stale);
    const known = stale.account.lastLogon !== undefined;
    // Where it is not known that the server knows the account, its groups may never have been asked.
    const inside = denial.access.tries.some(({ refusal, authentication }) => refusal === 'stale-token' && authentication === 'accepted');
    return matchOf(run, facts, denial, {
      verdict: known ? (inside ? 'confirmed' : 'probable') : 'undetermined',
      missing: known ? [] : denial.access.missing,
      because: steps,
      fix: [remedy(stale)],
    });
  }
  return undefined;
}

/** Granted although the directory says that the account is no longer covered (Ex 16): not a failure, and it ends at log-off. */
function ofSuccess(run: Run, facts: Facts): Match | undefined {
  const event = newest(run, 'program-starting', 'program-started', 'command-line');
  const paths = [...(event ? pathsOf(event) : []), ...uncPathsIn(run.commandLine), ...(facts.program?.opens ?? [])];
  for (const path of paths) {
    const place = facts.resource(path);
    if (!place || !event) continue;
    const access = facts.access(path, 'read', 'client');
    const stale = staleAccount(run, facts, access);
    if (!stale || stale.account.lastLogon === undefined || loggedOnAfter(stale) || !restsOnToken(access)) continue;
    return {
      verdict: 'confirmed',
      level: 'note',
      seen: lines(event, newest(run, 'program-succeeded', 'execution-completed', 'program-exited')),
      because: [
        ...access.because,
        ...because(stale),
        { rule: 'R56', text: 'The success says nothing about the access accounts as they are now; it ends with the next logon.' },
      ],
      process: facts.process.account,
      network: access.by,
      resource: { kind: place.kind, path },
      fix: [remedy(stale)],
    };
  }
  return undefined;
}

/** An account of the sequence whose memberships changed before this run. */
function staleAccount(run: Run, { model }: Facts, { tries }: Access): Stale | undefined {
  const { accounts } = directory(model);
  const when = run.ended && instant(run.ended);
  for (const { credential } of tries) {
    const account = credential.name === undefined ? undefined : accounts.get(accountKey(credential.name));
    const changed = account?.membershipChanged;
    if (account && changed !== undefined && !(when !== undefined && when < Date.parse(changed))) return { account, changed };
  }
  return undefined;
}

/** Would the answer be another one with the memberships as they are now? */
function restsOnToken({ tries }: Access): boolean {
  return tries.some(({ refusal }) => refusal === 'stale-token');
}

function loggedOnAfter({ account, changed }: Stale): boolean {
  return account.lastLogon !== undefined && Date.parse(account.lastLogon) >= Date.parse(changed);
}

function because({ account, changed }: Stale): Step[] {
  const last = account.lastLogon === undefined ? 'when it last logged on is not known' : `its last logon was on ${account.lastLogon}`;
  return [
    { rule: 'R56', text: `The memberships of ${account.name} changed on ${changed}, and ${last}.` },
    { rule: 'R56', text: 'Groups are put into the token at logon: until the next one, the old memberships count.' },
  ];
}

function remedy({ account }: Stale): string {
  return account.name.endsWith('$')
    ? `Restart ${account.name.replace(/\$$/, '')}, or purge the tickets of its computer account (klist -li 0x3e7 purge).`
    : `Let ${account.name} log off and on again; for an account of a service, restart the service.`;
}
