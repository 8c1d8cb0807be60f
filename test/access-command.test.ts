import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientKinds, machineRoles } from '../src/accounts/model.js';
import { rules } from '../src/accounts/rules.js';
import { type Asked, clientKindOf, situationIn } from '../src/audit/asked.js';
import { bareSituation } from '../src/audit/bare.js';
import { type Explanation, explainAccess } from '../src/audit/explain.js';
import { accessText } from '../src/reports/access.js';
import { rulesText } from '../src/reports/rules.js';
import { modelOf } from './reading.js';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const share = '\\\\MILL\\grain';

function bare(asked: Partial<Asked>): Explanation {
  const whole = { operation: 'read', resource: share, ...asked } as const;
  return explainAccess(bareSituation(whole), whole);
}

function smsdx(...args: readonly string[]) {
  return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
}

describe('a bare question', () => {
  test.each([
    ['9x', 'admin-rights', undefined, 'granted', 'logged-on-user'],
    ['nt', 'user-rights', undefined, 'granted', 'logged-on-user'],
    ['legacy', 'admin-rights', undefined, 'denied', 'client-token'],
    ['legacy', 'admin-rights', true, 'granted', 'software-installation'],
    ['advanced', 'admin-rights', undefined, 'undetermined', 'local-system'],
    ['2007', 'admin-rights', undefined, 'granted', 'local-system'],
    ['cb', 'user-rights', undefined, 'granted', 'logged-on-user'],
  ] as const)('of a %s client with %s and the installation account %s: %s as %s', (word, runMode, sia, verdict, runsAs) => {
    const answer = bare({ kind: clientKindOf(word), runMode, sia });
    expect(answer.verdict).toBe(verdict);
    expect(answer.process.account?.kind).toBe(runsAs);
  });

  test('says what it took for granted, and asks for nothing that was said', () => {
    const { assumed } = bare({ kind: 'cm2007' });
    expect(assumed.join(' ')).toMatch(/--domain.*--client.*--role.*--user.*--run-mode/s);
    const said = bare({
      kind: 'cm2007',
      client: 'MILL7',
      role: 'workstation',
      domain: 'GRAIN',
      user: 'GRAIN\\tom',
      runMode: 'admin-rights',
      naa: [],
    });
    expect(said.assumed.join(' ')).not.toContain('(--');
  });

  test('a denial names the failure that a log would show, and what each list says by itself', () => {
    expect(bare({ kind: 'sms2003-legacy', runMode: 'admin-rights' }).failure).toBe('token-account-no-network');
    const written = bare({ kind: 'cm2007', runMode: 'admin-rights', operation: 'write' });
    expect(written.verdict).toBe('denied');
    expect(written.tries[0]?.lists.map(({ list, rights }) => `${list} ${rights}`)).toEqual(['share insufficient', 'folder insufficient']);
  });

  test('a workgroup client has no account on the network, unless the site gives it one', () => {
    expect(bare({ kind: 'cm2007', role: 'workgroup', runMode: 'admin-rights', naa: [], maker: 'client' }).failure).toBe(
      'naa-not-configured',
    );
    expect(bare({ kind: 'cm2007', role: 'workgroup', runMode: 'admin-rights', naa: ['GRAIN\\naa'], maker: 'client' }).by?.name).toBe(
      'GRAIN\\naa',
    );
  });

  test('every step of every answer cites a rule of the catalogue, and nothing is both granted and missing', () => {
    const questions = fc.record({
      kind: fc.option(fc.constantFrom(...clientKinds), { nil: undefined }),
      role: fc.option(fc.constantFrom(...machineRoles), { nil: undefined }),
      runMode: fc.option(fc.constantFrom('user-rights' as const, 'admin-rights' as const), { nil: undefined }),
      sia: fc.option(fc.boolean(), { nil: undefined }),
      naa: fc.option(fc.constantFrom<readonly string[]>([], ['GRAIN\\naa'], ['naa']), { nil: undefined }),
      operation: fc.constantFrom('read' as const, 'write' as const),
      maker: fc.option(fc.constantFrom('client' as const, 'program' as const), { nil: undefined }),
      resource: fc.constantFrom(share, '\\\\DP1\\SMSPKGD$\\G0100001', '\\\\CAP1\\CAP_G01'),
    });
    fc.assert(
      fc.property(questions, (asked) => {
        const answer = bare(asked);
        for (const { rule } of [...answer.because, ...answer.tries.flatMap(({ because }) => because)]) expect(rules.has(rule)).toBe(true);
        expect(answer.missing.length > 0).toBe(answer.verdict === 'undetermined');
        if (answer.verdict === 'undetermined') expect(answer.failure).toBeUndefined();
        expect(
          accessText(answer, { width: 70, colour: false })
            .split('\n')
            .every((line) => line.length <= 70),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a question about a model', () => {
  const model = modelOf(`
site: { clientKind: sms2003-advanced, networkAccessAccounts: ['GRAIN\\naa'] }
domains: [{ name: GRAIN }]
clients: [{ name: MILL7, domain: GRAIN, role: workstation }, { name: MILL8, role: workgroup }]
packages: [{ packageId: G0100001, name: Scale, distributionPoints: [DP1], accessAccounts: { 'GRAIN\\Millers': Read, Administrators: Full Control } }]
programs: [{ packageId: G0100001, name: Install, runMode: admin, programCanRun: whether-or-not }]
groups: [{ name: 'GRAIN\\Millers', members: ['GRAIN\\tom'] }]
accounts: [{ name: 'GRAIN\\naa', groups: [] }, { name: 'GRAIN\\MILL7$', groups: [] }]
distributionPoints: [{ server: DP1, serverDomain: GRAIN, serverRole: member-server }]
`);
  const ask = (asked: Partial<Asked>) => {
    const whole = { operation: 'read', ...asked } as const;
    return explainAccess(situationIn(model, whole), whole);
  };

  test('takes client, program and the folder of the package from it', () => {
    const answer = ask({ client: 'mill7', package: 'scale' });
    expect(answer.question).toMatchObject({
      client: 'MILL7',
      package: 'G0100001',
      program: 'Install',
      resource: '\\\\DP1\\SMSPKG$\\G0100001',
    });
    expect(answer).toMatchObject({ verdict: 'denied', failure: 'package-access-not-covered' });
    expect(answer.facts.join(' ')).toContain('GRAIN\\Millers Read');
  });

  test('what the command line says counts more', () => {
    expect(ask({ client: 'MILL7', package: 'G0100001', runMode: 'user-rights', user: 'GRAIN\\tom' })).toMatchObject({
      verdict: 'granted',
      by: { name: 'GRAIN\\tom' },
    });
    expect(ask({ client: 'MILL8', package: 'G0100001', naa: [] })).toMatchObject({ verdict: 'denied', failure: 'naa-not-configured' });
  });

  test.each([
    ['a client', { client: 'MIL7', package: 'G0100001' }, 'Did you mean MILL7?'],
    ['a package', { client: 'MILL7', package: 'G0100002' }, 'Did you mean G0100001?'],
    ['a program', { client: 'MILL7', package: 'G0100001', program: 'Instal' }, 'Did you mean Install?'],
    ['nothing', { client: 'MILL7' }, '--resource'],
    ['one of several clients', { package: 'G0100001' }, '--client MILL7'],
  ])('%s that it does not know is a mistake with the nearest word', (_, asked, hint) => {
    expect(() => ask(asked)).toThrow(expect.objectContaining({ name: 'Mistake', suggestions: [expect.stringContaining(hint)] }));
  });
});

describe('the commands', () => {
  test('access explain ends with 0, 1 or 3: granted, denied, undetermined', () => {
    const ask = (...args: readonly string[]) => smsdx('access', 'explain', '--resource', share, '--client-kind', ...args);
    expect(ask('2007', '--run-mode', 'admin').status).toBe(0);
    expect(ask('legacy', '--run-mode', 'admin').status).toBe(1);
    const open = ask('advanced', '--run-mode', 'admin', '--json');
    expect(open.status).toBe(3);
    expect(JSON.parse(open.stdout)).toMatchObject({ schemaVersion: 1, verdict: 'undetermined', question: { resource: share } });
    const wrong = ask('advnced');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Did you mean advanced?');
  });

  test('explain is short for access explain', () => {
    expect(smsdx('explain', '--client-kind', 'cb', '--resource', share).status).toBe(0);
  });

  test('rule prints rules by number, all of them without one, and the nearest for a wrong one', () => {
    const one = smsdx('rule', 'r58', '23a', '--json');
    expect(JSON.parse(one.stdout)).toMatchObject([{ id: 'R58', standing: expect.stringContaining('inferred') }, { id: 'R23a' }]);
    expect(smsdx('rule').stdout.match(/^R\d+/gm)).toHaveLength(rules.size);
    const wrong = smsdx('rule', 'R588');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Did you mean R58?');
  });

  test('a rule that no fact of a model and no line of a log decides is told all the same: R60, R72', () => {
    const told = ['R60', 'R72'].flatMap((id) => rules.get(id) ?? []);
    const text = rulesText(told, { width: 80, colour: false });
    expect(text).toContain('KB Q296159');
    expect(text).toContain('Contradiction: 10007');
  });
});
