import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may } from '../../src/accounts/access.js';
import type { Access } from '../../src/accounts/answer.js';
import type { AccessEntry, Account, Client, Group, Model, Package, Program, Share } from '../../src/accounts/model.js';
import { accessLevels, clientKinds, emptyModel } from '../../src/accounts/model.js';
import { targetOf } from '../../src/accounts/paths.js';
import { processAccount } from '../../src/accounts/process.js';
import { rules } from '../../src/accounts/rules.js';
import { dpPath, sharePath } from './world.js';

const users = ['CORP\\alice', 'CORP\\naa', 'CORP\\cc1', 'CORP\\sia', 'EAST\\eve', 'CORP\\WKS12$'];
const groupNames = ['CORP\\A', 'CORP\\B', 'CORP\\C', 'EAST\\D'];
const principals = [
  ...users,
  ...groupNames,
  'Users',
  'Administrators',
  'Everyone',
  'Authenticated Users',
  'CORP\\Domain Users',
  'CORP\\Domain Computers',
];

function some<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
}

/** A fact that the model may lack. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 3 });
}

const entry: fc.Arbitrary<AccessEntry> = fc.record({ principal: fc.constantFrom(...principals), level: fc.constantFrom(...accessLevels) });
const list = fc.array(entry, { maxLength: 4 });

/** Who is in which group, and of which accounts and groups the model says it: what it says from both sides agrees. */
const memberships = fc
  .record({
    pairs: fc.array(fc.tuple(fc.constantFrom(...users, ...groupNames), fc.constantFrom(...groupNames)), { maxLength: 8 }),
    said: some([...users, ...groupNames]).chain((first) => some([...users, ...groupNames]).map((second) => new Set([...first, ...second]))),
  })
  .map(({ pairs, said }) => ({
    accounts: users.map((name): Account => {
      const own = pairs.filter(([member]) => member === name).map(([, group]) => group);
      return { name, groups: said.has(name) ? own : undefined };
    }),
    groups: groupNames.map((name): Group => {
      const own = pairs.filter(([, group]) => group === name).map(([member]) => member);
      return { name, members: said.has(name) ? own : undefined };
    }),
  }));

interface World {
  readonly model: Model;
  readonly client: Client;
  readonly program: Program;
  readonly path: string;
  readonly operation: 'read' | 'write';
  readonly maker: 'client' | 'program';
}

const client: fc.Arbitrary<Client> = fc
  .record({
    name: fc.constant('WKS12'),
    domain: fc.constant('CORP'),
    kind: maybe(fc.constantFrom(...clientKinds)),
    role: maybe(fc.constantFrom('workstation' as const, 'workgroup' as const, 'untrusted-domain' as const, 'domain-controller' as const)),
    interactiveUser: maybe(fc.constantFrom('CORP\\alice', 'EAST\\eve', null)),
  })
  .map((one) => (one.role === 'workgroup' ? { ...one, domain: undefined } : one));

/** User rights go only with a user logged on: the other settings force administrative rights (R5). */
const program: fc.Arbitrary<Program> = fc
  .record({
    runMode: maybe(fc.constantFrom('user-rights' as const, 'admin-rights' as const)),
    programCanRun: maybe(fc.constantFrom('whether-or-not' as const, 'only-when-no-user' as const, 'only-when-user-logged-on' as const)),
    useSoftwareInstallationAccount: maybe(fc.boolean()),
  })
  .map((facts): Program => {
    const one: Program = { packageId: 'S0100012', name: 'Install', ...facts };
    if (one.runMode !== 'user-rights') return one;
    const programCanRun = one.programCanRun && 'only-when-user-logged-on';
    return { ...one, programCanRun, useSoftwareInstallationAccount: one.useSoftwareInstallationAccount && false };
  });

const model: fc.Arbitrary<Model> = fc
  .record({
    naas: maybe(some(['CORP\\naa', 'EAST\\eve'])),
    ccs: maybe(some(['CORP\\cc1'])),
    sia: maybe(fc.constantFrom('CORP\\sia', null)),
    trusts: maybe(some(['EAST'])),
    memberships,
    access: list,
    shareAcl: maybe(list),
    ntfsAcl: maybe(list),
    dpShare: list,
  })
  .map((facts) => ({
    ...emptyModel,
    site: { networkAccessAccounts: facts.naas, clientConnectionAccounts: facts.ccs, softwareInstallationAccount: facts.sia },
    domains: [
      { name: 'CORP', trusts: facts.trusts },
      { name: 'EAST', trusts: [] },
    ],
    ...facts.memberships,
    packages: [{ packageId: 'S0100012', accessAccounts: facts.access }],
    distributionPoints: [{ server: 'DP1', serverDomain: 'CORP', shareAcl: facts.dpShare }],
    shares: [{ server: 'FS1', share: 'tools', serverDomain: 'CORP', shareAcl: facts.shareAcl, ntfsAcl: facts.ntfsAcl }],
  }));

const world: fc.Arbitrary<World> = fc.record({
  model,
  client,
  program,
  path: fc.constantFrom(dpPath, sharePath),
  operation: fc.constantFrom('read', 'write'),
  maker: fc.constantFrom('client', 'program'),
});

/** The answer for the account that would run the program; as LocalSystem where that is open. */
function ask({ model, client, program, path, operation, maker }: World, process = processOf({ model, client, program })): Access {
  const target = targetOf(path, model);
  if (!target) throw new Error(path);
  return may({ client, program, process, target, operation, maker }, model);
}

function processOf({ model, client, program }: Pick<World, 'model' | 'client' | 'program'>) {
  return processAccount(client, program, model).account ?? { kind: 'local-system' as const };
}

function withLists(world: World, change: (list: readonly AccessEntry[]) => readonly AccessEntry[]): World {
  const packages = world.model.packages.map((one): Package => ({ ...one, accessAccounts: change(one.accessAccounts ?? []) }));
  const shares = world.model.shares.map((one): Share => ({ ...one, ntfsAcl: one.ntfsAcl && change(one.ntfsAcl) }));
  return { ...world, model: { ...world.model, packages, shares } };
}

const deny: fc.Arbitrary<AccessEntry> = fc.constantFrom(...principals).map((principal) => ({ principal, level: 'no-access' }));
const allow: fc.Arbitrary<AccessEntry> = entry.filter(({ level }) => level !== 'no-access');

describe('whatever the site is', () => {
  it('another No Access entry never grants', () => {
    fc.assert(
      fc.property(world, deny, (before, added) => {
        const [was, is] = [ask(before).verdict, ask(withLists(before, (entries) => [...entries, added])).verdict];
        if (was !== 'granted') expect(is).not.toBe('granted');
        if (was === 'denied') expect(is).toBe('denied');
      }),
      { numRuns: 1000 },
    );
  });

  it('another allow never denies', () => {
    fc.assert(
      fc.property(world, allow, (before, added) => {
        const [was, is] = [ask(before).verdict, ask(withLists(before, (entries) => [...entries, added])).verdict];
        if (was !== 'denied') expect(is).not.toBe('denied');
        if (was === 'granted') expect(is).toBe('granted');
      }),
      { numRuns: 1000 },
    );
  });

  it('the order of entries, accounts and groups does not matter', () => {
    fc.assert(
      fc.property(world, (before) => {
        const turned = withLists(before, (entries) => [...entries].reverse());
        const { accounts, groups } = turned.model;
        const after = { ...turned, model: { ...turned.model, accounts: [...accounts].reverse(), groups: [...groups].reverse() } };
        const [was, is] = [ask(before), ask(after)];
        expect([is.verdict, is.refusal]).toEqual([was.verdict, was.refusal]);
      }),
      { numRuns: 500 },
    );
  });

  it('each step names a rule of the catalogue', () => {
    fc.assert(
      fc.property(world, (one) => {
        const answer = ask(one);
        const steps = [
          ...processAccount(one.client, one.program, one.model).because,
          ...answer.because,
          ...answer.tries.flatMap((each) => each.because),
        ];
        for (const { rule } of steps) expect(rules.has(rule), rule).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('an open verdict names at least one fact that is missing, a clear one names none', () => {
    fc.assert(
      fc.property(world, (one) => {
        const { verdict, missing } = ask(one);
        expect(missing.length > 0).toBe(verdict === 'unknown');
      }),
      { numRuns: 1000 },
    );
  });
});

type Forget = (world: World) => World;

function forgetIn<T extends object>(items: readonly T[], at: number, key: keyof T): T[] {
  return items.map((item, place) => (place === at % items.length ? { ...item, [key]: undefined } : item));
}

/** One known fact made unknown; facts with a documented default are not among them. */
const forgetting: fc.Arbitrary<Forget> = fc.oneof(
  fc.nat(5).map((at) => (world: World) => ({
    ...world,
    model: { ...world.model, accounts: forgetIn<Account>(world.model.accounts, at, 'groups') },
  })),
  fc
    .nat(3)
    .map((at) => (world: World) => ({ ...world, model: { ...world.model, groups: forgetIn<Group>(world.model.groups, at, 'members') } })),
  fc.constantFrom('networkAccessAccounts' as const, 'clientConnectionAccounts' as const).map((key) => (world: World) => ({
    ...world,
    model: { ...world.model, site: { ...world.model.site, [key]: undefined } },
  })),
  fc.constantFrom('shareAcl' as const, 'ntfsAcl' as const).map((key) => (world: World) => ({
    ...world,
    model: { ...world.model, shares: forgetIn<Share>(world.model.shares, 0, key) },
  })),
  fc.constant((world: World) => ({ ...world, model: { ...world.model, domains: forgetIn(world.model.domains, 0, 'trusts') } })),
  fc
    .constantFrom('kind' as const, 'role' as const)
    .map((key) => (world: World) => ({ ...world, client: { ...world.client, [key]: undefined } })),
);

describe('a fact that is no longer known', () => {
  it('never makes a verdict, and never turns one round', () => {
    fc.assert(
      fc.property(world, forgetting, (before, forget) => {
        const process = processOf(before);
        const [was, is] = [ask(before, process).verdict, ask(forget(before), process).verdict];
        if (is !== 'unknown') expect(is).toBe(was);
      }),
      { numRuns: 1000 },
    );
  });

  it('never makes or turns round the answer which account runs a program', () => {
    const keys = ['runMode', 'programCanRun', 'useSoftwareInstallationAccount'] as const;
    fc.assert(
      fc.property(world, fc.constantFrom(...keys, 'kind' as const, 'interactiveUser' as const), ({ client, program, model }, key) => {
        const was = processAccount(client, program, model);
        const is = processAccount({ ...client, [key]: undefined }, { ...program, [key]: undefined }, model);
        if (is.verdict !== 'unknown')
          expect([is.verdict, is.failure, is.account?.kind]).toEqual([was.verdict, was.failure, was.account?.kind]);
        expect(is.missing.length > 0 || is.verdict !== 'unknown').toBe(true);
      }),
      { numRuns: 800 },
    );
  });
});
