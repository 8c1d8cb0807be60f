import { describe, expect, it } from 'vitest';
import { may } from '../../src/accounts/access.js';
import type { Access } from '../../src/accounts/answer.js';
import type { AccessEntry, Account, Group, Model, Package } from '../../src/accounts/model.js';
import { type Asked, question, sharePath, site } from './world.js';

const user = { runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' } as const;

function entries(map: Record<string, AccessEntry['level']>): AccessEntry[] {
  return Object.entries(map).map(([principal, level]) => ({ principal, level }));
}

interface Given {
  readonly alice?: Partial<Account>;
  readonly groups?: readonly Group[];
  readonly held?: Partial<Package>;
  readonly dp?: Model['distributionPoints'][number] | Record<string, unknown>;
}

/** The site with other access accounts, groups or memberships of alice. */
function given(access: Record<string, AccessEntry['level']> | undefined, { alice, groups, held, dp }: Given = {}): Model {
  return {
    ...site,
    accounts: [...site.accounts.filter(({ name }) => name !== 'CORP\\alice'), { name: 'CORP\\alice', groups: [], ...alice }],
    groups: groups ?? [],
    packages: [{ packageId: 'S0100012', accessAccounts: access && entries(access), ...held }],
    distributionPoints: [{ server: 'DP1', serverDomain: 'CORP', serverRole: 'member-server', ...dp }],
  };
}

/** What alice, as logged-on user of an Advanced Client, may do. */
function ask(model: Model, asked: Asked = {}): Access {
  return may(question({ program: user, ...asked, model }), model);
}

function rules(access: Access): string[] {
  return access.because.map(({ rule }) => rule);
}

describe('entries of a package', () => {
  it('refuse by No Access even who is allowed through another entry (R47)', () => {
    const access = ask(given({ Users: 'read', 'CORP\\Kiosk': 'no-access' }, { alice: { groups: ['CORP\\Kiosk'] } }));
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'explicit-deny' });
    expect(rules(access)).toContain('R47');
  });

  it('refuse who is not listed (R48)', () => {
    const access = ask(given({ 'CORP\\Design': 'read', Administrators: 'full-control' }));
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'not-covered' });
    expect(rules(access)).toContain('R48');
  });

  it('let Read run and not write (R49)', () => {
    const model = given({ 'CORP\\alice': 'read' });
    expect(ask(model).verdict).toBe('granted');
    expect(ask(model, { operation: 'write' })).toMatchObject({ verdict: 'denied', refusal: 'level-too-low' });
    expect(ask(given({ 'CORP\\alice': 'change' }), { operation: 'write' }).verdict).toBe('granted');
  });

  it('add up over several groups', () => {
    const model = given({ Users: 'read', 'CORP\\Writers': 'change' }, { alice: { groups: ['CORP\\Writers'] } });
    expect(ask(model, { operation: 'write' }).verdict).toBe('granted');
  });

  it('are the defaults where nobody chose (R45)', () => {
    const access = ask(given(undefined));
    expect(access.verdict).toBe('granted');
    expect(rules(access)).toContain('R45');
  });

  it('are unknown for a package that the model does not have', () => {
    const access = ask({ ...site, packages: [] });
    expect(access.verdict).toBe('unknown');
    expect(access.missing[0]?.fact).toContain('package access accounts');
  });

  it('compare names without case, and take &amp; for &', () => {
    expect(ask(given({ 'corp\\ALICE': 'read' })).verdict).toBe('granted');
    const model = { ...given({ 'CORP\\SMSCliToknAcct&amp;': 'read' }), accounts: [] };
    expect(ask(model, { client: { kind: 'sms20-nt', role: 'domain-controller' }, program: { runMode: 'admin-rights' } }).verdict).toBe(
      'granted',
    );
  });
});

describe('groups', () => {
  const nested: Group[] = [
    { name: 'CORP\\Testers', members: ['CORP\\alice'] },
    { name: 'CORP\\Staff', members: ['CORP\\Testers'] },
    { name: 'CORP\\All', members: ['CORP\\Staff'] },
  ];

  it('count through groups in groups', () => {
    const access = ask(given({ 'CORP\\All': 'read' }, { groups: nested }));
    expect(access.verdict).toBe('granted');
    expect(access.because.map(({ text }) => text).join()).toContain('CORP\\Testers in CORP\\Staff in CORP\\All');
  });

  it('may be members of each other', () => {
    const cyclic: Group[] = [
      { name: 'CORP\\A', members: ['CORP\\B', 'CORP\\alice'] },
      { name: 'CORP\\B', members: ['CORP\\A'] },
    ];
    expect(ask(given({ 'CORP\\B': 'read' }, { groups: cyclic })).verdict).toBe('granted');
    expect(ask(given({ 'CORP\\C': 'read' }, { groups: [...cyclic, { name: 'CORP\\C', members: ['CORP\\C'] }] })).verdict).toBe('denied');
  });

  it('of which neither side says the members leave it open', () => {
    const access = ask(given({ 'CORP\\App Installers': 'read' }, { alice: { groups: undefined } }));
    expect(access.verdict).toBe('unknown');
    expect(access.missing.map(({ fact }) => fact)).toEqual(['whether CORP\\alice is a member of CORP\\App Installers']);
    expect(access.missing[0]?.decides).toBe('whether CORP\\alice may read there');
  });

  it('are known from either side', () => {
    const unsaid = { alice: { groups: undefined } };
    expect(ask(given({ 'CORP\\Staff': 'read' }, { ...unsaid, groups: [{ name: 'CORP\\Staff', members: [] }] })).verdict).toBe('denied');
    expect(ask(given({ 'CORP\\Staff': 'read' }, { alice: { groups: [] } })).verdict).toBe('denied');
  });

  it('of another domain count only as domain local groups of the server', () => {
    const scope = (name: string) => [{ name, scope: 'domain-local' as const, members: ['CORP\\alice'] }];
    expect(ask(given({ 'CORP\\Readers': 'read' }, { groups: scope('CORP\\Readers') })).verdict).toBe('granted');
    expect(ask(given({ 'EAST\\Readers': 'read' }, { groups: scope('EAST\\Readers') })).verdict).toBe('denied');
  });
});

describe('well-known groups', () => {
  it.each([
    'Everyone',
    'Authenticated Users',
    'NT AUTHORITY\\Authenticated Users',
    'BUILTIN\\Users',
    'DP1\\Users',
    'S-1-1-0',
    'CORP\\Domain Users',
  ])('hold an account of the domain: %s', (principal) => {
    expect(ask(given({ [principal]: 'read' })).verdict).toBe('granted');
  });

  it('hold the computer account as well, but not Domain Users', () => {
    const asked: Asked = { client: { kind: 'cm2007' }, program: { runMode: 'admin-rights' } };
    const alone = (model: Model): Model => ({ ...model, site: { networkAccessAccounts: [] } });
    for (const principal of ['Users', 'Authenticated Users', 'CORP\\Domain Computers'])
      expect(ask(alone(given({ [principal]: 'read' })), asked).verdict).toBe('granted');
    expect(ask(alone(given({ 'CORP\\Domain Users': 'read' })), asked).verdict).toBe('denied');
  });

  it('are what the server lists, where it does', () => {
    expect(ask(given({ Users: 'read' }, { dp: { localGroups: { Users: ['CORP\\Design'] } } })).verdict).toBe('denied');
    expect(ask(given({ Users: 'read' }, { dp: { localGroups: { users: ['CORP\\alice'] } } })).verdict).toBe('granted');
    expect(ask(given({ 'DP1\\Readers': 'read' }, { dp: { localGroups: { Readers: ['CORP\\Domain Users'] } } })).verdict).toBe('granted');
  });

  it('on a domain controller are those of the domain', () => {
    const groups = [{ name: 'CORP\\Users', members: ['CORP\\Design'] }];
    expect(ask(given({ Users: 'read' }, { groups, dp: { serverRole: 'domain-controller' } })).verdict).toBe('denied');
    expect(ask(given({ Users: 'read' }, { groups, dp: { serverRole: 'member-server' } })).verdict).toBe('granted');
  });

  it('hold administrators of the domain as administrators of the server', () => {
    const admins = { Administrators: 'full-control' } as const;
    expect(ask(given(admins, { alice: { groups: ['CORP\\Domain Admins'] } })).verdict).toBe('granted');
    expect(ask(given(admins)).verdict).toBe('denied');
    expect(ask(given(admins, { alice: { groups: undefined } })).missing[0]?.fact).toContain('CORP\\Domain Admins');
  });
});

describe('lists', () => {
  it('of share and folder must both allow (R50)', () => {
    const access = ask(given({ Users: 'read' }, { dp: { shareAcl: entries({ 'CORP\\Design': 'read' }) } }));
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'share-too-low' });
    expect(rules(access)).toContain('R50');
  });

  it('of another share are judged alike, and are open where one is not given (R61)', () => {
    const [tools] = site.shares;
    if (!tools) throw new Error('the site has a share');
    const asked: Asked = { path: sharePath, maker: 'program' };
    expect(ask(site, asked).verdict).toBe('granted');
    const half = ask({ ...site, shares: [{ ...tools, shareAcl: undefined }] }, asked);
    expect(half.verdict).toBe('unknown');
    expect(half.missing.map(({ fact }) => fact)).toEqual(['the permissions of the share \\\\FS1\\tools']);
    expect(ask({ ...site, shares: [{ ...tools, shareAcl: undefined, ntfsAcl: [] }] }, asked).verdict).toBe('denied');
  });

  it('are those of the folder where they differ from the access accounts', () => {
    expect(ask(given({ Users: 'read' }, { dp: { ntfsAcl: { s0100012: entries({ 'CORP\\Design': 'read' }) } } })).verdict).toBe('denied');
  });

  it('do not exist on FAT (R51), and are not known on NetWare', () => {
    expect(rules(ask(given({ 'CORP\\Design': 'read' }, { dp: { fileSystem: 'FAT' } })))).toContain('R51');
    expect(ask(given({ Users: 'read' }, { dp: { kind: 'netware-volume' } })).verdict).toBe('unknown');
  });
});

describe('a name that two domains have', () => {
  const domains = [{ name: 'CORP', trusts: ['ACC'] }, { name: 'ACC' }];
  const groups: Group[] = [
    { name: 'ACC\\Sales', members: ['CORP\\alice'] },
    { name: 'CORP\\Sales', members: [] },
  ];
  const model = (serviceLevel: string | undefined): Model => ({
    ...given({ 'ACC\\Sales': 'read' }, { groups }),
    domains,
    site: { serviceLevel, clientConnectionAccounts: [] },
  });
  const nt: Asked = { client: { kind: 'sms20-nt' } };

  it('gets the entry of the other group in early SMS 2.0 (R52)', () => {
    const access = ask(model('SP1'), nt);
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'wrong-principal' });
    expect(rules(access)).toContain('R52');
  });

  it('does not matter later, and is open where the service pack is not known', () => {
    expect(ask(model('SP3'), nt).verdict).toBe('granted');
    expect(ask(model('SP1')).verdict).toBe('granted');
    expect(ask(model(undefined), nt).verdict).toBe('unknown');
  });
});

describe('changes that do not count yet', () => {
  const changed = { accessAccountsChanged: '2004-06-01T10:00:00Z' };

  it('leave open what stands on a distribution point that was not updated since (R53)', () => {
    const access = ask(given({ Users: 'read' }, { held: changed, dp: { applied: { S0100012: '2004-05-30T08:00:00Z' } } }));
    expect(access).toMatchObject({ verdict: 'unknown', refusal: 'not-applied' });
    expect(rules(access)).toContain('R53');
  });

  it('count once they were applied', () => {
    expect(ask(given({ Users: 'read' }, { held: changed, dp: { applied: { S0100012: '2004-06-02T08:00:00Z' } } })).verdict).toBe('granted');
  });

  it('never reach a distribution point on an NT share of SMS 2.0 (R54)', () => {
    const held = { ...changed, shareMode: 'nt-share-dp' as const };
    const model = {
      ...given({ Users: 'read' }, { held, dp: { applied: { S0100012: '2004-06-02' } } }),
      site: { clientConnectionAccounts: [] },
    };
    const access = ask(model, { client: { kind: 'sms20-nt' } });
    expect(access).toMatchObject({ verdict: 'unknown', refusal: 'not-applied' });
    expect(rules(access)).toContain('R54');
  });

  it('of memberships count from the next logon (R56)', () => {
    const stale = { groups: ['CORP\\Testers'], membershipChanged: '2004-06-02T08:00:00Z', lastLogon: '2004-06-01T08:00:00Z' };
    const access = ask(given({ 'CORP\\Testers': 'read' }, { alice: stale }));
    expect(access).toMatchObject({ verdict: 'unknown', refusal: 'stale-token' });
    expect(access.missing[0]?.fact).toContain('from its last logon');
    expect(ask(given({ 'CORP\\Testers': 'read' }, { alice: { ...stale, lastLogon: '2004-06-03T08:00:00Z' } })).verdict).toBe('granted');
    expect(ask(given({ 'CORP\\Domain Users': 'read' }, { alice: stale })).verdict).toBe('granted');
  });
});
