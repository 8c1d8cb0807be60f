import { expect, it } from 'vitest';
import { may } from '../../src/accounts/access.js';
import { emptyModel, type Model } from '../../src/accounts/model.js';
import { targetOf } from '../../src/accounts/paths.js';
import { processAccount } from '../../src/accounts/process.js';

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function packageId(at: number): string {
  return `S01${at.toString(16).toUpperCase().padStart(5, '0')}`;
}

const large: Model = {
  ...emptyModel,
  site: { networkAccessAccounts: ['CORP\\naa'], clientConnectionAccounts: ['CORP\\cc1', 'CORP\\cc2'], softwareInstallationAccount: null },
  domains: [{ name: 'CORP', trusts: [] }],
  accounts: times(10_000, (at) => ({ name: `CORP\\user${at}`, groups: times(5, (step) => `CORP\\group${(at * 7 + step * 131) % 2000}`) })),
  groups: times(2000, (at) => ({
    name: `CORP\\group${at}`,
    members: at % 10 === 0 ? times(3, (step) => `CORP\\group${(at + step + 1) % 2000}`) : [],
  })),
  packages: times(500, (at) => ({
    packageId: packageId(at),
    accessAccounts: times(6, (step) => ({ principal: `CORP\\group${(at * 3 + step) % 2000}`, level: step === 5 ? 'no-access' : 'read' })),
  })),
  distributionPoints: times(200, (at) => ({ server: `DP${at}`, serverDomain: 'CORP' })),
};

it('answers 20,000 questions about a site of 10,000 accounts in a few seconds', () => {
  const kinds = ['sms20-nt', 'sms2003-advanced', 'cmcb'] as const;
  const verdicts = new Map<string, number>();
  const started = performance.now();
  for (let at = 0; at < 20_000; at++) {
    const client = {
      name: `PC${at}`,
      domain: 'CORP',
      role: 'workstation',
      kind: kinds[at % 3],
      interactiveUser: `CORP\\user${at % 10_000}`,
    } as const;
    const program = {
      packageId: packageId(at % 500),
      name: 'Install',
      runMode: at % 2 === 0 ? 'user-rights' : 'admin-rights',
      programCanRun: 'only-when-user-logged-on',
    } as const;
    const target = targetOf(`\\\\DP${at % 200}\\SMSPKGD$\\${program.packageId}\\setup.exe`, large);
    const process = processAccount(client, program, large).account;
    if (!target || !process) throw new Error('every question has a target and an account');
    const { verdict } = may({ client, program, process, target, operation: 'read', maker: 'client' }, large);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  }
  expect([...verdicts.values()].reduce((sum, count) => sum + count)).toBe(20_000);
  expect(performance.now() - started).toBeLessThan(5000);
});
