import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../src/archives/limits.js';
import { Claims } from '../src/queue/claims.js';
import { Enqueue, type Enqueued } from '../src/queue/enqueue.js';
import { initStore, type JobQueue, openQueue, usualPatience } from '../src/queue/job-queue.js';
import { QueueWorker, type Work, type WorkerOptions } from '../src/queue/queue-worker.js';
import { settle } from '../src/queue/settle.js';
import { Waiting } from '../src/queue/waiting.js';
import { Died, Here, type Runner } from '../src/scan/runner.js';
import { Scan } from '../src/scan/scan.js';
import type { Settings } from '../src/scan/unit.js';
import { brokenRows } from '../src/store/rows.js';
import { openStore } from '../src/store/store.js';
import { zip } from './archives/zips.js';
import { Cluster, noPostgres } from './postgres/cluster.js';
import { dump, fleetOf, plant, refused, succeeded } from './scan/fleets.js';

if (noPostgres !== undefined) console.warn(`Tests of queues are skipped: ${noPostgres}`);

const settings: Settings = { limits: defaultLimits, version: 'test' };
let cluster: Cluster;
let folder: string;
let count = 0;

beforeAll(async () => {
  if (noPostgres !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'smsdx-queue-'));
  cluster = await Cluster.start(['fsync=off']);
}, 60_000);
afterAll(() => {
  if (noPostgres !== undefined) return;
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A store of its own, in a schema of its own. */
const fresh = () => `${cluster.address('postgres')}?schema=store${++count}`;

/** Does something with the queue of a store. */
async function withQueue<Result>(address: string, use: (queue: JobQueue) => Promise<Result>): Promise<Result> {
  const queue = await openQueue(address, { serves: true, connections: 3 });
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

const enqueued = (queue: JobQueue, tree: string, with_: Settings = settings): Promise<Enqueued> =>
  new Enqueue(queue, { paths: [tree], settings: with_ }).run();

async function worked(queue: JobQueue, more: Partial<WorkerOptions> = {}): Promise<Work & { readonly said: string[] }> {
  const said: string[] = [];
  const { signal } = new AbortController();
  const start = (given: Settings) => new Here(given);
  const options = { concurrency: 2, version: 'test', untilDone: true, signal, say: (line: string) => said.push(line), start, ...more };
  return { ...(await new QueueWorker(queue, options).run()), said };
}

/** What a scan of this machine alone would have in its store. */
async function scannedAlone(tree: string, with_: Settings = settings): Promise<string[]> {
  const store = await openStore(join(folder, `alone${++count}.db`));
  await new Scan({ paths: [tree], store, settings: with_, workers: 0 }).run();
  const lines = await dump(store);
  await store.close();
  return lines;
}

function tree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(folder, `tree${++count}`);
  plant(path, files);
  return path;
}

/** Dies over every source whose name says so, as a thread does. */
class Poisoned implements Runner {
  readonly #here: Here;

  constructor(given: Settings) {
    this.#here = new Here(given);
  }

  run(units: Parameters<Runner['run']>[0]): ReturnType<Runner['run']> {
    const poison = units.findIndex(({ key }) => key.source.includes('POISON'));
    const run = this.#here.run(poison < 0 ? units : units.slice(0, poison));
    async function* done() {
      yield* run.parcels;
      if (poison >= 0) throw new Died('its worker ended');
    }
    return { parcels: done(), began: () => (poison < 0 ? run.began() : poison) };
  }

  async stop(): Promise<void> {}
}

describe.skipIf(noPostgres !== undefined)('what is enqueued', () => {
  test('twice is there once, and is what a scan of one machine finds', async () => {
    const path = tree({ ...fleetOf(12), 'all.zip': zip([{ name: 'NWT-X1/execmgr.log', text: refused() }]) });
    await withQueue(fresh(), async (queue) => {
      const first = await enqueued(queue, path);
      expect(first).toMatchObject({ jobs: 16, unchanged: 0, waiting: 0 });
      expect(await enqueued(queue, path)).toMatchObject({ jobs: 0, unchanged: 0, waiting: 16 });
      expect(await worked(queue)).toMatchObject({ clients: 13, failed: 0 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
      expect(await enqueued(queue, path)).toMatchObject({ jobs: 0, unchanged: 16, waiting: 0 });
    });
  });

  test('takes in what changed, and takes out what is gone', async () => {
    const many = (...names: string[]) => zip(names.map((name) => ({ name: `${name}/execmgr.log`, text: refused() })));
    const path = tree({
      'NWT-PC1/execmgr.log': refused(),
      'NWT-PC2/execmgr.log': refused(),
      'NWT-PC3/execmgr.log': refused(),
      'changed.zip': many('NWT-PC4', 'NWT-PC5'),
      'gone.zip': many('NWT-PC6', 'NWT-PC7'),
    });
    await withQueue(fresh(), async (queue) => {
      await enqueued(queue, path);
      await worked(queue);
      appendFileSync(join(path, 'NWT-PC2/execmgr.log'), succeeded());
      plant(path, { 'changed.zip': many('NWT-PC5', 'NWT-PC8') });
      for (const name of ['NWT-PC3', 'gone.zip']) rmSync(join(path, name), { recursive: true });
      expect(await enqueued(queue, path)).toMatchObject({ jobs: 4, unchanged: 1, gone: 2 });
      await worked(queue);
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
    });
  });

  test('under other settings replaces what waits, and the last word counts', async () => {
    const path = tree(fleetOf(3));
    const { emptyModel } = await import('../src/accounts/model.js');
    const other = { ...settings, model: emptyModel };
    await withQueue(fresh(), async (queue) => {
      await enqueued(queue, path);
      await worked(queue);
      expect(await enqueued(queue, path, other)).toMatchObject({ jobs: 4 });
      expect(await enqueued(queue, path)).toMatchObject({ jobs: 0 });
      expect(await worked(queue)).toMatchObject({ clients: 0 });
      await enqueued(queue, path, other);
      expect(await worked(queue)).toMatchObject({ clients: 3 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path, other));
    });
  });

  test('of a big archive is shared out, and put together again', async () => {
    const junk = randomBytes(17 * 1024 ** 2);
    const clients = Array.from({ length: 9 }, (_, at) => ({ name: `NWT-PC${at}/execmgr.log`, text: refused(at + 1) }));
    const path = tree({ 'big.zip': zip([...clients, { name: '../evil/execmgr.log', text: 'x' }, { name: 'junk.bin', text: junk }]) });
    await withQueue(fresh(), async (queue) => {
      expect((await enqueued(queue, path)).jobs).toBeGreaterThan(1);
      expect(await worked(queue)).toMatchObject({ clients: 9 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
    });
  });
});

describe.skipIf(noPostgres !== undefined)('a worker', () => {
  test('puts aside what kills it again and again, with the reason, and does the rest', async () => {
    const path = tree({ ...fleetOf(6), 'POISON/execmgr.log': refused(), 'POISON.zip': zip([{ name: 'execmgr.log', text: refused() }]) });
    const address = fresh();
    await initStore(address, { ...usualPatience, tries: 3 });
    await withQueue(address, async (queue) => {
      await enqueued(queue, path);
      const start = (given: Settings) => new Poisoned(given);
      const { clients, failed, putAside, said } = await worked(queue, { start });
      expect({ clients, failed, putAside }).toEqual({ clients: 6, failed: 6, putAside: 2 });
      expect(said).toContain(`Put aside: ${join(path, 'POISON')}: smsdx failed on it 3 times, at last because its worker ended`);
      const unread = await queue.store.tables
        .selectFrom('unread')
        .select(['source', 'reason'])
        .where('source', 'like', '%POISON%')
        .execute();
      expect(unread.map(({ reason }) => reason)).toEqual(Array(2).fill('smsdx failed on it 3 times, at last because its worker ended'));
      // Once the reason is gone, the next scan has them.
      expect(await enqueued(queue, path)).toMatchObject({ jobs: 2 });
      expect(await worked(queue)).toMatchObject({ clients: 2, putAside: 0 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
    });
  });

  test('keeps nothing of a job that somebody else has by now, nor of a source that changed meanwhile', async () => {
    const path = tree({ 'NWT-PC1/execmgr.log': refused(), 'NWT-PC2/execmgr.log': refused() });
    await withQueue(fresh(), async (queue) => {
      await enqueued(queue, path);
      const taken = await new Claims(queue).take('clients', 2);
      const [one, two] = taken.sort((a, b) => (a.job.task.key.source < b.job.task.key.source ? -1 : 1));
      if (!one || !two) throw new Error('nothing was taken');
      await queue.boss.fail('clients', one, { message: 'lost' });
      const late = brokenRows(one.job.task.key, [{ file: '', place: 0, reason: 'too late' }]);
      await settle(queue, [{ claim: one, kept: late, last: true }]);
      appendFileSync(join(path, 'NWT-PC2/execmgr.log'), succeeded());
      await enqueued(queue, path);
      const old = brokenRows(two.job.task.key, [{ file: '', place: 0, reason: 'too old' }]);
      await settle(queue, [{ claim: two, kept: old, last: true }]);
      expect(await dump(queue.store)).toEqual([]);
      expect(await worked(queue)).toMatchObject({ clients: 2 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
    });
  });

  test('that is stopped gives its jobs back at once', async () => {
    const path = tree(fleetOf(9));
    await withQueue(fresh(), async (queue) => {
      await enqueued(queue, path);
      const controller = new AbortController();
      const start = (given: Settings): Runner => {
        controller.abort();
        return new Here(given);
      };
      await worked(queue, { start, signal: controller.signal, untilDone: false });
      const states = await queue.boss.findJobs('clients', { queued: true });
      const left = await queue.wanted().selectFrom('smsdx_wanted').selectAll().execute();
      expect(states).toHaveLength(left.length);
      expect(await worked(queue)).toMatchObject({ failed: 0 });
      expect(await dump(queue.store)).toEqual(await scannedAlone(path));
    });
  });

  test('that cannot see the files, or is of another version, leaves the jobs to others', async () => {
    const path = tree(fleetOf(2));
    await withQueue(fresh(), async (queue) => {
      await enqueued(queue, path);
      await expect(worked(queue, { version: '0.0.1' })).rejects.toThrow('The queue was filled by smsdx test; this worker is smsdx 0.0.1.');
      rmSync(path, { recursive: true });
      await expect(worked(queue)).rejects.toThrow(`This machine cannot see ${path}; its jobs are left to other workers.`);
      plant(path, fleetOf(2));
      expect(await worked(queue)).toMatchObject({ clients: 2, failed: 0 });
    });
  });
});

test.skipIf(noPostgres !== undefined)('who waits is told of the work of all', async () => {
  const path = tree(fleetOf(6));
  await withQueue(fresh(), async (queue) => {
    const { bytes } = await enqueued(queue, path);
    const controller = new AbortController();
    const waiting = new Waiting(queue, controller.signal);
    const left = waiting.run();
    await worked(queue);
    expect(await left).toBe(0);
    expect(waiting.tally).toMatchObject({ clients: 6, done: bytes, found: bytes, counted: true });
    expect(waiting.tally.findings).toBeGreaterThan(0);
    expect([...waiting.tally.working]).toEqual(['1 worker']);
  });
});
