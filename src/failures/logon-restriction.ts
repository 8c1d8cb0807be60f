import { accountState } from './account-state.js';

/** E9d (Q186551). While the client is being installed 1327 is the password policy that restricts its new accounts (Q221218). */
export const logonRestriction = accountState({
  id: 'logon-restriction',
  section: 'E9d',
  title: 'The account may not log on there or then',
  codes: [1327, 1328, 1329, 1240],
  refusals: ['logon-restriction'],
  holds: ({ logonRestriction }) => (logonRestriction === undefined ? undefined : true),
  says: {
    1327: 'is restricted by a policy (empty password, password age) or by its own settings',
    1328: 'may not log on at this hour',
    1329: 'may not log on at this computer',
    1240: 'may not log on from this workstation',
  },
  rule: 'R42',
  fix: (who, { seen }) =>
    seen.event.kind === 'client-install-failed'
      ? [
          'Set the minimum password age of the domain to 0 (changes allowed immediately) while SMS creates its accounts; it changes their passwords at once.',
          'Then start the installation of the client again.',
        ]
      : [
          `Remove the logon hours, the list of workstations and other restrictions of ${who}: an account that serves every client needs them all.`,
        ],
});
