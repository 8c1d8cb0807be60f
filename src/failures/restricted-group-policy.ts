import type { Client } from '../accounts/model.js';
import { accountName } from '../accounts/names.js';
import { accessDenied, codesOf, lines, of, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** ERROR_PRIVILEGE_NOT_HELD, or access denied. */
const refusing = [1314, ...accessDenied];

/** E4 (Q295771). */
export const restrictedGroupPolicy: FailureClass = {
  id: 'restricted-group-policy',
  section: 'E4',
  title: 'Group Policy takes the SMS accounts out of the local Administrators',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['account-elevation-failed'], win32: refusing },
  find(run, { client, family, process }) {
    if (succeeded(run) || family === 'ccm' || !client.localPolicies?.restrictedGroups) return undefined;
    const elevations = of(run, 'account-elevation-failed').filter(({ code }) => code?.value !== notPrimary);
    const elevation = elevations.find(({ code }) => code !== undefined) ?? elevations[0];
    const refused = codesOf(run).findLast(
      ({ win32, event }) =>
        win32 !== undefined && refusing.includes(win32) && localKinds.has(event.kind) && event.path?.startsWith('\\\\') !== true,
    );
    const shown = elevation ?? refused?.event;
    if (!shown) return undefined;
    const listed = administrators(client);
    if (listed === true) return { whyNot: 'the policy lists the SMS accounts among the Administrators' };
    return {
      verdict: elevation && listed === false ? 'confirmed' : 'probable',
      seen: lines(...elevations, refused?.event),
      because: [
        { rule: 'R65', text: 'The model says that a Restricted Groups policy rules the local Administrators of this machine.' },
        ...(listed === false
          ? [
              {
                rule: 'R65',
                text: 'SMSCliSvcAcct& and the token account are not among them, so each refresh of the policy takes them out.',
              },
            ]
          : []),
        { rule: 'R10', text: 'What the log shows is refused to an account that has to be a local administrator.' },
      ],
      missing:
        listed === false
          ? []
          : [
              {
                fact: 'the members of the local Administrators after a refresh of the policy',
                decides: 'restricted-group-policy or another missing right',
              },
            ],
      process: process.account,
      code: (elevation ?? refused?.event)?.code,
      fix: [
        'List SMSCliSvcAcct& and SMSCliToknAcct& (SMSCliToknLocalAcct& on SMS 2003), without a machine name before them, in the Restricted Groups policy for Administrators.',
      ],
    };
  },
};

/** NERR_NotPrimary: a backup domain controller, no policy (Q242011). */
const notPrimary = 2226;
const localKinds: ReadonlySet<string> = new Set([
  'service-launch-failed',
  'program-start-failed',
  'client-install-failed',
  'client-component-failed',
]);

/** Are the client service and token accounts local administrators? Undefined where the model does not say. */
function administrators({ localGroups }: Client): boolean | undefined {
  const members = Object.entries(localGroups ?? {}).find(([group]) => /^administrators$/i.test(group))?.[1];
  const names = members?.map((member) => accountName(member).name);
  return names?.includes('smsclisvcacct&') && names.some((name) => name.startsWith('smsclitokn'));
}
