import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Cluster, noPostgres } from '../postgres/cluster.ts';
import { aimed, carryOut, quick, runs, scratch } from './asked.ts';
import { built } from './built.ts';
import { plantFolders } from './fleet.ts';

const share = quick ? 0.1 : 1;
/** What two workers are to reach of two threads. */
const enough = 0.8;
const root = scratch();
let measureScript = '';
let cluster: Cluster;

await carryOut({ queue });

async function queue(): Promise<void> {
  if (noPostgres !== undefined) return console.log(`Workers on a queue: not measured. ${noPostgres}`);
  measureScript = await built('measure-queue');
  // As it comes out of the package: each transaction waits for the disk.
  cluster = await Cluster.start();
  process.on('exit', () => cluster.stop());
  await compare('1 MB of logs each', 400 * share, [4, 250_000]);
  await compare('8 KB of logs each', 10_000 * share, [1, 8_000]);
  process.exit();
}

interface Queued {
  readonly seconds: number;
  readonly enqueueSeconds: number;
  /** What the server did for one client: its processor, its rows and its journal. */
  readonly milliseconds: number;
  readonly rows: number;
  readonly kilobytes: number;
}

async function compare(title: string, clients: number, [files, bytes]: readonly [number, number]): Promise<void> {
  const folder = join(root, 'fleet');
  mkdirSync(folder);
  plantFolders(folder, clients, files, bytes);
  const threads: number[] = [];
  const workers: Queued[] = [];
  for (let run = 0; run < runs; run++) {
    threads.push(await scanned(folder));
    workers.push(await queued(folder, clients));
  }
  rmSync(folder, { recursive: true });
  const scan = median(threads, (seconds) => seconds);
  const queue = median(workers, ({ seconds }) => seconds);
  const each = (value: number) => (clients / value).toFixed(0);
  console.log(
    [
      `Workers on a queue, PostgreSQL on the same machine: ${clients} clients, ${title}`,
      `two threads of a scan    ${each(scan)} clients/s`,
      `two workers on the queue ${each(queue.seconds)} clients/s, ${aimed(scan / queue.seconds, enough)} of the threads`,
      `enqueued                 ${each(queue.enqueueSeconds)} clients/s`,
      `for each client          ${queue.rows.toFixed(1)} rows, ${queue.milliseconds.toFixed(2)} ms of the server's processor, ${queue.kilobytes.toFixed(1)} KB of its journal`,
      '',
    ].join('\n'),
  );
}

async function scanned(folder: string): Promise<number> {
  const child = forked('scan', folder, `${folder}-${Math.random()}.db`);
  await reply(child);
  return clocked(async () => {
    child.send('go');
    await once(child, 'exit');
  });
}

/** From the moment at which both workers are there and have nothing to do. */
async function queued(folder: string, clients: number): Promise<Queued> {
  const admin = new pg.Client(cluster.address('postgres'));
  await admin.connect();
  await admin.query('drop database if exists fleet with (force)');
  await admin.query('create database fleet');
  const queue = cluster.address('fleet');
  const enqueuer = forked('enqueue', folder, queue);
  await reply(enqueuer);
  const enqueueSeconds = await clocked(async () => {
    enqueuer.send('go');
    await once(enqueuer, 'exit');
  });
  const workers = [forked('work', folder, queue), forked('work', folder, queue)];
  await Promise.all(workers.map(reply));
  const store = new pg.Client(queue);
  await store.connect();
  const [processor, journal] = [processorTime(), await journalBytes(admin)];
  const seconds = await clocked(async () => {
    for (const worker of workers) worker.send('go');
    while ((await store.query('select 1 from smsdx_queue.smsdx_wanted limit 1')).rows.length > 0) await wait(100);
  });
  await Promise.all(workers.map((worker) => worker.exitCode ?? once(worker, 'exit')));
  const counts = ['sources', 'clients', 'runs', 'findings', 'changes', 'unread'].map((table) => `(select count(*) from smsdx.${table})`);
  const { rows } = await store.query(`select ${counts.join(' + ')} as rows`);
  const measured = {
    seconds,
    enqueueSeconds,
    milliseconds: (processorTime() - processor) / clients,
    rows: Number(rows[0].rows) / clients,
    kilobytes: ((await journalBytes(admin)) - journal) / 1000 / clients,
  };
  await store.end();
  await admin.end();
  return measured;
}

function forked(work: string, folder: string, store: string): ChildProcess {
  return fork(measureScript, [work, folder, store], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** A child says when it has loaded what it needs. */
async function reply(child: ChildProcess): Promise<void> {
  await once(child, 'message');
}

async function clocked(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function journalBytes(client: pg.Client): Promise<number> {
  const { rows } = await client.query(`select pg_current_wal_lsn() - '0/0'::pg_lsn as bytes`);
  return Number(rows[0].bytes);
}

/** Processor time of the server with all its processes in milliseconds, those that ended included; only Linux tells. */
function processorTime(): number {
  if (process.platform !== 'linux') return Number.NaN;
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []));
  const ticks = stats
    .filter(({ pid, parent }) => pid === cluster.pid || parent === cluster.pid)
    .reduce((sum, { pid, own, ended }) => sum + own + (pid === cluster.pid ? ended : 0), 0);
  return ticks * 10;
}

function statOf(pid: string) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .map(Number);
    const at = (number: number) => fields[number] ?? 0;
    return [{ pid: Number(pid), parent: at(1), own: at(11) + at(12), ended: at(13) + at(14) }];
  } catch {
    return [];
  }
}

function median<Item>(all: readonly Item[], value: (item: Item) => number): Item {
  const item = all.toSorted((a, b) => value(a) - value(b))[Math.floor(all.length / 2)];
  if (item === undefined) throw new Error('nothing was measured');
  return item;
}
