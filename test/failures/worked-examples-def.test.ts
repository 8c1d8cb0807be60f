import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

/** The worked examples 9 to 14 of the account model: facts and lines in, the primary finding out. */
async function primary(logs: Readonly<Record<string, string>>, yaml?: string) {
  const { findings } = await diagnoseTexts(logs, yaml);
  return { first: findings[0], all: findings.map(({ failure }) => failure) };
}

const financeOnly = `
site: { code: S01, clientConnectionAccounts: ['CORP\\SMSClient_S01', 'CORP\\SMSClient_S02'], clientKind: sms20-nt }
accounts:
  - { name: 'CORP\\packager', groups: ['CORP\\Domain Users', 'CORP\\Finance Users'] }
  - { name: 'CORP\\SMSClient_S01', groups: ['CORP\\Domain Users'] }
  - { name: 'CORP\\SMSClient_S02', groups: ['CORP\\Domain Users'] }
packages:
  - packageId: S0100027
    name: Ledger
    distributionPoints: [DP1]
    accessAccounts:
      - { principal: 'CORP\\Finance Users', level: read }
      - { principal: Administrators, level: full-control }
programs:
  - { packageId: S0100027, name: Install, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }
distributionPoints: [{ server: DP1, serverDomain: CORP, serverRole: member-server, guestEnabled: false }]
domains: [{ name: CORP }]
`;

const ledgerSucceeds = legacy(
  'APM',
  'SCHED DATA  : For program Install in package Ledger compiling all offers in order to get its schedule time and attributes.~',
  "SCHED DATA  : Attempting to execute \\\\DP1\\SMSPKGE$\\S0100027\\setup.exe' (SERVICE context)~",
  'SCHED DATA  : Command line "\\\\DP1\\SMSPKGE$\\S0100027\\setup.exe" CWD "\\\\DP1\\SMSPKGE$\\S0100027\\"~',
  "SCHED DATA  : Return code = 0x0; The operation completed successfully.~~; Program '\\\\DP1\\SMSPKGE$\\S0100027\\setup.exe' terminated with exit code = 0.",
);

describe('example 9: it works although the model says no', () => {
  const client = (connections: string) => `client: { name: WKS40, domain: CORP, role: workstation${connections} }\n${financeOnly}`;

  test('an open connection whose account may read the package explains the success, as a note', async () => {
    const yaml = client(", connections: [{ session: token, server: DP1, share: IPC$, credential: 'CORP\\packager', openedBy: program }]");
    const { first, all } = await primary({ 'SMSAPM32.log': ledgerSucceeds }, yaml);
    expect(first).toMatchObject({
      failure: 'connection-reused-unexpected-account',
      level: 'note',
      verdict: 'confirmed',
      account: { network: 'CORP\\packager' },
      resource: { kind: 'distribution-point' },
    });
    expect(first?.because.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R23', 'R26', 'R48']));
    expect(all).toHaveLength(1);
  });

  test.each([
    ['there is no open connection', ', connections: []'],
    ['the connection is one of the user', ", connections: [{ session: user, server: DP1, credential: 'CORP\\packager' }]"],
    ['its account may not read the package either', ", connections: [{ session: token, server: DP1, credential: 'CORP\\SMSClient_S02' }]"],
  ])('it explains nothing when %s', async (_, connections) => {
    expect((await primary({ 'SMSAPM32.log': ledgerSucceeds }, client(connections))).all).not.toContain(
      'connection-reused-unexpected-account',
    );
  });
});

describe('example 10: it fails although the right account is configured', () => {
  const logs = (code: string) => ({
    'execmgr.log': ccm(
      'execmgr',
      'Policy is updated for Program: Install, Package: CM100077, Advert: CM120040',
      'Command line = "\\\\FILESRV\\install\\suite\\setup.cmd" /q, Working Directory = \\\\FILESRV\\install\\suite\\',
      `Failed to connect to \\\\FILESRV\\install using the network access account (${code})`,
      'Fatal error 0x87d01108 encountered for program Install. This program will not retry.',
    ),
  });
  const model = (credential: string, rights: string) => `
site: { networkAccessAccounts: ['CORP\\sms-naa'], clientKind: cmcb }
client:
  name: WKS77
  domain: CORP
  role: workstation
  connections: [{ session: system, server: FILESRV, credential: '${credential}' }]
packages: [{ packageId: CM100077 }]
programs: [{ packageId: CM100077, name: Install, runMode: admin-rights }]
accounts:
  - { name: 'CORP\\sms-naa', exists: true, enabled: true, locked: false, passwordChanged: false, groups: ['CORP\\Domain Users'] }
  - { name: 'CORP\\scanuser', groups: ['CORP\\Domain Users'] }
shares:
  - server: FILESRV
    share: install
    serverDomain: CORP
    serverRole: member-server
    guestEnabled: false
    shareAcl: [{ principal: Everyone, level: read }]
    ntfsAcl: [{ principal: '${rights}', level: read }]
domains: [{ name: CORP }]
`;

  test('1219 is a conflict of accounts, whatever the model says', async () => {
    const { first } = await primary(logs('0x800704C3'), model('CORP\\scanuser', 'CORP\\sms-naa'));
    expect(first).toMatchObject({ failure: 'existing-connection-conflict', verdict: 'confirmed', account: { network: 'CORP\\scanuser' } });
    expect((await primary(logs('0x800704C3'))).first).toMatchObject({ failure: 'existing-connection-conflict', verdict: 'confirmed' });
  });

  test('access denied is one too, when the open connection lacks the right that the configured account has', async () => {
    const { first } = await primary(logs('0x80070005'), model('CORP\\scanuser', 'CORP\\sms-naa'));
    expect(first).toMatchObject({ failure: 'existing-connection-conflict', account: { network: 'CORP\\scanuser' } });
    expect(['confirmed', 'probable']).toContain(first?.verdict);
    expect(first?.fix.join(' ')).toContain('another name');
  });

  test('it is none, when the configured account lacks the right as well', async () => {
    const { first } = await primary(logs('0x80070005'), model('CORP\\scanuser', 'CORP\\Installers'));
    expect(first?.failure).not.toBe('existing-connection-conflict');
  });
});

describe('example 11: the client connection account', () => {
  const log = {
    'CCIM32.log': legacy(
      'CCIM32',
      'Warning - could not read files from site TB1 (#2147942405)',
      'Warning - CNALPathEx::GetAccessiblePath returned error 2147942405',
      "CClientSiteCfgArray - Can't get accessible path for site TB1 config info",
      'CCIM32 - Retry in 60 minutes',
    ),
  };
  const model = (accounts: string, lockout: string) => `
site: { code: TB1, clientConnectionAccounts: [${accounts}] }
client: { kind: sms20-nt, name: WKS3, domain: CORP }
domains: [{ name: CORP, lockoutPolicy: { enabled: ${lockout} } }]
accounts:
  - { name: 'CORP\\SMSClient_TB1', exists: true, passwordChanged: true }
  - { name: 'CORP\\SMSClient_TB2', exists: true, enabled: true, locked: false, passwordChanged: false }
`;

  test('its changed password has locked it, and nobody is told to grant more rights', async () => {
    const { first } = await primary(log, model("'CORP\\SMSClient_TB1'", 'true'));
    expect(first).toMatchObject({ failure: 'client-connection-account-locked-out', verdict: 'confirmed', code: { value: '0x80070005' } });
    expect(first?.fix.join(' ')).toMatch(/second client connection account/);
    expect(first?.fix.join(' ')).not.toMatch(/grant|give .* (read|right)/i);
  });

  test('without a lockout policy the changed password alone is the cause', async () => {
    expect((await primary(log, model("'CORP\\SMSClient_TB1'", 'false'))).first).toMatchObject({
      failure: 'client-connection-account-password-changed',
      verdict: 'confirmed',
    });
  });

  test('a second account that works refutes both', async () => {
    const { all } = await primary(log, model("'CORP\\SMSClient_TB1', 'CORP\\SMSClient_TB2'", 'true'));
    expect(all.filter((id) => id.startsWith('client-connection-account'))).toEqual([]);
  });

  test('a wrong password that is printed is not locked yet, whatever the policy', async () => {
    const printed = { 'CCIM32.log': log['CCIM32.log'].replaceAll('2147942405', '2147943726') };
    expect((await primary(printed, model("'CORP\\SMSClient_TB1'", 'true'))).first).toMatchObject({
      failure: 'client-connection-account-password-changed',
      verdict: 'confirmed',
    });
  });

  test('a distribution point refuses a locked account in the same way, and no permission is missing', async () => {
    const start = legacy(
      'APM',
      'SCHED DATA  : For program Set in package Base compiling all offers in order to get its schedule time and attributes.~',
      "SCHED DATA  : Return code = 0x80070005; x.~~; Could not enable program '\\\\DP1\\SMSPKGC$\\TB100001\\set.exe'.~",
      ...handled('0x80070005', 'Set', 'Base'),
    );
    const yaml = `
site: { clientConnectionAccounts: ['CORP\\SMSClient_TB1'] }
client: { kind: sms20-nt, name: WKS3, domain: CORP, role: workstation }
domains: [{ name: CORP }]
accounts: [{ name: 'CORP\\SMSClient_TB1', exists: true, locked: true, groups: ['CORP\\Domain Users'] }]
packages: [{ packageId: TB100001, name: Base, distributionPoints: [DP1] }]
programs: [{ packageId: TB100001, name: Set, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }]
distributionPoints: [{ server: DP1, serverDomain: CORP, serverRole: member-server, guestEnabled: false }]
`;
    expect((await primary({ 'SMSAPM32.log': start }, yaml)).first).toMatchObject({
      failure: 'client-connection-account-locked-out',
      verdict: 'confirmed',
      resource: { kind: 'distribution-point' },
    });
  });

  test('without a model it asks for the three facts that decide', async () => {
    const { first } = await primary(log);
    expect(first).toMatchObject({ failure: 'client-connection-account-locked-out', verdict: 'undetermined' });
    const missing = first?.missing.map(({ fact }) => fact).join('; ');
    expect(missing).toMatch(/how many/);
    expect(missing).toMatch(/password was changed/);
    expect(missing).toMatch(/lockout policy/);
  });

  test('it is history when the client access point is reached afterwards', async () => {
    const reached = `${log['CCIM32.log']}${legacy('ODP', 'TEST        : CAP Offer Inbox is accessible: \\\\SRV\\CAP_TB1\\offerinf.box')}`;
    const { all } = await primary({ 'CCIM32.log': reached }, model("'CORP\\SMSClient_TB1'", 'true'));
    expect(all).not.toContain('client-connection-account-locked-out');
  });
});

describe('example 12: the token account of a domain controller', () => {
  const log = {
    'SMSAPM32.log': legacy(
      'APM',
      'SCHED DATA  : For program Tools in package Admin Pack compiling all offers in order to get its schedule time and attributes.~',
      'SCHED DATA  : Return code = 0x775; The referenced account is currently locked out and may not be logged on to.~',
      ...handled('0x775', 'Tools', 'Admin Pack'),
    ),
  };
  const model = (client: string) => `
client: { kind: sms20-nt, domain: CORP, ${client} }
domains: [{ name: CORP, lockoutPolicy: { enabled: true } }]
packages: [{ packageId: S0100070, name: Admin Pack }]
programs: [{ packageId: S0100070, name: Tools, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }]
`;

  test('the shared account of the domain is locked by other machines', async () => {
    const { first } = await primary(log, model('name: DC3, role: domain-controller'));
    expect(first).toMatchObject({
      failure: 'token-account-locked-out',
      verdict: 'confirmed',
      account: { process: 'CORP\\SMSCliToknAcct&' },
    });
    expect(first?.because.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R62', 'R63']));
  });

  test('on a plain workstation nobody else can lock it', async () => {
    const { all } = await primary(log, model('name: WKS3, role: workstation'));
    expect(all).not.toContain('token-account-locked-out');
  });
});

describe('example 13: the false slow link', () => {
  const lines = (counted: string) =>
    legacy(
      'APM',
      'SCHEDULER   : Return code = 0x80070043; The network name cannot be found.~~; ERROR: the path is not accessible.',
      'SCHEDULER   : The Distribution Point path was not added to the program location list.~',
      `SCHEDULER   : Successfully populated the program location list with ${counted}.~`,
      'SCHED DATA  : Failed to set up program.  Program location list is not populated.~',
      'SCHED DATA  : Access to all distribution points is through slow links.~',
      'SCHED DATA  : Handling an error condition (0xe0040013) for program Manual in package Demo.~',
      'SCHED DATA  : The network is too slow.  Use the next schedule time.~',
      'SCHED DATA  : Returning action code 4.~',
    );

  test('no distribution point answers, and the slow link is its side effect', async () => {
    const { first } = await primary({ 'SMSAPM32.log': lines('0 distribution points from a total available number of 1') });
    expect(first).toMatchObject({ failure: 'dp-unreachable', verdict: 'confirmed', package: 'Demo', program: 'Manual' });
    expect(first?.because.find(({ rule }) => rule === 'R75')?.text).toMatch(/side effect/);
    expect(first?.considered.map(({ failure }) => failure)).toContain('slow-link');
  });

  test('an access denied in the same place is no unreachable server', async () => {
    const denied = lines('0 distribution points from a total available number of 1').replace('0x80070043', '0x80070005');
    const { all } = await primary({ 'SMSAPM32.log': denied });
    expect(all).not.toContain('dp-unreachable');
    expect(all).not.toContain('slow-link');
  });

  test('a client access point that was not reached makes the other false slow link', async () => {
    const log = legacy(
      'APM',
      'SCHEDULER   : Remote Name is \\\\SRV9\\CAP_X01~',
      'SCHEDULER   : ERROR: Unable to connect to CAP to test network speed - assuming network is slow~',
      "SCHEDULER   : Not scheduling job because it's not mandatory over a slow link~",
    );
    expect((await primary({ 'SMSAPM32.log': log })).first).toMatchObject({
      failure: 'cap-unreachable',
      verdict: 'confirmed',
      resource: { kind: 'client-access-point', path: '\\\\SRV9\\CAP_X01' },
    });
  });
});

describe('example 14: a local installer loses the distribution point', () => {
  const log = (command: string) => ({
    'SMSAPM32.log': legacy(
      'APM',
      'SCHED DATA  : For program Msi in package Viewer compiling all offers in order to get its schedule time and attributes.~',
      `SCHED DATA  : Attempting to execute ${command}' (SERVICE context)~`,
      `SCHED DATA  : Command line "${command}" CWD "c:\\winnt\\"~`,
      `SCHED DATA  : Return code = 0x653; This installation package could not be opened.~~; Program '${command}' terminated with exit code = 1619.`,
      ...handled('0x653', 'Msi', 'Viewer'),
    ),
  });
  const model = `
site: { clientConnectionAccounts: ['CORP\\SMSClient_S01'] }
client: { kind: sms20-nt, name: WKS8, domain: CORP, role: workstation }
accounts:
  - { name: 'CORP\\SMSClient_S01', exists: true, enabled: true, locked: false, passwordChanged: false, passwordExpired: false, groups: ['CORP\\Domain Users'] }
packages: [{ packageId: S0100063, name: Viewer, shareMode: custom-share-path, shareName: 'sms$\\smspkg', distributionPoints: [SVR1] }]
programs: [{ packageId: S0100063, name: Msi, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }]
distributionPoints: [{ server: SVR1, serverDomain: CORP, serverRole: member-server, localGroups: { Users: ['CORP\\Domain Users'] } }]
domains: [{ name: CORP }]
`;

  test('1619 of a local msiexec is the dropped connection, not a missing right', async () => {
    const { first } = await primary(log('c:\\winnt\\msiexec.exe /i \\\\svr1\\sms$\\smspkg\\package.msi /qr'), model);
    expect(first).toMatchObject({ failure: 'dp-connection-dropped', verdict: 'confirmed' });
    expect(first?.because.map(({ rule }) => rule)).toContain('R31');
  });

  test('an executable on the distribution point keeps its connection', async () => {
    const { first } = await primary(log('\\\\svr1\\sms$\\smspkg\\setup.exe'), model);
    expect(first?.failure).not.toBe('dp-connection-dropped');
  });
});
