import { ccm, handled, legacy } from '../failures/lines.js';
import { ended, fatal, offer, policy, raised, raw, type Variant } from './rows.js';

const path = raw`\\sdp-04.corp.example\SMSPKGF$\LNZ0003B`;
const refused = (code: string) => ({
  'ExecMgr.log': ccm(
    'execmgr',
    policy('Plan "A" v1.2 (final)', 'LNZ0003B', 'LNZ2007F'),
    raw`Failed to access ${path}\run.cmd, ${code}`,
    fatal('0x87d01108', 'Plan "A" v1.2 (final)'),
  ),
});
const site = (access: string, more = '', accounts = known) => raw`
site: { clientKind: cm2012, networkAccessAccounts: ['CORP\naa-1'] }
client: { name: LT-9, domain: CORP, role: workstation, interactiveUser: 'CORP\o.neil' }
${accounts}
packages: [{ packageId: LNZ0003B, ${more} accessAccounts: ${access}, distributionPoints: [sdp-04], programs: [{ name: 'Plan "A" v1.2 (final)', runMode: admin-rights, programCanRun: whether-or-not }] }]
distributionPoints: [{ server: sdp-04, serverDomain: CORP, serverRole: member-server, guestEnabled: false, applied: { LNZ0003B: '2009-03-01T00:00:00Z' } }]
`;
const known = raw`
accounts:
  - { name: 'CORP\o.neil', groups: ['CORP\Domain Users', 'CORP\Sales'] }
  - { name: 'CORP\LT-9$', groups: ['CORP\Domain Computers'] }
  - { name: 'CORP\naa-1', groups: ['CORP\Domain Users'] }
`;
const everybody = 'Users: Read, Administrators: Full Control';

export const packageAccess: readonly Variant[] = [
  {
    name: 'the user is covered, the accounts that connect are not',
    logs: refused('0x80070005'),
    model: site(raw`{ 'CORP\Sales': Read, Administrators: Full Control }`),
    expected: 'package-access-context-mismatch confirmed',
    account: { process: raw`NT AUTHORITY\SYSTEM`, network: raw`CORP\naa-1` },
    resource: raw`${path}\run.cmd`,
  },
  {
    name: 'nobody is covered',
    logs: refused('-2147024891'),
    model: site(raw`{ 'CORP\Design': Read, Administrators: Full Control }`),
    expected: 'package-access-not-covered confirmed',
    code: '0x80070005',
  },
  {
    name: 'nobody says who is in the only group that is covered, and the log shows the refusal',
    logs: refused('80070005'),
    model: site(raw`{ 'CORP\Design': Read, Administrators: Full Control }`, '', ''),
    expected: 'package-access-not-covered confirmed',
  },
  {
    name: 'No Access for a group of which nobody says who is in it is one explanation among others',
    logs: refused('0x80070005'),
    model: site(raw`{ ${everybody}, 'CORP\Kiosk': No Access }`, '', "groups: [{ name: 'CORP\\Kiosk' }]"),
    expected: 'package-access-explicit-deny probable',
    missing: /member of CORP\\Kiosk/,
  },
  {
    name: 'No Access for a group that all of them are in',
    logs: refused('2147942405'),
    model: site(raw`{ ${everybody}, 'CORP\Domain Computers': No Access, 'CORP\Domain Users': No Access }`),
    expected: 'package-access-explicit-deny confirmed',
  },
  {
    name: 'the list was changed after it was last applied',
    logs: refused('0x80070005'),
    model: site(`{ ${everybody} }`, "accessAccountsChanged: '2009-03-13T00:00:00Z',"),
    expected: 'access-account-change-not-applied confirmed',
  },
  {
    name: 'the number of a location that is not accessible proves no missing right',
    logs: { 'execmgr.log': ccm('execmgr', policy('p', 'LNZ0003B', 'LNZ2007F'), fatal('0x87d01108', 'p')) },
    expected: 'dp-unreachable undetermined',
  },
  {
    name: 'legacy: whoever runs the program, those who connect are not covered and the targeted users are',
    logs: {
      'Smsapm32.log': legacy(
        'APM',
        offer('Ledger 3', 'Ledger'),
        raw`SCHED DATA  : Return code = 0x5; Access is denied.~~; IsExecutePossible returned error 5 for program '\\DP1\SMSPKGE$\LNZ00027\setup.exe'~`,
        ...handled('0x5', 'Ledger 3', 'Ledger'),
      ),
    },
    model: raw`
site: { clientConnectionAccounts: ['CORP\SMSClient_LNZ', 'CORP\SMSClient_LN2'] }
client: { kind: sms20-nt }
packages:
  - packageId: LNZ00027
    accessAccounts: { 'CORP\Finance Users': Read, Administrators: Full Control }
    programs: [{ name: Ledger 3, runMode: admin-rights }]
    advertisements: [{ programName: Ledger 3, target: ['CORP\Finance Users'] }]
`,
    expected: 'package-access-context-mismatch confirmed',
    account: { network: raw`CORP\SMSClient_LN2` },
    code: '5',
  },
];

const scanned = raw`
site: { clientKind: cmcb, networkAccessAccounts: ['CORP\sms-naa'] }
client: { name: WKS9, connections: [{ session: system, server: FILESRV, credential: 'CORP\scanuser' }] }
packages: [{ packageId: LNZ00031, programs: [{ name: Install, runMode: admin-rights }] }]
shares: [{ server: FILESRV, share: install, shareAcl: { 'CORP\sms-naa': Read } }]
`;
const local = raw`C:\WINNT\system32\msiexec.exe /i "\\DPQ\SMSPKGC$\LNZ00001\a b.msi" /qb`;

export const connections: readonly Variant[] = [
  ...['0x80070005', '1219 (0x800704C3)', '0x800704C3'].map(
    (code): Variant => ({
      name: `an open connection of another account decides, printed as ${code}`,
      logs: {
        'execmgr.log': ccm(
          'execmgr',
          policy('Install', 'LNZ00031', 'LNZ20031'),
          raw`Command line = "\\FILESRV\install\setup.exe" /q, Working Directory = \\FILESRV\install`,
          raw`Failed to connect to \\FILESRV\install, ${code}`,
          fatal('0x87D0110A', 'Install'),
        ),
      },
      model: scanned,
      expected: 'existing-connection-conflict confirmed',
      account: { network: raw`CORP\scanuser` },
      resource: raw`\\FILESRV\install`,
    }),
  ),
  {
    name: 'a local installer loses the connection to its package, and Windows has no text for the number',
    logs: {
      'SMSAPM32.log': legacy(
        'APM',
        offer('p', 'Pack'),
        raw`SCHED DATA  : Attempting to execute C:\WINNT\system32\msiexec.exe' (SERVICE context)~`,
        `SCHED DATA  : Command line "${local}" CWD "C:\\WINNT"~`,
        `SCHED DATA  : Return code = 0x653; ~~; Program '${local}' terminated with exit code = 1619.~`,
        ...handled('0x653', 'p', 'Pack'),
      ),
    },
    expected: 'dp-connection-dropped probable',
    resource: raw`\\DPQ\SMSPKGC$\LNZ00001\a b.msi`,
    missing: /client connection accounts/,
  },
  {
    name: 'a locked token account of a domain controller stops a program of the machine itself',
    logs: {
      'SMSAPM32.log': legacy(
        'APM',
        offer('p', 'Pack'),
        raw`SCHED DATA  : Attempting to execute C:\x.exe' (SERVICE context)~`,
        raw`SCHED DATA  : Return code = 0x775; Konto gesperrt~~; Could not enable program execution "C:\x.exe".~`,
        ...handled('0x775', 'p', 'Pack'),
      ),
    },
    model:
      'client: { kind: sms20-nt, name: DC7, role: domain-controller, domain: LINZ }\ndomains: [{ name: LINZ, lockoutPolicy: { enabled: true } }]\n',
    expected: 'token-account-locked-out confirmed',
  },
  {
    name: 'the false slow link: no distribution point answers',
    logs: {
      'SMSAPM32.log': legacy(
        'APM',
        offer('p', 'Pack'),
        'SCHEDULER   : Return code = 0x80070035; Der Netzwerkpfad wurde nicht gefunden.~~; ERROR: the path is not accessible.',
        'SCHEDULER   : Successfully populated the program location list with 0 distribution points from a total available number of 2.~',
        'SCHED DATA  : Access to all distribution points is through slow links.~',
        ...handled('0xe0040013', 'p', 'Pack'),
      ),
    },
    expected: 'dp-unreachable confirmed',
    code: '0x80070035',
  },
  {
    name: 'content is copied into the folder of a user, who may not write there',
    logs: {
      'FileBITS.log': ccm(
        'FileBITS',
        raw`Copied file '\\dp\SMSPKGD$\LNZ0001A\a.exe' to 'C:\WINDOWS\system32\CCM\Cache\LNZ0001A.2.S-1-5-21-1-2-3-1001\a.exe'`,
        'FileCopyJob {AAAA1111-1111-2222-3333-444444444444} encountered error while copying files (0x80070005).',
      ),
    },
    expected: 'user-context-cache-write-denied probable',
  },
];

const x = (...lines: readonly string[]) => ({ 'execmgr.log': ccm('execmgr', policy('p', 'LNZ0001A', 'LNZ2001A'), ...lines) });
const event = (name: string) => x(raised(name, { AdvertisementId: 'LNZ2001A', PackageName: 'LNZ0001A', ProgramName: 'p' }));

export const programs: readonly Variant[] = [
  ...(
    [
      ['0x87D01204', 'content-not-on-dp confirmed'],
      ['0x87D01202', 'cache-too-small confirmed'],
      ['0x87D00226', 'content-download-blocked-policy confirmed'],
      ['0x87d01014', 'user-not-logged-on probable'],
      ['0x87D01106', 'program-not-found probable'],
      ['0x87d01004', 'program-disabled confirmed'],
      ['-2016407533', 'dependency-failed confirmed'],
      ['0x87D02002', 'policy-missing confirmed'],
      ['2278560002', 'execution-context-failed confirmed'],
      ['0x87d00229', 'credentials-not-stored confirmed'],
    ] as const
  ).map(([code, expected]): Variant => ({ name: `final error ${code}`, logs: x(fatal(code, 'p')), expected })),
  ...(
    [
      ['SoftDistAdvertHashMismatchEvent', 'hash-mismatch confirmed'],
      ['SoftDistErrorInsufficientCacheSizeEvent', 'cache-too-small confirmed'],
      ['SoftDistProgramExceededTimeEvent', 'time-limit-exceeded confirmed'],
      ['SoftDistErrorProgramMayNeverRunEvent', 'service-window-blocked confirmed'],
      ['SoftDistOfferRejectedPlatformEvent', 'platform-not-supported confirmed'],
      ['SoftDistProgramCancelledEvent', 'program-cancelled confirmed'],
    ] as const
  ).map(([name, expected]): Variant => ({ name: `status event ${name}`, logs: event(name), expected })),
  { name: 'an exit code of its own', logs: x(...ended('p', 30029)), expected: 'exit-code-failure confirmed', code: '30029' },
  { name: 'another installation', logs: x(...ended('p', 1618, 'FailureRetry')), expected: 'another-program-running probable' },
  {
    name: 'a program name that reads like the end of the sentence',
    logs: {
      'execmgr.log': ccm(
        'execmgr',
        policy('Install. The exit code is 5', 'LNZ0001A', 'LNZ2001A'),
        ...ended('Install. The exit code is 5', 7),
      ),
    },
    expected: 'exit-code-failure confirmed',
    code: '7',
  },
];

export const healthy: readonly Variant[] = [
  {
    name: 'a retry that succeeds',
    logs: x(
      ...ended('p', 1618, 'FailureRetry'),
      'Raised Program Started Event for Ad:LNZ2001A, Package:LNZ0001A, Program: p',
      ...ended('p', 0, 'Success'),
    ),
    expected: 'healthy',
  },
  {
    name: 'a success after a complaint about something optional',
    logs: x(raw`Error 0x80070005 occurred while reading optional \\srv\stats\x.txt, ignored`, ...ended('p', 0, 'Success')),
    expected: 'healthy',
  },
  { name: 'a restart that is started', logs: x(...ended('p', 1641, 'SuccessRebootInitiated')), expected: 'healthy' },
  { name: 'waiting for content', logs: event('SoftDistWaitingContentEvent'), expected: 'healthy' },
  {
    name: 'a download that is answered with 401 first',
    logs: {
      'DataTransferService.log': ccm(
        'DataTransferService',
        raw`DTSJob {AAAA1111-1111-2222-3333-444444444444} created to download from 'http://a.example/SMS_DP_SMSPKGD$/LNZ0001F' to 'C:\WINDOWS\ccmcache\1'.`,
        "Error sending DAV request. HTTP code 401, status 'Unauthorized'",
        'DTSJob {AAAA1111-1111-2222-3333-444444444444} successfully completed download.',
      ),
    },
    expected: 'healthy',
  },
  {
    name: 'errors of components that distribute nothing',
    logs: {
      'WUAHandler.log': ccm('WUAHandler', 'OnSearchComplete - Failed to end search job. Error = 0x80070005.'),
      'ccmsetup.log': ccm('ccmsetup', raw`Failed to access \\SITE\SMSClient, error 5`),
    },
    expected: 'healthy',
  },
  {
    name: 'an inbox that was locked for a moment',
    logs: {
      'odpsys32.log': legacy(
        raw`ODP\System`,
        raw`TEST        : Found Lock File '\\CAP1\CAP_LNZ\offerinf.box\Inboxlck.tok'.Continuing retry attempts at every 1000 ms`,
        raw`TEST        : CAP Offer Inbox is accessible: \\CAP1\CAP_LNZ\offerinf.box`,
      ),
    },
    expected: 'healthy',
  },
];
