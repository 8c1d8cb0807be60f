import { accountState } from './account-state.js';
import type { Role } from './logons.js';

/** Accounts whose lockout has a class of its own. */
const special: ReadonlyMap<Role, string> = new Map([
  ['network-access', 'it is the network access account, whose logon has a class of its own'],
  ['client-connection', 'it is a client connection account, whose lockout has a class of its own'],
  ['client-token', 'it is the client token account, whose lockout has a class of its own'],
  ['client-service', 'it is the account of the client service, whose lockout has a class of its own'],
]);

/** E9b (Q186488). 0x80070775 is account locked out; tables that call it an invalid data type are wrong. */
export const accountLocked = accountState({
  id: 'account-locked',
  section: 'E9b',
  title: 'The account that connects is locked out',
  codes: [1909],
  refusals: ['account-locked'],
  holds: ({ locked }) => locked,
  says: { 1909: 'is locked out' },
  rule: 'R42',
  special: ({ role }) => (role === undefined ? undefined : special.get(role)),
  fix: (who) => [
    `Find what offers a wrong password for ${who} (security log of its domain controllers, events 529, 539, 644, 4740) and stop it.`,
    `Then unlock ${who}; unlocked before that, it is locked again at once.`,
  ],
});
