import { codesOf, lines, succeeded } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';

/** ERROR_PRIVILEGE_NOT_HELD, ERROR_NOT_ALL_ASSIGNED. */
const codes = [1314, 1300];
/** A restart that is refused to the user, and the membership of the software installation account, are failures of their own. */
const others: ReadonlySet<string> = new Set(['restart-failed', 'account-elevation-failed']);

/** E3 (Q223138, Q320235). */
export const privilegeMissing: FailureClass = {
  id: 'privilege-missing',
  section: 'E3',
  title: 'An account of the client lacks a user right',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: codes },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const seen = codesOf(run).findLast(({ win32, event }) => win32 !== undefined && codes.includes(win32) && !others.has(event.kind));
    if (!seen) return undefined;
    const { event } = seen;
    const what = event.path ?? (event.kind === 'client-component-failed' ? event.component : undefined) ?? 'the program';
    const who = accounts(facts);
    return {
      verdict: event.kind === 'evidence' ? 'probable' : 'confirmed',
      seen: lines(event),
      because: [
        { rule: 'R65', text: `Windows refused to start ${what.trim()}: a user right is missing (${seen.code.text}).` },
        {
          rule: 'R65',
          text: `${who} start it and need "Act as part of the operating system", "Increase quotas", "Log on as a service" and "Replace a process level token".`,
        },
        ...(facts.client.localPolicies?.userRightsOverriddenByDomain
          ? [{ rule: 'R65', text: 'The model says that a domain policy overrides the user rights of this machine.' }]
          : []),
      ],
      process: facts.process.account,
      resource: event.path === undefined ? undefined : { kind: 'local', path: event.path.trim() },
      code: seen.code,
      fix: [
        `Give ${who} these rights in the policy that is in effect on the machine${facts.client.role === 'domain-controller' ? ' (Default Domain Controllers Policy)' : ''}, then restart the SMS Client Service.`,
        'Bring the client to SMS 2.0 SP1 or later, which grants "Increase quotas" by itself.',
      ],
    };
  },
};

function accounts({ client, family }: Facts): string {
  if (family === 'ccm') return 'The accounts of the client services';
  const domain = client.domain ?? 'DOMAIN';
  const dc = client.name === undefined ? 'the controller' : client.name;
  if (client.role === 'domain-controller') return `${domain}\\SMSCliToknAcct& and ${domain}\\SMS&_${dc}`;
  return client.kind === 'sms2003-legacy' ? 'SMSCliToknLocalAcct& and SMSCliSvcAcct&' : 'SMSCliToknAcct& and SMSCliSvcAcct&';
}
