import type { Diagnosis, Finding } from '../../src/failures/failure.js';

/** All of it is invented. The third finding holds what a hostile log could hold. */
const notConfigured: Finding = {
  failure: 'naa-not-configured',
  title: 'The site gives its clients no network access account, and the program needs one for a share outside the package',
  level: 'error',
  verdict: 'confirmed',
  client: 'HARBOR-PC07',
  advertisement: 'HBR20031',
  package: 'HBR00045',
  program: 'Install charts for the tide tables',
  when: '2021-09-14T06:12:44.031Z',
  account: { process: 'NT AUTHORITY\\SYSTEM', network: 'HARBOR\\HARBOR-PC07$' },
  resource: { kind: 'share', path: '\\\\PIER9\\Navigation$\\Charts\\2021\\setup.exe' },
  code: {
    value: '0x80070005',
    symbol: 'ERROR_ACCESS_DENIED',
    meaning: 'access denied: the account that asked has no right to the resource',
  },
  because: [
    { rule: 'R11', text: 'A program with administrative rights runs as Local System on an Advanced Client.' },
    {
      rule: 'R36',
      text: 'Local System asks for a share outside the package with the computer account first, then with the network access account.',
    },
    { rule: 'R40', text: 'The policy of the client holds no network access account.' },
  ],
  seen: [
    {
      file: 'execmgr.log',
      line: 412,
      when: '2021-09-14T06:12:44.031Z',
      message: 'Program Install charts for the tide tables could not start, 0x80070005',
    },
    { file: 'DataTransferService.log', line: 88, message: 'No credentials of an account for the network (0x80040215)' },
  ],
  missing: [],
  fix: [
    'Give the site a network access account with the right to read \\\\PIER9\\Navigation$ at the share and at NTFS.',
    'Or move the charts into the package HBR00045.',
  ],
  considered: [{ failure: 'naa-no-rights', whyNot: 'there is no account that could lack rights' }],
  times: 3,
  since: '2021-09-12T06:12:40.000Z',
};

const notCovered: Finding = {
  failure: 'package-access-not-covered',
  title: 'No access account of the package covers the account that connected',
  level: 'error',
  verdict: 'undetermined',
  package: 'HBR00046',
  program: '*',
  when: '2021-09-14T07:00:02',
  account: { network: 'client-connection' },
  resource: { kind: 'distribution-point', path: '\\\\PIER2\\SMSPKGD$\\HBR00046' },
  code: { value: '5', symbol: 'ERROR_ACCESS_DENIED', meaning: 'access denied: the account that asked has no right to the resource' },
  because: [{ rule: 'R58', text: 'Each account that connects must be covered by an access account of the package.' }],
  seen: [{ file: 'SMSAPM32.log', line: 7, when: '2021-09-14T07:00:02', message: 'Return code = 0x5; Zugriff verweigert' }],
  missing: [{ fact: 'the access accounts of package HBR00046', decides: 'whether the client connection account is covered' }],
  fix: ['Cover the client connection accounts with Read.'],
  considered: ['package-access-explicit-deny', 'access-account-change-not-applied', 'stale-token', 'dp-connection-limit'].map(
    (failure) => ({
      failure,
      whyNot: 'the access accounts are not known',
    }),
  ),
};

const hostile: Finding = {
  failure: 'exit-code-failure',
  title: 'The program ended with an exit code that is no success',
  level: 'warning',
  verdict: 'probable',
  package: 'HBR0004\u202e7',
  program: 'clean\x1b[2J\x1b]0;owned\x07up 港湾の更新プログラム',
  when: '2021-09-14T08:30:00.500Z',
  account: { process: 'HARBOR\\mat\u200bilda' },
  code: { value: '1603', symbol: 'ERROR_INSTALL_FAILURE', meaning: 'a fatal error during the installation' },
  because: [{ rule: 'R69', text: 'A bare 1603 is an exit code of Windows Installer.' }],
  seen: [
    {
      file: 'execmgr.log',
      line: 513,
      when: '2021-09-14T08:30:00.500Z',
      message: `instance of SoftDistProgramErrorEvent\r\n{\r\n\tProgramName = "clean\x9b31mup";\u2028};\x00 ${'long '.repeat(300)}\x7f\ud800 end`,
    },
    ...Array.from({ length: 7 }, (_, at) => ({ file: 'execmgr.log', line: 520 + at, message: `retry ${at + 1} of 7` })),
  ],
  missing: [],
  fix: ['Read the log of the installer: it names the action that returned 3.'],
  considered: [],
};

const resolved: Finding = {
  failure: 'dp-unreachable',
  title: 'No distribution point of the package answered',
  level: 'note',
  verdict: 'contradicted',
  package: 'HBR00048',
  program: 'Tide gauge driver',
  when: '2021-09-13T23:59:59.000Z',
  account: {},
  resource: { kind: 'web', path: 'http://pier3.harbor.example/SMS_DP_SMSPKGD$/HBR00048' },
  code: { value: '0x80072EFD', symbol: 'ERROR_WINHTTP_CANNOT_CONNECT', meaning: 'no connection to the server' },
  because: [{ rule: 'R75', text: 'The model says that PIER3 answers, the log says that it did not.' }],
  seen: [{ file: '-', line: 3, message: 'Error sending request, code 0x80072efd' }],
  missing: [],
  fix: [],
  considered: [],
  closed: '2021-09-14T01:10:00.000Z',
};

export const diagnosis: Diagnosis = {
  schemaVersion: 1,
  client: 'HARBOR-PC07',
  logs: [
    { file: 'execmgr.log', records: 1931 },
    { file: 'DataTransferService.log', records: 640 },
    { file: 'SMSAPM32.log', records: 58 },
  ],
  coverage: {
    records: 2629,
    understood: 1204,
    evidence: 11,
    unread: [{ file: 'execmgr.log', offset: 733004, reason: 'the record has no end; reading went on at the next one' }],
    bytes: 812345,
  },
  runs: [
    {
      client: 'HARBOR-PC07',
      advertisement: 'HBR20031',
      package: 'HBR00045',
      program: 'Install charts for the tide tables',
      outcome: 'failed-retrying',
      account: 'NT AUTHORITY\\SYSTEM',
      began: '2021-09-14T06:10:00.000Z',
      ended: '2021-09-14T06:12:44.031Z',
      attempts: 3,
    },
    { package: 'HBR00046', program: '*', outcome: 'waiting', waitingFor: 'user', attempts: 0 },
    { package: 'HBR0004\u202e7', program: 'clean\x1b[2Jup', outcome: 'failed', exitCode: 1603, attempts: 1 },
  ],
  findings: [notConfigured, notCovered, hostile, resolved],
};

const [first, second] = [notConfigured, notCovered];

/** Findings whose account path is known: one refused by both permissions, one in part unknown, one whose program did not start. */
export const chained: readonly Finding[] = [
  {
    ...first,
    chain: {
      process: { role: 'LocalSystem', name: 'NT AUTHORITY\\SYSTEM', state: 'works' },
      tries: [
        { role: 'computer account', name: 'HARBOR\\HARBOR-PC07$', server: 'fails', folder: 'unknown', refusal: 'untrusted' },
        {
          role: 'network access account',
          name: 'HARBOR\\na|a`s <b>',
          server: 'works',
          share: 'works',
          folder: 'fails',
          refusal: 'not-covered',
        },
      ],
      server: 'PIER9',
    },
  },
  {
    ...second,
    chain: {
      process: { role: 'logged-on user', state: 'unknown' },
      tries: [{ role: 'client connection account', server: 'unknown', folder: 'unknown' }],
      server: 'PIER2',
    },
  },
  {
    ...second,
    failure: 'software-installation-account-not-configured',
    verdict: 'confirmed',
    chain: { process: { role: 'software installation account', state: 'fails' }, tries: [] },
  },
];
