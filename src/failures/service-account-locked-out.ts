import type { Account, Model } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import { lockedOut } from './connection-accounts.js';
import { codesOf, lines, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { roleOf } from './logons.js';

/** ERROR_SERVICE_LOGON_FAILED. */
const serviceLogonFailed = 1069;

/** E2 (Q231399). */
export const serviceAccountLockedOut: FailureClass = {
  id: 'service-account-locked-out',
  section: 'E2',
  title: 'The account of the SMS Client Service is locked out',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: [lockedOut, serviceLogonFailed] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm') return undefined;
    const seen = codesOf(run).findLast(
      ({ win32, event }) =>
        (win32 === lockedOut && event.account !== undefined && roleOf(event.account, facts) === 'client-service') ||
        (win32 === serviceLogonFailed && starting.has(event.kind)),
    );
    if (!seen) return undefined;
    if (facts.client.role === 'domain-controller')
      return { whyNot: 'a domain controller runs the service with its own domain account (SMS&_ and its name)' };
    const account = serviceAccount(facts.model);
    const named = seen.win32 === lockedOut;
    if (!named && (account?.locked === false || facts.client.localPolicies?.userRightsOverriddenByDomain === true))
      return { whyNot: 'the service account is not locked; another reason keeps the service from logging on' };
    const site = (facts.client.siteSystemRoles?.length ?? 0) > 0;
    return {
      verdict: account?.locked || named ? 'confirmed' : site ? 'probable' : 'undetermined',
      seen: lines(seen.event),
      because: because(seen.code.text, site),
      missing: account?.locked || named ? [] : missing(facts),
      process: account ? { kind: 'client-token', name: account.name } : undefined,
      code: seen.code,
      fix: [
        'Unlock SMSCliSvcAcct& on this machine and start the SMS Client Service.',
        'Bring all clients to SMS 2.0 SP1 or later: before it they offer their own service and token accounts to site systems.',
      ],
    };
  },
};

const starting: ReadonlySet<string> = new Set(['service-launch-failed', 'client-component-failed', 'client-install-failed', 'evidence']);

function serviceAccount(model: Model): Account | undefined {
  return model.accounts.find(({ name }) => accountKey(name).endsWith('smsclisvcacct&'));
}

function because(code: string, site: boolean): { rule: string; text: string }[] {
  return [
    { rule: 'R63', text: `The SMS Client Service could not log on (${code}); without it no program is run at all.` },
    ...(site
      ? [
          {
            rule: 'R62',
            text: 'The machine is a site system: other clients connect to it with their own account of the same name and lock this one.',
          },
        ]
      : []),
  ];
}

function missing({ client }: Facts): { fact: string; decides: string }[] {
  const decides = 'service-account-locked-out or logon-as-service-overridden';
  return [
    { fact: 'whether SMSCliSvcAcct& is locked on this machine', decides },
    ...(client.siteSystemRoles === undefined ? [{ fact: 'whether the machine is a site system', decides }] : []),
  ];
}
