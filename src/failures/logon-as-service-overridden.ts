import { codesOf, lines, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** ERROR_SERVICE_LOGON_FAILED, ERROR_LOGON_TYPE_NOT_GRANTED. */
const codes = [1069, 1385];
const starting: ReadonlySet<string> = new Set(['service-launch-failed', 'client-component-failed', 'client-install-failed']);

/** E5 (Q280532). */
export const logonAsServiceOverridden: FailureClass = {
  id: 'logon-as-service-overridden',
  section: 'E5',
  title: 'A domain policy overrides the right of the client service to log on as a service',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: codes },
  find(run, { client }) {
    const seen = codesOf(run).findLast(({ win32, event }) => win32 !== undefined && codes.includes(win32) && starting.has(event.kind));
    if (succeeded(run) || !seen) return undefined;
    const overridden = client.localPolicies?.userRightsOverriddenByDomain;
    if (overridden === false) return { whyNot: 'the model says that no domain policy overrides the user rights of the machine' };
    const typed = seen.win32 === 1385;
    return {
      verdict: overridden ? 'confirmed' : typed ? 'probable' : 'undetermined',
      seen: lines(seen.event),
      because: [
        {
          rule: 'R65',
          text: `A service of the client could not log on (${seen.code.text})${typed ? ': the kind of logon is not granted to its account' : ', although nobody changes its password but SMS itself'}.`,
        },
        ...(overridden
          ? [{ rule: 'R65', text: 'The model says that a domain policy overrides the user rights that SMS granted locally.' }]
          : []),
      ],
      missing: overridden
        ? []
        : [
            {
              fact: 'whether a domain policy sets "Log on as a service"',
              decides: 'logon-as-service-overridden or service-account-locked-out',
            },
          ],
      code: seen.code,
      fix: [
        'Take "Log on as a service" out of the domain-wide policy and grant it on the machines where it is needed.',
        'Where it must stay domain-wide, add SMSCliSvcAcct& to it; then restart the SMS Client Service.',
      ],
    };
  },
};
