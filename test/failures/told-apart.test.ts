import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

/** Causes that one line fits as well as another, told apart by the facts: what simulated clients brought to light. */
async function primary(logs: Readonly<Record<string, string>>, yaml?: string) {
  const { findings } = await diagnoseTexts(logs, yaml);
  return findings[0];
}

const exited = (code: number, executable = '\\\\DP1\\SMSPKGD$\\S0100012\\setup.exe') => ({
  'SMSAPM32.log': legacy(
    'APM',
    'SCHED DATA  : For program Setup in package Labels compiling all offers in order to get its schedule time and attributes.~',
    `SCHED DATA  : Attempting to execute '${executable}' (SERVICE context)~`,
    `SCHED DATA  : Command line "${executable} /q" CWD "\\\\DP1\\SMSPKGD$\\S0100012\\"~`,
    `SCHED DATA  : Return code = 0x${code.toString(16)}; Text.~~; Program '${executable} /q' terminated with exit code = ${code}.~`,
    ...handled(`0x${code.toString(16)}`, 'Setup', 'Labels'),
  ),
});

const labels = (more = '') => `
site: { code: S01, clientKind: sms20-nt, clientConnectionAccounts: ['CORP\\SMSClient_S01'] }
client: { name: WKS12, domain: CORP, role: workstation, interactiveUser: null, connections: [] }
accounts: [{ name: 'CORP\\SMSClient_S01', groups: ['CORP\\Domain Users'] }]
packages: [{ packageId: S0100012, name: Labels, distributionPoints: [DP1] }]
programs: [{ packageId: S0100012, name: Setup, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false, ${more} }]
distributionPoints: [{ server: DP1, serverDomain: CORP, reachable: true }]
shares: [{ server: FILES, share: tools, serverDomain: CORP, shareAcl: { Everyone: Read }, ntfsAcl: { Everyone: Read } }]
`;

describe('an exit code that APM repeats as if it were an error', () => {
  test.each([2, 5, 53, 71])('%i is said by the program, not by the server', async (code) => {
    expect(await primary(exited(code), labels())).toMatchObject({ failure: 'exit-code-failure', code: { value: String(code) } });
  });

  test('5 is no refusal of writing where the program does not write', async () => {
    const found = await primary(exited(5), labels("opens: ['\\\\FILES\\tools\\data.cab']"));
    expect(found).toMatchObject({ failure: 'token-account-no-network', resource: { path: '\\\\FILES\\tools\\data.cab' } });
  });
});

const refused = {
  'execmgr.log': ccm(
    'execmgr',
    'Policy is updated for Program: Setup, Package: S0100012, Advert: S0120012',
    'Requesting content from CAS for package S0100012 version 1',
    'Failed to access \\\\DP1\\SMSPKGD$\\S0100012\\ (0x80070005)',
    'OnContentAvailable program Setup NOT available, 0x80070005',
  ),
};
const points = "distributionPoints: [{ server: DP1, serverDomain: CORP, reachable: true, applied: { S0100012: '2008-01-01T00:00:00Z' } }]";
const site = (access: string, client = '', more = points) => `
site: { code: S01, clientKind: cm2007, networkAccessAccounts: [] }
client: { name: WKS12, domain: CORP, role: workstation, ${client} }
accounts: [{ name: 'CORP\\WKS12$', groups: ['CORP\\Domain Computers'] }, { name: 'CORP\\dora', groups: ['CORP\\Design'] }]
packages: [{ packageId: S0100012, distributionPoints: [DP1], ${access} }]
programs: [{ packageId: S0100012, name: Setup, runMode: admin-rights, programCanRun: whether-or-not }]
${more}
`;

describe('a list of access accounts that has not reached the distribution point', () => {
  const changed = "accessAccountsChanged: '2008-02-01T00:00:00Z'";

  test('is the cause where the console lets the account in', async () => {
    const found = await primary(refused, site(`accessAccounts: { 'CORP\\Domain Computers': Read }, ${changed}`));
    expect(found).toMatchObject({ failure: 'access-account-change-not-applied', verdict: 'confirmed' });
  });

  test('is not the cause where the console refuses the account as well', async () => {
    const found = await primary(refused, site(`accessAccounts: { 'CORP\\Design': Read }, ${changed}`));
    expect(found?.failure).toBe('package-access-not-covered');
  });
});

describe('No Access for another account', () => {
  const deny = "accessAccounts: { Users: Read, 'CORP\\packager': No Access }";

  test('says nothing certain where that account holds the connection and the others are not known', async () => {
    const client = "connections: [{ session: system, server: DP1, credential: 'CORP\\packager' }]";
    const yaml = site(deny, client).replace('networkAccessAccounts: []', "networkAccessAccounts: ['CORP\\sms-naa']");
    const found = await primary(refused, yaml.replace(/accounts: \[\{.*\n/, ''));
    expect([found?.failure, found?.verdict]).not.toEqual(['package-access-explicit-deny', 'confirmed']);
  });

  test('is no proof that the account of this client is a member of it', async () => {
    const found = await primary(refused, site(deny).replace(/accounts: \[\{.*\n/, ''));
    expect([found?.failure, found?.verdict]).not.toEqual(['package-access-explicit-deny', 'confirmed']);
  });
});

test('a share that refuses is named as the share, whatever the folder says', async () => {
  const narrow = "distributionPoints: [{ server: DP1, serverDomain: CORP, reachable: true, shareAcl: { 'CORP\\Design': Read } }]";
  const found = await primary(refused, site('accessAccountsUnknown: true', '', narrow));
  expect(found).toMatchObject({ failure: 'share-permission-too-low', verdict: 'probable' });
});

test('a wrong password is not blamed on the computer while nobody says whether there is another account', async () => {
  const logon = { 'execmgr.log': refused['execmgr.log'].replaceAll('0x80070005', '0x8007052e') };
  const yaml = site('')
    .replace('role: workstation', 'role: workgroup')
    .replace(', networkAccessAccounts: []', '')
    .replace('domain: CORP, ', '');
  expect((await primary(logon, yaml))?.verdict).not.toBe('confirmed');
});

describe('lines of one thread, where the first lines of the log are missing', () => {
  const missing = [
    'Requesting content from CAS for package S0100012 version 1',
    'Failed to access \\\\DP1\\SMSPKGD$\\S0100012\\ (0x80070047)',
    'Fatal error 0x87D01108 encountered for program Setup. This program will not retry.',
  ];

  test('the program that is named last is the one whose content was asked for', async () => {
    const { findings } = await diagnoseTexts({ 'execmgr.log': ccm('execmgr', ...missing) });
    expect(findings).toMatchObject([{ failure: 'dp-connection-limit', package: 'S0100012', program: 'Setup' }]);
  });

  test('what comes after the end of another program belongs to the program that it leads to', async () => {
    const before = [
      'Policy is updated for Program: Nightly, Package: S0100099, Advert: S0120099',
      'Program exit code 0',
      'Execution is complete for program Nightly. The exit code is 0, the execution status is Success',
      'Command line = "\\\\FILES\\tools\\setup.exe" /q, Working Directory = \\\\FILES\\tools\\',
      'Could not open \\\\FILES\\tools\\setup.exe, error 2147942405',
      'Fatal error 0x87D01106 encountered for program Setup. This program will not retry.',
    ];
    const { findings } = await diagnoseTexts({ 'execmgr.log': ccm('execmgr', ...before) });
    expect(findings).toMatchObject([{ failure: 'access-denied-non-sms-share', program: 'Setup' }]);
  });
});

test.each([
  ['sms2003-advanced', 'access-denied-non-sms-share'],
  ['cm2007', 'access-denied-non-sms-share'],
])('whether %s has a network access account is not taken for granted where nobody says', async (kind, failure) => {
  const command = {
    'execmgr.log': ccm(
      'execmgr',
      'Policy is updated for Program: Setup, Package: S0100012, Advert: S0120012',
      'Command line = "\\\\FILES\\tools\\setup.exe" /q, Working Directory = \\\\FILES\\tools\\',
      'Could not open \\\\FILES\\tools\\setup.exe, error 0x80070005',
      'Fatal error 0x87D01106 encountered for program Setup. This program will not retry.',
    ),
  };
  const yaml = `
client: { name: WKS12, kind: ${kind}, domain: CORP, role: workstation }
packages: [{ packageId: S0100012, programs: [{ name: Setup, runMode: admin-rights, programCanRun: whether-or-not }] }]
groups: [{ name: 'CORP\\Design', members: ['CORP\\dora'] }]
shares: [{ server: FILES, share: tools, serverDomain: CORP, shareAcl: { Everyone: Read }, ntfsAcl: { 'CORP\\Design': Read } }]
`;
  const found = await primary(command, yaml);
  expect(found?.failure).toBe(failure);
  expect(found?.verdict).not.toBe('confirmed');
});
