import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../src/failures/failure.js';
import { compare } from '../src/store/compare.js';
import { cover } from '../src/store/cover.js';
import { diagnoses } from '../src/store/diagnoses.js';
import { rowsOf } from '../src/store/rows.js';
import type { Kept } from '../src/store/schema.js';
import { openStore, readStore, type Store } from '../src/store/store.js';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fresh = () => join(folder, `${++count}.db`);

function finding(over: Partial<Finding> = {}): Finding {
  return {
    failure: 'package-access-not-covered',
    title: 'No entry covers the account that connects',
    level: 'error',
    verdict: 'confirmed',
    package: 'F0100017',
    program: 'Install',
    when: '2006-04-11T07:12:00.000Z',
    account: { process: 'NT AUTHORITY\\SYSTEM', network: 'FAB\\PC7$' },
    resource: { kind: 'distribution-point', path: '\\\\fabdp2\\SMSPKGC$\\F0100017\\' },
    code: { value: '5', symbol: 'ERROR_ACCESS_DENIED', meaning: 'access denied' },
    because: [],
    seen: [],
    missing: [],
    fix: ['Give FAB\\Domain Computers Read.'],
    considered: [],
    ...over,
  };
}

function kept(client: string, findings: readonly Finding[] = [finding()]): Kept {
  const coverage = { records: 10, understood: 8, evidence: 1, unread: [{ file: 'execmgr.log', offset: 7, reason: 'cut \0' }], bytes: 900 };
  const runs = [{ package: 'F0100017', program: 'Install', outcome: 'failed', began: '2006-04-11T07:00:00.000Z', attempts: 1 }];
  return rowsOf(
    { source: `/fleet/${client}`, container: null, kind: 'folder', fingerprint: `made of ${client}` },
    {
      diagnosis: { schemaVersion: 1, client, logs: [], coverage, runs, findings },
      name: client,
      unread: [],
      changesOf: () => [{ change: 'Read for FAB\\Domain Computers', basis: 'rules' }],
    },
  );
}

async function dumped(store: Store): Promise<string> {
  return (await listed(store.dump())).join('\n');
}

describe('a store', () => {
  test('holds the same whatever the order in which clients come', async () => {
    const [one, other] = [await openStore(fresh()), await openStore(fresh())];
    for (const name of ['PC7', 'PC8', 'PC9']) await one.keep(kept(name));
    for (const name of ['PC9', 'PC7', 'PC8']) await other.keep(kept(name));
    const text = await dumped(one);
    expect(text.split('\n').length).toBe(3 * 6);
    expect(await dumped(other)).toBe(text);
    await one.close();
    await other.close();
  });

  test('keeps a source in the place of what it was before, and forgets one with all that it gave', async () => {
    const [once, twice] = [await openStore(fresh()), await openStore(fresh())];
    await once.keep(kept('PC8', []));
    await twice.keep(kept('PC7'));
    await twice.keep(kept('PC8', [finding(), finding({ failure: 'naa-not-configured' })]));
    await twice.keep(kept('PC8', []));
    await twice.forget(['/fleet/PC7', '/fleet/never-seen']);
    expect(await dumped(twice)).toBe(await dumped(once));
    expect([...(await twice.sources())]).toEqual([['/fleet/PC8', { fingerprint: 'made of PC8', state: 'partly', container: null }]]);
    await once.close();
    await twice.close();
  });

  test('has columns to search by, and the whole finding beside them', async () => {
    const store = await openStore(fresh());
    await store.keep(kept('pc7'));
    const row = await store.tables.selectFrom('findings').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ machine: 'PC7', site: 'F01', server: 'FABDP2', day: '2006-04-11', still_open: 1, code: '5' });
    expect(JSON.parse(row.json)).toMatchObject({ client: 'pc7', fix: ['Give FAB\\Domain Computers Read.'] });
    await store.close();
  });

  test('is one file when nobody writes to it, and can be read beside a scan', async () => {
    const path = fresh();
    const store = await openStore(path);
    await store.keep(kept('PC7'));
    const reader = await readStore(path);
    expect((await reader.sources()).size).toBe(1);
    await expect(reader.keep(kept('PC8'))).rejects.toThrow(/write-protected/);
    await reader.close();
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith(`${count}.db`))).toEqual([`${count}.db`]);
  });

  test('lets one scan write at a time, and says so to the second', async () => {
    const path = fresh();
    const store = await openStore(path);
    await expect(openStore(path)).rejects.toThrow(`Another scan is writing to ${path}.`);
    await store.close();
    await (await openStore(path)).close();
  });
});

test('two stores are compared finding by finding, for the clients that both have', async () => {
  const [before, now] = [await openStore(fresh()), await openStore(fresh())];
  const lesser = finding({ level: 'warning', package: 'F0100018' });
  await before.keep(kept('PC1', [finding(), lesser]));
  await before.keep(kept('PC2', [finding({ times: 4 })]));
  await before.keep(kept('PC3'));
  await now.keep(
    kept('PC1', [finding({ level: 'warning' }), finding({ package: 'F0100018' }), finding({ failure: 'naa-not-configured' })]),
  );
  await now.keep(kept('PC2', [finding({ closed: '2006-05-01', level: 'note' })]));
  await now.keep(kept('PC4'));
  const { unchanged, clientsOnlyNow, clientsOnlyBefore, ...turns } = await compare(before, now);
  const names = Object.entries(turns).map(([turn, all]) => [turn, all.map((each) => `${each.client} ${each.failure} ${each.package}`)]);
  expect(Object.fromEntries(names)).toEqual({
    new: ['PC1 naa-not-configured F0100017'],
    gone: ['PC2 package-access-not-covered F0100017'],
    worse: ['PC1 package-access-not-covered F0100018'],
    better: ['PC1 package-access-not-covered F0100017'],
  });
  expect({ unchanged, clientsOnlyNow, clientsOnlyBefore }).toEqual({ unchanged: 0, clientsOnlyNow: 1, clientsOnlyBefore: 1 });
  await before.close();
  await now.close();
});

test('a diagnosis comes out of a store as it went in', async () => {
  const store = await openStore(fresh());
  await store.keep(kept('PC1'));
  const [out] = await listed(diagnoses(store));
  expect(out).toMatchObject({
    client: 'PC1',
    coverage: { records: 10, unread: [{ file: 'execmgr.log', offset: 7 }] },
    findings: [finding({ client: 'PC1' })],
  });
  expect(out?.runs).toEqual([
    { client: 'PC1', package: 'F0100017', program: 'Install', outcome: 'failed', began: '2006-04-11T07:00:00.000Z', attempts: 1 },
  ]);
  await store.close();
});

test.each([
  [{ a: [0, 1, 2], b: [2, 3], c: [0, 1] }, ['a', 'b']],
  [{ a: [0, 1], b: [1, 2, 3, 4], c: [0, 2], d: [5] }, ['b', 'a', 'd']],
  [{ 'Read for X\\Domain Users': [0, 1], 'Read for X\\naa': [0, 1] }, ['Read for X\\naa']],
])('the smallest set of changes of %j is %j', (candidates, expected) => {
  const all = Object.entries(candidates).map(([change, findings]) => ({ change, basis: 'rules' as const, findings: findings ?? [] }));
  expect(cover(all).map(({ change }) => change)).toEqual(expected);
});

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('what is no store of this version', () => {
  test('is refused with its reason: no file, no database, another program, a later version', async () => {
    await expect(readStore(fresh())).rejects.toThrow(/There is no store/);
    const text = fresh();
    writeFileSync(text, 'not a database at all, but long enough to be looked at as one'.repeat(20));
    await expect(readStore(text)).rejects.toThrow(/no SQLite file/);
    await expect(openStore(text)).rejects.toThrow(/no SQLite file/);
    const foreign = fresh();
    const database = new DatabaseSync(foreign);
    database.exec('CREATE TABLE recipes (name TEXT)');
    database.close();
    await expect(openStore(foreign)).rejects.toThrow(/another program/);
    const later = fresh();
    const store = await openStore(later);
    await sql`INSERT INTO kysely_migration VALUES ('999-later', '')`.execute(store.tables);
    await store.close();
    await expect(readStore(later)).rejects.toThrow(/later smsdx/);
    await expect(openStore(join(folder, 'nowhere', 'fleet.db'))).rejects.toThrow(/cannot be used: no such file or directory/);
  });

  test('an older store is brought up to date by whoever opens it', async () => {
    const path = fresh();
    const database = new DatabaseSync(path);
    database.exec('CREATE TABLE kysely_migration (name varchar(255) not null primary key, timestamp varchar(255) not null)');
    database.exec('CREATE TABLE kysely_migration_lock (id varchar(255) not null primary key, is_locked integer default 0 not null)');
    database.close();
    const store = await readStore(path);
    expect(await dumped(store)).toBe('');
    await store.close();
  });
});

test('a full disk is said in a sentence, and what was kept before is whole', async () => {
  const path = fresh();
  const store = await openStore(path);
  await store.keep(kept('PC1'));
  const before = await dumped(store);
  await sql`PRAGMA max_page_count = 40`.execute(store.tables);
  const long = finding({ fix: ['much to do '.repeat(50_000)] });
  await expect(store.keep(kept('PC2', [long]))).rejects.toThrow(`The store ${path} cannot be used: the disk is full.`);
  expect(await dumped(store)).toBe(before);
  await store.close();
});
