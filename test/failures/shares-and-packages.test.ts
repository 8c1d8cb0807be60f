import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

const package_ = 'S0100012';
const share = '\\\\FILESRV\\tools\\lib.msi';
const onDp = `\\\\DP1\\SMSPKGD$\\${package_}\\setup.exe`;

/** execmgr could not open a path and gave the program up. */
function refused(path: string, code = '0x80070005') {
  return {
    'execmgr.log': ccm(
      'execmgr',
      `Policy is updated for Program: Setup, Package: ${package_}, Advert: S0120012`,
      `Cannot open ${path} (${code})`,
      'Fatal error 0x87D01108 encountered for program Setup. This program will not retry.',
    ),
  };
}

/** APM could not start a program from a path. */
function notStarted(path: string, code = '0x5', ...before: readonly string[]) {
  return {
    'SMSAPM32.log': legacy(
      'APM',
      'SCHED DATA  : For program Setup in package Paint compiling all offers in order to get its schedule time and attributes.~',
      ...before,
      `SCHED DATA  : Attempting to execute '${path}' (SERVICE context)~`,
      `SCHED DATA  : Return code = ${code}; Access is denied.~~; Could not enable program '${path}'~`,
      ...handled(code, 'Setup', 'Paint'),
    ),
  };
}

interface Site {
  readonly site?: string;
  readonly client?: string;
  readonly program?: string;
  readonly package?: string;
  readonly dp?: string;
  readonly more?: string;
}

const admin = 'runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false';
const user = 'runMode: user-rights, programCanRun: only-when-user-logged-on';
const toDesign = "accessAccounts: { 'CORP\\Design': Read, Administrators: Full Control },";
const naa = "networkAccessAccounts: ['CORP\\naa']";
const accounts = "accounts: [{ name: 'CORP\\naa', groups: ['CORP\\Domain Users'] }, { name: 'CORP\\cc', groups: ['CORP\\Domain Users'] }]";
const design = "groups: [{ name: 'CORP\\Design', members: [] }]";

function model({ site = '', client = 'domain: CORP, role: workstation', program = admin, package: pack = '', dp = '', more = '' }: Site) {
  return `
site: { code: S01, ${site} }
client: { name: WKS12, ${client} }
packages: [{ packageId: ${package_}, name: Paint, distributionPoints: [DP1], ${pack} programs: [{ name: Setup, ${program} }] }]
distributionPoints: [{ server: DP1, serverDomain: CORP, ${dp} }]
${more}
`;
}

const tools = (entries: string, more = '') => `
shares: [{ server: FILESRV, share: tools, serverDomain: CORP, shareAcl: { Everyone: Read }, ntfsAcl: ${entries}, ${more} }]
${accounts}
${design}`;

async function answer(logs: Readonly<Record<string, string>>, yaml?: string) {
  const { findings } = await diagnoseTexts(logs, yaml);
  const [first] = findings;
  return { first, said: `${first?.failure} ${first?.verdict}`, considered: first?.considered ?? [] };
}

describe('a share outside the package, on CCM clients', () => {
  test.each([
    ['no model: who opens it is open, that it was refused is not', undefined, 'access-denied-non-sms-share probable'],
    [
      'SMS 2003 without an account for it',
      model({ site: 'clientKind: sms2003-advanced, networkAccessAccounts: []', more: tools("{ 'CORP\\Design': Read }") }),
      'naa-not-configured confirmed',
    ],
    [
      'SMS 2003 with one that may not read',
      model({ site: `clientKind: sms2003-advanced, ${naa}`, more: tools("{ 'CORP\\Design': Read }") }),
      'naa-no-rights confirmed',
    ],
    [
      'SMS 2003 with one that did not reach the client',
      model({
        site: `clientKind: sms2003-advanced, ${naa}`,
        client: 'domain: CORP, role: workstation, networkAccessAccountDelivered: false',
        more: tools("{ 'CORP\\Design': Read }"),
      }),
      'naa-not-configured confirmed',
    ],
    [
      'the folder allows, the share does not',
      model({
        site: `clientKind: sms2003-advanced, ${naa}`,
        more: tools('{ Everyone: Read }').replace('shareAcl: { Everyone: Read }', "shareAcl: { 'CORP\\Design': Read }"),
      }),
      'share-permission-too-low confirmed',
    ],
    [
      'the open connection of another account is in the way',
      model({
        site: `clientKind: sms2003-advanced, ${naa}`,
        client: "domain: CORP, role: workstation, connections: [{ session: system, server: FILESRV, credential: 'CORP\\scan' }]",
        more: tools("{ 'CORP\\naa': Read }").replace('accounts: [', "accounts: [{ name: 'CORP\\scan', groups: ['CORP\\Domain Users'] }, "),
      }),
      'existing-connection-conflict confirmed',
    ],
  ])('%s', async (_, yaml, expected) => {
    expect((await answer(refused(share), yaml)).said).toBe(expected);
  });

  test('by the model everybody may read: the log contradicts it, and what to look at again is listed', async () => {
    const lone = { 'execmgr.log': ccm('execmgr', `Cannot open ${share} (0x80070005)`) };
    const { first } = await answer(lone, model({ site: `clientKind: sms2003-advanced, ${naa}`, more: tools("{ 'CORP\\naa': Read }") }));
    expect(first?.verdict).toBe('contradicted');
    expect(first?.missing.map(({ fact }) => fact).join()).toMatch(/R26.*R56/);
  });

  test('a server that is off refused nobody', async () => {
    const yaml = model({
      site: 'clientKind: sms2003-advanced, networkAccessAccounts: []',
      more: tools("{ 'CORP\\Design': Read }", 'reachable: false'),
    });
    const { first, considered } = await answer(refused(share), yaml);
    expect(['naa-not-configured', 'access-denied-non-sms-share']).not.toContain(first?.failure);
    expect(considered.map(({ failure }) => failure)).toContain('access-denied-non-sms-share');
  });

  test('what the program opens itself is no matter of the network access account on later clients', async () => {
    const ran = {
      'execmgr.log': ccm(
        'execmgr',
        `Command line = "${onDp}" /from ${share}, Working Directory = C:\\`,
        `Raised Program Started Event for Ad:S0120012, Package:${package_}, Program: Setup`,
        'Program exit code 5',
        'Execution is complete for program Setup. The exit code is 5, the execution status is FailureNonRetry',
      ),
    };
    const later = await answer(
      ran,
      model({ site: 'clientKind: cm2012, networkAccessAccounts: []', more: tools("{ 'CORP\\Design': Read }") }),
    );
    expect(later.said).toBe('access-denied-non-sms-share confirmed');
    expect(later.first?.fix.join()).toContain('Domain Computers');
    const unknown = await answer(ran);
    expect(unknown.said).toBe('access-denied-non-sms-share undetermined');
  });

  test('the number beside a local file accuses no share', async () => {
    const { first } = await answer(refused('C:\\Program Files\\Paint\\paint.ini'), model({ site: `clientKind: sms2003-advanced, ${naa}` }));
    expect(first?.failure).not.toBe('access-denied-non-sms-share');
    expect(first?.failure).not.toBe('package-access-not-covered');
  });
});

describe('a share outside the package, on legacy clients', () => {
  const path = '\\\\FILESRV\\tools\\x.exe';
  const nt = 'clientKind: sms20-nt';

  test('in service context it is the token account, also when only the log says so', async () => {
    expect((await answer(notStarted(path), model({ site: nt, more: tools('{ Everyone: Read }') }))).said).toBe(
      'token-account-no-network confirmed',
    );
    expect((await answer(notStarted(path))).said).toBe('token-account-no-network probable');
  });

  test.each(['0x2', '0x3', '0x35', '0x43', '0x80004005'])('a share that is closed may seem not to be there: %s', async (code) => {
    expect((await answer(notStarted(path, code), model({ site: nt, more: tools('{ Everyone: Read }') }))).first?.failure).toBe(
      'token-account-no-network',
    );
  });

  test('a domain controller has an account of the domain', async () => {
    const yaml = model({ site: nt, client: 'domain: CORP, role: domain-controller', more: tools("{ 'CORP\\Design': Read }") });
    const { first, considered } = await answer(notStarted(path), yaml);
    expect(first?.failure).toBe('access-denied-non-sms-share');
    expect(considered.find(({ failure }) => failure === 'token-account-no-network')?.whyNot).toContain('domain controller');
  });

  test('Nconnect connects with a client connection account', async () => {
    const yaml = model({
      site: `${nt}, clientConnectionAccounts: ['CORP\\cc']`,
      program: `${admin}, nconnect: [FILESRV]`,
      more: tools("{ 'CORP\\Design': Read }"),
    });
    expect((await answer(notStarted(path), yaml)).first).toMatchObject({
      failure: 'access-denied-non-sms-share',
      account: { network: 'CORP\\cc' },
    });
  });

  test('the grant of administrator rights shows the software installation account at work', async () => {
    const yaml = model({
      site: "clientKind: sms2003-legacy, softwareInstallationAccount: 'CORP\\SIA'",
      program: admin.replace('false', 'true'),
      more: tools("{ 'CORP\\Design': Read }").replace('accounts: [', "accounts: [{ name: 'CORP\\SIA', groups: ['CORP\\Domain Users'] }, "),
    });
    const granted = "ACCOUNT MGR : Granting Local admin rights to user 'CORP\\SIA'~";
    expect((await answer(notStarted(path, '0x5', granted), yaml)).said).toBe('software-installation-account-no-rights confirmed');
    expect((await answer(notStarted(path, '0x5', granted))).said).toBe('software-installation-account-no-rights probable');
  });
});

describe('a package on a distribution point', () => {
  test.each([
    ['no model', undefined, 'package-access-not-covered undetermined'],
    [
      'neither the computer nor the network access account is listed',
      model({ site: `clientKind: cm2007, ${naa}`, package: toDesign, more: `${accounts}\n${design}` }),
      'package-access-not-covered confirmed',
    ],
    [
      'the network access account is the only one that is known there',
      model({ site: `clientKind: cm2007, ${naa}`, client: 'role: workgroup', package: toDesign, more: `${accounts}\n${design}` }),
      'naa-no-rights confirmed',
    ],
    [
      'nobody is known there',
      model({ site: 'clientKind: cm2007, networkAccessAccounts: []', client: 'role: workgroup' }),
      'naa-not-configured confirmed',
    ],
    [
      'the domain of the server does not trust that of the client',
      model({ site: 'clientKind: cm2007, networkAccessAccounts: []', client: 'domain: OTHER, role: untrusted-domain' }),
      'naa-not-configured confirmed',
    ],
    [
      'the user is covered and the computer is not',
      model({
        site: 'clientKind: cm2007, networkAccessAccounts: []',
        client: "domain: CORP, role: workstation, interactiveUser: 'CORP\\dora'",
        package: toDesign,
        more: "accounts: [{ name: 'CORP\\dora', groups: ['CORP\\Domain Users', 'CORP\\Design'] }]\ngroups: [{ name: 'CORP\\Design', members: ['CORP\\dora'] }]",
      }),
      'package-access-context-mismatch confirmed',
    ],
    [
      'by the model Users covers the computer',
      model({ site: 'clientKind: cmcb, networkAccessAccounts: []' }),
      'package-access-not-covered contradicted',
    ],
  ])('%s', async (_, yaml, expected) => {
    expect((await answer(refused(onDp), yaml)).said).toBe(expected);
  });

  test('a change that came after the refusal does not explain it', async () => {
    const yaml = model({
      site: 'clientKind: cmcb, networkAccessAccounts: []',
      package: "accessAccountsChanged: '2012-01-01T00:00:00Z',",
      dp: `applied: { ${package_}: '2008-01-01T00:00:00Z' }`,
    });
    const { first, considered } = await answer(refused(onDp), yaml);
    expect(first?.failure).not.toBe('access-account-change-not-applied');
    expect(considered.find(({ failure }) => failure === 'access-account-change-not-applied')?.whyNot).toContain('only after');
  });

  test('a change that was applied in time does not explain it either', async () => {
    const yaml = model({
      site: 'clientKind: cmcb, networkAccessAccounts: []',
      package: "accessAccountsChanged: '2009-01-01T00:00:00Z',",
      dp: `applied: { ${package_}: '2009-02-01T00:00:00Z' }`,
    });
    expect((await answer(refused(onDp), yaml)).first?.failure).not.toBe('access-account-change-not-applied');
  });

  test('legacy clients may get past No Access with a connection account: open, and said so', async () => {
    const yaml = model({
      site: "clientKind: sms20-nt, clientConnectionAccounts: ['CORP\\cc']",
      client: "domain: CORP, role: workstation, interactiveUser: 'CORP\\al'",
      program: user,
      package: "accessAccounts: { Users: Read, 'CORP\\Kiosk': No Access, Administrators: Full Control },",
      more: "accounts: [{ name: 'CORP\\al', groups: ['CORP\\Domain Users', 'CORP\\Kiosk'] }, { name: 'CORP\\cc', groups: ['CORP\\Domain Users'] }]",
    });
    const log = notStarted(onDp);
    const { first } = await answer({ 'SMSAPM32.log': log['SMSAPM32.log'].replace(' (SERVICE context)', ' (USER context)') }, yaml);
    expect(first).toMatchObject({ failure: 'package-access-explicit-deny', verdict: 'undetermined' });
    expect(first?.missing.map(({ fact }) => fact).join()).toContain('R23b');
  });

  test('a refusal without any path stays undetermined', async () => {
    const lone = {
      'FileBITS.log': ccm(
        'FileBITS',
        'FileCopyJob {EF67BDE8-6E90-46BB-A06A-4499B0CAB1D6} encountered error while copying files (0x80070005).',
      ),
    };
    expect((await answer(lone)).said).toBe('package-access-not-covered undetermined');
  });

  test('writing into the package needs more than reading it', async () => {
    const ran = {
      'execmgr.log': ccm(
        'execmgr',
        `Command line = "${onDp}", Working Directory = C:\\`,
        `Raised Program Started Event for Ad:S0120012, Package:${package_}, Program: Setup`,
        `Cannot write \\\\DP1\\SMSPKGD$\\${package_}\\x.log (0x80070005)`,
        'Program exit code 1',
        'Execution is complete for program Setup. The exit code is 1, the execution status is FailureNonRetry',
      ),
    };
    const site = 'clientKind: sms2003-advanced, networkAccessAccounts: []';
    const reading = model({ site, package: "accessAccounts: { 'CORP\\Domain Computers': Read, Administrators: Full Control }," });
    expect((await answer(ran, reading)).said).toBe('package-access-level-too-low confirmed');
    const changing = await answer(ran, reading.replace("'CORP\\Domain Computers': Read", "'CORP\\Domain Computers': Change"));
    expect(changing.first?.failure).not.toBe('package-access-level-too-low');
    expect(changing.considered.find(({ failure }) => failure === 'package-access-level-too-low')?.whyNot).toContain('may also write');
  });
});

describe('refused logons', () => {
  const site = `clientKind: cm2007, ${naa}`;
  const changed = "accounts: [{ name: 'CORP\\naa', passwordChanged: true }]";

  test.each(['1326', '0x8007052e', '-2147023570', '2147943726', '8007052e'])(
    'a wrong password is the account, whatever form it is printed in: %s',
    async (code) => {
      expect((await answer(refused(onDp, code), model({ site, package: toDesign, more: changed }))).said).toBe(
        'naa-logon-failure confirmed',
      );
    },
  );

  test('without the account the computer is what was refused', async () => {
    const yaml = model({ site: 'clientKind: cm2007, networkAccessAccounts: []', client: 'role: workgroup' });
    expect((await answer(refused(onDp, '1326'), yaml)).said).toBe('computer-account-rejected confirmed');
  });

  test('a broken secure channel is about the computer', async () => {
    const yaml = model({
      site: 'clientKind: cm2007, networkAccessAccounts: []',
      client: 'domain: CORP, role: workstation, secureChannel: false',
    });
    expect((await answer(refused(onDp, '0x800706fd'), yaml)).said).toBe('computer-account-rejected confirmed');
    expect((await answer(refused(onDp, '0x800706fd'))).said).toBe('computer-account-rejected probable');
  });

  test('on SMS 2003 a program of the user has no network access account to fail', async () => {
    const yaml = model({
      site: `clientKind: sms2003-advanced, ${naa}`,
      client: "domain: CORP, role: workstation, interactiveUser: 'CORP\\al'",
      program: user,
      more: changed,
    });
    expect((await answer(refused(onDp, '1326'), yaml)).first?.failure).not.toBe('naa-logon-failure');
  });

  test('where Guest was lost, the server that still has it shows why it worked before', async () => {
    const yaml = `
site: { clientKind: sms20-nt, clientConnectionAccounts: ['CORP\\cc'] }
client: { name: W1, domain: CORP, role: workstation }
accounts: [{ name: 'CORP\\cc', exists: false }]
packages: [{ packageId: S0100099, name: Paint, distributionPoints: [DP1, DP2], programs: [{ name: Setup, ${admin} }] }]
distributionPoints: [{ server: DP1, serverDomain: CORP, guestEnabled: true }, { server: DP2, serverDomain: CORP, guestEnabled: false }]
`;
    expect((await answer(notStarted('\\\\DP2\\SMSPKGD$\\S0100099\\x.exe', '0x52e'), yaml)).said).toBe('guest-fallback-lost confirmed');
  });
});

describe('web distribution points', () => {
  const job = '{9E5B71C4-08D6-4F0A-BB0F-65C1A1D94E73}';
  const web = (...lines: readonly string[]) => ({
    'DataTransferService.log': ccm(
      'DataTransferService',
      `DTSJob ${job} created to download from 'http://DP1/SMS_DP_SMSPKGD$/${package_}' to 'C:\\x'.`,
      ...lines,
      `GetDirectoryList_HTTP('http://DP1/SMS_DP_SMSPKGD$/${package_}') failed with code 0x87d0027e.`,
    ),
  });
  const unauthorized = "Error sending DAV request. HTTP code 401, status 'Unauthorized'";

  test('401 without a model may be anonymous access or an account: undetermined', async () => {
    expect((await answer(web(unauthorized))).said).toBe('anonymous-dp-blocked undetermined');
  });

  test('enhanced HTTP is read with the token of the client', async () => {
    const yaml = model({
      site: 'clientKind: cmcb, networkAccessAccounts: []',
      client: 'role: workgroup',
      dp: 'protocol: ehttp, anonymous: true',
    });
    expect((await answer(web(unauthorized), yaml)).first?.failure).not.toBe('anonymous-dp-blocked');
  });

  test('405 is the web server, not an account', async () => {
    const { first } = await answer(web("Error sending DAV request. HTTP code 405, status 'Method Not Allowed'"));
    expect(first?.failure).not.toBe('anonymous-dp-blocked');
  });

  test('a missing network access account is a warning where the content comes over another way, and an error where it does not', async () => {
    const missing = [
      `Error getting network access account credentials. Code 0x80040215`,
      `DTSJob ${job} switched to location '\\\\DP1\\SMSPKGD$\\${package_}'.`,
    ];
    const text = (...more: readonly string[]) => ({
      'DataTransferService.log': ccm(
        'DataTransferService',
        `DTSJob ${job} created to download from 'http://DP1/SMS_DP_SMSPKGD$/${package_}' to 'C:\\x'.`,
        ...missing,
        ...more,
      ),
    });
    expect((await answer(text())).first).toMatchObject({ failure: 'naa-not-configured', level: 'warning' });
    const lost = await answer(text(`DTSJob(${job}):CDTSJob::ProcessManifestCallback - Error retrieving manifest (0x80070005).`));
    expect(lost.first).toMatchObject({ failure: 'naa-not-configured', level: 'error' });
  });
});

test('the connection limit is proved by its number, at a distribution point and elsewhere', async () => {
  expect((await answer(refused(onDp, '0x80070047'))).said).toBe('dp-connection-limit confirmed');
  expect((await answer(notStarted('\\\\DP1\\SMSPKGD$\\S0100099\\x.exe', '0x47'))).said).toBe('dp-connection-limit confirmed');
});
