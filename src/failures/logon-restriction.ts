import { accountState } from './account-state.js';

/** E9d (Q186551). 1327 while the client is being installed is another matter: the password policy refused a new account (Q221218). */
export const logonRestriction = accountState({
  id: 'logon-restriction',
  section: 'E9d',
  title: 'The account may not log on there or then',
  codes: [1327, 1328, 1329, 1240],
  refusals: ['logon-restriction'],
  holds: ({ logonRestriction }) => (logonRestriction === undefined ? undefined : true),
  says: {
    1327: 'is restricted, for instance by an empty password',
    1328: 'may not log on at this hour',
    1329: 'may not log on at this computer',
    1240: 'may not log on from this workstation',
  },
  rule: 'R42',
  special: ({ seen }) => (seen.event.kind === 'client-install-failed' ? 'the number comes from the installation of the client' : undefined),
  fix: (who) => [
    `Remove the logon hours, the list of workstations and other restrictions of ${who}: an account that serves every client needs them all.`,
  ],
});
