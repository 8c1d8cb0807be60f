import { accountState } from './account-state.js';

/** E9a (Q186551). */
export const accountDisabled = accountState({
  id: 'account-disabled',
  section: 'E9a',
  title: 'The account that connects is disabled',
  codes: [1331],
  refusals: ['account-disabled'],
  holds: ({ enabled }) => (enabled === undefined ? undefined : !enabled),
  says: { 1331: 'is disabled' },
  rule: 'R42',
  special: ({ role }) => (role === 'network-access' ? 'it is the network access account, whose logon has a class of its own' : undefined),
  fix: (who) => [
    `Enable ${who} in its directory, or enter another account in its place.`,
    'Find out who disabled it: unused service accounts are often disabled in rounds.',
  ],
});
