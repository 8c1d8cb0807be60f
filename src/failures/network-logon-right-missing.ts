import { accountState } from './account-state.js';

/** E10 (M-ACC, Q186551). The same number from a service that does not start is about another right (E5). */
export const networkLogonRightMissing = accountState({
  id: 'network-logon-right-missing',
  section: 'E10',
  title: 'The account may not log on to the server over the network',
  codes: [1385],
  refusals: ['network-logon-right-missing'],
  holds: ({ networkLogonRight }) => (networkLogonRight === undefined ? undefined : !networkLogonRight),
  says: { 1385: 'lacks the right "Access this computer from the network" at the server, or is denied it' },
  rule: 'R39',
  special: ({ seen, role }) => {
    if (seen.event.kind === 'service-launch-failed' || role === 'client-service') return 'it is the logon of a service of the client';
    return role === 'software-installation' && seen.event.kind === 'program-start-failed' && seen.event.phase === 'prepare'
      ? 'it is the logon of the software installation account on the client itself'
      : undefined;
  },
  fix: (who, { path }) => [
    `Give ${who}, or a group of it, "Access this computer from the network" on the server${path === undefined ? '' : ` of ${path}`}, and take it out of "Deny access to this computer from the network".`,
    'Look in the effective policy, not only in the local one: Group Policy overrides it.',
  ],
});
