import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { may } from '../src/accounts/access.js';
import type { Model } from '../src/accounts/model.js';
import { credentials } from '../src/accounts/network.js';
import { targetOf } from '../src/accounts/paths.js';
import { processAccount } from '../src/accounts/process.js';
import { adviceOn } from '../src/audit/advice/index.js';
import { audit } from '../src/audit/audit.js';
import { grant, membership, revoke } from '../src/audit/change.js';
import { setting } from '../src/audit/setting.js';
import { compareAudits } from '../src/audit/whatif.js';
import { failures } from '../src/failures/index.js';
import { auditText } from '../src/reports/audit.js';
import { modelOf } from './reading.js';

const bakery = `
site: { code: B01, clientKind: cm2007, networkAccessAccounts: ['OVEN\\naa'], clientConnectionAccounts: ['OVEN\\SMSClient_B01', 'OVEN\\SMSClient_B02'], softwareInstallationAccount: 'OVEN\\sia' }
domains: [{ name: OVEN, kind: ad-native, trusts: [] }]
accounts:
  - { name: 'OVEN\\rosa', groups: ['OVEN\\Bakers'] }
  - { name: 'OVEN\\otto', groups: [] }
  - { name: 'OVEN\\ida', groups: ['OVEN\\Bakers', 'OVEN\\Visitors'] }
  - { name: 'OVEN\\naa', groups: [] }
  - { name: 'OVEN\\sia', groups: [] }
  - { name: 'OVEN\\SMSClient_B01', groups: [] }
  - { name: 'OVEN\\SMSClient_B02', groups: [] }
  - { name: 'OVEN\\TILL1$', groups: [] }
  - { name: 'OVEN\\TILL2$', groups: [] }
groups:
  - { name: 'OVEN\\Bakers', scope: global, members: ['OVEN\\rosa', 'OVEN\\ida'] }
  - { name: 'OVEN\\Visitors', scope: global, members: ['OVEN\\ida'] }
clients:
  - { name: TILL1, domain: OVEN, role: workstation, interactiveUser: 'OVEN\\rosa' }
  - { name: TILL2, domain: OVEN, role: workstation, interactiveUser: 'OVEN\\otto' }
packages:
  - packageId: B0100001
    distributionPoints: [SHELF1]
    accessAccounts: { 'OVEN\\Bakers': Read, 'OVEN\\Visitors': No Access, Administrators: Full Control }
    programs:
      - { name: Everyone, runMode: user-rights }
      - { name: Machine, runMode: admin-rights, programCanRun: whether-or-not }
distributionPoints: [{ server: SHELF1, serverDomain: OVEN, serverRole: member-server }]
`;

function withAdvertisement(target: string, program = 'Everyone', more = ''): Model {
  return modelOf(
    `${bakery}advertisements: [{ id: B0120001, packageId: B0100001, programName: ${program}${target && `, target: [${target}]`} }]\n${more}`,
  );
}

/** `fails package-access-not-covered: OVEN\\otto` */
function ends(model: Model): string[] {
  return audit(model, { everybody: true }).combinations.map(
    ({ verdict, failure, everybody }) =>
      `${verdict}${failure === undefined ? '' : ` ${failure}`}: ${[...(everybody ?? [])].sort().join(', ')}`,
  );
}

describe('an audit', () => {
  test('says for each class of users in the collection how the advertisement ends', () => {
    expect(ends(withAdvertisement("'OVEN\\Domain Users'"))).toEqual([
      'works: OVEN\\rosa',
      'fails package-access-not-covered: OVEN\\otto',
      'fails package-access-explicit-deny: OVEN\\ida',
    ]);
  });

  test('without a collection takes every client with its own user', () => {
    expect(ends(withAdvertisement(''))).toEqual(['works: OVEN\\rosa', 'fails package-access-not-covered: OVEN\\otto']);
  });

  test('judges the accounts that connect, not the users who are targeted (R58)', () => {
    expect(ends(withAdvertisement("'OVEN\\Bakers'", 'Machine'))).toEqual(['fails package-access-context-mismatch: TILL1, TILL2']);
  });

  test('of a machine looks at that machine only', () => {
    expect(ends(withAdvertisement('TILL2'))).toEqual(['fails package-access-not-covered: OVEN\\otto']);
  });

  test('of a group without known members judges somebody who is in nothing else', () => {
    const [end] = ends(withAdvertisement("'OVEN\\Night Shift'"));
    expect(end).toBe('fails package-access-not-covered: OVEN\\a member of Night Shift');
  });

  test('of a name without a domain takes all clients and says so', () => {
    const { notes, combinations } = audit(withAdvertisement('All Tills'));
    expect(notes.join()).toContain('All Tills');
    expect(combinations).toHaveLength(2);
  });

  test('checks what the program opens besides the package, and writing where the program writes', () => {
    const share =
      "shares: [{ server: FILES, share: tools, serverDomain: OVEN, serverRole: member-server, shareAcl: { Everyone: Read }, ntfsAcl: { 'OVEN\\Domain Computers': Read } }]\n";
    const alone = bakery.replace("networkAccessAccounts: ['OVEN\\naa']", 'networkAccessAccounts: []');
    const writes = alone.replace('name: Machine,', "name: Machine, opens: ['\\\\FILES\\tools\\x.msi'], writesToPackageFolder: true,");
    const advertised = (text: string, accounts: string) =>
      ends(
        modelOf(
          text.replace('Administrators: Full', `${accounts}, Administrators: Full`) +
            share +
            'advertisements: [{ packageId: B0100001, programName: Machine }]\n',
        ),
      );
    expect(advertised(writes, "'OVEN\\Domain Computers': Read")).toEqual(['fails package-access-level-too-low: TILL1, TILL2']);
    expect(advertised(writes, "'OVEN\\Domain Computers': Change")).toEqual(['works: TILL1, TILL2']);
    const closed = share.replace('Domain Computers', 'Bakers');
    const [end] = ends(
      modelOf(
        `${writes.replace('Administrators: Full', "'OVEN\\Domain Computers': Change, Administrators: Full")}${closed}advertisements: [{ packageId: B0100001, programName: Machine }]\n`,
      ),
    );
    expect(end).toBe('fails access-denied-non-sms-share: TILL1, TILL2');
  });

  test('passes over a distribution point that does not answer while another one does (R24)', () => {
    const two = bakery.replace('[SHELF1]', '[SHELF1, SHELF2]').replace("'OVEN\\Bakers': Read", 'Users: Read');
    const points = (first: string) =>
      `${two.replace('{ server: SHELF1,', `{ server: SHELF2, serverDomain: OVEN, reachable: false }, { server: SHELF1, ${first}`)}advertisements: [{ packageId: B0100001, programName: Machine }]\n`;
    expect(ends(modelOf(points('')))).toEqual(['works: TILL1, TILL2']);
    expect(ends(modelOf(points('reachable: false,')))).toEqual(['fails dp-unreachable: TILL1, TILL2']);
    expect(ends(modelOf(two.replace('[SHELF1, SHELF2]', '[]')))[0]).toContain('fails content-not-on-dp');
  });

  test('lists a missing fact once, with how many combinations it would decide', () => {
    const model = withAdvertisement('', 'Machine');
    const { combinations, missing } = audit({ ...model, site: { ...model.site, networkAccessAccounts: undefined } });
    expect(combinations.map(({ verdict }) => verdict)).toEqual(['undetermined']);
    expect(missing).toEqual([expect.objectContaining({ fact: expect.stringContaining('network access accounts'), combinations: 1 })]);
  });

  test('names failures by the classes that a log would show', () => {
    const known = new Set(failures.map(({ id }) => id));
    for (const program of ['Everyone', 'Machine'])
      for (const { failure } of audit(withAdvertisement("'OVEN\\Domain Users'", program)).combinations)
        if (failure !== undefined) expect(known).toContain(failure);
  });

  test('does not care in which order things stand in the model', () => {
    const model = withAdvertisement("'OVEN\\Domain Users'");
    const sorted = ends(model).sort();
    fc.assert(
      fc.property(fc.shuffledSubarray([...model.accounts], { minLength: model.accounts.length }), fc.boolean(), (accounts, turned) => {
        const other = {
          ...model,
          accounts,
          clients: turned ? model.clients.toReversed() : model.clients,
          groups: turned ? model.groups.toReversed() : model.groups,
        };
        expect(ends(other).sort()).toEqual(sorted);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the report of an audit', () => {
  test.each([60, 80, 120, 200])('fits %i columns, with many kinds of clients and hostile names', (width) => {
    const machines = Array.from(
      { length: 9 },
      (_, at) => ({ name: `TILL${at}`, domain: 'OVEN', role: 'workstation', kind: 'cmcb', os: `Windows\u001b[31m ${at}` }) as const,
    );
    const answer = audit({ ...withAdvertisement("'OVEN\\Domain Users'"), clients: machines });
    expect(answer.classes).toHaveLength(9);
    const text = [...auditText(answer, { width, colour: false })].join('');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('package-access');
  });

  test('says how many more there are instead of printing thousands of lines', () => {
    const model = withAdvertisement('');
    const advertisements = Array.from({ length: 900 }, (_, at) => ({ id: `B012${at}`, packageId: 'B0100001', programName: 'Machine' }));
    const text = [...auditText(audit({ ...model, advertisements }), { width: 100, colour: false })].join('');
    expect(text.split('\n').length).toBeLessThan(600);
    expect(text).toContain('and 860 more advertisements');
  });
});

describe('the model of a sample', () => {
  test.each([
    'access-account-wrong-principal',
    'account-disabled',
    'account-locked',
    'computer-account-rejected',
    'content-not-on-dp',
    'naa-logon-failure',
    'naa-not-configured',
    'network-logon-right-missing',
    'null-session-refused',
    'package-access-context-mismatch',
    'package-access-explicit-deny',
    'package-access-level-too-low',
    'package-access-not-covered',
    'password-expired',
    'share-permission-too-low',
    'software-installation-account-not-configured',
    'software-installation-account-not-found',
    'software-installation-account-unsupported-client',
    'software-installation-account-untrusted-domain',
    'token-account-no-network',
  ])('%s: tells beforehand the failure that its log shows', (name) => {
    const model = modelOf(readFileSync(new URL(`../samples/${name}/site.yaml`, import.meta.url), 'utf8'));
    expect(audit(model).combinations.map(({ failure }) => failure)).toContain(name);
  });

  test.each(readdirSync(new URL('../samples/', import.meta.url)).filter((name) => name.startsWith('healthy-')))('%s: works', (name) => {
    const file = new URL(`../samples/${name}/site.yaml`, import.meta.url);
    const { combinations } = audit(modelOf(readFileSync(file, 'utf8')));
    expect(combinations.filter(({ verdict }) => verdict === 'fails')).toEqual([]);
  });
});

describe('classes of equal facts', () => {
  /** Sites with random memberships: what the audit says for a class must hold for each of its members. */
  const sites = fc.record({
    members: fc.array(fc.subarray(['Bakers', 'Visitors', 'Cleaners', 'Drivers']), { minLength: 6, maxLength: 6 }),
    nested: fc.boolean(),
    open: fc.boolean(),
    entries: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Bakers', 'Visitors', 'Cleaners', 'Domain Users'),
        level: fc.constantFrom('Read', 'No Access', 'Change'),
      }),
      {
        selector: ({ name }) => name,
        minLength: 1,
      },
    ),
    kind: fc.constantFrom('cm2007', 'sms2003-advanced', 'sms2003-legacy'),
  });

  test('give each member the answer that it would get alone', () => {
    fc.assert(
      fc.property(sites, ({ members, nested, open, entries, kind }) => {
        const model = modelOf(`
site: { networkAccessAccounts: [], clientConnectionAccounts: ['OVEN\\cc'] }
domains: [{ name: OVEN, kind: ad-native }]
accounts: [${members.map((groups, at) => `{ name: 'OVEN\\u${at}', groups: [${groups.map((group) => `'OVEN\\${group}'`).join(', ')}] }`).join(', ')}]
groups: [{ name: 'OVEN\\Visitors', members: [${nested ? "'OVEN\\Cleaners'" : ''}] }${open ? ", { name: 'OVEN\\Bakers' }" : ''}]
client: { name: TILL1, domain: OVEN, role: workstation, kind: ${kind} }
packages: [{ packageId: B0100001, distributionPoints: [SHELF1], accessAccounts: [${entries.map(({ name, level }) => `{ principal: 'OVEN\\${name}', level: ${level} }`).join(', ')}] }]
programs: [{ packageId: B0100001, name: P, runMode: user-rights }]
distributionPoints: [{ server: SHELF1, serverDomain: OVEN, serverRole: member-server }]
advertisements: [{ packageId: B0100001, programName: P, target: ['OVEN\\Domain Users'] }]
`);
        const [client] = model.clients;
        const target = targetOf('\\\\SHELF1\\SMSPKG$\\B0100001', model);
        if (!client || !target) throw new Error('the site has a client and a package');
        for (const { verdict, everybody } of audit(model, { everybody: true }).combinations)
          for (const user of everybody ?? []) {
            const process = { kind: 'logged-on-user', name: user } as const;
            const alone = may(
              {
                client: { ...client, interactiveUser: user },
                program: model.programs[0],
                process,
                target,
                operation: 'read',
                maker: 'client',
              },
              model,
            );
            expect(`${user} ${verdict}`).toBe(`${user} ${{ granted: 'works', denied: 'fails', unknown: 'undetermined' }[alone.verdict]}`);
          }
      }),
      { numRuns: 150 },
    );
  });
});

describe('groups in groups in circles', () => {
  test('end, and give the same answer in any order', () => {
    const graph = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 15 });
    fc.assert(
      fc.property(graph, fc.boolean(), (edges, reversed) => {
        const members = (group: number) => edges.filter(([outer]) => outer === group).map(([, inner]) => `OVEN\\g${inner}`);
        const groups = Array.from({ length: 6 }, (_, at) => ({
          name: `OVEN\\g${at}`,
          members: at === 0 ? [...members(at), 'OVEN\\otto'] : members(at),
        }));
        const accessAccounts = [{ principal: 'OVEN\\g5', level: 'read' as const }];
        const base = withAdvertisement("'OVEN\\otto'");
        const model = {
          ...base,
          groups: reversed ? groups.toReversed() : groups,
          packages: [{ packageId: 'B0100001', distributionPoints: ['SHELF1'], accessAccounts }],
        };
        const reached = new Set([0]);
        for (const inner of reached) for (const [outer, one] of edges) if (one === inner) reached.add(outer);
        const expected = reached.has(5) ? 'works' : 'fails package-access-not-covered';
        expect(ends(model)).toEqual([`${expected}: OVEN\\otto`]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('advice', () => {
  const rulesOf = (text: string) => adviceOn(modelOf(text)).map(({ rule }) => rule);

  test.each([
    ['R39', 'site: { networkAccessAccounts: [naa] }'],
    ['R39', "site: { networkAccessAccounts: ['TILL1\\naa'] }\nclients: [{ name: TILL1 }]"],
    ['R64', "site: { clientConnectionAccounts: ['OVEN\\cc'], clientKind: sms20-nt }"],
    ['R64', "site: { networkAccessAccounts: ['OVEN\\naa', 'OVEN\\two'] }\naccounts: [{ name: 'OVEN\\naa', passwordChanged: true }]"],
    [
      'R12',
      "site: { softwareInstallationAccount: 'OVEN\\sia' }\nclients: [{ name: T, domain: SHOP }]\ndomains: [{ name: SHOP, trusts: [] }, { name: OVEN }]",
    ],
    ['R13', 'site: { softwareInstallationAccount: sia }'],
    ['R10', "site: { softwareInstallationAccount: 'OVEN\\sia' }\naccounts: [{ name: 'OVEN\\sia', groups: ['OVEN\\Domain Admins'] }]"],
    ['R10', "site: { softwareInstallationAccount: 'OVEN\\sia' }\nclients: [{ name: T, localGroups: { Administrators: ['OVEN\\sia'] } }]"],
    ['R43', 'domains: [{ name: OVEN, guestEnabled: true }]'],
    ['R55', 'packages: [{ packageId: B0100001, accessAccounts: { Users: Read } }]'],
    [
      'R57',
      "site: { networkAccessAccounts: ['OVEN\\naa'] }\npackages: [{ packageId: B0100001, accessAccounts: { 'OVEN\\naa': Read, Administrators: Full Control } }]",
    ],
    [
      'R53',
      'packages: [{ packageId: B0100001, accessAccountsChanged: 2004-05-01 }]\ndistributionPoints: [{ server: S, applied: { B0100001: 2004-04-01 } }]',
    ],
    [
      'R48',
      "groups: [{ name: 'OVEN\\Nobody', members: [] }]\npackages: [{ packageId: B0100001, accessAccounts: { 'OVEN\\Nobody': Read, Administrators: Full Control } }]",
    ],
    ['R48', "groups: [{ name: 'OVEN\\Bakers' }]\nshares: [{ server: F, share: t, shareAcl: { 'OVEN\\Bakerz': Read } }]"],
    ['R47', 'packages: [{ packageId: B0100001, accessAccounts: { Everyone: No Access, Administrators: Full Control } }]'],
    [
      'R9',
      'programs: [{ packageId: B0100001, name: P, runMode: admin, programCanRun: only-when-user-logged-on, useSoftwareInstallationAccount: true }]',
    ],
    ['R2', 'clients: [{ name: W98, kind: sms20-9x }]\nprograms: [{ packageId: B0100001, name: P, useSoftwareInstallationAccount: true }]'],
    ['R19', 'clients: [{ name: T, kind: cm2012 }]\nprograms: [{ packageId: B0100001, name: P, useSoftwareInstallationAccount: true }]'],
    [
      'R8',
      'site: { softwareInstallationAccount: none }\nprograms: [{ packageId: B0100001, name: P, useSoftwareInstallationAccount: true }]',
    ],
    ['R5', 'programs: [{ packageId: B0100001, name: P, runMode: user, programCanRun: whether-or-not }]'],
    ['R67', 'programs: [{ packageId: B0100001, name: P, runMode: admin, commandLine: msiexec /i till.msi /qn }]'],
    ['R27', 'programs: [{ packageId: B0100001, name: P, runMode: admin, commandLine: "O:\\\\till\\\\setup.exe /s" }]'],
    ['R33', 'programs: [{ packageId: B0100001, name: P, driveMode: specific-drive-letter, driveLetter: Q }]'],
    ['R34', 'site: { clientConnectionAccounts: [] }\nprograms: [{ packageId: B0100001, name: P, nconnect: [FILES] }]'],
    ['R51', 'distributionPoints: [{ server: S, fileSystem: FAT32 }]'],
    ['R65', 'clients: [{ name: T, localPolicies: { restrictedGroups: true } }]'],
  ])('%s: %s', (rule, text) => {
    expect(rulesOf(text)).toContain(rule);
  });

  test('R68: an MSI with ALLUSERS 1 or 2 needs none', () => {
    for (const value of [1, 2])
      expect(
        rulesOf(`programs: [{ packageId: B0100001, name: P, runMode: admin, commandLine: msiexec /i till.msi ALLUSERS=${value} /qn }]`),
      ).toEqual([]);
  });

  test('R58: a package says which advertisement will fail because its accounts leave somebody out', () => {
    const [advice] = adviceOn(withAdvertisement("'OVEN\\Bakers'", 'Machine')).filter(({ rule }) => rule === 'R58');
    expect(advice?.text).toContain('B0120001');
    expect(advice?.path).toEqual(['packages', 0, 'accessAccounts']);
  });

  test('has nothing to say about a model that says little', () => {
    for (const text of ['', 'site: { code: B01 }', 'packages: [B0100001]', 'clients: [TILL1]']) expect(rulesOf(text)).toEqual([]);
  });
});

describe('what if', () => {
  const model = withAdvertisement("'OVEN\\Domain Users'");
  const turned = (changed: Model) => {
    const { starts, stops } = compareAudits(model, changed);
    return [...starts.map(({ names }) => `+${names}`), ...stops.map(({ names }) => `-${names}`)];
  };

  test('a grant, a membership, a revocation or a fact starts and stops exactly those whom it is about', () => {
    expect(turned(grant('OVEN\\otto=read@B0100001').apply(model))).toEqual(['+OVEN\\otto']);
    expect(turned(membership('OVEN\\otto>OVEN\\Bakers', true).apply(model))).toEqual(['+OVEN\\otto']);
    expect(turned(membership('OVEN\\rosa>OVEN\\Bakers', false).apply(model))).toEqual(['-OVEN\\rosa']);
    expect(turned(revoke('OVEN\\Visitors@B0100001').apply(model))).toEqual(['+OVEN\\ida']);
    expect(turned(setting('accounts[OVEN\\rosa].enabled=false').apply(model))).toEqual(['-OVEN\\rosa']);
    expect(turned(model)).toEqual([]);
  });

  test('a change that the model cannot take is a mistake with the nearest word', () => {
    const wrong = (change: () => unknown) => {
      try {
        change();
      } catch (error) {
        return String(error) + JSON.stringify(error);
      }
      return 'no mistake';
    };
    expect(wrong(() => grant('OVEN\\otto=reads@B0100001'))).toContain('Did you mean read?');
    expect(wrong(() => grant('OVEN\\otto=read@B0100002').apply(model))).toContain('Did you mean B0100001?');
    expect(wrong(() => grant('OVEN\\otto'))).toContain('PRINCIPAL=LEVEL@RESOURCE');
    expect(wrong(() => revoke('OVEN\\Visitorz@B0100001').apply(model))).toContain('Did you mean OVEN');
    expect(wrong(() => membership('OVEN\\otto', true))).toContain('ACCOUNT>GROUP');
    expect(wrong(() => setting('site.networkAccesAccounts=[]').apply(model))).toContain('Did you mean networkAccessAccounts?');
    expect(wrong(() => setting('programs[B0100001/Machine].runMode=admin-right').apply(model))).toContain('did you mean admin-rights?');
    expect(wrong(() => setting('clients[TILL3].role=workgroup').apply(model))).toContain('TILL');
    expect(wrong(() => grant('OVEN\\otto=read@\\\\FILES\\tools').apply(model))).toContain('no share');
  });

  test('an entry more with No Access never starts anything, an allow never stops anything', () => {
    const names = fc.constantFrom('OVEN\\otto', 'OVEN\\Bakers', 'OVEN\\Domain Users', 'Users', 'Everyone', 'OVEN\\Visitors');
    const fresh = (name: string, level: string) => {
      const listed = model.packages[0]?.accessAccounts ?? [];
      const level_ = level as 'read' | 'no-access';
      return {
        ...model,
        packages: [
          { packageId: 'B0100001', distributionPoints: ['SHELF1'], accessAccounts: [...listed, { principal: name, level: level_ }] },
        ],
      };
    };
    fc.assert(
      fc.property(names, (name) => {
        expect(compareAudits(model, fresh(name, 'no-access')).starts).toEqual([]);
        expect(compareAudits(model, fresh(name, 'read')).stops).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

describe('rules that nothing else shows', () => {
  const model = modelOf(bakery);
  const [client] = model.clients;
  const program = { packageId: 'B0100001', name: 'P', runMode: 'user-rights', programCanRun: 'only-when-user-logged-on' } as const;
  const admin = { ...program, runMode: 'admin-rights', programCanRun: 'whether-or-not' } as const;
  const packagePath = '\\\\SHELF1\\SMSPKGD$\\B0100001\\setup.exe';

  function ask(
    kind: 'sms20-9x' | 'sms20-nt' | 'cm2007' | 'cmcb',
    what: typeof program | typeof admin,
    path = packagePath,
    more: Partial<typeof client> = {},
  ) {
    const who = { ...client, ...more, kind };
    const target = targetOf(path, model);
    const process = processAccount(who, { ...what, useSoftwareInstallationAccount: false }, model).account;
    if (!target || !process) throw new Error(`${path} is no path, or nobody runs the program`);
    return { client: who, program: what, process, target, operation: 'read', maker: 'client' } as const;
  }

  test('R22: a user whom the package refuses does not become the service account', () => {
    for (const kind of ['sms20-nt', 'cm2007', 'cmcb'] as const)
      expect(ask(kind, program, packagePath, { interactiveUser: 'OVEN\\otto' }).process).toEqual({
        kind: 'logged-on-user',
        name: 'OVEN\\otto',
      });
  });

  test('R28: Windows 9x never tries the client connection accounts', () => {
    expect(credentials(ask('sms20-9x', program), model).sequence).toEqual([{ kind: 'logged-on-user', name: 'OVEN\\rosa' }]);
  });

  test('R34: a share that Nconnect lists is opened as the client connection accounts', () => {
    const question = ask('sms20-nt', admin, '\\\\FILES\\tools\\setup.exe');
    const { sequence, because } = credentials({ ...question, program: { ...admin, nconnect: ['\\\\FILES\\tools'] } }, model);
    expect(sequence.map(({ kind }) => kind)).toEqual(['client-connection', 'client-connection']);
    expect(because.map(({ rule }) => rule)).toEqual(['R34']);
  });

  test('R37: LocalSystem of 2007 reads as its computer in a trusted domain, and as the network access account in a workgroup', () => {
    const kinds = (more: Partial<typeof client>) =>
      credentials(ask('cm2007', admin, packagePath, more), model).sequence.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['computer-account', 'network-access']);
    expect(kinds({ role: 'workgroup', domain: undefined })).toEqual(['network-access']);
  });

  test('R41: a client connection account gets a legacy client of a workgroup in without any trust', () => {
    const open: Model = { ...model, packages: [{ packageId: 'B0100001', distributionPoints: ['SHELF1'] }] };
    const target = targetOf(packagePath, open);
    if (!target) throw new Error('the package is on a distribution point');
    const answer = may({ ...ask('sms20-nt', admin, packagePath, { role: 'workgroup', domain: undefined }), target }, open);
    expect(answer).toMatchObject({ verdict: 'granted', by: { kind: 'client-connection' } });
  });

  test('R70: a program in user context reads as the user and as nobody with more rights', () => {
    const answer = may(ask('cmcb', program), model);
    expect(answer).toMatchObject({ verdict: 'granted', by: { kind: 'logged-on-user', name: 'OVEN\\rosa' } });
  });
});
