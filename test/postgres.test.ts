import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresAddress, shown } from '../src/store/address.js';
import { openStore, readStore } from '../src/store/store.js';
import { Cluster, noPostgres } from './postgres/cluster.js';
import { dump, fleetOf, plant } from './scan/fleets.js';

if (noPostgres !== undefined) console.warn(`Tests of stores on PostgreSQL are skipped: ${noPostgres}`);

const root = fileURLToPath(new URL('..', import.meta.url));
const tool = join(root, 'bin/run.js');
let cluster: Cluster;
let folder: string;
let tree: string;
let file: string;
let asked: pg.Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-postgres-'));
  tree = join(folder, 'fleet');
  file = join(folder, 'fleet.db');
  plant(tree, fleetOf(12));
  expect(smsdx(['scan', tree, '--store', file]).status).toBe(1);
  if (noPostgres !== undefined) return;
  cluster = await Cluster.start(['fsync=off']);
  asked = new pg.Client(cluster.address('postgres'));
  await asked.connect();
}, 120_000);
afterAll(async () => {
  await asked?.end();
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function smsdx(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
}

async function dumped(address: string): Promise<string[]> {
  const store = await readStore(address);
  const lines = await dump(store);
  await store.close();
  return lines;
}

const schema = (name: string) => `${cluster.address('postgres')}?schema=${name}`;

test.each([
  ['postgres://me:s3cr3t@db.corp/smsdx', 'postgres://me:***@db.corp/smsdx'],
  ['postgresql://me:s3@cr:3t@db.corp:5433/smsdx?sslmode=verify-full', 'postgresql://me:***@db.corp:5433/smsdx?sslmode=verify-full'],
  ['postgres://db.corp/smsdx?user=me&password=s3cr3t&sslpassword=other', 'postgres://db.corp/smsdx?user=me&password=***&sslpassword=***'],
  ['postgres://me@db.corp/smsdx', 'postgres://me@db.corp/smsdx'],
  ['C:\\fleet.db', 'C:\\fleet.db'],
])('%s is shown as %s', (address, expected) => {
  expect(shown(address)).toBe(expected);
});

test('an address that is none is a mistake that shows no password', () => {
  const wrong = () => postgresAddress('postgres://me:s3cr3t@db corp:x/y');
  expect(wrong).toThrow('postgres://me:***@db corp:x/y is no address of a PostgreSQL store.');
  expect(() => postgresAddress('postgres://db/x?schema=a"b')).toThrow('cannot be the schema of a store');
});

describe.skipIf(noPostgres !== undefined)('a store on PostgreSQL', () => {
  test('holds and says the same as a file, and can be copied both ways', async () => {
    const [scanned, copied, back] = [schema('scanned'), schema('copied'), join(folder, 'back.db')];
    const local = smsdx(['scan', '--store', file]);
    expect(smsdx(['scan', tree, '--store', scanned])).toMatchObject({ stdout: local.stdout, status: 1 });
    expect(smsdx(['store', 'copy', file, copied]).stdout).toMatch(/^15 sources copied from /);
    expect(smsdx(['store', 'copy', copied, back]).status).toBe(0);
    const expected = await dumped(file);
    for (const store of [scanned, copied, back]) expect(await dumped(store)).toEqual(expected);
    const { comparison } = JSON.parse(smsdx(['scan', '--store', copied, '--compare', file, '--json']).stdout);
    expect(comparison).toMatchObject({ new: [], gone: [], unchanged: 8, clientsOnlyNow: 0 });
    const again = smsdx(['store', 'copy', file, copied]);
    expect(again.stderr).toContain('holds results already');
    expect(again.status).toBe(2);
    for (const sql of ['select failure, sum(times) as times, count(*) as findings from findings group by 1', 'clients']) {
      expect(smsdx(['query', scanned, sql, '--json']).stdout).toBe(smsdx(['query', file, sql, '--json']).stdout);
    }
  });

  test.each([
    ["select set_config('transaction_read_only', 'off', false)", 'transaction read-write mode must be set before any query'],
    ['select * from (select 1) x) as y; drop table sources; select (1', 'multiple commands'],
    [
      'with gone as (delete from sources returning *) select * from gone',
      'WITH clause containing a data-modifying statement must be at the top level',
    ],
    ['select source from sources for update', 'cannot execute SELECT FOR UPDATE in a read-only transaction'],
  ])('only reads: %s', (sql, sentence) => {
    const { stderr, status } = smsdx(['query', schema('scanned'), sql]);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  test('lets one scan write at a time, and several prepare it at the same time', async () => {
    const opening = [1, 2, 3].map(() =>
      openStore(schema('race')).then(
        (store) => store,
        (error: Error) => error.message,
      ),
    );
    const opened = await Promise.all(opening);
    const refusals = opened.filter((each) => typeof each === 'string');
    expect(refusals).toHaveLength(2);
    expect(refusals[0]).toMatch(/^Another scan is writing to /);
    for (const each of opened) if (typeof each !== 'string') await each.close();
    const codes = await Promise.all(
      ['init', 'init'].map(async (init) => once(spawn(process.execPath, [tool, 'store', init, schema('race')]), 'exit')),
    );
    expect(codes.map(([code]) => code)).toEqual([0, 0]);
  });

  test('of an earlier version is brought up to date by init alone, one of a later version or of others is refused', async () => {
    const address = schema('old');
    await asked.query(
      'create schema old; create table old.kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)',
    );
    const old = smsdx(['query', address]);
    expect(old).toMatchObject({ status: 2, stderr: expect.stringContaining('was written by an earlier smsdx.\n  Have its owner') });
    expect(smsdx(['store', 'init', address])).toMatchObject({ status: 0, stderr: '' });
    expect(await dumped(address)).toEqual([]);
    await asked.query("insert into old.kysely_migration values ('999-later', '')");
    for (const args of [
      ['query', address],
      ['scan', tree, '--store', address],
      ['scan', tree, '--queue', address],
      ['store', 'init', address],
    ]) {
      expect(smsdx(args)).toMatchObject({ status: 2, stderr: expect.stringContaining('was written by a later smsdx than this one') });
    }
    await asked.query('create schema recipes; create table recipes.cakes (name text)');
    expect(smsdx(['store', 'init', schema('recipes')]).stderr).toContain('is a database of another program');
    expect(smsdx(['query', schema('nothing')]).stderr).toContain('There is no store in ');
  });

  test('that cannot be reached or does not let anybody in is one sentence, without the secret', async () => {
    await asked.query("create role guarded login password 'right'");
    const hba = (await asked.query('show hba_file')).rows[0].hba_file;
    writeFileSync(hba, `host all guarded all scram-sha-256\n${readFileSync(hba, 'utf8')}`);
    await asked.query('select pg_reload_conf()');
    const address = cluster.address('postgres', 'guarded:s3cr3t');
    const cases: readonly (readonly [string, NodeJS.ProcessEnv, string])[] = [
      [address, {}, 'the server does not accept the user or the password'],
      [cluster.address('postgres', 'guarded'), { PGPASSWORD: 's3cr3t' }, 'the server does not accept the user or the password'],
      [cluster.address('postgres', 'guarded'), { PGPASSFILE: join(folder, 'none') }, 'the server asks for a password'],
      [`${address}?sslmode=verify-full`, {}, 'the server speaks no TLS'],
      ['postgres://me:s3cr3t@127.0.0.1:1/x', {}, 'nobody listens there'],
      ['postgres://me:s3cr3t@nowhere.invalid/x', {}, 'the name of the host|there is no such host'],
      [cluster.address('missing'), {}, 'there is no such database'],
    ];
    for (const [store, env, reason] of cases) {
      const { stderr, stdout, status } = smsdx(['query', store], env);
      expect(stderr).toMatch(new RegExp(`^The store \\S+ cannot be used: .*(?:${reason}).*\\n  .*\\n$`));
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).not.toContain('s3cr3t');
    }
    for (const args of [
      ['scan', tree, '--store'],
      ['scan', tree, '--queue'],
      ['worker', '--queue'],
      ['store', 'init'],
    ]) {
      const { stderr, status } = smsdx([...args, address]);
      expect(stderr).toMatch(
        /^The store postgres:\/\/guarded:\*\*\*@\S+ cannot be used: the server does not accept the user or the password\.\n/,
      );
      expect(status).toBe(2);
    }
  }, 180_000);

  test.skipIf(process.platform !== 'linux')('hides a password in an address from the list of processes', async () => {
    const worker = spawn(process.execPath, [tool, 'worker', '--queue', cluster.address('postgres', 'owner:s3cr3t')], { stdio: 'ignore' });
    const line = () => readFileSync(`/proc/${worker.pid}/cmdline`, 'utf8');
    for (let tries = 0; tries < 200 && !line().includes('***'); tries++) await wait(50);
    expect(line()).toContain('smsdx worker --queue postgres://owner:***@');
    expect(line()).not.toContain('s3cr3t');
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  });
});

describe.skipIf(noPostgres !== undefined)('the roles of the README', () => {
  const as = (role: string) => cluster.address('fleet', role);
  beforeAll(async () => {
    if (noPostgres !== undefined) return;
    await asked.query('create database fleet');
    expect(smsdx(['store', 'init', as('owner')]).status).toBe(0);
    const [, sql = ''] = /```sql\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    const owner = new pg.Client(as('owner'));
    await owner.connect();
    await owner.query(sql);
    await owner.end();
  });

  test('do their work with the rights that it names', async () => {
    expect(smsdx(['scan', tree, '--queue', as('scan')])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('15 jobs enqueued'),
    });
    const worker = smsdx(['worker', '--queue', as('worker'), '--until-done', '--json']);
    expect(JSON.parse(worker.stdout)).toMatchObject({ clients: 12, failed: 0 });
    expect(smsdx(['scan', tree, '--queue', as('scan'), '--wait']).status).toBe(1);
    expect(await dumped(as('report'))).toEqual(await dumped(file));
    appendFileSync(join(tree, 'NWT-PC1/Logs/execmgr.log'), '\r\n');
    expect(smsdx(['scan', tree, '--queue', as('scan')]).stdout).toContain('1 job enqueued');
    expect(JSON.parse(smsdx(['worker', '--queue', as('worker'), '--until-done', '--json']).stdout)).toMatchObject({
      clients: 1,
      failed: 0,
    });
  });

  test.each([
    ['report', 'scan', '--store'],
    ['report', 'scan', '--queue'],
    ['scan', 'scan', '--store'],
  ])('%s may not: %s %s', (role, command, flag) => {
    const other = join(folder, 'other');
    plant(other, fleetOf(1));
    const { stderr, status } = smsdx([command, other, flag, as(role)]);
    expect(stderr).toMatch(/^The store \S+ cannot be used: the role may not do that \(.*permission denied/);
    expect(status).toBe(2);
  });

  test.each(['report', 'scan'])('%s may change no result', async (role) => {
    const client = new pg.Client(as(role));
    await client.connect();
    for (const table of ['sources', 'findings'])
      await expect(client.query(`delete from smsdx.${table}`)).rejects.toThrow('permission denied');
    await client.end();
  });
});
