import { win32Of } from '../../grammars/numbers.js';
import type { MissingFact } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import { servicePack } from '../accounts/installation-account.js';
import { accountName } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { lockoutOf } from './connection-accounts.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit, Verdict } from './failure.js';
import { type InstallationAccount, installationAccount, noSuchUser, preparing, rpcUnavailable, windowsOf } from './run-account.js';

/** B3 (Q235205, Q307434). */
export const softwareInstallationAccountLookupLockedToken: FailureClass = {
  id: 'software-installation-account-lookup-locked-token',
  section: 'B3',
  title: 'The look-up of the software installation account locks the token account of the domain',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['account-lookup-failed'] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm' || windowsOf(run, facts) === '9x') return undefined;
    const lookup = of(run, 'account-lookup-failed').findLast(({ code }) => code && win32Of(code) === rpcUnavailable);
    if (!lookup) return undefined;
    const account = installationAccount(run, facts);
    const conditions = conditionsOf(facts, account);
    const refuted = conditions.find(({ holds }) => holds === false);
    return refuted ? ({ whyNot: refuted.against } satisfies Unfit) : match(run, account, conditions);
  },
};

/** What must hold for the look-up to lock an account (R14, R62); `holds` is undefined where the model does not say. */
interface Condition {
  readonly holds: boolean | undefined;
  readonly text: string;
  readonly against: string;
  readonly fact: string;
}

function conditionsOf(facts: Facts, { name, record }: InstallationAccount): Condition[] {
  const home = name === undefined ? undefined : accountName(name).domain;
  const domain = directory(facts.model).domains.get(home ?? facts.client.domain?.toLowerCase() ?? '');
  const title = domain?.name ?? home?.toUpperCase() ?? 'the domain';
  const controllers = domain?.domainControllers?.length;
  return [
    {
      holds: record?.exists,
      text: `${name ?? 'The account'} exists, so 1317 is no answer about it.`,
      against: `${name ?? 'the account'} does not exist`,
      fact: `whether ${name ?? 'the software installation account'} exists`,
    },
    {
      holds: lockoutOf(name === undefined ? [] : [name], facts.model),
      text: `${title} locks accounts after bad passwords.`,
      against: `${title} locks no accounts`,
      fact: `whether ${title} has a lockout policy`,
    },
    {
      holds: domain?.kind === 'nt4' ? true : controllers === undefined ? undefined : controllers > 1,
      text: `Another domain controller of ${title} can answer than the one that the client is connected to.`,
      against: `${title} has one domain controller only, so the look-up runs over the connection that is there`,
      fact: `how many domain controllers ${title} has`,
    },
    {
      holds: isUnfixed(facts, domain?.kind === 'nt4'),
      text: 'This version of Smsapm32 makes the look-up with the token account of the client.',
      against: 'this version of Smsapm32 makes the look-up as the software installation account itself',
      fact: 'the version of Smsapm32.exe, or the service pack of SMS',
    },
  ];
}

/** NT 4.0 domains: fixed with SP3 (K20). Active Directory: Smsapm32 2.00.1493.3187, after SP3, and SP4 with its rollup. */
function isUnfixed({ client, model }: Facts, nt4: boolean): boolean | undefined {
  const build = client.clientVersion?.split('.').map(Number);
  if (build && build.length === 4) {
    const fixed = [2, 0, 1493, 3187];
    const at = fixed.findIndex((part, place) => part !== build[place]);
    return at !== -1 && (build[at] ?? 0) < (fixed[at] ?? 0);
  }
  if (client.kind === 'sms2003-legacy') return undefined;
  const level = servicePack(client.servicePack ?? model.site?.serviceLevel);
  if (level === undefined) return undefined;
  if (nt4) return level < 3;
  return level < 4 ? true : undefined;
}

function match(run: Run, { name }: InstallationAccount, conditions: readonly Condition[]): Match {
  const lookup = newest(run, 'account-lookup-failed');
  const code = preparing(run, [noSuchUser]) ?? undefined;
  const open = conditions.filter(({ holds }) => holds === undefined);
  const verdict: Verdict = open.length === 0 ? 'confirmed' : open.length === 1 ? 'probable' : 'undetermined';
  const who = name ?? 'the software installation account';
  return {
    verdict,
    seen: lines(lookup, newest(run, 'account-rights-unknown'), code?.event, newest(run, 'error-handled')),
    because: [
      {
        rule: 'R14',
        text: `Before ${who} may run anything, the client looks its groups up at a domain controller; the look-up failed (${lookup?.code?.text ?? '1722'}).`,
      },
      ...conditions.filter(({ holds }) => holds).map(({ text }) => ({ rule: 'R14', text })),
      {
        rule: 'R62',
        text: 'The look-up offers the local token account to a domain controller whose account of that name has another password; after some tries that account is locked.',
      },
      {
        rule: 'R14',
        text: `"The specified user does not exist" (${code?.code.text ?? '0x525'}) only says that the rights of ${who} could not be found out.`,
      },
    ],
    missing: open.map(
      ({ fact }): MissingFact => ({
        fact,
        decides: 'software-installation-account-lookup-locked-token, software-installation-account-not-found or dc-unavailable',
      }),
    ),
    process: { kind: 'software-installation', name },
    network: { kind: 'client-token' },
    ...(lookup?.code ? { code: lookup.code } : {}),
    fix: [
      'Bring the clients to SMS 2.0 SP3 in a Windows NT domain; with Active Directory install the fix of Q307434 (Smsapm32 2.00.1493.3187) or the SP4 rollup.',
      'Unlock SMSCliToknAcct& in the domain (events 529 and 539 on the domain controllers name the clients).',
      `Until then let the program run without ${who}, with all it needs in the package.`,
    ],
  };
}
