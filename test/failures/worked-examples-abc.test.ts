import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

/** The worked examples of the account model that are about shares, the installation account and package access: lines and facts in, the primary finding out. */
async function primary(logs: Readonly<Record<string, string>>, yaml?: string) {
  const { findings } = await diagnoseTexts(logs, yaml);
  const first = findings[0];
  return {
    first,
    rules: first?.because.map(({ rule }) => rule) ?? [],
    why: first?.because.map(({ text }) => text).join('\n') ?? '',
    fix: first?.fix.join('\n') ?? '',
    considered: first?.considered.map(({ failure }) => failure) ?? [],
  };
}

const offer = (program: string, name: string) =>
  `SCHED DATA  : For program ${program} in package ${name} compiling all offers in order to get its schedule time and attributes.~`;
const toolsRefused = {
  'execmgr.log': ccm(
    'execmgr',
    'Policy is updated for Program: Setup, Package: S0100012, Advert: S0120012',
    'Command line = "\\\\DP1\\SMSPKGD$\\S0100012\\setup.cmd", Working Directory = \\\\DP1\\SMSPKGD$\\S0100012\\',
    'Created Process for the passed command line',
    'Raising event:\r\n[SMS_CodePage(437), SMS_LocaleID(1033)]\r\ninstance of SoftDistProgramStartedEvent\r\n{\r\n\tAdvertisementId = "S0120012";\r\n\tMachineName = "WKS12";\r\n\tPackageName = "S0100012";\r\n\tProgramName = "Setup";\r\n\tUserContext = "NT AUTHORITY\\\\SYSTEM";\r\n};\r\n',
    'Program exit code 5',
    'Execution is complete for program Setup. The exit code is 5, the execution status is FailureNonRetry',
  ),
};
const tools = (site: string, share: string) => `
site: { code: S01, clientKind: sms2003-advanced, ${site} }
client: { name: WKS12, domain: CORP, role: workstation }
accounts: [{ name: 'CORP\\sms-naa', groups: ['CORP\\Domain Users'] }]
groups: [{ name: 'CORP\\App Installers', members: ['CORP\\anna'] }]
packages:
  - packageId: S0100012
    distributionPoints: [DP1]
    programs: [{ name: Setup, runMode: admin-rights, programCanRun: whether-or-not, opens: ['\\\\FILESRV\\tools\\lib.msi'] }]
distributionPoints: [{ server: DP1, serverDomain: CORP }]
shares: [{ server: FILESRV, share: tools, serverDomain: CORP, shareAcl: { Everyone: Read }, ntfsAcl: ${share} }]
`;

describe('examples 1 and 2: an Advanced Client and a share outside the package', () => {
  test('without a network access account nobody can open the share', async () => {
    const { first, rules, fix, considered } = await primary(
      toolsRefused,
      tools('networkAccessAccounts: []', "{ 'CORP\\App Installers': Read }"),
    );
    expect(first).toMatchObject({
      failure: 'naa-not-configured',
      verdict: 'confirmed',
      account: { process: 'NT AUTHORITY\\SYSTEM' },
      resource: { kind: 'share', path: '\\\\FILESRV\\tools\\lib.msi' },
    });
    expect(rules).toContain('R35');
    expect(fix).toContain('\\\\FILESRV\\tools\\lib.msi');
    expect(considered).toContain('access-denied-non-sms-share');
  });

  test('an account that gets in and may not read is another failure', async () => {
    const { first, rules, considered } = await primary(
      toolsRefused,
      tools("networkAccessAccounts: ['CORP\\sms-naa']", "{ 'CORP\\App Installers': Read }"),
    );
    expect(first).toMatchObject({ failure: 'naa-no-rights', verdict: 'confirmed', account: { network: 'CORP\\sms-naa' } });
    expect(rules).toEqual(expect.arrayContaining(['R16', 'R35', 'R42', 'R48']));
    expect(considered).toContain('naa-not-configured');
  });

  test('an account that may read there is not accused because of an exit code', async () => {
    const { first } = await primary(toolsRefused, tools("networkAccessAccounts: ['CORP\\sms-naa']", "{ 'CORP\\Domain Users': Read }"));
    expect(first?.failure).toBe('exit-code-failure');
  });
});

describe('example 3: a drive of the user in service context', () => {
  const status = legacy(
    'APM',
    offer('Run test', 'Test Application'),
    'SCHED DATA  : Command line "O:\\TESTAPP.EXE" CWD "C:\\WINNT\\MS\\SMS\\clicomp\\apa\\Bin\\"~',
    'SCHED DATA  : Return code = 0x80004005; Unspecified error~~; Could not enable program execution "O:\\TESTAPP.EXE".~',
    ...handled('0x80004005', 'Run test', 'Test Application'),
  );
  const yaml = (connections: string) => `
site: { code: S01, clientKind: sms20-nt }
client: { name: WKS12, domain: CORP, role: workstation, interactiveUser: 'CORP\\bob', connections: ${connections} }
packages:
  - packageId: S0100013
    name: Test Application
    programs: [{ name: Run test, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }]
`;

  test('the letter belongs to the session of the user', async () => {
    const { first, rules } = await primary({ 'SMSAPM32.log': status }, yaml("[{ session: user, driveLetter: 'O:', server: APPSRV }]"));
    expect(first).toMatchObject({
      failure: 'mapped-drive-not-in-context',
      verdict: 'confirmed',
      resource: { kind: 'local', path: 'O:\\TESTAPP.EXE' },
    });
    expect(rules).toContain('R27');
  });

  test('without the connections the letter stays open, and is named as the missing fact', async () => {
    const { first } = await primary({ 'SMSAPM32.log': status }, yaml('[]').replace(', connections: []', ''));
    expect(first).toMatchObject({ failure: 'mapped-drive-not-in-context', verdict: 'probable' });
    expect(first?.missing.map(({ fact }) => fact).join()).toContain('O:');
  });

  test('a program that runs as the user has the letter', async () => {
    const user = yaml("[{ session: user, driveLetter: 'O:', server: APPSRV }]")
      .replace('admin-rights', 'user-rights')
      .replace('whether-or-not, useSoftwareInstallationAccount: false', 'only-when-user-logged-on');
    const { first } = await primary({ 'SMSAPM32.log': status }, user);
    expect(first?.failure).not.toBe('mapped-drive-not-in-context');
  });

  test('a UNC path instead meets a token account without rights on the network', async () => {
    const unc = status.replaceAll('O:\\TESTAPP.EXE', '\\\\APPSRV\\apps\\TESTAPP.EXE');
    const { first, rules } = await primary({ 'SMSAPM32.log': unc }, yaml('[]'));
    expect(first).toMatchObject({ failure: 'token-account-no-network', verdict: 'confirmed' });
    expect(rules).toEqual(expect.arrayContaining(['R29', 'R30']));
  });
});

describe('example 4: the same lines on Windows 9x and on Windows NT', () => {
  const lines = {
    'SMSAPM32.log': legacy(
      'APM',
      "ACCOUNT MGR : ERROR: Could not get APM run account data for site 'XXX'~",
      "ACCOUNT MGR : Could not get data blob for site 'XXX'~",
      'SCHED DATA  : Return code = 0x525; The specified user does not exist~',
    ),
  };
  const yaml = (kind: string, account: string) => `
site: { code: XXX, softwareInstallationAccount: ${account} }
client: { kind: ${kind} }
packages: [{ packageId: XXX00001, programs: [{ name: Setup, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: true }] }]
`;

  test('Windows 9x cannot use the account at all', async () => {
    const { first, rules } = await primary(lines, yaml('sms20-9x', "'CORP\\SIA'"));
    expect(first).toMatchObject({
      failure: 'software-installation-account-unsupported-client',
      verdict: 'confirmed',
      code: { value: '1317' },
    });
    expect(rules).toEqual(expect.arrayContaining(['R1', 'R2']));
  });

  test('on Windows NT the site has none', async () => {
    const { first } = await primary(lines, yaml('sms20-nt', 'null'));
    expect(first).toMatchObject({ failure: 'software-installation-account-not-configured', verdict: 'confirmed' });
  });

  test('on Windows NT with an account at the site it is not said to be missing there', async () => {
    const { first } = await primary(lines, yaml('sms20-nt', "'CORP\\SIA'"));
    expect(first?.failure).not.toBe('software-installation-account-not-configured');
  });

  test('without a model the kind of the client is the missing fact', async () => {
    const { first } = await primary(lines);
    expect(first).toMatchObject({ failure: 'software-installation-account-not-configured', verdict: 'undetermined' });
    expect(first?.missing.map(({ fact }) => fact).join()).toContain('9x');
  });
});

describe('example 5: the account cannot be made an administrator', () => {
  const lines = {
    'SMSAPM32.log': legacy(
      'APM',
      "ACCOUNT MGR : Granting Local admin rights to user 'domain1\\SMSCliSftAcct'~",
      'ACCOUNT MGR : ERROR: NetLocalGroupAddMembers error for user domain1\\SMSCliSftAcct. (2226)~',
      'ACCOUNT MGR : Failed to add admin rights to user domain1\\SMSCliSftAcct~',
    ),
  };
  test.each([
    ['without a model', undefined, 'confirmed'],
    ['on a backup domain controller', 'client: { kind: sms20-nt, role: domain-controller, dcKind: bdc, servicePack: SP1 }', 'confirmed'],
  ])('%s', async (_, yaml, verdict) => {
    const { first } = await primary(lines, yaml);
    expect(first).toMatchObject({ failure: 'software-installation-account-elevation-failed', verdict });
    expect(first?.account.process).toBe('domain1\\SMSCliSftAcct');
  });

  test('a workstation has accounts of its own: log and model are not about one machine', async () => {
    const { first } = await primary(lines, 'client: { kind: sms20-nt, role: workstation }');
    expect(first).toMatchObject({ failure: 'model-log-mismatch', verdict: 'contradicted' });
  });
});

describe('example 6: the look-up of the account', () => {
  const lines = {
    'SMSAPM32.log': legacy(
      'APM',
      'ACCOUNT MGR : ERROR: NetUserGetLocalGroups failed for user DOM\\SOFTDIST (1722)~',
      "ACCOUNT MGR : WARNING: Could not ascertain rights for user 'DOM\\SOFTDIST'~",
      'SCHED DATA  : Return code = 0x525; The specified user does not exist.~',
    ),
  };
  const yaml = (account: string, domain: string, level = 'SP3') => `
site: { serviceLevel: ${level}, softwareInstallationAccount: 'DOM\\SOFTDIST' }
client: { kind: sms20-nt, domain: DOM, role: workstation }
domains: [{ name: DOM, kind: ad-mixed, ${domain} }]
accounts: [{ name: 'DOM\\SOFTDIST', ${account} }]
`;
  const three = 'lockoutPolicy: { enabled: true }, domainControllers: [A, B, C]';

  test('an account that exists was not missing: the look-up locks the token account', async () => {
    const { first, rules } = await primary(lines, yaml('exists: true', three));
    expect(first).toMatchObject({ failure: 'software-installation-account-lookup-locked-token', verdict: 'confirmed' });
    expect(rules).toEqual(expect.arrayContaining(['R14', 'R62']));
  });

  test('an account that does not exist is the cause by itself', async () => {
    const { first } = await primary(lines, yaml('exists: false', three));
    expect(first).toMatchObject({ failure: 'software-installation-account-not-found', verdict: 'confirmed' });
  });

  test.each([
    ['there is one domain controller', 'lockoutPolicy: { enabled: true }, domainControllers: [A]', 'SP3'],
    ['no account is ever locked', 'lockoutPolicy: { enabled: false }, domainControllers: [A, B]', 'SP3'],
  ])('it is not the look-up where %s', async (_, domain, level) => {
    const { first } = await primary(lines, yaml('exists: true', domain, level));
    expect(first?.failure).not.toBe('software-installation-account-lookup-locked-token');
  });

  test('without a model it is named, with the facts that are missing', async () => {
    const { first } = await primary(lines);
    expect(first).toMatchObject({ failure: 'software-installation-account-lookup-locked-token', verdict: 'undetermined' });
    expect(first?.missing.length).toBeGreaterThan(2);
  });
});

describe('examples 7 and 16: what the groups of a user say', () => {
  const refused = (text: string) => ({
    'execmgr.log': ccm(
      'execmgr',
      'Policy is updated for Program: Setup, Package: C0200003, Advert: C0220003',
      text,
      'Fatal error 0x87D01107 encountered for program Setup. This program will not retry.',
    ),
  });
  const yaml = (access: string, user = "{ name: 'CORP\\alice', groups: ['CORP\\Domain Users', 'CORP\\Kiosk'] }") => `
site: { code: C02, clientKind: sms2003-advanced }
client: { name: WKS22, domain: CORP, role: workstation, interactiveUser: 'CORP\\alice' }
accounts: [${user}]
packages:
  - packageId: C0200003
    accessAccounts: ${access}
    distributionPoints: [DP1]
    programs: [{ name: Setup, runMode: user-rights, programCanRun: only-when-user-logged-on }]
distributionPoints: [{ server: DP1, serverDomain: CORP }]
`;
  const kiosk = "{ Users: Read, Administrators: Full Control, 'CORP\\Kiosk': No Access }";

  test.each([
    'Failed to connect to \\\\DP1\\SMSPKGD$\\C0200003\\setup.exe, error 0x80070005',
    'Cannot open \\\\DP1\\SMSPKGD$\\C0200003\\setup.exe (-2147024891)',
    'Access to \\\\dp1.corp.example\\SMSPKGD$\\C0200003\\setup.exe was refused, 2147942405',
    'ConnectToShare \\\\DP1\\SMSPKGD$\\C0200003 failed with 80070041',
  ])('No Access wins over Read, in whatever form the number is printed: %s', async (text) => {
    const { first, rules, fix } = await primary(refused(text), yaml(kiosk));
    expect(first).toMatchObject({ failure: 'package-access-explicit-deny', verdict: 'confirmed', account: { network: 'CORP\\alice' } });
    expect(rules).toContain('R47');
    expect(fix).toContain('CORP\\Kiosk');
  });

  test('a user without that group is no case of it', async () => {
    const free = "{ name: 'CORP\\alice', groups: ['CORP\\Domain Users'] }";
    const { first } = await primary(refused('Cannot open \\\\DP1\\SMSPKGD$\\C0200003\\setup.exe (0x80070005)'), yaml(kiosk, free));
    expect(first).toMatchObject({ verdict: 'contradicted' });
    expect(first?.missing.map(({ fact }) => fact).join()).toMatch(/R26.*R53.*R52.*R56/);
  });

  test('a membership that is younger than the logon does not count yet', async () => {
    const late =
      "{ name: 'CORP\\alice', groups: ['CORP\\Testers'], lastLogon: '2009-03-13T08:00:00Z', membershipChanged: '2009-03-14T08:00:00Z' }";
    const { first, rules } = await primary(
      refused('Cannot open \\\\DP1\\SMSPKGD$\\C0200003\\setup.exe (0x80070005)'),
      yaml("{ 'CORP\\Testers': Read, Administrators: Full Control }", late),
    );
    expect(first).toMatchObject({ failure: 'stale-token', verdict: 'confirmed' });
    expect(rules).toContain('R56');
  });

  test('a success after the membership was taken away is a note, not a failure', async () => {
    const removed =
      "{ name: 'CORP\\alice', groups: ['CORP\\Domain Users'], lastLogon: '2009-03-13T08:00:00Z', membershipChanged: '2009-03-14T08:00:00Z' }";
    const ran = {
      'execmgr.log': ccm(
        'execmgr',
        'Command line = "\\\\DP1\\SMSPKGD$\\C0200003\\setup.exe", Working Directory = \\\\DP1\\SMSPKGD$\\C0200003\\',
        'Raised Program Started Event for Ad:C0220003, Package:C0200003, Program: Setup',
        'Program exit code 0',
        'Execution is complete for program Setup. The exit code is 0, the execution status is Success',
      ),
    };
    const { first } = await primary(ran, yaml("{ 'CORP\\SW Testers': Read, Administrators: Full Control }", removed));
    expect(first).toMatchObject({ failure: 'stale-token', level: 'note' });
  });
});

describe('examples 8 and 20: who is covered', () => {
  const refused = {
    'SMSAPM32.log': legacy(
      'APM',
      offer('Setup', 'Ledger'),
      "SCHED DATA  : Return code = 0x5; Access is denied.~~; IsExecutePossible returned error 5 for program '\\\\DP1\\SMSPKGE$\\S0100027\\setup.exe'~",
      ...handled('0x5', 'Setup', 'Ledger'),
    ),
  };
  const yaml = (program: string, target: string, access: string) => `
site: { code: S01, clientKind: sms20-nt, clientConnectionAccounts: ['CORP\\SMSClient_S01', 'CORP\\SMSClient_S02'] }
client: { name: WKS12, domain: CORP, role: workstation, interactiveUser: 'CORP\\eve' }
domains: [{ name: CORP }]
accounts:
  - { name: 'CORP\\SMSClient_S01', groups: ['CORP\\Domain Users'] }
  - { name: 'CORP\\SMSClient_S02', groups: ['CORP\\Domain Users'] }
  - { name: 'CORP\\eve', groups: ['CORP\\Domain Users', 'CORP\\All Employees'] }
packages:
  - packageId: S0100027
    name: Ledger
    accessAccounts: ${access}
    distributionPoints: [DP1]
    programs: [{ name: Setup, ${program} }]
    advertisements: [{ programName: Setup, target: ['${target}'] }]
distributionPoints: [{ server: DP1, serverDomain: CORP, guestEnabled: false }]
`;
  const admin = 'runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false';

  test('the targeted users are covered, and somebody else connects', async () => {
    const finance = yaml(admin, 'CORP\\Finance Users', "{ 'CORP\\Finance Users': Read, Administrators: Full Control }");
    const { first, rules, fix, considered } = await primary(refused, finance);
    expect(first).toMatchObject({
      failure: 'package-access-context-mismatch',
      verdict: 'confirmed',
      account: { process: 'WKS12\\SMSCliToknAcct&', network: 'CORP\\SMSClient_S02' },
    });
    expect(rules).toEqual(expect.arrayContaining(['R5', 'R23', 'R29', 'R48', 'R58']));
    expect(fix).toContain('CORP\\SMSClient_S01');
    expect(considered).toContain('package-access-not-covered');
  });

  test('nobody of those who connect is covered, nor the users', async () => {
    const design = yaml(
      'runMode: user-rights, programCanRun: only-when-user-logged-on',
      'CORP\\All Employees',
      "{ 'CORP\\Design': Read, Administrators: Full Control }",
    );
    const { first, rules, fix } = await primary(refused, design);
    expect(first).toMatchObject({ failure: 'package-access-not-covered', verdict: 'confirmed' });
    expect(rules).toContain('R48');
    expect(fix).toContain('update the distribution points of S0100027');
  });

  test('without a model the access accounts are the missing fact', async () => {
    const { first } = await primary(refused);
    expect(first).toMatchObject({
      failure: 'package-access-not-covered',
      verdict: 'undetermined',
      resource: { kind: 'distribution-point' },
    });
    expect(first?.missing.length).toBeGreaterThan(0);
  });
});

test('example 17: a change that was updated and not redistributed has not happened yet', async () => {
  const { first, rules, fix } = await primary(
    {
      'execmgr.log': ccm(
        'execmgr',
        'Requesting content from CAS for package PS100017 version 2',
        'Cannot open \\\\DP1\\SMSPKGD$\\PS100017 (5)',
        'OnContentAvailable program Install NOT available, 0x80070005',
      ),
    },
    `
site: { code: PS1, clientKind: cmcb, networkAccessAccounts: [] }
client: { name: WKS12, domain: CORP, role: workstation }
packages:
  - packageId: PS100017
    accessAccounts: { Users: Read, Administrators: Full Control }
    accessAccountsChanged: '2009-03-14T09:00:00Z'
    distributionPoints: [DP1]
    programs: [{ name: Install, runMode: admin-rights, programCanRun: whether-or-not }]
distributionPoints: [{ server: DP1, serverDomain: CORP, applied: { PS100017: '2009-02-01T09:00:00Z' } }]
`,
  );
  expect(first).toMatchObject({ failure: 'access-account-change-not-applied', verdict: 'confirmed' });
  expect(rules).toContain('R53');
  expect(fix).toContain('Redistribute PS100017');
});

describe('example 18: 0x80070775', () => {
  const lines = {
    'execmgr.log': ccm(
      'execmgr',
      'Requesting content from CAS for package N0100018 version 1',
      'Connection to \\\\DP1\\SMSPKGD$\\N0100018 failed, 0x80070775',
      'OnContentAvailable program Setup NOT available, 0x80070775',
    ),
  };
  const yaml = `
site: { code: N01, clientKind: cm2007, networkAccessAccounts: ['CORP\\sms-naa'] }
client: { name: KIOSK1, role: workgroup }
domains: [{ name: CORP, lockoutPolicy: { enabled: true } }]
accounts: [{ name: 'CORP\\sms-naa', passwordChanged: true }]
packages: [{ packageId: N0100018, distributionPoints: [DP1], programs: [{ name: Setup, runMode: admin-rights, programCanRun: whether-or-not }] }]
distributionPoints: [{ server: DP1, serverDomain: CORP }]
`;

  test('is a lockout of the network access account, not a data type', async () => {
    const { first, fix, why } = await primary(lines, yaml);
    expect(first).toMatchObject({ failure: 'naa-logon-failure', verdict: 'confirmed', account: { network: 'CORP\\sms-naa' } });
    expect(first?.code?.meaning).toMatch(/locked/i);
    expect(why).toContain('CORP\\sms-naa');
    expect(fix).toMatch(/second network access account/);
  });
});

test('example 19: a success through Guest is a note that it will not last', async () => {
  const { first, rules } = await primary(
    {
      'SMSAPM32.log': legacy(
        'APM',
        offer('Setup', 'Maps'),
        "SCHED DATA  : Attempting to execute '\\\\RDP1\\SMSPKGD$\\S0100016\\setup.exe' (SERVICE context)~",
        "SCHED DATA  : Return code = 0x0; The operation completed successfully.~~; Program '\\\\RDP1\\SMSPKGD$\\S0100016\\setup.exe' terminated with exit code = 0.~",
      ),
    },
    `
site: { code: S01, clientKind: sms20-nt, clientConnectionAccounts: ['CORP\\SMSClinet_S01'] }
client: { name: WKS12, domain: CORP, role: workstation }
domains: [{ name: CORP }, { name: R, trusts: [CORP] }]
accounts: [{ name: 'CORP\\SMSClinet_S01', exists: false }, { name: 'RDP1\\SMSCliToknAcct&', exists: false }]
packages: [{ packageId: S0100016, name: Maps, distributionPoints: [RDP1], programs: [{ name: Setup, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }] }]
distributionPoints: [{ server: RDP1, serverDomain: R, serverRole: member-server, guestEnabled: true }]
`,
  );
  expect(first).toMatchObject({ failure: 'guest-fallback-lost', level: 'note' });
  expect(rules).toEqual(expect.arrayContaining(['R42', 'R43']));
});
