import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStore } from '../src/store/store.js';
import { zip } from './archives/zips.js';
import { Cluster, noPostgres } from './postgres/cluster.js';
import { dump, fleetOf, plant, refused } from './scan/fleets.js';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
if (noPostgres !== undefined) console.warn(`Tests of queues are skipped: ${noPostgres}`);

/** Bundles as they are collected: a folder, or an archive of a client. */
function bundles(count: number): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (const [path, content] of Object.entries(fleetOf(count, 30))) {
    const client = path.split('/', 1)[0] ?? '';
    const isPacked = Number(client.replace(/\D/g, '')) % 4 === 0 && path.endsWith('.log');
    if (isPacked) files[`packed/${client}.zip`] = zip([{ name: 'Logs/execmgr.log', text: String(content) }]);
    else files[path] = content;
  }
  return files;
}

/** On a machine that is busy with other things workers are killed before they have begun; then the end must be calm. */
const mostKills = 25;

const children: ChildProcess[] = [];

function started(...args: readonly string[]) {
  const child = spawn(process.execPath, [tool, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += text));
  child.stderr.on('data', (text) => (said.err += text));
  return { child, said, end: once(child, 'exit') };
}

const worker = (queue: string, ...args: readonly string[]) => started('worker', '--queue', queue, '--concurrency', '1', ...args);

/** Somebody looks into the queue. Who starts while the server is away is told so, and ends; whoever is there waits for it. */
async function connected(queue: string): Promise<void> {
  const client = new pg.Client(queue);
  await client.connect();
  const looks = "select 1 from pg_stat_activity where application_name = 'smsdx' and query like '%smsdx_wanted%'";
  while ((await client.query(looks)).rows.length === 0) await wait(50);
  await client.end();
}

/** As if the machine of the server lost its power. */
async function restart(cluster: Cluster): Promise<void> {
  cluster.halt('immediate');
  await wait(1_000);
  cluster.start();
}

async function dumped(address: string): Promise<string[]> {
  const store = await readStore(address);
  try {
    return await dump(store);
  } finally {
    await store.close();
  }
}

describe.skipIf(noPostgres !== undefined)('workers that are killed, and a server that restarts', () => {
  let cluster: Cluster;
  let folder: string;
  const smsdx = (...args: string[]) => spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smsdx-queue-'));
    cluster = await Cluster.start(['fsync=off']);
  }, 60_000);
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test('leave the store of an undisturbed scan of 2,000 bundles', { timeout: 400_000 }, async () => {
    const tree = join(folder, 'fleet');
    plant(tree, bundles(2_000));
    const alone = join(folder, 'alone.db');
    expect(smsdx('scan', tree, '--store', alone).status).toBe(1);
    const queue = cluster.address('postgres');
    expect(smsdx('store', 'init', queue, '--lost-after', '10').stderr).toBe('');
    expect(smsdx('scan', tree, '--queue', queue).stdout).toMatch(/^[\d,]+ jobs enqueued/);

    const waiting = started('scan', '--queue', queue, '--wait', '--json');
    await connected(queue);
    const workers = [worker(queue), worker(queue), worker(queue)];
    for (let kills = 0; waiting.child.exitCode === null && kills < mostKills; kills++) {
      await Promise.race([wait(1_000), waiting.end]);
      if (kills === 3) await restart(cluster);
      const [victim] = workers.splice(Math.floor(Math.random() * workers.length), 1, worker(queue));
      victim?.child.kill('SIGKILL');
    }
    await waiting.end;
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(({ end }) => end));
    expect(waiting.said.err).toBe('');
    expect(JSON.parse(waiting.said.out)).toMatchObject({ clients: 2_000 });
    expect(await dumped(queue)).toEqual(await dumped(alone));
  });

  test('put aside an archive that kills each of them, and do the rest', { timeout: 240_000 }, async () => {
    const tree = join(folder, 'poisoned');
    plant(tree, { ...fleetOf(12), 'POISON.zip': zip([{ name: 'Logs/execmgr.log', text: refused(200) }]) });
    // Loaded into every thread: opening the poisoned archive is the end of the whole process, as when its machine has no memory left.
    const poison = join(folder, 'poison.mjs');
    writeFileSync(
      poison,
      `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; import { isMainThread } from 'node:worker_threads';
       const { openSync } = fs;
       if (!isMainThread) fs.openSync = (path, ...more) => { if (String(path).includes('POISON')) process.kill(process.pid, 'SIGKILL'); return openSync(path, ...more); };
       syncBuiltinESMExports();`,
    );
    const queue = `${cluster.address('postgres')}?schema=poisoned`;
    expect(smsdx('store', 'init', queue, '--lost-after', '10', '--tries', '2').stderr).toBe('');
    expect(smsdx('scan', tree, '--queue', queue).status).toBe(0);
    const env = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(poison).href}` };
    const ends: unknown[] = [];
    for (let end: unknown; end !== 0 && ends.length < 10; ends.push(end)) {
      const { status, signal } = spawnSync(process.execPath, [tool, 'worker', '--queue', queue, '--until-done'], { env });
      end = status ?? signal;
    }
    expect(ends).toEqual(['SIGKILL', 'SIGKILL', 0]);
    const rows = spawnSync(process.execPath, [tool, 'query', queue, 'unread', '--json'], { encoding: 'utf8' }).stdout;
    const reason = 'smsdx failed on it 2 times, at last because its worker was gone without a word';
    expect(JSON.parse(rows)).toContainEqual({ source: join(tree, 'POISON.zip'), number: 1, file: '', place: 0, reason });
    expect((await dumped(queue)).filter((line) => line.startsWith('clients '))).toHaveLength(12);
  });
});
