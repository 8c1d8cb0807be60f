import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStore } from '../src/store/store.js';
import { zip } from './archives/zips.js';
import { Cluster, noPostgres } from './postgres/cluster.js';
import { dump, fleetOf, plant } from './scan/fleets.js';

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
const mostKills = 40;

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

  test('leave the store of an undisturbed scan of 2,000 bundles', { timeout: 180_000 }, async () => {
    const tree = join(folder, 'fleet');
    plant(tree, bundles(2_000));
    const alone = join(folder, 'alone.db');
    expect(smsdx('scan', tree, '--store', alone).status).toBe(1);
    const queue = cluster.address('postgres');
    expect(smsdx('store', 'init', queue, '--lost-after', '10').stderr).toBe('');
    expect(smsdx('scan', tree, '--queue', queue).stdout).toMatch(/^[\d,]+ jobs enqueued/);

    const waiting = started('scan', '--queue', queue, '--wait', '--json');
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
});
