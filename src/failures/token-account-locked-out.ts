import type { Run } from '../runs/run.js';
import { lockedOut, lockoutOf } from './connection-accounts.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';
import { type Logon, refusedLogon } from './logons.js';

/** E1 (Q231399, Q299352, Q244410, Q239590, Q241982, Q232653, Q307434). */
export const tokenAccountLockedOut: FailureClass = {
  id: 'token-account-locked-out',
  section: 'E1',
  title: 'The client token account is locked out',
  level: 'error',
  clients: ['legacy'],
  signs: { win32: [lockedOut] },
  find(run, facts) {
    if (succeeded(run) || facts.family === 'ccm' || facts.family === '9x') return undefined;
    const logon = refusedLogon(run, facts, { codes: [lockedOut], refusals: ['account-locked'], holds: ({ locked }) => locked });
    const own = logon && logon.role === 'client-token';
    if (!logon || (!own && !startedAsToken(logon, facts))) return undefined;
    return exposed(facts, own === true) ?? match(run, facts, logon);
  },
};

/** The agent that runs programs, and programs with administrative rights, start with the token account (R5, R63). */
function startedAsToken({ seen: { event }, name, role }: Logon, { process }: Facts): boolean {
  if (name !== undefined && role !== undefined) return false;
  if (event.kind === 'service-launch-failed') return /smsapm32/i.test(event.path ?? '');
  // A program on the client itself needs no connection, so it is the start that was refused.
  const start = event.kind === 'program-start-failed' && (event.phase !== 'connect' || /^[a-z]:/i.test(event.commandLine ?? ''));
  return (start || event.kind === 'error-handled') && process.account?.kind === 'client-token';
}

/** Only the account of a domain controller or of a site system can be locked by others. */
function exposed({ client }: Facts, named: boolean): Unfit | undefined {
  const plain = client.role === 'workstation' || (client.role === 'member-server' && client.siteSystemRoles?.length === 0);
  return plain && !named
    ? { whyNot: 'the token account of a plain workstation is known to nobody else and cannot be locked from outside' }
    : undefined;
}

function match(run: Run, facts: Facts, { seen, account }: Logon): Match {
  const { client, model } = facts;
  const dc = client.role === 'domain-controller';
  const site = (client.siteSystemRoles?.length ?? 0) > 0;
  const policy = lockoutOf(client.domain === undefined ? [] : [`${client.domain}\\SMSCliToknAcct&`], model);
  const sure = account?.locked === true || ((dc || site) && policy === true);
  const against = policy === false || account?.locked === false || client.role === 'workstation';
  const lookup = of(run, 'account-lookup-failed').at(-1);
  return {
    verdict: against ? 'contradicted' : sure ? 'confirmed' : 'undetermined',
    seen: lines(lookup, seen.event, newest(run, 'error-handled')),
    because: [
      {
        rule: 'R5',
        text: `Programs with administrative rights, and the agent that runs them, start with the client token account. Windows refuses it: locked out (${seen.code.text}).`,
      },
      ...whose(dc, site, client.domain),
      {
        rule: 'R62',
        text: 'Other machines lock it: each client has an account of that name with a password of its own, and some offer it over the network.',
      },
      ...(lookup
        ? [{ rule: 'R14', text: 'The group look-up for the software installation account is one such source; it stands in this log.' }]
        : []),
      ...(against
        ? [
            {
              rule: 'R62',
              text: 'The model does not allow for it (lockout policy, role of the machine or state of the account): check these facts.',
            },
          ]
        : []),
    ],
    missing: missing(facts, policy),
    process: { kind: 'client-token', name: account?.name ?? facts.process.account?.name },
    code: seen.code,
    fix: [
      'Find the machines that offer the account (security log: events 529 and 539 for SMSCliToknAcct&) and remove the cause: network drives in the system PATH, subst of a mapped letter, inventory of mapped drives, NAL logging at level 32.',
      'Bring SMS to the service pack that no longer offers it (SP1 for connections, SP3 or the fix of Q307434 for the group look-up).',
      'Then unlock the account; on older levels only switching the lockout policy off keeps it open.',
    ],
  };
}

function whose(dc: boolean, site: boolean, domain = 'the domain'): Match['because'] {
  if (dc)
    return [
      {
        rule: 'R63',
        text: `This client is a domain controller: its token account is the one of ${domain} and shared by all domain controllers, so programs fail on all of them and on no workstation.`,
      },
    ];
  if (site)
    return [
      {
        rule: 'R63',
        text: 'This client is a site system: clients that connect to it try their own token account against the account of the same name here.',
      },
    ];
  return [{ rule: 'R63', text: 'Only a domain controller or a site system has a token account that others can lock.' }];
}

function missing({ client }: Facts, policy: boolean | undefined): NonNullable<Match['missing']> {
  const decides = 'token-account-locked-out or another account';
  return [
    ...(client.role === undefined ? [{ fact: 'whether the client is a domain controller or a site system', decides }] : []),
    ...(policy === undefined ? [{ fact: 'whether its domain has a lockout policy', decides }] : []),
  ];
}
