import { type AccountRule, accountsDocs, help20, naa2007 } from './rule.js';

/** Which credentials are tried, and in which order: who is accepted by a server. */
export const authenticationRules: readonly AccountRule[] = [
  {
    id: 'R38',
    tag: 'D',
    title: 'LocalSystem on the network',
    text: 'On Windows NT 3.5 and 4.0 LocalSystem opens a null session (Everyone, Anonymous Logon, Network), which only shares listed in NullSessionShares admit. From Windows 2000 on it is the computer account; without domain or trust it has nothing to show.',
    sources: ['KB Q132679', 'KB Q124184', 'Windows security documentation, client access to network resources', naa2007],
  },
  {
    id: 'R39',
    tag: 'D',
    title: 'Form of the network access account',
    text: 'It is given as DOMAIN\\name; the same name and password on the server do not help. It needs the right to access the distribution point from the network, and lives in a domain that every distribution point accepts.',
    sources: [accountsDocs],
  },
  {
    id: 'R40',
    tag: 'D',
    title: 'A network access account that never arrived',
    text: 'Where none is in the policy of the client, CCM_NetworkAccessAccount has no instance, task sequences say that it is not set (0x80040101), and transfers give 0x80040215. One that the console shows can still be unusable on clients, after a restore for example.',
    sources: ['KB 2217190', 'KB 2509330'],
  },
  {
    id: 'R41',
    tag: 'D',
    title: 'Connection accounts need no trust of the client',
    text: 'A client connection account is an explicit DOMAIN\\name that the distribution point checks, so a legacy client in a workgroup or another domain can use it (inferred); the software installation account does need trust (R12).',
    sources: ['KB Q224286'],
  },
  {
    id: 'R42',
    tag: 'D',
    title: 'How a server accepts an account',
    text: 'An account of its own database or domain, or of a trusted domain: name and password must fit (1326), and the account must not be disabled (1331), locked (1909), expired (1793), with an expired password (1330), due to change it (1907), or restricted (1328, 1329, 1385). An unknown domain: as if the name were its own. Not found: Guest, where Guest is enabled; else 1326. A domain that does not answer: 1311, 1722. A broken trust: 1787 to 1789.',
    sources: ['KB Q103390', 'KB Q102716', 'KB Q186551', 'KB Q186553', 'KB Q186488'],
  },
  {
    id: 'R43',
    tag: 'I',
    title: 'It works as Guest, for now',
    text: 'In SMS 2.0 the default access of a package covers Guests, so an unknown account reads it where Guest is enabled. That ends with SMS 2003, or when Guest is disabled.',
    sources: ['KB Q103390', help20],
  },
  {
    id: 'R44',
    tag: 'D',
    title: 'How clients learn of connection accounts',
    text: 'A legacy client learns of a changed connection account only from the client access point, for which it needs a working account, or from a logon script. Otherwise: 2147942405 in Ccim32.log, a retry every 60 minutes, and after 60 days the client removes itself.',
    sources: ['KB Q236052', 'KB Q227033', 'KB Q237759', 'KB Q260824'],
  },
];
