import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import { fromKysely, type JobInsert } from 'pg-boss';
import { gone, type Known } from '../scan/gone.js';
import { bigArchive, printOf } from '../scan/scan.js';
import type { ArchiveUnit, Settings } from '../scan/unit.js';
import { type Found, isUnder, kindOf, Walk } from '../scan/walk.js';
import type { JobQueue } from './job-queue.js';
import { type Job, partOf, sizeOf, type Task } from './jobs.js';

/** Jobs of one transaction. */
const jobsAtOnce = 500;
/** Bytes of a share of a big archive, and the most shares that it is taken apart into. */
const shareBytes = 64 * 1024 ** 2;
const mostShares = 256;
/** A job with a higher priority comes first: the bigger ones, for one that comes last would leave the other workers idle. */
const priorityBytes = 1024;
const highestPriority = 2 ** 31 - 1;

export interface EnqueueOptions {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly signal?: AbortSignal | undefined;
}

/** What a look through the paths added to the queue. */
export interface Enqueued {
  /** New jobs, and bytes of what they are about. */
  jobs: number;
  bytes: number;
  /** Sources that are in the store as they are, and sources that wait in the queue as they are. */
  unchanged: number;
  waiting: number;
  /** Sources of the store that are not there any more. */
  gone: number;
  interrupted: boolean;
}

/** Looks through paths and enqueues what a store does not have, or not as it is now. What is in the queue already is not added again. */
export class Enqueue {
  readonly enqueued: Enqueued = { jobs: 0, bytes: 0, unchanged: 0, waiting: 0, gone: 0, interrupted: false };
  readonly #queue: JobQueue;
  readonly #options: EnqueueOptions;
  readonly #print: string;
  /** Folders that a worker must see. */
  readonly #roots: string[] = [];
  readonly #seen = new Set<string>();
  readonly #blocked: string[] = [];
  #known: Known = new Map();
  /** Fingerprints of what is in the queue. */
  #waiting: ReadonlyMap<string, string> = new Map();
  #batch: Task[] = [];
  #turn: Promise<void> = Promise.resolve();

  constructor(queue: JobQueue, options: EnqueueOptions) {
    this.#queue = queue;
    this.#options = options;
    this.#print = printOf(options.settings);
  }

  async run(): Promise<Enqueued> {
    const { paths, settings, signal } = this.#options;
    const wanted = this.#queue.wanted();
    for (const path of paths) this.#roots.push((await kindOf(path)) === 'folder' ? resolve(path) : dirname(resolve(path)));
    this.#known = await this.#queue.store.sources();
    const waiting = await wanted.selectFrom('smsdx_wanted').select(['source', 'fingerprint']).execute();
    this.#waiting = new Map(waiting.map(({ source, fingerprint }) => [source, fingerprint]));
    const row = { id: this.#print, settings: JSON.stringify(settings) };
    await wanted
      .insertInto('smsdx_settings')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await new Walk(this.#print, (found) => this.#take(found), signal).all(paths);
    if (signal?.aborted) this.enqueued.interrupted = true;
    else await this.#forget();
    await this.#flush();
    return this.enqueued;
  }

  async #take(found: Found): Promise<void> {
    const { source, fingerprint } = found.key;
    if (this.#options.signal?.aborted || this.#seen.has(source)) return;
    this.#seen.add(source);
    if (found.kind === 'blocked') this.#blocked.push(source);
    const before = this.#known.get(source);
    const isUnchanged = found.kind !== 'blocked' && before?.fingerprint === fingerprint && before.state !== 'unreadable';
    const waits = this.#waiting.get(source);
    if (waits === fingerprint) this.enqueued.waiting++;
    else if (!isUnchanged) await this.#add(...(found.kind === 'archive' ? shares(found) : [found]));
    else {
      this.enqueued.unchanged++;
      // What waits is of other settings, or of how the source was meanwhile.
      if (waits !== undefined) await this.#queue.wanted().deleteFrom('smsdx_wanted').where('source', '=', source).execute();
    }
  }

  /** Clients in an archive go with the archive. */
  async #forget(): Promise<void> {
    const lost = gone(this.#known, { paths: this.#options.paths, seen: this.#seen, blocked: this.#blocked });
    const files = new Set(lost.map((source) => this.#known.get(source)?.container ?? source));
    for (const source of files) {
      const key = { source, container: null, kind: 'folder', fingerprint: 'gone' } as const;
      if (this.#waiting.get(source) === key.fingerprint) continue;
      this.enqueued.gone++;
      await this.#add({ kind: 'gone', key });
    }
  }

  async #add(...tasks: readonly Task[]): Promise<void> {
    this.#batch.push(...tasks);
    if (this.#batch.length >= jobsAtOnce) await this.#flush();
  }

  /** One transaction after the other; the look goes on meanwhile. */
  #flush(): Promise<void> {
    const tasks = this.#batch;
    this.#batch = [];
    this.#turn = this.#turn.then(() => (tasks.length > 0 ? this.#enqueue(tasks) : undefined));
    return this.#turn;
  }

  /** What is wanted and the jobs for it come together or not at all. */
  async #enqueue(tasks: readonly Task[]): Promise<void> {
    // In one order, so that two who enqueue at the same time never wait for each other in a circle.
    const jobs = tasks.map((task) => this.#jobOf(task)).sort((a, b) => (a.task.key.source < b.task.key.source ? -1 : 1));
    const sources = jobs.map(({ task }) => task.key.source);
    const prints = jobs.map(({ task }) => task.key.fingerprint);
    await this.#queue.store.tables.transaction().execute(async (transaction) => {
      const table = sql.table(`${this.#queue.schema}.smsdx_wanted`);
      await sql`delete from ${table} as wanted using unnest(${sources}::text[], ${prints}::text[]) as found (source, fingerprint)
        where wanted.source = found.source and wanted.fingerprint <> found.fingerprint`.execute(transaction);
      const { rows } = await sql<{ source: string; part: number }>`insert into ${table} (source, part, fingerprint, size)
        select * from unnest(${sources}::text[], ${jobs.map(partOf)}::int[], ${prints}::text[], ${jobs.map(({ task }) => sizeOf(task))}::bigint[])
        on conflict do nothing returning source, part`.execute(transaction);
      const added = new Set(rows.map(({ source, part }) => `${part} ${source}`));
      const fresh = jobs.filter((job) => added.has(`${partOf(job)} ${job.task.key.source}`));
      await this.#queue.boss.insert('clients', fresh.map(insertOf), { db: fromKysely(transaction) });
      this.enqueued.jobs += fresh.length;
      this.enqueued.bytes += fresh.reduce((sum, { task }) => sum + sizeOf(task), 0);
    });
  }

  #jobOf(task: Task): Job {
    const { source } = task.key;
    return { settings: this.#print, root: this.#roots.find((root) => isUnder(source, root)) ?? source, task };
  }
}

const insertOf = (job: Job): JobInsert<Job> => ({
  data: job,
  priority: Math.min(Math.floor(sizeOf(job.task) / priorityBytes), highestPriority),
});

/** An archive that can be read anywhere is shared out; the clients in it that are known are asked for when it is read. */
function shares(unit: ArchiveUnit): ArchiveUnit[] {
  const canShare = unit.size >= bigArchive && /\.(?:zip|tar)$/i.test(unit.key.source);
  const of = canShare ? Math.min(Math.ceil(unit.size / shareBytes) + 1, mostShares) : 1;
  return Array.from({ length: of }, (_, part) => ({ ...unit, size: Math.floor(unit.size / of), share: { part, of } }));
}
