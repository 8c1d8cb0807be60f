import type { Step } from '../accounts/answer.js';
import { servicePack } from '../accounts/installation-account.js';
import type { Run } from '../runs/run.js';
import { lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { isOtherMachine, notPrimary } from './run-account.js';

/** B5 (Q242011, Q258682, Q295771). */
export const softwareInstallationAccountElevationFailed: FailureClass = {
  id: 'software-installation-account-elevation-failed',
  section: 'B5',
  title: 'The software installation account could not be made a local administrator',
  level: 'error',
  clients: ['legacy'],
  signs: { kinds: ['account-elevation-failed'] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    if (of(run, 'account-elevation-failed').length === 0) return undefined;
    if (isOtherMachine(run, facts))
      return { whyNot: `2226 comes only from a domain controller, and by the model this client is none (${facts.client.role})` };
    return match(run, facts);
  },
};

function match(run: Run, facts: Facts): Match {
  const failures = of(run, 'account-elevation-failed');
  const code = failures.find((event) => event.code)?.code;
  const name = failures.find(({ account }) => account)?.account ?? 'the software installation account';
  const primaryOnly = code?.value === notPrimary;
  return {
    verdict: 'confirmed',
    seen: lines(newest(run, 'account-elevated'), ...failures.slice(-2), newest(run, 'error-handled')),
    because: [
      {
        rule: 'R10',
        text: `The client puts ${name} into its local Administrators for the run, and that failed${code ? ` (${code.text})` : ''}.`,
      },
      ...(primaryOnly ? onController(facts) : byPolicy(facts)),
    ],
    process: { kind: 'software-installation', name },
    ...(code ? { code } : {}),
    fix: remedy(name, primaryOnly),
  };
}

function onController({ client, model }: Facts): Step[] {
  const name = client.name ?? 'the client';
  const level = servicePack(client.servicePack ?? model.site?.serviceLevel);
  return [
    {
      rule: 'R11',
      text: `On a backup domain controller the Administrators group is that of the domain, which only the primary one can change (2226)${client.dcKind === 'bdc' ? `; ${name} is a backup domain controller` : ''}.`,
    },
    ...(level === undefined || level < 2
      ? []
      : [{ rule: 'R11', text: 'SP2 of SMS 2.0 is said to mend this; this client has it and fails all the same.' }]),
  ];
}

function byPolicy({ client }: Facts): Step[] {
  return client.localPolicies?.restrictedGroups
    ? [{ rule: 'R65', text: 'A Restricted Groups policy sets the members of Administrators on this client and takes others out.' }]
    : [];
}

function remedy(name: string, primaryOnly: boolean): string[] {
  if (primaryOnly)
    return [
      'Install SMS 2.0 SP2 or later on the domain controllers.',
      `Until then put ${name} into the Administrators of the domain by hand, or start the program through Nconnect.exe.`,
    ];
  return [
    `Let the policy of the client allow ${name} in Administrators while a program runs (Restricted Groups, user rights), or use administrative rights without that account.`,
  ];
}
