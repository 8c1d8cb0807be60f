import { accountState } from './account-state.js';

/** E9c (Q186551, Q186553, Q186488). */
export const passwordExpired = accountState({
  id: 'password-expired',
  section: 'E9c',
  title: 'The password or the account that connects has expired',
  codes: [1330, 1907, 1793],
  refusals: ['password-expired', 'account-expired'],
  holds: ({ passwordExpired, mustChangePassword, expired }) =>
    passwordExpired ||
    mustChangePassword ||
    expired ||
    (passwordExpired === undefined && mustChangePassword === undefined && expired === undefined ? undefined : false),
  says: {
    1330: 'has an expired password',
    1907: 'must change its password at the first logon, which no service can do',
    1793: 'has expired',
  },
  rule: 'R42',
  special: ({ role }) => (role === 'network-access' ? 'it is the network access account, whose logon has a class of its own' : undefined),
  fix: (who, { role }) => [
    role === 'logged-on-user'
      ? `Let ${who} change the password and log on again.`
      : `Set the password of ${who} to never expire, and clear "must change password" and the expiry date.`,
    ...(role === 'client-connection'
      ? [
          'Do not set a new password on it: add a second client connection account, let the clients take it over, then remove this one (R64).',
        ]
      : []),
  ],
});
