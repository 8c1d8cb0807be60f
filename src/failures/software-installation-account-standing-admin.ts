import { sameAccount } from '../accounts/names.js';
import type { Run } from '../runs/run.js';
import { lines, newest } from './evidence.js';
import type { Facts, FailureClass } from './failure.js';
import { installationAccount } from './run-account.js';

/** B8 (S-Q224286, S-RAC, W-826871). */
export const softwareInstallationAccountStandingAdmin: FailureClass = {
  id: 'software-installation-account-standing-admin',
  section: 'B8',
  title: 'The software installation account is a permanent administrator of clients',
  level: 'note',
  clients: ['legacy'],
  successes: 'by model',
  find(run, facts) {
    const name = facts.model.site?.softwareInstallationAccount;
    if (!name || facts.family === 'ccm' || run.scope !== 'program') return undefined;
    const where = standing(run, facts, name);
    const event =
      newest(run, 'account-elevated', 'program-starting', 'program-started', 'run-scheduled', 'program-exited') ?? run.events[0];
    if (where === undefined || !event) return undefined;
    return {
      verdict: 'confirmed',
      seen: lines(event),
      because: [
        { rule: 'R10', text: `${name} is in the local Administrators ${where}, also when no program runs.` },
        { rule: 'R10', text: 'The client gives it these rights for each run and takes them back; it needs none in between.' },
      ],
      process: facts.process.account,
      fix: [`Take ${name} out of the local Administrators ${where}.`],
    };
  },
};

function standing(run: Run, facts: Facts, name: string): string | undefined {
  const local = Object.entries(facts.client.localGroups ?? {}).find(([group]) => /^administrators$/i.test(group));
  if (local?.[1].some((member) => sameAccount(member, name))) return `of ${facts.client.name ?? 'the client'}`;
  return installationAccount(run, facts).record?.standingLocalAdministrator ? 'of clients' : undefined;
}
