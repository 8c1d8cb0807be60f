import { describe, expect, test } from 'vitest';
import { diagnoseTexts } from '../reading.js';
import { ccm, handled, legacy } from './lines.js';

async function diagnosed(logs: Readonly<Record<string, string>>, yaml?: string) {
  const { findings } = await diagnoseTexts(logs, yaml);
  return { first: findings[0], all: findings.map(({ failure }) => failure) };
}

const offer = (program: string, name: string) =>
  `SCHED DATA  : For program ${program} in package ${name} compiling all offers in order to get its schedule time and attributes.~`;
const policy = 'Policy is updated for Program: Setup, Package: T0100012, Advert: T0120012';
const fatal = (code: string) => `Fatal error ${code} encountered for program Setup. This program will not retry.`;
const raised = (eventClass: string, user = 'NT AUTHORITY\\\\SYSTEM') =>
  `Raising event:\r\n[SMS_CodePage(437), SMS_LocaleID(1033)]\r\ninstance of ${eventClass}\r\n{\r\n\tAdvertisementId = "T0120012";\r\n\tMachineName = "PC7";\r\n\tPackageName = "T0100012";\r\n\tProgramName = "Setup";\r\n\tUserContext = "${user}";\r\n};\r\n`;
const ran = (commandLine: string, exitCode: number, status: string, user?: string) => ({
  'execmgr.log': ccm(
    'execmgr',
    policy,
    `Command line = ${commandLine}, Working Directory = C:\\Windows\\ccmcache\\1\\`,
    'Created Process for the passed command line',
    raised('SoftDistProgramStartedEvent', user),
    `Program exit code ${exitCode}`,
    `Execution is complete for program Setup. The exit code is ${exitCode}, the execution status is ${status}`,
  ),
});
const site = (program: string, client = '') => `
site: { code: T01, clientKind: cm2007 }
client: { name: PC7, role: workstation, interactiveUser: 'CORP\\iris' ${client} }
packages: [{ packageId: T0100012, name: Tools }]
programs: [{ packageId: T0100012, name: Setup ${program} }]
`;
const msi = 'msiexec.exe /i "C:\\Windows\\ccmcache\\1\\tools.msi" /qn';

describe('example 15: a per-user installation as LocalSystem', () => {
  test('a success is still told: the users have nothing of it', async () => {
    const yaml = site(', runMode: admin-rights, installer: { kind: msi, allUsers: 0 }');
    const { first } = await diagnosed(ran(msi, 0, 'Success'), yaml);
    expect(first).toMatchObject({
      failure: 'per-user-msi-under-system',
      level: 'warning',
      verdict: 'confirmed',
      account: { process: 'NT AUTHORITY\\SYSTEM' },
    });
    expect(first?.because.map(({ rule }) => rule)).toContain('R67');
    expect(first?.fix.join()).toContain('ALLUSERS=1');
  });

  test('what the package itself sets is asked for where the model does not say', async () => {
    const { first } = await diagnosed(ran(msi, 0, 'Success'), site(', runMode: admin-rights, installer: { kind: msi }'));
    expect(first).toMatchObject({ failure: 'per-user-msi-under-system', verdict: 'probable' });
    expect(first?.missing[0]?.fact).toContain('Property table');
  });

  test.each([
    [
      'ALLUSERS=1 stands in the command line',
      `${msi} ALLUSERS=1`,
      ', runMode: admin-rights, installer: { kind: msi, allUsers: 0 }',
      undefined,
    ],
    [
      'ALLUSERS=2, which one source names',
      `${msi} ALLUSERS=2`,
      ', runMode: admin-rights, installer: { kind: msi, allUsers: 0 }',
      undefined,
    ],
    ['the package is made for the machine', msi, ', runMode: admin-rights, installer: { kind: msi, allUsers: 1 }', undefined],
    ['it ran as the user', msi, ', runMode: user-rights, installer: { kind: msi, allUsers: 0 }', 'CORP\\\\iris'],
  ])('nothing is found when %s', async (_, commandLine, program, user) => {
    expect((await diagnosed(ran(commandLine, 0, 'Success', user), site(program))).all).toEqual([]);
  });

  test('a plain success of Windows Installer without a model gives nothing', async () => {
    expect((await diagnosed(ran(msi, 0, 'Success'))).all).toEqual([]);
  });

  test('1603 alone is no proof of it', async () => {
    expect((await diagnosed(ran(msi, 1603, 'FailureNonRetry'))).first?.failure).toBe('exit-code-failure');
  });
});

describe('numbers that mean different things', () => {
  test('a disabled program is not a task sequence without policy', async () => {
    expect((await diagnosed({ 'execmgr.log': ccm('execmgr', policy, fatal('0x87d01004')) })).first?.failure).toBe('program-disabled');
    const handedOver =
      "Failed to invoke Execution Manager to Install Software for PackageID='T0100012' ProgramID='Setup' AdvertID='T0120012' hr=0x87d01004";
    const { first } = await diagnosed({ 'smsts.log': ccm('InstallSoftware', handedOver) });
    expect(first).toMatchObject({ failure: 'policy-missing', package: 'T0100012' });
  });

  test('a model in which the program is enabled contradicts the log', async () => {
    const { first } = await diagnosed({ 'execmgr.log': ccm('execmgr', policy, fatal('0x87d01004')) }, site(', disabled: false'));
    expect(first).toMatchObject({ failure: 'program-disabled', verdict: 'contradicted' });
  });

  test('the end of a mutex wait is no time limit of a program', async () => {
    const { first } = await diagnosed({ 'LAUNCH32.log': legacy('LAUNCH32', "**** Couldn't get mutex (1460)") });
    expect(first).toMatchObject({ failure: 'client-component-broken' });
  });

  test('0x552 beside a refused restart is said to be misprinted', async () => {
    const line = 'IPC PIPE    : Return code = 0x552; Dem Client fehlt ein erforderliches Recht.~~; Reboot request';
    const { first } = await diagnosed({ 'SMSMON32.log': legacy('SMSMON32', line) });
    expect(first).toMatchObject({ failure: 'reboot-failed', level: 'warning' });
    expect(first?.because.map(({ text }) => text).join()).toContain('0x522');
  });

  test('405 of a management point is none of a distribution point', async () => {
    const lines = [
      "DTSJob {5C0E9A11-6D24-4B70-9C3F-21D7E84B6A02} created to download from 'https://mp1.corp.example:443/SMS_MP/x' to 'C:\\Windows\\ccmcache\\2'.",
      "GetDirectoryList_HTTP Error sending DAV request. HTTP code 405, status 'Method Not Allowed'",
    ];
    expect((await diagnosed({ 'DataTransferService.log': ccm('DataTransferService', ...lines) })).all).not.toContain(
      'dp-web-server-misconfigured',
    );
  });
});

describe('waits that are over', () => {
  test('a maintenance window that opened leaves nothing to tell', async () => {
    const { all } = await diagnosed({
      'execmgr.log': ccm(
        'execmgr',
        policy,
        raised('SoftDistWaitingForServiceWindowEvent'),
        'Command line = "C:\\Windows\\ccmcache\\1\\setup.exe" /q, Working Directory = C:\\Windows\\ccmcache\\1\\',
        'Created Process for the passed command line',
        'Program exit code 0',
        'Execution is complete for program Setup. The exit code is 0, the execution status is Success',
      ),
    });
    expect(all).toEqual([]);
  });

  test('a window that never comes is an error', async () => {
    const { first } = await diagnosed({ 'execmgr.log': ccm('execmgr', policy, raised('SoftDistErrorProgramMayNeverRunEvent')) });
    expect(first).toMatchObject({ failure: 'service-window-blocked', level: 'error', verdict: 'confirmed' });
  });

  test('a lock that was taken away does not block the inbox', async () => {
    const lines = [
      "TEST        : Found Lock File '\\\\CAP5\\CAP_T01\\OfferInf.box\\Inboxlck.tok'.Continuing retry attempts at every 5000 ms",
      'TEST        : CAP Offer Inbox is accessible: \\\\CAP5\\CAP_T01\\OfferInf.box\\',
    ];
    expect((await diagnosed({ 'ODPUSR32.log': legacy('ODP\\WNet User', ...lines) })).all).toEqual([]);
  });

  test('a lock right after the inbox was reached is no server that cannot be reached', async () => {
    const lines = [
      'TEST        : CAP Offer Inbox is accessible: \\\\CAP5\\CAP_T01\\OfferInf.box\\',
      'TEST        : CAP offer Inbox is not accessible or is locked.',
    ];
    expect((await diagnosed({ 'ODPUSR32.log': legacy('ODP\\WNet User', ...lines) })).first?.failure).toBe('cap-inbox-locked');
  });
});

describe('facts that refute', () => {
  test('a silent setup that ran too long waits for nobody', async () => {
    const { first } = await diagnosed(
      {
        'execmgr.log': ccm(
          'execmgr',
          policy,
          `Command line = ${msi}, Working Directory = C:\\Windows\\ccmcache\\1\\`,
          'Created Process for the passed command line',
          raised('SoftDistProgramExceededTime'),
        ),
      },
      site(', runMode: admin-rights, userInteraction: false'),
    );
    expect(first).toMatchObject({ failure: 'time-limit-exceeded' });
    expect(first?.considered).toContainEqual({
      failure: 'installer-needs-interaction',
      whyNot: 'its command line asks for a silent run',
    });
  });

  test('the user who may interact has cancelled it', async () => {
    const { first } = await diagnosed(ran('msiexec.exe /i x.msi', 1602, 'FailureNonRetry'), site(', userInteraction: true'));
    expect(first?.failure).toBe('program-cancelled');
  });

  test('content that LocalSystem copies is no matter of the rights of a user', async () => {
    const lines = [
      "Copied file '\\\\DP7\\SMSPKGD$\\T0100012\\a.txt' to 'C:\\WINDOWS\\system32\\CCM\\Cache\\T0100012.1.System\\a.txt'",
      'FileCopyJob {7A1C20E4-3B52-4F0E-8D61-0B9A5C2F3E77} encountered error while copying files (0x80070002).',
    ];
    const { first, all } = await diagnosed(
      { 'FileBITS.log': ccm('FileBITS', ...lines) },
      site(', runMode: admin-rights, programCanRun: whether-or-not'),
    );
    expect(all).not.toContain('user-context-cache-write-denied');
    expect(first?.considered.map(({ failure }) => failure)).toContain('user-context-cache-write-denied');
  });

  test('a client without a user waits for one, not for its monitor', async () => {
    const lines = [
      offer('Setup', 'Tools'),
      'SCHEDULER   : Found a job in the scheduled job list with program index 0.~',
      'SCHEDULER   : Checking if a user is actually logged on.~',
      'SCHEDULER   : A user is not logged on to the system.~',
      'SCHEDULER   : The monitor has not yet connected and registered the logged on user.~',
      'SCHEDULER   : When the user logs on at some time in the future the monitor will be available and this job will be moved back into the schedule job list.~',
    ];
    expect((await diagnosed({ 'SMSAPM32.log': legacy('APM', ...lines) })).first?.failure).toBe('user-not-logged-on');
  });

  test('a group list that ends with (null) after groups is whole', async () => {
    const lines = ['TEST        : User Group is "CORP\\DESIGN"~', 'TEST        : User Group is "(null)"~'];
    expect((await diagnosed({ 'ODPWNT9X.log': legacy('ODP\\WNet User Groups', ...lines) })).all).toEqual([]);
  });

  test('a question at the very end of a log shows no hang', async () => {
    const lines = [offer('Setup', 'Tools'), 'SCHEDULER   : Checking if a user is actually logged on.~'];
    expect((await diagnosed({ 'SMSAPM32.log': legacy('APM', ...lines) })).all).toEqual([]);
  });

  test('the exception of an inventory agent is a note at most', async () => {
    const line =
      "<<CLIEXCEPT>> (Logged to all threads) An exception was raised in the application 'Hardware Inventory Agent', thread 0x500 (Main)";
    const { first } = await diagnosed({ 'Hinv32.log': legacy('Hardware Inventory Agent', line) });
    expect(first?.level ?? 'note').toBe('note');
  });
});

describe('last resorts', () => {
  test('access denied without a path asks for the path', async () => {
    const { first } = await diagnosed({ 'execmgr.log': ccm('execmgr', policy, fatal('0x80070005')) });
    expect(first).toMatchObject({ failure: 'access-denied-unattributed', verdict: 'undetermined' });
    expect(first?.missing.map(({ fact }) => fact)).toContain('the path that was refused');
  });

  test('an unknown number is told with phase, nearest classes and the logs to collect', async () => {
    const { first } = await diagnosed({ 'execmgr.log': ccm('execmgr', policy, fatal('0x8000ffff')) });
    expect(first).toMatchObject({ failure: 'failure-unexplained', level: 'warning', verdict: 'undetermined' });
    expect(first?.because.map(({ text }) => text).join()).toMatch(/last phase .* policy and schedule.*0x8000ffff/s);
    expect(first?.missing.length).toBeGreaterThan(0);
    expect(first?.fix[0]).toContain('PolicyAgent.log');
  });

  test('a program that merely failed has an exit code, not a riddle', async () => {
    const { all } = await diagnosed(ran('"C:\\Windows\\ccmcache\\1\\setup.exe" /q', 42, 'FailureNonRetry'));
    expect(all).toEqual(['exit-code-failure']);
  });

  test('logs of another kind of client than the model has are told', async () => {
    const yaml = site(', runMode: admin-rights').replace('cm2007', 'sms20-nt');
    const { all } = await diagnosed(ran('"C:\\Windows\\ccmcache\\1\\setup.exe" /q', 42, 'FailureNonRetry'), yaml);
    expect(all).toContain('model-log-mismatch');
  });
});

describe('a job that is taken off the schedule', () => {
  const lines = (action: number) => [
    offer('Setup', 'Tools'),
    'SCHEDULER   : Found a job in the scheduled job list with program index 0.~',
    ...handled('0x1f', 'Setup', 'Tools').slice(0, -1),
    `SCHED DATA  : Returning action code ${action}.~`,
    'SCHEDULER   : Unscheduling program Setup in package Tools for <ANY USER>.~',
  ];

  test('is told where a try was still to come', async () => {
    expect((await diagnosed({ 'SMSAPM32.log': legacy('APM', ...lines(4)) })).first?.failure).toBe('duplicate-or-unscheduled');
  });

  test('is normal after a final failure', async () => {
    expect((await diagnosed({ 'SMSAPM32.log': legacy('APM', ...lines(2)) })).all).not.toContain('duplicate-or-unscheduled');
  });
});
