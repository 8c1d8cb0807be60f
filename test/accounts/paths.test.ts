import { describe, expect, it } from 'vitest';
import { emptyModel, type Model } from '../../src/accounts/model.js';
import { sameAccount, sameMachine } from '../../src/accounts/names.js';
import { targetOf } from '../../src/accounts/paths.js';

const model: Model = {
  ...emptyModel,
  packages: [
    { packageId: 'S0100012', distributionPoints: ['DP1'] },
    { packageId: 'S0100013', shareMode: 'custom-share-path', shareName: 'apps\\office', distributionPoints: ['dp1.corp.example'] },
    { packageId: 'S0100014', shareMode: 'nt-share-dp', shareName: 'soft' },
  ],
  distributionPoints: [{ server: 'DP1' }],
  shares: [{ server: 'FS1', share: 'tools' }],
};

describe('what a path is', () => {
  it.each([
    ['\\\\DP1\\SMSPKGD$\\S0100012\\setup.exe', 'dp S0100012'],
    ['\\\\dp1.corp.example\\smspkge$\\s0100012', 'dp S0100012'],
    ['\\\\DP9\\SMSPKG$\\ABC00001\\a', 'dp'],
    ['\\\\DP1\\SMSPKGD$\\', 'dp'],
    ['["Display=\\\\DP1\\SMSPKGD$\\"]MSWNET:["SMS_SITE=S01"]\\\\DP1\\SMSPKGD$\\S0100012\\', 'dp S0100012'],
    ['http://DP1.corp.example:80/SMS_DP_SMSPKGD$/S0100012', 'dp S0100012'],
    ['https://DP1/NOCERT_SMS_DP_SMSPKGD$/S0100012.2/setup.msi', 'dp S0100012'],
    ['\\\\DP1\\apps\\office\\setup.exe', 'dp S0100013'],
    ['\\\\DP1\\apps\\other\\setup.exe', 'share'],
    ['\\\\DP1\\SOFT\\Tool\\a.exe', 'dp S0100014'],
    ['\\\\CAP1\\CAP_S01\\offerinf.box', 'cap'],
    ['\\\\FS1.corp.example\\Tools\\lib.msi', 'share tools'],
    ['"\\\\FS2\\tools\\a b\\lib.msi"', 'share'],
    ['O:\\TESTAPP.EXE', undefined],
    ['C:\\\\tools\\setup.exe', undefined],
    ['MSWNET:\\\\FS1\\tools\\', 'share tools'],
    ['setup.exe', undefined],
    ['\\\\FS1', undefined],
    ['', undefined],
  ])('%s', (path, expected) => {
    const target = targetOf(path, model);
    const name = target?.kind === 'dp' ? target.package?.packageId : target?.kind === 'share' ? target.share?.share : undefined;
    expect(target && [target.kind, name].filter(Boolean).join(' ')).toBe(expected);
  });

  it('takes the package that is known where the path does not name it', () => {
    expect(targetOf('\\\\DP1\\SMSPKGD$\\', model, 's0100012')).toMatchObject({
      kind: 'dp',
      package: { packageId: 'S0100012' },
      dp: { server: 'DP1' },
    });
  });

  it('is found at once in hostile text', () => {
    const started = performance.now();
    for (const text of ['\\'.repeat(200_000), `["${'a'.repeat(200_000)}`, `\\\\${'x\\'.repeat(100_000)}`]) targetOf(text, model);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('names', () => {
  it('of servers are equal with and without their domain, addresses only to themselves', () => {
    expect(sameMachine('DP1', 'dp1.corp.example')).toBe(true);
    expect(sameMachine('10.0.0.7', '10.0.0.8')).toBe(false);
    expect(sameMachine('10.0.0.7', '10')).toBe(false);
  });

  it('of accounts are equal in every spelling of the articles', () => {
    for (const spelling of [
      'corp\\smsclitoken&',
      'CORP\\smsclitokn&',
      'CORP\\SMSCliTokn',
      'corp.example\\SMSCliToknAcct&amp;',
      'CORP\\\\SMSCliToknAcct&',
    ])
      expect(sameAccount(spelling, 'CORP\\SMSCliToknAcct&'), spelling).toBe(true);
    expect(sameAccount('CORP\\SMSCliToknLocalAcct&', 'CORP\\SMSCliToknAcct&')).toBe(false);
    expect(sameAccount('BUILTIN\\Users', 'Users')).toBe(true);
  });
});
