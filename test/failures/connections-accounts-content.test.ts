import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

async function findings(logs: Readonly<Record<string, string>>, yaml?: string) {
  return (await diagnoseTexts(logs, yaml)).findings;
}

async function first(logs: Readonly<Record<string, string>>, yaml?: string) {
  return (await findings(logs, yaml))[0];
}

const offer = (program: string, name: string) =>
  `SCHED DATA  : For program ${program} in package ${name} compiling all offers in order to get its schedule time and attributes.~`;
/** A legacy run whose start was refused with this line. */
const refusedStart = (line: string, code: string) => ({
  'SMSAPM32.log': legacy('APM', offer('Setup', 'Paint'), line, ...handled(code, 'Setup', 'Paint')),
});
const modelled = (program: string, rest = '') => `
packages: [{ packageId: S0100099, name: Paint, distributionPoints: [DP1] }]
programs: [{ packageId: S0100099, name: Setup, ${program} }]
${rest}
`;
/** An Advanced Client run that failed with this code. */
const fatal = (code: string) => ({
  'execmgr.log': ccm(
    'execmgr',
    'Policy is updated for Program: Setup, Package: C0100099, Advert: C0120001',
    `OnContentAvailable program Setup NOT available, ${code}`,
    `Fatal error ${code} encountered for program Setup. This program will not retry.`,
  ),
});

describe('drive letters (D5, D6)', () => {
  const full = refusedStart(
    "SCHED DATA  : Return code = 0x800704e0; No more local devices.~~; IsExecutePossible returned error -2147023648 for program 'paint.exe'~",
    '0x800704e0',
  );

  test('the number in hexadecimal and in signed decimal is one cause', async () => {
    expect(await first(full)).toMatchObject({ failure: 'no-drive-letter-free', verdict: 'confirmed', code: { value: '0x800704E0' } });
  });

  test('a program that runs with a UNC name needs no letter', async () => {
    const all = await findings(full, modelled('driveMode: unc'));
    expect(all.map(({ failure }) => failure)).not.toContain('no-drive-letter-free');
  });

  test('a remembered letter is named with what holds it', async () => {
    const log = refusedStart(
      "SCHED DATA  : Return code = 0x800704b1; x.~~; Could not enable program execution 'paint.exe'.~",
      '0x800704b1',
    );
    const yaml = modelled(
      'driveMode: specific-drive-letter, driveLetter: Q',
      'client: { kind: sms20-nt, connections: [{ session: token, server: OLD, driveLetter: "Q:" }] }',
    );
    const found = await first(log, yaml);
    expect(found).toMatchObject({ failure: 'drive-letter-conflict', verdict: 'confirmed' });
    expect(found?.because.map(({ text }) => text).join(' ')).toContain('OLD');
  });
});

describe('an orphaned client (D8)', () => {
  const hourly = (hours: number) =>
    Array.from({ length: hours }, (_, at) => {
      const stamp = new Date(Date.UTC(2001, 4, 6, at)).toUTCString();
      const [weekday = '', day = '', month = '', year = '', time = ''] = stamp.replace(',', '').split(' ');
      const trailer = `  $$<CCIM32><${weekday} ${month} ${day} ${time}.000 ${year}><thread=120 (0x78)>\r\n`;
      return `CClientSiteCfgArray - Can't get accessible path for site S09 config info${trailer}CCIM32 - Retry in 60 minutes${trailer}`;
    }).join('');

  test('retries over three days are one story of days, not seventy failures', async () => {
    const all = await findings({ 'CCIM32.log': hourly(74) });
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ failure: 'client-orphaned', verdict: 'probable' });
  });

  test('some hours without a client access point orphan nobody', async () => {
    expect((await findings({ 'CCIM32.log': hourly(5) })).map(({ failure }) => failure)).toEqual(['cap-unreachable']);
  });
});

describe('states of accounts (E9, E10)', () => {
  const asSia = (code: string) => ({
    'SMSAPM32.log': legacy(
      'APM',
      offer('Setup', 'Paint'),
      "ACCOUNT MGR : Granting Local admin rights to user 'CORP\\inst'~",
      `SCHED DATA  : Return code = ${code}; localized text.~`,
      ...handled(code, 'Setup', 'Paint'),
    ),
  });
  const site = (state: string) => `
site: { softwareInstallationAccount: 'CORP\\inst' }
client: { kind: sms20-nt, name: WKS1, domain: CORP, role: workstation }
accounts: [{ name: 'CORP\\inst', exists: true, ${state} }]
${modelled('runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: true')}
`;

  test.each([
    ['account-disabled', '0x533', 'enabled: false', 'enabled: true'],
    ['account-locked', '0x775', 'locked: true', 'locked: false'],
    ['password-expired', '0x532', 'passwordExpired: true', 'passwordExpired: false'],
    ['logon-restriction', '0x531', 'logonRestriction: workstation', ''],
  ])('%s is told by its number and confirmed by the model', async (failure, code, agreed, refuted) => {
    expect(await first(asSia(code), site(agreed))).toMatchObject({ failure, verdict: 'confirmed', account: { process: 'CORP\\inst' } });
    if (refuted !== '') expect(await first(asSia(code), site(refuted))).toMatchObject({ failure, verdict: 'contradicted' });
  });

  test('without any name the state is probable and the account is what is missing', async () => {
    const found = await first(
      refusedStart("SCHED DATA  : Return code = 0x80070533; x.~~; Could not enable program 'a.exe'.~", '0x80070533'),
    );
    expect(found).toMatchObject({ failure: 'account-disabled', verdict: 'probable' });
    expect(found?.missing[0]?.fact).toMatch(/which account/);
  });

  test('0x80070775 is a lockout and no invalid data type', async () => {
    const found = await first(fatal('0x80070775'));
    expect(found?.code?.symbol).toBe('ERROR_ACCOUNT_LOCKED_OUT');
  });
});

describe('services and policies (E2, E3, E4, E5)', () => {
  const launch = (code: number) => ({
    'Clisvc.log': legacy(
      'C:\\WINNT\\MS\\SMS\\CORE\\BIN\\CLISVCL.EXE',
      `***ERROR: Unable to launch "C:\\WINNT\\MS\\SMS\\clicomp\\hinv\\hinv32.exe " - Error : ${code}`,
    ),
  });

  test('1069 alone names what would tell the lockout from the policy', async () => {
    const found = await first(launch(1069));
    expect(found?.verdict).toBe('undetermined');
    expect(found?.missing[0]?.decides).toMatch(/service-account-locked-out/);
  });

  test('the model decides between them', async () => {
    const policy = 'client: { kind: sms20-nt, role: workstation, localPolicies: { userRightsOverriddenByDomain: true } }';
    expect(await first(launch(1069), policy)).toMatchObject({ failure: 'logon-as-service-overridden', verdict: 'confirmed' });
    const locked = "client: { kind: sms20-nt, role: member-server }\naccounts: [{ name: 'SRV1\\SMSCliSvcAcct&', locked: true }]";
    expect(await first(launch(1069), locked)).toMatchObject({ failure: 'service-account-locked-out', verdict: 'confirmed' });
  });

  test('1314 is a missing user right, named with the accounts of that kind of machine', async () => {
    const found = await first(launch(1314), 'client: { kind: sms20-nt, name: DC9, domain: CORP, role: domain-controller }');
    expect(found).toMatchObject({ failure: 'privilege-missing', verdict: 'confirmed' });
    expect(found?.because.map(({ text }) => text).join(' ')).toContain('CORP\\SMS&_DC9');
  });

  test('a Restricted Groups policy that lists the accounts is not the cause', async () => {
    const log = {
      'SMSAPM32.log': legacy(
        'APM',
        offer('Setup', 'Paint'),
        'ACCOUNT MGR : ERROR: NetLocalGroupAddMembers error for user CORP\\inst. (5)~',
        ...handled('0x5', 'Setup', 'Paint'),
      ),
    };
    const client = (members: string) =>
      `client: { kind: sms20-nt, localPolicies: { restrictedGroups: true }, localGroups: { Administrators: [${members}] } }`;
    expect(await first(log, client("'CORP\\Domain Admins'"))).toMatchObject({ failure: 'restricted-group-policy', verdict: 'confirmed' });
    const listed = await findings(log, client("'SMSCliSvcAcct&', 'SMSCliToknAcct&'"));
    expect(listed.map(({ failure }) => failure)).not.toContain('restricted-group-policy');
  });
});

describe('domain controllers (E6, E7)', () => {
  const install = { 'Wnremote.log': legacy('BOOT32WN.EXE', 'ERROR: Could not create global group on PDC (1326)~') };

  test('1326 while a client is installed is no account of a distribution', async () => {
    expect((await findings(install)).map(({ failure }) => failure)).toEqual(['dc-replication-delay']);
  });

  test('a workstation has nothing to replicate', async () => {
    const all = await findings(install, 'client: { kind: sms20-nt, role: workstation }');
    expect(all.map(({ failure }) => failure)).not.toContain('dc-replication-delay');
  });

  test('no logon server is confirmed by its number, and refuted by a domain that answers', async () => {
    const log = refusedStart('SCHED DATA  : Return code = 0x51f; x.~', '0x51f');
    expect(await first(log)).toMatchObject({ failure: 'dc-unavailable', verdict: 'confirmed' });
    const yaml = 'client: { kind: sms20-nt, domain: CORP }\ndomains: [{ name: CORP, reachable: true }]';
    expect((await findings(log, yaml)).map(({ failure }) => failure)).not.toContain('dc-unavailable');
  });
});

describe('stored accounts (E11)', () => {
  const missing = {
    'SMSAPM32.log': legacy(
      'APM',
      offer('Setup', 'Paint'),
      "ACCOUNT MGR : ERROR: Could not get APM run account data for site 'S01'~",
      'SCHED DATA  : Return code = 0x525; The specified user does not exist.~',
      ...handled('0x525', 'Setup', 'Paint'),
    ),
  };

  test.each([
    ["site: { code: S01, softwareInstallationAccount: 'CORP\\inst' }\nclient: { kind: sms20-nt }", true],
    ['site: { code: S01, softwareInstallationAccount: null }\nclient: { kind: sms20-nt }', false],
    ["site: { code: S01, softwareInstallationAccount: 'CORP\\inst' }\nclient: { kind: sms20-9x }", false],
  ])('the account is at the site or it is not: %s', async (yaml, expected) => {
    expect((await first(missing, yaml))?.failure === 'credentials-not-stored').toBe(expected);
  });
});

describe('reaching content (F1, F4, F5, F6)', () => {
  test('a distribution point that answers later is not unreachable', async () => {
    const log = legacy(
      'APM',
      offer('Setup', 'Paint'),
      'SCHEDULER   : Return code = 0x80070035; x.~~; ERROR: the path is not accessible.',
      'SCHEDULER   : Successfully populated the program location list with 1 distribution points from a total available number of 2.~',
      "SCHED DATA  : Attempting to execute \\\\DP2\\SMSPKGC$\\S0100099\\setup.exe' (SERVICE context)~",
      "SCHED DATA  : Return code = 0x11; x.~~; Program '\\\\DP2\\SMSPKGC$\\S0100099\\setup.exe' terminated with exit code = 17.",
      ...handled('0x11', 'Setup', 'Paint'),
    );
    expect((await findings({ 'SMSAPM32.log': log })).map(({ failure }) => failure)).toEqual(['exit-code-failure']);
  });

  test('one of one that was not reached is unreachable, none of none is not there', async () => {
    const counted = (available: number) => ({
      'SMSAPM32.log': legacy(
        'APM',
        offer('Setup', 'Paint'),
        `SCHEDULER   : Successfully populated the program location list with 0 distribution points from a total available number of ${available}.~`,
        'SCHED DATA  : Failed to set up program.  Program location list is not populated.~',
        ...handled('0xe0040013', 'Setup', 'Paint'),
      ),
    });
    expect((await first(counted(1)))?.failure).toBe('dp-unreachable');
    expect((await first(counted(0)))?.failure).toBe('content-not-on-dp');
  });

  test('0x87D01107 alone proves nothing: the error behind it is asked for', async () => {
    const found = await first(fatal('0x87D01107'));
    expect(found?.verdict).not.toBe('confirmed');
    expect(found?.missing.length).toBeGreaterThan(0);
  });

  test('"not found" is no missing file where the account rules refuse the account', async () => {
    const log = refusedStart(
      "SCHED DATA  : Return code = 0x80070002; x.~~; Could not enable program '\\\\DP1\\SMSPKGC$\\S0100099\\setup.exe'.~",
      '0x80070002',
    );
    const yaml = `
site: { clientConnectionAccounts: ['CORP\\SMSClient_S01'] }
client: { kind: sms20-nt, name: WKS1, domain: CORP, role: workstation }
accounts: [{ name: 'CORP\\SMSClient_S01', groups: [] }]
domains: [{ name: CORP }]
packages: [{ packageId: S0100099, name: Paint, distributionPoints: [DP1], accessAccounts: [{ principal: 'CORP\\Design', level: read }] }]
programs: [{ packageId: S0100099, name: Setup, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: false }]
distributionPoints: [{ server: DP1, serverDomain: CORP, serverRole: member-server, guestEnabled: false }]
groups: [{ name: 'CORP\\Design', members: [] }]
`;
    expect((await first(log))?.failure).toBe('content-not-found');
    expect((await findings(log, yaml)).map(({ failure }) => failure)).not.toContain('content-not-found');
  });

  test.each(['0x80091007', '0x87D01017', '0x87D0027D'])('%s is a hash that differs', async (code) => {
    expect(await first(fatal(code))).toMatchObject({ failure: 'hash-mismatch', verdict: 'confirmed', package: 'C0100099' });
  });

  test.each([
    ['0x87D01202', 'cache-too-small'],
    ['0x80070070', 'disk-space'],
    ['0x87D00226', 'content-download-blocked-policy'],
    ['0x87D01018', 'internet-client-cannot-run'],
    ['0x87D00269', 'mp-unreachable'],
    ['0x87D00323', 'user-not-logged-on'],
  ])('%s is %s', async (code, failure) => {
    expect(await first(fatal(code))).toMatchObject({ failure, verdict: 'confirmed' });
  });
});

describe('other components', () => {
  test.each(['0x800706ba', '0x80070005', '0x80070035', '0x80070522', '0x80070070', '0x800704c3', '0x80070775'])(
    '%s of a component that distributes nothing is no finding',
    async (code) => {
      const log = ccm('InventoryAgent', `Inventory: Collection Task failed with error ${code}.`, `Unknown error (Error: ${code})`);
      expect(await findings({ 'InventoryAgent.log': log })).toEqual([]);
    },
  );
});

describe('what only the program can explain (G10)', () => {
  const ended = (code: number, status: string) => ({
    'execmgr.log': ccm(
      'execmgr',
      'Policy is updated for Program: Setup, Package: C0100099, Advert: C0120001',
      'Created Process for the passed command line',
      `Program exit code ${code}`,
      `Execution is complete for program Setup. The exit code is ${code}, the execution status is ${status}`,
    ),
  });

  test.each([
    [0, 'Success'],
    [3010, 'SuccessRebootRequired'],
    [1641, 'SuccessRebootRequired'],
  ])('%i with %s is no failure', async (code, status) => {
    const all = await findings(ended(code, status));
    expect(all.map(({ failure }) => failure)).not.toContain('exit-code-failure');
  });

  test('an exit code is explained as one, not as the Windows error with its number', async () => {
    const found = await first(ended(53, 'FailureNonRetry'));
    expect(found).toMatchObject({ failure: 'exit-code-failure', verdict: 'confirmed', code: { value: '53' } });
  });

  test('it answers only where no specific class does', async () => {
    const log = ended(1219, 'FailureNonRetry')['execmgr.log'].replace(
      'Program exit code 1219',
      'Failed to connect to \\\\FS1\\apps (0x800704C3)',
    );
    expect((await first({ 'execmgr.log': log }))?.failure).toBe('existing-connection-conflict');
  });
});
