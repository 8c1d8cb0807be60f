import { once } from 'node:events';
import { argv } from 'node:process';
import { defaultLimits } from '../../src/archives/limits.ts';

const [, , work = '', folder = '', store = ''] = argv;
const settings = { limits: defaultLimits, version: 'bench' };

void main();

async function main(): Promise<void> {
  const start = await { scan, enqueue, work: workOff }[work as 'scan' | 'enqueue' | 'work']();
  process.send?.('ready');
  await once(process, 'message');
  await start();
  process.exit();
}

async function scan(): Promise<() => Promise<void>> {
  const { Scan } = await import('../../src/scan/scan.ts');
  const { openStore } = await import('../../src/store/store.ts');
  return async () => {
    const opened = await openStore(store);
    await new Scan({ paths: [folder], store: opened, settings, workers: 2 }).run();
    await opened.close();
  };
}

async function enqueue(): Promise<() => Promise<void>> {
  const { openQueue } = await import('../../src/queue/job-queue.ts');
  const { Enqueue } = await import('../../src/queue/enqueue.ts');
  const queue = await openQueue(store, { serves: false, connections: 3 });
  return async () => {
    await new Enqueue(queue, { paths: [folder], settings }).run();
    await queue.close();
  };
}

async function workOff(): Promise<() => Promise<void>> {
  const { openQueue } = await import('../../src/queue/job-queue.ts');
  const { QueueWorker } = await import('../../src/queue/queue-worker.ts');
  const queue = await openQueue(store, { serves: true, connections: 3 });
  const { signal } = new AbortController();
  const options = { concurrency: 1, version: 'bench', untilDone: true, signal, say: console.error };
  return async () => {
    await new QueueWorker(queue, options).run();
    await queue.close();
  };
}
