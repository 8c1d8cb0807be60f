import { ccm, handled, legacy } from '../failures/lines.js';
import { ended, fatal, offer, policy, raised, raw, type Variant } from './rows.js';

const started = raised('SoftDistProgramStartedEvent', {
  AdvertisementId: 'VIE200D1',
  MachineName: 'LT-0815',
  PackageName: 'VIE000D1',
  ProgramName: 'CAD 9 (de)',
  UserContext: raw`NT AUTHORITY\SYSTEM`,
});

const opened = (...complaint: readonly string[]) => ({
  'execmgr.log': ccm('execmgr', policy('CAD 9 (de)', 'VIE000D1', 'VIE200D1'), started, ...complaint, ...ended('CAD 9 (de)', 5)),
});
const complaint = raw`access denied on \\nas-01\lizenz\cad.lic`;

/** Nobody says who is in the group. */
const license = (accounts: string, kind = 'sms2003-advanced') => raw`
site: { networkAccessAccounts: ${accounts} }
client: { name: LT-0815, kind: ${kind}, domain: WIEN, role: workstation }
packages: [{ packageId: VIE000D1, programs: [{ name: CAD 9 (de), runMode: admin-rights, opens: ['\\nas-01\lizenz\cad.lic'] }] }]
shares: [{ server: nas-01, share: lizenz, serverDomain: WIEN, shareAcl: { 'WIEN\Lizenzen': Read } }]
`;

const content = (code: string) => ({
  'execmgr.log': ccm(
    'execmgr',
    policy('go', 'VIE00B07', 'VIE20B07'),
    raw`ConnectToShare \\dp-7\SMSPKGE$\VIE00B07 failed, error ${code}`,
    `OnContentAvailable program go NOT available, ${code}`,
    fatal('0x87D01108', 'go'),
  ),
});
const outside = (accounts: string, more = '') => raw`
site: { clientKind: cm2007, networkAccessAccounts: ${accounts} }
client: { name: KIOSK-4, role: workgroup }
packages: [{ packageId: VIE00B07, ${more} programs: [{ name: go, runMode: admin-rights, programCanRun: whether-or-not }] }]
distributionPoints: [{ server: dp-7, serverDomain: WIEN, guestEnabled: false }]
`;

const installer = (more: string) => raw`
site: { code: GRZ, softwareInstallationAccount: 'GRAZ\sw-inst.svc$' }
client: { name: PC-12, kind: sms20-nt, domain: GRAZ, ${more} }
packages: [{ packageId: GRZ00031, name: Buero 97, programs: [{ name: Buero, runMode: admin-rights, programCanRun: whether-or-not, useSoftwareInstallationAccount: true }] }]
`;
const prepared = (...lines: readonly string[]) => ({
  'SMSAPM32.LO_': legacy('APM', offer('Buero', 'Buero 97'), ...lines, ...handled('0x525', 'Buero', 'Buero 97')),
});
const noData = prepared(
  "ACCOUNT MGR: ERROR: Could not get APM run account data for site 'GRZ'",
  "ACCOUNT MGR: Could not get data blob for site 'GRZ'",
  'SCHED DATA: Return code = 0x525; Der angegebene Benutzer ist nicht vorhanden.~~; Could not enable program execution "setup.exe".~',
);

export const shares: readonly Variant[] = [
  {
    name: 'a refusal that is printed settles a membership that nobody described: no network access account',
    logs: opened(complaint),
    model: license('[]'),
    expected: 'naa-not-configured confirmed',
    account: { process: raw`NT AUTHORITY\SYSTEM` },
    resource: raw`\\nas-01\lizenz\cad.lic`,
  },
  {
    name: 'a refusal that is printed settles a membership that nobody described: the account lacks the right',
    logs: opened(complaint),
    model: license(raw`['WIEN\sms-naa']`),
    expected: 'naa-no-rights confirmed',
    account: { network: raw`WIEN\sms-naa` },
  },
  {
    name: 'an exit code alone is no refusal that the log shows',
    logs: opened(),
    model: license('[]'),
    expected: 'naa-not-configured probable',
  },
  {
    name: 'later clients open other shares as their computer, and no network access account helps',
    logs: opened(complaint),
    model: license(raw`['WIEN\sms-naa']`, 'cmcb'),
    expected: 'access-denied-non-sms-share confirmed',
    account: { network: raw`WIEN\LT-0815$` },
  },
  {
    name: 'without a model nobody is accused for certain',
    logs: opened(complaint),
    expected: 'access-denied-non-sms-share undetermined',
    missing: /permissions of share and folder/,
  },
  {
    name: 'a share with a blank in its name is named in full',
    logs: {
      'execmgr.log': ccm(
        'execmgr',
        policy('Konsole', 'VIE000A7', 'VIE20044'),
        raw`Command line = "\\nas-01.ad.example\Soft Ware\run.exe" /q, Working Directory = \\nas-01.ad.example\Soft Ware`,
        raw`CreateConnection to \\nas-01.ad.example\Soft Ware failed (-2147024891)`,
        fatal('0x87d0110a', 'Konsole'),
      ),
    },
    expected: 'access-denied-non-sms-share probable',
    resource: raw`\\nas-01.ad.example\Soft Ware`,
    code: '0x80070005',
  },
  {
    name: 'the details of status message 10003, pasted without anything around them',
    logs: {
      '-': [
        'error 2147500037: Unspecified error',
        raw`Command line: X:\Setup\RUN.EXE -q`,
        raw`Working directory: C:\WINNT\MS\SMS\clicomp\apa\Bin\ `.trim(),
        'Drive letter (? = any): UNC',
      ].join('\r\n'),
    },
    expected: 'mapped-drive-not-in-context undetermined',
    resource: raw`X:\Setup\RUN.EXE`,
    missing: /whether X: is a drive/,
  },
];

export const contentAccounts: readonly Variant[] = [
  {
    name: 'a workgroup client without a network access account',
    logs: content('80070005'),
    model: outside('[]'),
    expected: 'naa-not-configured confirmed',
    resource: raw`\\dp-7\SMSPKGE$\VIE00B07`,
    code: '0x80070005',
  },
  {
    name: 'a workgroup client whose network access account is not covered',
    logs: content('2147942405'),
    model: outside(raw`['WIEN\naa']`, raw`accessAccounts: { 'WIEN\Domain Computers': Read, Administrators: Full Control },`),
    expected: 'naa-no-rights confirmed',
    account: { network: raw`WIEN\naa` },
  },
  {
    name: 'a model that says the account gets in stands against the log',
    logs: content('-2147024891'),
    model: outside(raw`['WIEN\naa']`),
    expected: 'package-access-not-covered contradicted',
    missing: /R26.*R53/s,
  },
  {
    name: 'a workgroup client of which nobody says whether there is a network access account',
    logs: content('0x80070005'),
    model: outside('[]').replace(', networkAccessAccounts: []', ''),
    expected: 'package-access-not-covered undetermined',
    missing: /network access account/,
  },
  ...['0x8007052e', '8007052E', '2147943726', '-2147023570', 'Win32 Error: 1326', '(1326)'].map(
    (code): Variant => ({
      name: `a refused logon of the network access account, printed as ${code}`,
      logs: {
        'execmgr.log': ccm(
          'execmgr',
          policy('go', 'VIE00B07', 'VIE20B07'),
          raw`Failed to connect to \\dp-7\SMSPKGE$\VIE00B07 using the network access account ${code}`,
          fatal('0x87D01107', 'go'),
        ),
      },
      expected: 'naa-logon-failure probable',
      missing: /state of the network access account/,
    }),
  ),
  {
    name: 'a broken secure channel, with the model',
    logs: content('1789'),
    model: outside('[]').replace('role: workgroup', 'role: workstation, domain: WIEN, secureChannel: false'),
    expected: 'computer-account-rejected confirmed',
    account: { network: raw`WIEN\KIOSK-4$` },
  },
];

export const installationAccount: readonly Variant[] = [
  {
    name: 'no data of a run account, without a model',
    logs: noData,
    expected: 'software-installation-account-not-configured undetermined',
    missing: /Windows 9x/,
  },
  {
    name: 'no data of a run account, on Windows 9x',
    logs: noData,
    model: installer('role: workstation').replace('sms20-nt', 'sms20-9x'),
    expected: 'software-installation-account-unsupported-client confirmed',
  },
  {
    name: 'no data of a run account, although the site has one',
    logs: noData,
    model: installer('role: workstation'),
    expected: 'credentials-not-stored confirmed',
    account: { process: raw`GRAZ\sw-inst.svc$` },
  },
  {
    name: 'the account is in no group that is covered, and nobody speaks of connection accounts',
    logs: {
      'smsapm32.log': legacy(
        'APM',
        offer('Buero', 'Buero 97'),
        raw`ACCOUNT MGR : Granting Local admin rights to user 'GRAZ\sw-inst.svc$'`,
        raw`SCHED DATA  : Return code = 0x5; Access is denied.~~; IsExecutePossible returned error 5 for program ‘\\DPZ\SMSPKGD$\GRZ00031\setup.exe’~`,
        ...handled('0x5', 'Buero', 'Buero 97'),
      ),
    },
    model: `${installer('role: workstation').replace('name: Buero 97,', raw`name: Buero 97, accessAccounts: { 'GRAZ\Office': Read, Administrators: Full Control },`)}${raw`
distributionPoints: [{ server: DPZ, serverDomain: GRAZ, guestEnabled: false }]
accounts: [{ name: 'GRAZ\sw-inst.svc$', groups: ['GRAZ\Domain Users'] }]
`}`,
    expected: 'software-installation-account-no-rights confirmed',
    account: { process: raw`GRAZ\sw-inst.svc$`, network: raw`GRAZ\sw-inst.svc$` },
  },
  {
    name: 'switches that Windows XP loses stand in the log, not in the model',
    logs: {
      'SMSAPM32.log': legacy(
        'APM',
        offer('Buero', 'Buero 97'),
        raw`ACCOUNT MGR : Granting Local admin rights to user 'GRAZ\sw-inst.svc$'`,
        raw`SCHED DATA  : Command line "\\DPZ\SMSPKGD$\GRZ00031\setup.exe /q" CWD "\\DPZ\SMSPKGD$\GRZ00031\"`,
        raw`SCHED DATA  : Return code = 0x1; ~~; Program '\\DPZ\SMSPKGD$\GRZ00031\setup.exe /q' terminated with exit code = 1.~`,
        ...handled('0x1', 'Buero', 'Buero 97'),
      ),
    },
    model: installer('role: workstation, os: Windows XP').replace('code: GRZ', 'code: GRZ, serviceLevel: SP4'),
    expected: 'software-installation-account-unsupported-client probable',
  },
  {
    name: 'bare lines of an elevation that failed, with an account that ends with a dollar sign',
    logs: {
      '-': [
        raw`ACCOUNT MGR : Granting Local admin rights to user 'GRAZ-2.x\sw.inst$'`,
        raw`ACCOUNT MGR : ERROR: NetLocalGroupAddMembers error for user GRAZ-2.x\sw.inst$. (2226)`,
        raw`ACCOUNT MGR : Failed to add admin rights to user GRAZ-2.x\sw.inst$`,
      ].join('\n'),
    },
    expected: 'software-installation-account-elevation-failed confirmed',
    account: { process: raw`GRAZ-2.x\sw.inst$` },
    code: '2226',
  },
];
