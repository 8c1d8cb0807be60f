import { once } from 'node:events';
import { argv } from 'node:process';
import type { defaultLimits } from '../../src/archives/limits.ts';
import type { Enqueue } from '../../src/queue/enqueue.ts';
import type { openQueue } from '../../src/queue/job-queue.ts';
import type { QueueWorker } from '../../src/queue/queue-worker.ts';
import type { Scan } from '../../src/scan/scan.ts';
import type { openStore } from '../../src/store/store.ts';

const [, , work = '', folder = '', store = ''] = argv;

/** The bench measures what is shipped. */
const built = (module: string): string => new URL(`../../dist/src/${module}.js`, import.meta.url).href;

const limits: { defaultLimits: typeof defaultLimits } = await import(built('archives/limits'));
const settings = { limits: limits.defaultLimits, version: 'bench' };
const start = await { scan, enqueue, work: workOff }[work as 'scan' | 'enqueue' | 'work']();
process.send?.('ready');
await once(process, 'message');
await start();
process.exit();

async function scan(): Promise<() => Promise<void>> {
  const scans: { Scan: typeof Scan } = await import(built('scan/scan'));
  const stores: { openStore: typeof openStore } = await import(built('store/store'));
  return async () => {
    const opened = await stores.openStore(store);
    await new scans.Scan({ paths: [folder], store: opened, settings, workers: 2 }).run();
    await opened.close();
  };
}

async function enqueue(): Promise<() => Promise<void>> {
  const queues: { openQueue: typeof openQueue } = await import(built('queue/job-queue'));
  const enqueues: { Enqueue: typeof Enqueue } = await import(built('queue/enqueue'));
  const queue = await queues.openQueue(store, { serves: false, connections: 3 });
  return async () => {
    await new enqueues.Enqueue(queue, { paths: [folder], settings }).run();
    await queue.close();
  };
}

async function workOff(): Promise<() => Promise<void>> {
  const queues: { openQueue: typeof openQueue } = await import(built('queue/job-queue'));
  const workers: { QueueWorker: typeof QueueWorker } = await import(built('queue/queue-worker'));
  const queue = await queues.openQueue(store, { serves: true, connections: 3 });
  const { signal } = new AbortController();
  const options = { concurrency: 1, version: 'bench', untilDone: true, signal, say: console.error };
  return async () => {
    await new workers.QueueWorker(queue, options).run();
    await queue.close();
  };
}
