import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStore } from '../src/store/store.js';
import { zip } from './archives/zips.js';
import { dump, fleetOf, plant, refused, succeeded } from './scan/fleets.js';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
let folder: string;
let tree: string;
let undisturbed: string[];
let count = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-scan-'));
  tree = join(folder, 'fleet');
  plant(tree, fleetOf(40, 40));
  plant(tree, {
    'packed.zip': zip(Object.entries(fleetOf(20, 40)).map(([name, text]) => ({ name: name.replaceAll('NWT-PC', 'NWT-X'), text }))),
  });
  const store = fresh();
  const { status, stderr } = smsdx(['scan', tree, '--store', store, '--workers', '0']);
  expect(stderr).toBe('');
  expect(status).toBe(1);
  undisturbed = await dumped(store);
});
afterAll(() => rmSync(folder, { recursive: true }));

const fresh = () => join(folder, `${++count}.db`);

function smsdx(args: readonly string[]) {
  return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
}

async function dumped(path: string): Promise<string[]> {
  const store = await readStore(path);
  try {
    return await dump(store);
  } finally {
    await store.close();
  }
}

function started(store: string, ...more: string[]): ChildProcess {
  return spawn(process.execPath, [tool, 'scan', tree, '--store', store, '--workers', '2', ...more], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Waits until a scan has stored something. */
async function busy(store: string): Promise<void> {
  for (let tries = 0; tries < 400 && !existsSync(`${store}-wal`); tries++) await wait(10);
}

describe('the store is the same', () => {
  test.each([1, 2])('with %i workers as with none', async (workers) => {
    const store = fresh();
    expect(smsdx(['scan', tree, '--store', store, '--workers', String(workers)]).status).toBe(1);
    expect(await dumped(store)).toEqual(undisturbed);
  });

  test.each([0, 1, 2])('and no client of it has what another one said, with %i workers', async (workers) => {
    const packageOf = (number: number) => `NWT${number.toString(16).toUpperCase().padStart(5, '0')}`;
    const logOf = (number: number) => (number % 2 === 0 ? refused(1, packageOf(number)) : succeeded(packageOf(number)));
    const small = join(folder, `small${workers}`);
    for (let number = 0; number < 400; number++) {
      // Clients with one log, two or three, so that none is read in step with the next.
      for (const log of ['execmgr.log', 'CAS.log', 'execmgr.lo_'].slice(0, 1 + (number % 3)))
        plant(small, { [`${packageOf(number)}/${log}`]: logOf(number) });
    }
    const path = fresh();
    smsdx(['scan', small, '--store', path, '--workers', String(workers)]);
    const store = await readStore(path);
    const runs = await store.tables.selectFrom('runs').select(['source', 'package']).execute();
    const unread = await store.tables.selectFrom('unread').selectAll().execute();
    await store.close();
    expect(runs.filter(({ source, package: id }) => !source.endsWith(id ?? 'none'))).toEqual([]);
    expect(new Set(runs.map(({ source }) => source)).size).toBe(400);
    expect(unread).toEqual([]);
  });

  test('when the scan was killed again and again, and started again', async () => {
    const store = fresh();
    for (let kill = 0; kill < 6; kill++) {
      const child = started(store);
      await busy(store);
      await wait(Math.random() * 400);
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    expect(smsdx(['scan', tree, '--store', store]).status).toBe(1);
    expect(await dumped(store)).toEqual(undisturbed);
  });

  test('when Ctrl-C stopped it, which says how to go on', async () => {
    const store = fresh();
    const child = started(store);
    let said = '';
    child.stderr?.on('data', (text) => (said += text));
    await busy(store);
    await wait(150);
    child.kill('SIGINT');
    const [status] = await once(child, 'exit');
    if (status === 130) expect(said).toMatch(/^Stopped\. \d+ clients of this scan are in .*; the same command goes on from there\.\n$/);
    expect(existsSync(`${store}-wal`)).toBe(false);
    expect(smsdx(['scan', tree, '--store', store]).status).toBe(1);
    expect(await dumped(store)).toEqual(undisturbed);
  });
});

test('a client that kills its worker is a line, and the others are scanned', () => {
  const poisoned = join(folder, 'poisoned');
  plant(poisoned, fleetOf(20));
  plant(poisoned, { 'POISON/Logs/execmgr.log': refused() });
  // Loaded into every thread: opening the poisoned log is the end of the thread.
  const poison = join(folder, 'poison.mjs');
  writeFileSync(
    poison,
    `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; import { isMainThread } from 'node:worker_threads';
     const { openSync } = fs;
     if (!isMainThread) fs.openSync = (path, ...more) => (String(path).includes('POISON') ? process.exit(9) : openSync(path, ...more));
     syncBuiltinESMExports();`,
  );
  const env = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(poison).href}` };
  const args = [tool, 'scan', poisoned, '--store', fresh(), '--workers', '2', '--json'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
  expect(status).toBe(1);
  const { clients, unread } = JSON.parse(stdout);
  expect(clients).toBe(20);
  expect(unread).toContainEqual({ source: join(poisoned, 'POISON'), file: '', place: 0, reason: 'smsdx failed on it: its worker ended' });
});

describe('a store that cannot be written', () => {
  test('because another scan writes to it: the second says so', async () => {
    const store = fresh();
    const first = started(store);
    await busy(store);
    const second = smsdx(['scan', tree, '--store', store]);
    if (first.exitCode === null) {
      expect(second.stderr).toContain(`Another scan is writing to ${store}.`);
      expect(second.status).toBe(2);
    }
    if (first.exitCode === null) await once(first, 'exit');
    expect(await dumped(store)).toEqual(undisturbed);
  });

  test.skipIf(process.platform === 'win32')('because the disk is full: one sentence, and the next scan goes on', async () => {
    const store = fresh();
    // Files of this shell may not grow beyond a size: to the program it is the same as a disk without room.
    const limited = `trap '' XFSZ; ulimit -f 150; exec "$0" "$1" scan "$2" --store "$3" --workers 2`;
    const { status, stderr } = spawnSync('bash', ['-c', limited, process.execPath, tool, tree, store], { encoding: 'utf8' });
    expect(stderr).toMatch(/^The store .* cannot be used: the disk .*\n {2}.*run the same command again to go on\.\n$/);
    expect(status).toBe(2);
    expect(smsdx(['scan', tree, '--store', store]).status).toBe(1);
    expect(await dumped(store)).toEqual(undisturbed);
  });

  test.skipIf(process.getuid?.() === 0)('because its folder is read-only', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const { status, stderr } = smsdx(['scan', tree, '--store', join(closed, 'fleet.db')]);
    expect(stderr).toContain('permission denied');
    expect(status).toBe(2);
  });
});

describe('the summary', () => {
  const site = `
site: { code: NWT, clientKind: cmcb, networkAccessAccounts: [] }
domains: [{ name: NWT }]
clients: ${JSON.stringify(Array.from({ length: 8 }, (_, at) => ({ name: `NWT-PC${at}`, domain: 'NWT' })))}
distributionPoints: [{ server: NWT-DP01, domain: NWT }]
packages:
  - packageId: NWT00021
    distributionPoints: [NWT-DP01]
    accessAccounts: [{ principal: 'NWT\\Pilots', level: read }]
groups: [{ name: 'NWT\\Pilots', members: [] }]
programs: [{ packageId: NWT00021, name: Install, programCanRun: whether-or-not, runMode: admin-rights }]
`;
  let store: string;
  let small: string;
  beforeAll(() => {
    small = join(folder, 'small');
    plant(small, fleetOf(8));
    plant(small, { '../site.yaml': site });
    store = fresh();
    expect(smsdx(['scan', small, '--store', store, '--model', join(folder, 'site.yaml')]).status).toBe(1);
  });

  test('names the grant that clears the most, from the account rules', () => {
    const { changes, groups, clients, affected } = JSON.parse(smsdx(['scan', '--store', store, '--json']).stdout);
    expect({ clients, affected }).toEqual({ clients: 8, affected: 5 });
    expect(changes[0]).toMatchObject({
      change: 'Read for NWT\\Domain Computers on package NWT00021',
      basis: 'rules',
      clients: 5,
      findings: 5,
    });
    expect(groups['distribution point']).toMatchObject([{ value: 'NWT-DP01', clients: 5, days: [{ day: '2024-02-12', clients: 5 }] }]);
    const { stdout } = smsdx(['scan', '--store', store]);
    expect(stdout).toContain(
      '1. Read for NWT\\Domain Computers on package NWT00021\n   clears 5 findings on 5 clients (100 %) by the account rules',
    );
  });

  test('says what is new and gone since an earlier store', () => {
    const later = join(folder, 'later');
    plant(later, fleetOf(8));
    plant(later, {
      'NWT-PC0/Logs/execmgr.log': refused(),
      'NWT-PC1/Logs/execmgr.log': refused(1) + succeeded(),
    });
    const { stdout } = smsdx(['scan', later, '--store', fresh(), '--model', join(folder, 'site.yaml'), '--compare', store, '--json']);
    const { comparison } = JSON.parse(stdout);
    const names = (turn: string) => comparison[turn].map(({ client }: { client: string }) => client);
    expect({ new: names('new'), gone: names('gone') }).toEqual({ new: ['NWT-PC0'], gone: ['NWT-PC1'] });
  });

  test('leaves out what a baseline accepts until its day is over', () => {
    const baseline = join(folder, 'accepted.yaml');
    const accept = (expires: string) =>
      `accepted:\n  - failure: package-access-*\n    client: nwt-pc*\n    reason: The pilot ends in June.\n    expires: ${expires}\n`;
    writeFileSync(baseline, accept('2999-12-31'));
    const accepted = smsdx(['scan', '--store', store, '--baseline', baseline, '--json']);
    expect(JSON.parse(accepted.stdout)).toMatchObject({ accepted: 5, affected: 0 });
    expect(accepted.status).toBe(3);
    writeFileSync(baseline, accept('2001-01-01'));
    const late = smsdx(['scan', '--store', store, '--baseline', baseline]);
    expect(late.status).toBe(1);
    expect(late.stdout).toContain('Accepted until 2001-01-01, and counted again: The pilot ends in June.');
    writeFileSync(baseline, 'accepted:\n  - failure: x\n    expires: 2999-12-31\n');
    const wrong = smsdx(['scan', '--store', store, '--baseline', baseline]);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('accepted.yaml:2');
  });

  test('makes the exit code that scripts ask for', () => {
    const code = (...flags: string[]) => smsdx(['scan', '--store', store, ...flags]).status;
    expect(code('--fail-on', 'error')).toBe(1);
    expect(code('--fail-on', 'never')).toBe(3);
    const healthy = join(folder, 'healthy');
    plant(healthy, { 'NWT-PC1/execmgr.log': succeeded() });
    expect(smsdx(['scan', healthy, '--store', fresh()]).status).toBe(0);
    mkdirSync(join(folder, 'nothing'));
    expect(smsdx(['scan', join(folder, 'nothing'), '--store', fresh()]).status).toBe(3);
  });
});

describe('query', () => {
  test('answers in every format, and takes whole tables out', () => {
    const store = join(folder, '1.db');
    const asked = 'select failure, count(distinct machine) as clients from findings group by failure';
    expect(JSON.parse(smsdx(['query', store, asked, '--json']).stdout)).toEqual([{ failure: 'package-access-not-covered', clients: 39 }]);
    expect(smsdx(['query', store, asked, '--format', 'csv']).stdout).toBe('failure,clients\npackage-access-not-covered,39\n');
    expect(smsdx(['query', store, asked]).stdout).toContain('│ package-access-not-covered');
    const lines = smsdx(['query', store, 'clients', '--format', 'ndjson']).stdout.trim().split('\n');
    expect(lines).toHaveLength(60);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ client: 'NWT-PC0' });
    const path = join(folder, 'findings.parquet');
    expect(smsdx(['query', store, 'findings', '--format', 'parquet', '--output', path]).status).toBe(0);
    expect(readFileSync(path).subarray(0, 4).toString()).toBe('PAR1');
  });

  test.each([
    ['delete from findings', 'A query is a SELECT or the name of a table.'],
    ['select 1; delete from findings', 'The query cannot be answered: '],
    ['select colour from findings', 'no such column: colour'],
    ['findngs', 'Did you mean findings?'],
  ])('only reads: %s', (sql, sentence) => {
    const { status, stderr } = smsdx(['query', join(folder, '1.db'), sql]);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  test('describes the schema that the documentation shows', async () => {
    const text = smsdx(['query', join(folder, '1.db')]).stdout;
    await expect(text).toMatchFileSnapshot('scan/schema.txt');
  });
});
