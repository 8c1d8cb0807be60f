import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyModel, type Model } from '../src/accounts/model.js';
import { aimOf } from '../src/model-import/aim.js';
import { type Imported, type ImportOptions, importInto } from '../src/model-import/index.js';
import { summary } from '../src/model-import/summary.js';
import { modelOf } from './reading.js';

const exports = fileURLToPath(new URL('./fixtures/exports/', import.meta.url));

const bytesOf = (name: string): Uint8Array => readFileSync(join(exports, name));

interface Asked extends Omit<ImportOptions, 'aim'> {
  readonly into?: string;
  readonly for?: readonly string[];
  readonly client?: string;
}

function importing(files: Readonly<Record<string, string | Uint8Array>>, asked: Asked = {}): Imported & { readonly model: Model } {
  const { into = '', client, ...options } = asked;
  const all = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
  const before = into === '' ? emptyModel : modelOf(into);
  const imported = importInto(into, before, all, { ...options, aim: aimOf(asked.for ?? [], client) });
  return { ...imported, model: modelOf(imported.text) };
}

const fixtures = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, bytesOf(name)]));
const acl = (entries: readonly { principal: string; level: string }[] | undefined) =>
  entries?.map(({ principal, level }) => `${principal} ${level}`);

describe('JSON of the site', () => {
  test('packages keep their name, version, size and package share', () => {
    const { model, unread } = importing(fixtures('packages.json'));
    expect(model.packages).toMatchObject([
      { packageId: 'NW100021', name: 'CAD Viewer', sourceVersion: 3, sizeMB: 40.26, shareMode: 'common', copyToPackageShare: true },
      { packageId: 'NW100022', hasSourceFiles: false, copyToPackageShare: false },
    ]);
    expect(unread).toEqual([]);
  });

  test('packages without exported access accounts are not taken to have the default ones, unless somebody says so', () => {
    expect(importing(fixtures('packages.json')).model.packages[0]?.accessAccountsUnknown).toBe(true);
    expect(importing(fixtures('packages.json'), { defaultAccess: true }).model.packages[0]?.accessAccountsUnknown).toBeUndefined();
    const later = importing(fixtures('access-accounts.json'), { into: importing(fixtures('packages.json')).text });
    expect(later.model.packages[0]?.accessAccountsUnknown).toBeUndefined();
    expect(acl(later.model.packages[0]?.accessAccounts)).toEqual(['NW\\Design read', 'Administrators full-control', 'NW\\Kiosk no-access']);
  });

  test('bits of ProgramFlags become properties of programs, and a set highest bit is no minus', () => {
    const { model, unread } = importing(fixtures('programs.json'));
    expect(model.programs).toMatchObject([
      { name: 'Install', runMode: 'admin-rights', programCanRun: 'whether-or-not', driveMode: 'unc', maxRunMinutes: 60, diskSpaceMB: 200 },
      { name: 'Apply', runMode: 'user-rights', programCanRun: 'only-when-user-logged-on', driveLetter: 'O:', everyUser: true },
    ]);
    expect(unread).toEqual([]);
  });

  test.each([
    [0x8000 | 0x4000 | 0x20000, {}, 1],
    [0x8000 | 0x20000, { programCanRun: 'only-when-no-user', runMode: 'admin-rights' }, 0],
    [0x1000 | 0x100000, { disabled: true, programCanRun: 'whether-or-not', userInteraction: true, driveMode: 'unc' }, 0],
    [0x80000, { afterRunning: 'sms-restarts', driveMode: 'any-drive-letter' }, 0],
    [0x4000000 | 0x8000, { useSoftwareInstallationAccount: true }, 0],
  ])('ProgramFlags %i', (ProgramFlags, expected, gaps) => {
    const { model, unread } = importing({ 'p.json': JSON.stringify({ PackageID: 'NW100021', ProgramName: 'Install', ProgramFlags }) });
    expect(model.programs[0]).toMatchObject(expected);
    expect(unread).toHaveLength(gaps);
  });

  test.each([
    [0x8 | 0x80, 'run-from-dp', 'run-from-dp'],
    [0x10 | 0x20, 'download-and-run', 'do-not-run'],
    [0x10 | 0x40, 'download-and-run', 'download-and-run'],
  ])('RemoteClientFlags %i', (RemoteClientFlags, fastNetwork, slowNetwork) => {
    const deployment = { AdvertisementID: 'NW120004', PackageID: 'NW100021', ProgramName: 'Install', RemoteClientFlags };
    const { model } = importing({ 'd.json': JSON.stringify(deployment) });
    expect(model.advertisements).toMatchObject([{ id: 'NW120004', fastNetwork, slowNetwork }]);
  });

  test('a deployment keeps its times, as PowerShell and WMI write them, and a collection is no list of accounts', () => {
    const { model, text } = importing(fixtures('deployments.json'));
    expect(model.advertisements).toMatchObject([{ start: '2020-03-01T00:00:00Z', mandatory: true, notMandatoryOverSlowLinks: true }]);
    expect(model.advertisements[0]?.expires).toBeUndefined();
    expect(model.advertisements[0]?.target).toBeUndefined();
    expect(text).toContain('# unknown: target, the members of the collection NW100045');
  });

  test('a summary of deployments says what is required', () => {
    const summaries = [1, 2].map((DeploymentIntent) => ({
      DeploymentID: `NW12000${DeploymentIntent}`,
      PackageID: 'NW100021',
      ProgramName: 'Install',
      DeploymentIntent,
    }));
    const { model } = importing({ 'd.json': JSON.stringify(summaries) });
    expect(model.advertisements.map(({ mandatory }) => mandatory)).toEqual([true, false]);
  });

  test.each([
    [0, 'no-access'],
    [0x65, 'read'],
    [0x17f, 'change'],
    [0x1ff, 'full-control'],
    ['FullControl', 'full-control'],
  ])('access %s is %s', (Access, level) => {
    const { model } = importing({ 'a.json': JSON.stringify({ PackageID: 'NW100021', UserName: 'NW\\Design', Access }) });
    expect(model.packages[0]?.accessAccounts).toEqual([{ principal: 'NW\\Design', level }]);
  });

  test('distribution points, what they hold, and network access accounts', () => {
    const { model, unread } = importing(fixtures('distribution-points.json'));
    expect(model.distributionPoints).toMatchObject([{ server: 'DP1.nw.example', kind: 'pull', anonymous: false }]);
    expect(model.packages[0]?.distributionPoints).toEqual(['DP1.nw.example']);
    expect(model.site?.networkAccessAccounts).toEqual(['NW\\sms-naa']);
    expect(unread).toEqual([]);
  });

  test('an empty list of network access accounts says that there is none', () => {
    const component = { ItemName: 'Software Distribution', PropLists: [{ PropertyListName: 'Network Access User Names', Values: [] }] };
    expect(importing({ 'c.json': JSON.stringify(component) }).model.site?.networkAccessAccounts).toEqual([]);
  });

  test('what an object is not known to be is listed with its line', () => {
    const { unread } = importing({ 'x.json': '[\n  { "PackageID": "NW100021" },\n  { "Colour": "red" }\n]' });
    expect(unread).toMatchObject([{ file: 'x.json', line: 3, reason: 'an object of a kind that is not known' }]);
  });

  test('files of PowerShell 5.1 are UTF-16, and others have a byte order mark', () => {
    const text = readFileSync(join(exports, 'packages.json'), 'utf8');
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(importing({ 'wide.json': wide }).model.packages).toHaveLength(2);
    expect(importing({ 'bare.json': wide.subarray(2) }).model.packages).toHaveLength(2);
    expect(importing({ 'marked.json': `\ufeff${text}` }).model.packages).toHaveLength(2);
  });

  test('programs stand in their package, whatever the order of the files', () => {
    const { text, model } = importing(fixtures('programs.json', 'packages.json'));
    expect(text).not.toMatch(/^programs:/m);
    expect(model.programs).toHaveLength(2);
  });
});

describe('icacls and cacls', () => {
  const entries = ['NW\\Kiosk no-access', 'Administrators full-control', 'Users read', 'NT AUTHORITY\\SYSTEM full-control'];

  test('the path of a package folder says which distribution point and which package', () => {
    const { model, unread } = importing(fixtures('icacls.txt'));
    expect(model.distributionPoints[0]?.server).toBe('DP1');
    expect(acl(model.distributionPoints[0]?.ntfsAcl?.NW100021)).toEqual([...entries, 'NW\\Installers change']);
    expect(unread).toEqual([]);
  });

  test('a local path needs the server, and then the package is in the path', () => {
    expect(importing(fixtures('cacls.txt')).unread).toMatchObject([{ line: 1, text: 'E:\\SMSPKGE$\\NW100022' }]);
    const { model, unread } = importing(fixtures('cacls.txt'), { for: ['\\\\DP1'] });
    expect(acl(model.distributionPoints[0]?.ntfsAcl?.NW100022)).toEqual([
      'Users read',
      'Administrators full-control',
      'NW\\Kiosk no-access',
      'NW\\Auditors read',
    ]);
    expect(unread).toEqual([]);
  });

  test('said to be a package and nothing more, they are its access accounts', () => {
    const { model } = importing(fixtures('icacls-de.txt'), { for: ['NW100021'] });
    expect(acl(model.packages[0]?.accessAccounts)).toContain('Users read');
  });

  test.each([
    ['utf-8', 'utf8'],
    ['the code page of a console', 'cp850'],
    ['the code page of the desktop', 'windows-1252'],
  ])('a German listing in %s names the groups that every Windows has', async (_, encoding) => {
    const { default: iconv } = await import('iconv-lite');
    const bytes = iconv.encode(readFileSync(join(exports, 'icacls-de.txt'), 'utf8'), encoding);
    const { model, unread } = importing({ 'icacls.txt': bytes }, { for: ['\\\\FS1\\tools'] });
    expect(model.shares).toMatchObject([{ server: 'FS1', share: 'tools' }]);
    expect(acl(model.shares[0]?.ntfsAcl)).toEqual([
      'Administrators full-control',
      'NT AUTHORITY\\SYSTEM full-control',
      'Users read',
      'NW\\Einkauf change',
    ]);
    expect(unread).toEqual([]);
  });

  test.each([
    ['(F)', 'full-control'],
    ['(M)', 'change'],
    ['(RX)', 'read'],
    ['(R)', 'read'],
    ['(N)', 'no-access'],
    ['(I)(OI)(CI)(DENY)(R)', 'no-access'],
    ['(DENY)(OI)(CI)(RX)', 'no-access'],
    ['(OI)(CI)(Rc,S,RD,REA,X,RA)', 'read'],
    ['(Rc,S,RD,WD,AD,REA,X,RA)', 'change'],
    ['(OI)(CI)(IO)(GR,GE)', 'read'],
    ['F', 'full-control'],
    ['C', 'change'],
    ['(OI)(CI)R', 'read'],
    ['N', 'no-access'],
  ])('%s is %s', (rights, level) => {
    const { model, unread } = importing({ 'i.txt': `\\\\FS1\\tools NW\\CAD Users:${rights}\r\n` });
    expect(acl(model.shares[0]?.ntfsAcl)).toEqual([`NW\\CAD Users ${level}`]);
    expect(unread).toEqual([]);
  });

  test.each(['(W)', '(DENY)(W,D,Rc,DC)', '(XYZ)'])('%s is no level, and a list with a gap is not taken over', (rights) => {
    const { model, unread } = importing({ 'i.txt': `\\\\FS1\\tools BUILTIN\\Users:(RX)\r\n            NW\\Eva:${rights}\r\n` });
    expect(model.shares).toEqual([]);
    expect(unread.map(({ line }) => line)).toContain(2);
  });

  test('an integrity label is no permission', () => {
    const listing = '\\\\FS1\\tools NW\\Design:(RX)\r\n            Mandatory Label\\High Mandatory Level:(OI)(CI)(NW)\r\n';
    const { model, unread } = importing({ 'i.txt': listing });
    expect(acl(model.shares[0]?.ntfsAcl)).toEqual(['NW\\Design read']);
    expect(unread).toEqual([]);
  });

  test('a path and a name with blanks are told apart by where the next entry begins', () => {
    const listing = '\\\\FS1\\CAD data NW\\CAD Users:(RX)\r\n               NT AUTHORITY\\SYSTEM:(F)\r\n';
    expect(importing({ 'i.txt': listing }).model.shares).toMatchObject([{ share: 'CAD data' }]);
  });

  test('of a listing of a whole tree only the folder of the package counts', () => {
    const listing = [
      '\\\\DP1\\SMSPKGD$\\NW100021 BUILTIN\\Users:(RX)',
      '\\\\DP1\\SMSPKGD$\\NW100021\\setup.exe BUILTIN\\Users:(I)(RX)',
      '                                   NW\\Eva:(F)',
    ].join('\r\n');
    const { model, unread } = importing({ 'i.txt': listing });
    expect(acl(model.distributionPoints[0]?.ntfsAcl?.NW100021)).toEqual(['Users read']);
    expect(unread).toEqual([]);
  });
});

describe('shares', () => {
  test('net share NAME gives its permissions, and a remark is none', () => {
    const { model, unread } = importing(fixtures('net-share.txt'), { for: ['\\\\FS1'] });
    expect(model.shares).toMatchObject([{ server: 'FS1', share: 'tools' }]);
    expect(acl(model.shares[0]?.shareAcl)).toEqual(['NW\\Design change', 'Everyone read']);
    expect(unread).toEqual([]);
  });

  test('a package share belongs to its distribution point, in any language', () => {
    const { model, unread } = importing(fixtures('net-share-de.txt'), { for: ['\\\\DP1'] });
    expect(model.distributionPoints).toMatchObject([{ server: 'DP1', shareConnectionLimit: 50 }]);
    expect(acl(model.distributionPoints[0]?.shareAcl)).toEqual(['Everyone full-control']);
    expect(unread).toEqual([]);
  });

  test('without a server nothing is guessed', () => {
    const { model, unread } = importing(fixtures('net-share.txt'));
    expect(model.shares).toEqual([]);
    expect(unread).toMatchObject([{ reason: expect.stringContaining('--for') }]);
  });

  test('the table of all shares leaves out those of Windows itself', () => {
    const { model, unread } = importing(fixtures('net-share-table.txt'), { for: ['\\\\FS1'] });
    expect(model.shares.map(({ share }) => share)).toEqual(['Engineering Drawings', 'tools']);
    expect(model.distributionPoints.map(({ server }) => server)).toEqual(['FS1']);
    expect(unread).toEqual([]);
  });

  test('Get-SmbShareAccess as a table, as a list and as JSON', () => {
    const table = importing(fixtures('smb-share-access.txt'), { for: ['\\\\FS1'] });
    expect(acl(table.model.shares[0]?.shareAcl)).toEqual(['Everyone read', 'NW\\Design Partners change', 'NW\\Kiosk no-access']);
    const list = importing(fixtures('smb-share-access-list.txt'));
    expect(list.model.shares).toMatchObject([{ server: 'FS2', share: 'tools' }]);
    expect(acl(list.model.shares[0]?.shareAcl)).toEqual(['Administrators full-control', 'NW\\Design read']);
    const json = importing(
      { 's.json': JSON.stringify({ Name: 'tools', AccountName: 'Everyone', AccessControlType: 0, AccessRight: 2, PSComputerName: 'FS3' }) },
      {},
    );
    expect(acl(json.model.shares[0]?.shareAcl)).toEqual(['Everyone read']);
    for (const { unread } of [table, list, json]) expect(unread).toEqual([]);
  });

  test('a table that was cut off at the edge of the window is not taken over', () => {
    const cut = [
      'Name  ScopeName AccountName  AccessControlType AccessRight',
      '----  --------- -----------  ----------------- -----------',
      'tools *         NW\\Design... Allow             Read',
    ].join('\r\n');
    const { model, unread } = importing({ 's.txt': cut }, { for: ['\\\\FS1'] });
    expect(model.shares).toEqual([]);
    expect(unread[0]).toMatchObject({ line: 3 });
  });
});

describe('sessions and groups', () => {
  test.each(['whoami.txt', 'whoami-list.txt'])('%s: groups of the domain, and none of the machine', (name) => {
    const { model, unread } = importing(fixtures(name), { client: 'WKS12' });
    expect(model.accounts[0]?.name).toBe('nw\\eva');
    expect(model.accounts[0]?.groups).toContain('NW\\Design');
    expect(model.accounts[0]?.groups).not.toContain('WKS12\\Local Testers');
    expect(unread).toEqual([]);
  });

  test('whoami as CSV, and a group that may be of the machine or of another domain', () => {
    const rows = [
      ['"User Name","SID"'],
      ['"nw\\eva","S-1-5-21-1004336348-1177238915-682003330-1107"'],
      ['"Group Name","Type","SID","Attributes"'],
      ['"NW\\Design","Group","S-1-5-21-1004336348-1177238915-682003330-1120","Mandatory group, Enabled by default"'],
      ['"PARTNER\\All Staff","Group","S-1-5-21-1111111111-222222222-333333333-1120","Mandatory group"'],
      ['"WKS12\\Testers","Alias","S-1-5-21-2222222222-333333333-444444444-1001","Mandatory group"'],
    ];
    const { model, unread } = importing({ 'whoami.csv': rows.join('\r\n') });
    expect(model.accounts[0]?.groups).toEqual(['NW\\Design', 'PARTNER\\All Staff']);
    expect(unread).toMatchObject([{ line: 6, text: 'WKS12\\Testers' }]);
  });

  test('net use gives the open connections of the client', () => {
    const { model, unread } = importing(fixtures('net-use.txt'), { client: 'WKS12' });
    expect(model.clients).toMatchObject([
      {
        name: 'WKS12',
        connections: [
          { session: 'user', server: 'DP1', share: 'SMSPKGD$', driveLetter: 'O:' },
          { session: 'user', server: 'FS1', share: 'IPC$' },
          { session: 'user', server: 'FS1.nw.example', share: 'engineering-tools-2004' },
        ],
      },
    ]);
    expect(unread).toEqual([]);
    expect(importing(fixtures('net-use.txt')).unread).toMatchObject([{ reason: expect.stringContaining('--client') }]);
    expect(importing(fixtures('net-use.txt'), { into: 'client: { name: WKS13 }\n' }).model.clients).toMatchObject([
      { name: 'WKS13', connections: [{}, {}, {}] },
    ]);
  });

  test('net localgroup NAME gives the members of the group of a server or a client', () => {
    const members = ['FS1\\Administrator', 'NW\\Domain Admins', 'NW\\Server Team'];
    const into = 'shares: [{ server: FS1, share: tools }]\n';
    const { model, unread } = importing(fixtures('net-localgroup.txt'), { into, for: ['\\\\FS1'] });
    expect(model.shares[0]?.localGroups).toEqual({ Administrators: members });
    expect(unread).toEqual([]);
    const client = importing(fixtures('net-localgroup.txt'), { client: 'WKS12' });
    expect(client.model.clients[0]?.localGroups?.Administrators?.[0]).toBe('WKS12\\Administrator');
  });

  test('net localgroup names the machine itself', () => {
    const { model, unread } = importing(fixtures('net-localgroup-list.txt'));
    expect(model.groups).toMatchObject([
      { name: 'FS1\\Backup Operators', scope: 'local' },
      { name: 'FS1\\CAD Team', scope: 'local' },
    ]);
    expect(unread).toEqual([]);
  });

  test('a copy of a console window holds several listings', () => {
    const copy = [
      'C:\\>net localgroup',
      ...text('net-localgroup-list.txt'),
      'C:\\>icacls \\\\FS1\\tools',
      '\\\\FS1\\tools NW\\Design:(RX)',
    ];
    const { model, unread } = importing({ 'console.txt': copy.join('\r\n') });
    expect(model.groups).toHaveLength(2);
    expect(model.shares).toHaveLength(1);
    expect(unread).toEqual([]);
  });
});

const text = (name: string): readonly string[] => readFileSync(join(exports, name), 'utf8').split('\n');

describe('merging', () => {
  const site = [
    '# Our site, kept by hand.',
    'site: { code: NW1, naa: NW\\naa } # since 2004',
    '',
    'packages:',
    '  # for the designers',
    '  - id: NW100021',
    '    name: Viewer # the old name',
    '    access: { Users: Read }',
    'distributionPoints: [DP1]',
    '',
  ].join('\n');

  test('comments, order and words of the file stay', () => {
    const { text: merged, model } = importing(fixtures('packages.json', 'icacls.txt'), { into: site });
    for (const kept of ['# Our site, kept by hand.', '# since 2004', '# for the designers', '- id: NW100021', 'access: { Users: Read }'])
      expect(merged).toContain(kept);
    expect(merged.indexOf('site:')).toBeLessThan(merged.indexOf('packages:'));
    expect(model.distributionPoints).toMatchObject([{ server: 'DP1', ntfsAcl: { NW100021: expect.anything() } }]);
    expect(model.packages[0]).toMatchObject({ name: 'Viewer', sourceVersion: 3 });
  });

  test('each entry says where it was read', () => {
    const { text: merged } = importing(fixtures('packages.json'), { into: site });
    expect(merged).toContain('sourceVersion: 3 # packages.json:2');
  });

  test('what differs is shown with both values, and the model stays as it is', () => {
    const { conflicts } = importing(fixtures('packages.json'), { into: site });
    expect(conflicts).toEqual([
      {
        about: 'package NW100021',
        field: 'name',
        old: 'Viewer',
        oldOrigin: 'the old name',
        new: 'CAD Viewer',
        origin: 'packages.json:2',
        overwritten: false,
      },
    ]);
  });

  test('with overwrite the export wins, in the place of the old value', () => {
    const {
      model,
      conflicts,
      text: merged,
    } = importing(fixtures('packages.json', 'access-accounts.json'), { into: site, overwrite: true });
    expect(model.packages[0]?.name).toBe('CAD Viewer');
    expect(acl(model.packages[0]?.accessAccounts)).toContain('NW\\Kiosk no-access');
    expect(conflicts.every(({ overwritten }) => overwritten)).toBe(true);
    expect(merged).not.toMatch(/accessAccounts:/);
  });

  test('the same import twice changes nothing', () => {
    const names = ['packages.json', 'programs.json', 'deployments.json', 'access-accounts.json', 'distribution-points.json', 'icacls.txt'];
    const once = importing(fixtures(...names), { into: site, overwrite: true });
    const twice = importing(fixtures(...names), { into: once.text });
    expect(twice.text).toBe(once.text);
    expect(twice.added).toEqual([]);
    expect(twice.conflicts).toEqual([]);
  });

  test.each([
    ['groups as a map', "groups:\n  # designers\n  'FS1\\CAD Team': ['NW\\eva']\n", 'net-localgroup-list.txt', '# designers'],
    ['a single client', 'client: { name: WKS1 } # mine\n', 'net-use.txt', '# mine'],
    ['names alone', 'accounts:\n  - nw\\eva # a tester\n', 'whoami.txt', '# a tester'],
  ])('short forms are kept or written out: %s', (_, into, name, remark) => {
    const { text: merged, conflicts } = importing(fixtures(name), { into, client: 'WKS12' });
    expect(merged).toContain(remark);
    expect(conflicts).toEqual([]);
  });
});

describe('into the model of every sample', () => {
  const samples = fileURLToPath(new URL('../samples/', import.meta.url));
  const sites = readdirSync(samples).filter((name) => existsSync(join(samples, name, 'site.yaml')));
  const all = fixtures(...readdirSync(exports));

  test.each(sites)('%s: it stays as it was, with its comments, and what is new is added', (name) => {
    const into = readFileSync(join(samples, name, 'site.yaml'), 'utf8');
    const before = modelOf(into);
    const { model, text: merged } = importing(all, { into, for: ['\\\\FS1'], client: 'NWPC77' });
    for (const comment of into.match(/(?<=^|\s)# .*$/gm) ?? []) expect(merged).toContain(comment);
    expect(model.packages.slice(0, before.packages.length)).toMatchObject(before.packages);
    expect(model.programs.map(({ name: program }) => program)).toEqual(expect.arrayContaining(before.programs.map((each) => each.name)));
    expect(model.clients.slice(0, before.clients.length)).toMatchObject(before.clients);
    expect(model.shares.slice(0, before.shares.length)).toMatchObject(before.shares);
    expect(model.site).toMatchObject(before.site ?? {});
    expect(model.packages.map(({ packageId }) => packageId)).toContain('NW100022');
  });
});

describe('hostile exports', () => {
  test('deep nesting, names of JavaScript and giant lines end in a list of what was not understood', () => {
    const files = {
      'deep.json': '['.repeat(200_000),
      'nested.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      'proto.json':
        '[{"__proto__": {"PackageID": "NW100021"}, "constructor": 1}, {"PackageID": "NW100022", "Name": "x", "toString": {"__proto__": 1}}]',
      'long.txt': `D:\\x ${'A'.repeat(5_000_000)}:(F)`,
      'blanks.txt': `\\\\FS1\\tools${' '.repeat(30_000)}${'x '.repeat(3_000)}:(F)`,
      'brackets.txt': `\\\\FS1\\tools NW\\x:${'(OI)'.repeat(8_000)}`,
      'leading.txt': `${'-'.repeat(40)}\nOK  X: \\\\FS1\\a\n${' '.repeat(39_000)}\\x`,
      'inner.txt': `\\\\FS1\\a${' '.repeat(5_000_000)}x`,
      'rules.txt': `${'='.repeat(20_000)} ${'- '.repeat(8_000)}\nS-1-5-21-1`,
    };
    const { unread, model } = importing(files);
    expect(new Set(unread.map(({ file }) => file)).size).toBeGreaterThanOrEqual(6);
    expect(model.packages.map(({ packageId }) => packageId)).toEqual(['NW100022']);
    expect(({} as Record<string, unknown>).PackageID).toBeUndefined();
  }, 20_000);

  test('control characters reach neither the model raw nor the summary', () => {
    const imported = importing({
      'p.json': JSON.stringify([{ PackageID: 'NW100021', Name: 'a\u001b[31mb\nsite: {}' }, { '\u001b]0;x\u0007': 1 }]),
    });
    expect(imported.model.packages[0]?.name).toBe('a\u001b[31mb\nsite: {}');
    expect(imported.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(summary(imported, true)).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  test('any bytes give a model that loads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        importing({ 'x.bin': bytes }, { for: ['\\\\FS1\\tools'], client: 'WKS1' });
      }),
      { numRuns: 300 },
    );
  });

  test('any JSON gives a model that loads', () => {
    const word = fc.constantFrom(
      'PackageID',
      'ProgramName',
      'UserName',
      'Access',
      'Name',
      'AccountName',
      'RoleName',
      'NALPath',
      'ProgramFlags',
      '__proto__',
    );
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('NW100021', 'NW\\x', 'none', '~', '*', '{'),
    );
    fc.assert(
      fc.property(fc.array(fc.dictionary(word, value), { maxLength: 5 }), (objects) => {
        importing({ 'x.json': JSON.stringify(objects) });
      }),
      { numRuns: 300 },
    );
  });

  test('lines of real listings in any order, cut anywhere, give a model that loads', () => {
    const lines = [
      'icacls.txt',
      'cacls.txt',
      'net-share.txt',
      'net-use.txt',
      'whoami.txt',
      'smb-share-access.txt',
      'net-localgroup.txt',
    ].flatMap(text);
    const piece = fc.tuple(fc.constantFrom(...lines), fc.nat(60)).map(([line, cut]) => (cut > 50 ? line.slice(cut - 40) : line));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (some) => {
        importing({ 'x.txt': some.join('\r\n') }, { for: ['\\\\FS1'], client: 'WKS1' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the command', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [tool, 'model', 'import', ...args], { input, encoding: 'utf8' });
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsdx-import-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('without --into the model goes to standard output and the summary to standard error', () => {
    const { stdout, stderr, status } = smsdx([join(exports, 'packages.json')]);
    expect(modelOf(stdout).packages).toHaveLength(2);
    expect(stderr).toContain('facts are new');
    expect(status).toBe(0);
  });

  test('--into changes the file, --dry-run does not, and what is not understood ends with exit code 3', () => {
    const site = join(folder, 'site.yaml');
    writeFileSync(site, '# mine\nsite: { code: NW1 }\n');
    expect(smsdx([join(exports, 'packages.json'), '--into', site, '--dry-run']).stdout).toContain('would be new');
    expect(readFileSync(site, 'utf8')).toBe('# mine\nsite: { code: NW1 }\n');
    const { stdout, status } = smsdx([join(exports, 'packages.json'), join(exports, 'cacls.txt'), '--into', site, '--json']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout).unread).toMatchObject([{ file: 'cacls.txt', line: 1 }]);
    expect(readFileSync(site, 'utf8')).toMatch(/^# mine\n/);
    expect(modelOf(readFileSync(site, 'utf8')).packages).toHaveLength(2);
  });

  test('a mistake is one sentence, and exit code 2', () => {
    for (const args of [
      ['nowhere.json'],
      [join(exports, 'cacls.txt'), '--for', 'DP1\\'],
      [join(exports, 'cacls.txt'), '--encoding', 'klingon'],
    ]) {
      const { stderr, status } = smsdx(args);
      expect(stderr).not.toMatch(/\n {4}at /);
      expect(status).toBe(2);
    }
  });
});
