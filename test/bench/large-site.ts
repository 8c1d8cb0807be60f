/**
 * A model file of the size that an audit must bear: 10,000 accounts (6,000 users, 4,000 computers), 2,000 groups of which some are nested,
 * 4,000 clients of three kinds, 500 packages with an advertisement each, 200 distribution points.
 */
export function largeSite(): string {
  return [
    "site: { code: S01, networkAccessAccounts: ['CORP\\naa'], clientConnectionAccounts: ['CORP\\cc1', 'CORP\\cc2'], softwareInstallationAccount: none }",
    'domains: [{ name: CORP, kind: ad-native, trusts: [] }]',
    'accounts:',
    ...times(6000, (at) => `  - { name: 'CORP\\user${at}', groups: [${groups(5, (step) => at * 7 + step * 131)}] }`),
    ...times(4000, (at) => `  - { name: 'CORP\\PC${at}$', groups: [${groups(2, (step) => at * 3 + step * 17)}] }`),
    'groups:',
    ...times(
      2000,
      (at) => `  - { name: 'CORP\\group${at}', scope: global, members: [${at % 10 === 0 ? groups(3, (step) => at + step + 1) : ''}] }`,
    ),
    'clients:',
    ...times(
      4000,
      (at) => `  - { name: PC${at}, domain: CORP, role: ${at % 9 === 0 ? 'member-server' : 'workstation'}, kind: ${kinds[at % 3]} }`,
    ),
    'packages:',
    ...times(500, package_),
    'advertisements:',
    ...times(
      500,
      (at) =>
        `  - { id: S012${at.toString(16).padStart(4, '0')}, packageId: ${packageId(at)}, programName: Install, target: ['${targets[at % 4] ?? `CORP\\group${at * 4}`}'] }`,
    ),
    'distributionPoints:',
    ...times(200, (at) => `  - { server: DP${at}, serverDomain: CORP, serverRole: member-server }`),
    '',
  ].join('\n');
}

const kinds = ['sms2003-advanced', 'cmcb', 'sms2003-legacy'];
const targets = ['CORP\\Domain Users', 'CORP\\Domain Computers'];

function package_(at: number): string {
  const entries = times(6, (step) => `'CORP\\group${(at * 3 + step) % 2000}': ${step === 5 ? 'No Access' : 'Read'}`);
  const all = [...entries, 'Administrators: Full Control', ...(at % 2 === 0 ? [] : ['Users: Read'])];
  return [
    `  - packageId: ${packageId(at)}`,
    `    distributionPoints: [${times(20, (step) => `DP${(at + step * 7) % 200}`).join(', ')}]`,
    `    accessAccounts: { ${all.join(', ')} }`,
    `    programs: [{ name: Install, commandLine: setup.exe /s, runMode: ${at % 2 === 0 ? 'admin' : 'user'}-rights, programCanRun: only-when-user-logged-on }]`,
  ].join('\n');
}

function packageId(at: number): string {
  return `S01${at.toString(16).toUpperCase().padStart(5, '0')}`;
}

function groups(count: number, number: (step: number) => number): string {
  return times(count, (step) => `'CORP\\group${number(step) % 2000}'`).join(', ');
}

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
