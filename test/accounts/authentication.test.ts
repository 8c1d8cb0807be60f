import { describe, expect, it } from 'vitest';
import { may } from '../../src/accounts/access.js';
import type { Access } from '../../src/accounts/answer.js';
import type { Account, Client, Domain, Model } from '../../src/accounts/model.js';
import { type Asked, question, say, sharePath, site } from './world.js';

function ask(asked: Asked): Access {
  return may(question(asked), asked.model ?? site);
}

/** The site with one account in another state. */
function withAccount(account: Account): Model {
  return { ...site, accounts: [...site.accounts.filter(({ name }) => name !== account.name), { groups: [], ...account }] };
}

function withDomains(domains: readonly Domain[], change: Partial<Model> = {}): Model {
  return { ...site, domains, ...change };
}

const workgroup: Partial<Client> = { role: 'workgroup', domain: undefined };

describe('a network access account that cannot log on', () => {
  it.each([
    [{ exists: false }, 'unknown-account', '1326'],
    [{ enabled: false }, 'account-disabled', '1331'],
    [{ locked: true }, 'account-locked', '1909'],
    [{ expired: true }, 'account-expired', '1793'],
    [{ passwordExpired: true }, 'password-expired', '1330'],
    [{ mustChangePassword: true }, 'password-expired', '1907'],
    [{ passwordChanged: true }, 'wrong-password', '1326'],
    [{ networkLogonRight: false }, 'network-logon-right-missing', '1385'],
    [{ logonRestriction: 'hours' }, 'logon-restriction', '1328'],
    [{ logonRestriction: 'workstation' }, 'logon-restriction', '1329'],
  ] as const)('is refused when %o: %s, code %s', (state, refusal, code) => {
    const access = ask({ client: workgroup, model: withAccount({ name: 'CORP\\sms-naa', ...state }) });
    expect(access).toMatchObject({ verdict: 'denied', refusal, by: { kind: 'network-access' } });
    expect(access.because.map(({ text }) => text).join()).toContain(code);
  });

  it('is refused when it is no DOMAIN\\name', () => {
    const model: Model = { ...site, site: { networkAccessAccounts: ['sms-naa'] } };
    const access = ask({ client: workgroup, model });
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'unknown-account' });
    expect(access.because.some(({ rule }) => rule === 'R39')).toBe(true);
  });

  it('is replaced by the next one of the site', () => {
    const locked = withAccount({ name: 'CORP\\sms-naa', locked: true });
    const model: Model = { ...locked, site: { networkAccessAccounts: ['CORP\\sms-naa', 'CORP\\sms-naa2'] } };
    expect(ask({ client: { kind: 'cmcb', ...workgroup }, model })).toMatchObject({ verdict: 'granted', by: { name: 'CORP\\sms-naa2' } });
  });
});

describe('trust between domains', () => {
  const east: Partial<Client> = { domain: 'EAST', interactiveUser: 'EAST\\eve' };
  const user = { runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' } as const;

  it('lets accounts of a trusted domain in', () => {
    const model = withDomains([{ name: 'CORP', trusts: ['EAST'] }, { name: 'EAST' }]);
    expect(ask({ client: east, program: user, model })).toMatchObject({ verdict: 'granted', by: { name: 'EAST\\eve' } });
  });

  it('keeps accounts of other domains out', () => {
    const model = withDomains([{ name: 'CORP', trusts: [] }, { name: 'EAST' }]);
    expect(ask({ client: east, program: user, model })).toMatchObject({ verdict: 'denied', refusal: 'untrusted' });
  });

  it('is asked for where the model does not give it', () => {
    const model = withDomains([{ name: 'CORP' }, { name: 'EAST' }]);
    const access = ask({ client: east, program: user, model });
    expect(access.verdict).toBe('unknown');
    expect(access.missing.map(({ fact }) => fact)).toContain('whether the domain CORP trusts the domain EAST');
  });

  it('is no help while no domain controller answers', () => {
    const model = withDomains([
      { name: 'CORP', trusts: ['EAST'] },
      { name: 'EAST', reachable: false },
    ]);
    expect(ask({ client: east, program: user, model })).toMatchObject({ verdict: 'denied', refusal: 'domain-unreachable' });
  });

  it('takes a server without domain as one of the only domain of the model, and asks otherwise', () => {
    const dps = { distributionPoints: [{ server: 'DP1' }] };
    expect(ask({ model: withDomains([{ name: 'CORP' }], dps) }).verdict).toBe('granted');
    const several = ask({ model: withDomains([{ name: 'CORP' }, { name: 'EAST' }], dps) });
    expect(several.verdict).toBe('unknown');
    expect(several.missing.map(({ fact }) => fact)).toContain('the domain of DP1');
  });

  it('may be replaced by an account of the same name and password, which only people know', () => {
    const model: Model = { ...withDomains([{ name: 'CORP', trusts: [] }, { name: 'EAST' }]), accounts: [{ name: 'DP1\\eve' }] };
    const access = ask({ client: east, program: user, model });
    expect(access.verdict).toBe('unknown');
    expect(access.missing[0]?.fact).toContain('same password');
  });
});

describe('machines', () => {
  it('without their secure channel are refused as computer', () => {
    const model: Model = { ...site, site: { networkAccessAccounts: [] } };
    expect(ask({ client: { kind: 'cm2007', secureChannel: false }, model })).toMatchObject({ verdict: 'denied', refusal: 'untrusted' });
  });

  it('of which nobody says whether they are in a domain leave it open', () => {
    const model: Model = { ...site, site: { networkAccessAccounts: [] } };
    const access = ask({ client: { kind: 'cm2007', role: undefined, domain: undefined }, model });
    expect(access.verdict).toBe('unknown');
    expect(access.missing.map(({ fact }) => fact)).toContain('whether the client is a member of a domain');
  });

  it('that do not answer refuse everybody', () => {
    const model: Model = { ...site, distributionPoints: [{ server: 'DP1', reachable: false }] };
    expect(ask({ model })).toMatchObject({ verdict: 'denied', refusal: 'server-unreachable' });
  });
});

describe('the local token account', () => {
  it('has no access to other servers (row 7)', () => {
    const access = ask({ client: { kind: 'sms20-nt' }, path: sharePath, maker: 'program' });
    expect(access).toMatchObject({ verdict: 'denied', refusal: 'no-identity', by: { kind: 'client-token' } });
    expect(access.because.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R29', 'R30']));
  });

  it('leaves it open where the machine may be a domain controller', () => {
    const access = ask({ client: { kind: 'sms20-nt', role: undefined }, path: sharePath, maker: 'program' });
    expect(access.verdict).toBe('unknown');
    expect(access.missing.map(({ fact }) => fact)).toContain('whether the client is a domain controller');
  });

  it('of the domain controllers is an administrator on each of them and a plain account elsewhere (rows 17, 18)', () => {
    const controller = { kind: 'sms20-nt', role: 'domain-controller' } as const;
    const asked = (serverRole: 'domain-controller' | 'member-server', principal: string) => {
      const entries = [{ principal, level: 'read' as const }];
      const shares = [{ server: 'FS1', share: 'tools', serverDomain: 'CORP', serverRole, shareAcl: entries, ntfsAcl: entries }];
      const accounts = [{ name: 'CORP\\SMSCliToknAcct&', groups: [] }];
      return ask({ client: controller, path: sharePath, maker: 'program', model: { ...site, shares, accounts } }).verdict;
    };
    expect(asked('domain-controller', 'Administrators')).toBe('granted');
    expect(asked('member-server', 'Administrators')).toBe('denied');
    expect(asked('member-server', 'CORP\\Domain Users')).toBe('denied');
    expect(asked('member-server', 'Everyone')).toBe('granted');
  });
});

describe('Guest', () => {
  const mistyped: Model = {
    ...site,
    site: { clientConnectionAccounts: ['CORP\\SMSCleint'] },
    accounts: [{ name: 'CORP\\SMSCleint', exists: false }],
    packages: [{ packageId: 'S0100012' }],
    distributionPoints: [{ server: 'DP1', serverDomain: 'CORP', guestEnabled: true }],
  };
  const nt = { kind: 'sms20-nt', role: 'workstation' } as const;

  it('reads a package of SMS 2.0 for an account that does not exist', () => {
    const access = ask({ client: nt, model: mistyped });
    const last = access.tries.at(-1);
    expect(last).toMatchObject({ authentication: 'guest', verdict: 'granted' });
    expect(last?.because.map(({ rule }) => rule)).toContain('R43');
  });

  it('has no entry on packages of SMS 2003', () => {
    const access = ask({ client: { ...nt, kind: 'sms2003-legacy' }, model: mistyped });
    expect(access.tries.at(-1)).toMatchObject({ authentication: 'guest', verdict: 'denied', refusal: 'not-covered' });
  });

  it('does not help a known account with a wrong password', () => {
    const model = { ...mistyped, accounts: [{ name: 'CORP\\SMSCleint', passwordChanged: true }] };
    expect(ask({ client: nt, model }).tries.at(-1)).toMatchObject({ authentication: 'refused', refusal: 'wrong-password' });
  });
});

describe('a null session of Windows NT', () => {
  const asked = (nullSessionShare: boolean | undefined): Access => {
    const everyone = [{ principal: 'Everyone', level: 'read' as const }];
    const shares = [{ server: 'FS1', share: 'tools', shareAcl: everyone, ntfsAcl: everyone, nullSessionShare }];
    const model: Model = { ...site, site: { networkAccessAccounts: [] }, shares };
    return ask({ client: { os: 'Windows NT Workstation 4.0' }, path: sharePath, maker: 'program', model });
  };

  it('is admitted by a share that is listed for it', () => {
    expect(asked(true)).toMatchObject({ verdict: 'granted', by: { kind: 'anonymous' } });
  });

  it('is refused by others, and open where nobody says', () => {
    expect(asked(false)).toMatchObject({ verdict: 'denied', refusal: 'no-identity' });
    expect(asked(undefined).verdict).toBe('unknown');
  });
});

describe('enhanced HTTP', () => {
  it('needs no account at all', () => {
    const model: Model = { ...site, site: { networkAccessAccounts: [] }, distributionPoints: [{ server: 'DP1', protocol: 'ehttp' }] };
    expect(say(ask({ client: { kind: 'cmcb', ...workgroup }, model }).by)).toBe('client-certificate');
    expect(ask({ client: { kind: 'cm2007', ...workgroup }, model })).toMatchObject({ verdict: 'denied', refusal: 'no-credential' });
  });
});
