import { describe, expect, it } from 'vitest';
import { may } from '../../src/accounts/access.js';
import type { Access } from '../../src/accounts/answer.js';
import type { AccessEntry, Client, Model } from '../../src/accounts/model.js';
import { rules } from '../../src/accounts/rules.js';
import { type Asked, question, say, sharePath, site } from './world.js';

const user = { runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' } as const;

function entries(map: Record<string, AccessEntry['level']>): AccessEntry[] {
  return Object.entries(map).map(([principal, level]) => ({ principal, level }));
}

function access(asked: Asked): Access {
  const answer = may(question(asked), asked.model ?? site);
  for (const { rule } of [...answer.because, ...answer.tries.flatMap((one) => one.because)]) expect(rules.has(rule), rule).toBe(true);
  return answer;
}

function packageWith(map: Record<string, AccessEntry['level']>, change: Partial<Model> = {}): Model {
  return { ...site, packages: [{ packageId: 'S0100012', accessAccounts: entries(map) }], ...change };
}

function shareWith(map: Record<string, AccessEntry['level']>, change: Partial<Model> = {}): Model {
  const shares = [{ server: 'FS1', share: 'tools', serverDomain: 'CORP', shareAcl: entries(map), ntfsAcl: entries(map) }];
  return { ...site, shares, ...change };
}

function connected(session: 'system' | 'token', server: string, credential: string): Partial<Client> {
  return { connections: [{ session, server, credential }] };
}

describe('the worked examples', () => {
  const inProgram: Asked = { path: sharePath, maker: 'program' };

  it('1: without a network access account the other share stays closed', () => {
    const model = shareWith({ 'CORP\\App Installers': 'read' }, { site: { networkAccessAccounts: [] } });
    const answer = access({ ...inProgram, model });
    expect(answer.verdict).toBe('denied');
    expect(answer.because.map(({ text }) => text).join()).toContain('no network access account');
  });

  it('2: with one that no entry covers the share refuses it by its list, not by its password', () => {
    const answer = access({ ...inProgram, model: shareWith({ 'CORP\\App Installers': 'read' }) });
    expect(answer).toMatchObject({ verdict: 'denied', refusal: 'not-covered', by: { name: 'CORP\\sms-naa' } });
    expect(answer.tries.at(-1)).toMatchObject({ authentication: 'accepted', rights: 'insufficient' });
  });

  it('3: the token account has nothing on the server of a drive that the user mapped', () => {
    const client = {
      kind: 'sms20-nt',
      connections: [{ session: 'user', server: 'FS1', driveLetter: 'O:', credential: 'CORP\\alice' }],
    } as const;
    expect(access({ ...inProgram, client })).toMatchObject({ verdict: 'denied', by: { kind: 'client-token' } });
  });

  it('7: No Access for a group wins over Read for Users', () => {
    const model = packageWith(
      { Users: 'read', Administrators: 'full-control', 'CORP\\Kiosk': 'no-access' },
      { accounts: [{ name: 'CORP\\alice', groups: ['CORP\\Kiosk'] }] },
    );
    expect(access({ program: user, model })).toMatchObject({ verdict: 'denied', refusal: 'explicit-deny' });
  });

  it('7, on a legacy client: it may go on to a connection account, so the verdict stays open', () => {
    const model = packageWith(
      { Users: 'read', 'CORP\\Kiosk': 'no-access' },
      { accounts: [{ name: 'CORP\\alice', groups: ['CORP\\Kiosk'] }, ...site.accounts.filter(({ name }) => name.includes('SMSClient'))] },
    );
    const answer = access({ client: { kind: 'sms20-nt' }, program: user, model });
    expect(answer.verdict).toBe('unknown');
    expect(answer.missing[0]?.fact).toContain('R23b');
    expect(answer.tries.map(({ verdict }) => verdict)).toEqual(['denied', 'granted', 'granted']);
  });

  const finance = packageWith({ 'CORP\\Finance Users': 'read', Administrators: 'full-control' });

  it('8: the users are covered, the accounts that connect are not', () => {
    const answer = access({ client: { kind: 'sms20-nt' }, model: finance });
    expect(answer).toMatchObject({ verdict: 'denied', refusal: 'not-covered' });
    expect(answer.tries.map(({ credential, verdict }) => `${say(credential)} ${verdict}`)).toEqual([
      'client-token WKS12\\SMSCliToknAcct& denied',
      'client-connection CORP\\SMSClient_S01 denied',
      'client-connection CORP\\SMSClient_S02 denied',
    ]);
  });

  it('9: an open connection of a covered account lets it in', () => {
    const model: Model = { ...finance, accounts: [...finance.accounts, { name: 'CORP\\packager', groups: ['CORP\\Finance Users'] }] };
    const answer = access({ client: { kind: 'sms20-nt', ...connected('token', 'DP1', 'CORP\\packager') }, model });
    expect(answer).toMatchObject({ verdict: 'granted', by: { kind: 'existing-connection', name: 'CORP\\packager' } });
    expect(answer.because.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['R23', 'R26']));
  });

  const scanner = connected('system', 'FS1', 'CORP\\scanuser');
  const forNaa = shareWith({ 'CORP\\sms-naa': 'read' }, { accounts: [...site.accounts, { name: 'CORP\\scanuser', groups: [] }] });

  it('10: an open connection of an account without rights keeps the right account out', () => {
    const answer = access({ client: { kind: 'cmcb', ...scanner }, path: sharePath, model: forNaa });
    expect(answer.verdict).toBe('denied');
    expect(answer.tries.at(-1)).toMatchObject({ refusal: 'credential-conflict', credential: { name: 'CORP\\sms-naa' } });
    expect(answer.because.map(({ text }) => text).join()).toContain('1219');
    expect(access({ client: { kind: 'cmcb', ...scanner }, ...inProgram, model: forNaa })).toMatchObject({
      verdict: 'denied',
      by: { name: 'CORP\\scanuser' },
    });
  });

  it('10: the address of the server is another name', () => {
    const model: Model = { ...forNaa, shares: forNaa.shares.map((share) => ({ ...share, server: '10.0.0.7' })) };
    expect(access({ client: { kind: 'cmcb', ...scanner }, path: '\\\\10.0.0.7\\tools\\lib.msi', model }).verdict).toBe('granted');
  });

  it('11: a connection account with a changed password reaches no access point', () => {
    const model: Model = {
      ...site,
      site: { clientConnectionAccounts: ['CORP\\SMSClient_S01'] },
      accounts: [{ name: 'CORP\\SMSClient_S01', passwordChanged: true }],
    };
    const answer = access({ client: { kind: 'sms20-nt' }, path: '\\\\DP1\\CAP_S01\\offerinf.box', model });
    expect(answer).toMatchObject({ verdict: 'denied', refusal: 'wrong-password' });
    expect(answer.because.map(({ rule }) => rule)).toContain('R64');
  });

  it('18: a locked network access account is refused, whatever the lists say', () => {
    const model: Model = { ...site, accounts: [{ name: 'CORP\\sms-naa', locked: true }] };
    expect(access({ client: { kind: 'cm2007', role: 'workgroup', domain: undefined }, model })).toMatchObject({
      verdict: 'denied',
      refusal: 'account-locked',
    });
  });

  it('20: who is targeted but not covered is refused', () => {
    const model = packageWith({ 'CORP\\Design': 'read', Administrators: 'full-control' });
    expect(access({ client: { kind: 'sms2003-legacy' }, program: user, model })).toMatchObject({
      verdict: 'denied',
      refusal: 'not-covered',
    });
  });
});

describe('who goes on after a refusal', () => {
  it('a download does: the network access account may be covered where the computer is not', () => {
    const model = packageWith({ 'CORP\\sms-naa': 'read' });
    expect(access({ client: { kind: 'cm2007' }, model })).toMatchObject({ verdict: 'granted', by: { kind: 'network-access' } });
  });

  it('a program does not: the first account that gets in decides', () => {
    const answer = access({ client: { kind: 'cm2012' }, path: sharePath, maker: 'program', model: shareWith({ 'CORP\\sms-naa': 'read' }) });
    expect(answer).toMatchObject({ verdict: 'denied', by: { kind: 'computer-account' } });
  });

  it('the user of Configuration Manager perhaps does, so no denial rests on it', () => {
    const answer = access({ client: { kind: 'cm2007' }, program: user, model: packageWith({ 'CORP\\sms-naa': 'read' }) });
    expect(answer.verdict).toBe('unknown');
    expect(answer.missing[0]?.fact).toContain('R37b');
    expect(access({ client: { kind: 'cm2007' }, program: user, model: packageWith({ 'CORP\\Design': 'read' }) }).verdict).toBe('denied');
  });

  it('the computer account of SMS 2003 alone proves nothing for other shares', () => {
    expect(access({ path: sharePath, maker: 'program', model: shareWith({ 'CORP\\Domain Computers': 'read' }) }).verdict).toBe('unknown');
  });
});

describe('a client of unknown kind', () => {
  it('is answered where all kinds agree', () => {
    const model = packageWith({ 'CORP\\Design': 'read' });
    const answer = access({ client: { kind: undefined, family: 'ccm' }, model, process: { kind: 'local-system' } });
    expect(answer.verdict).toBe('denied');
  });

  it('leaves the verdict open where they differ', () => {
    const answer = access({ client: { kind: undefined }, path: sharePath, maker: 'program', process: { kind: 'local-system' } });
    expect(answer.verdict).toBe('unknown');
    expect(answer.missing.map(({ fact }) => fact)).toContain('the kind of the client');
  });
});
