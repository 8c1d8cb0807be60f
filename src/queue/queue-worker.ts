import { setTimeout as wait } from 'node:timers/promises';
import { type Runner, Thread } from '../scan/runner.js';
import type { Settings } from '../scan/unit.js';
import { isPassing } from '../store/postgres/refusal.js';
import { brokenRows } from '../store/rows.js';
import { Briefing } from './briefing.js';
import { Claims } from './claims.js';
import type { JobQueue } from './job-queue.js';
import type { Claim, QueueName } from './jobs.js';
import { Keeper, persistent } from './keeper.js';
import { Lane } from './lane.js';
import { forward, givenUp } from './setbacks.js';

/** Between two looks into an empty queue. */
const pauseMilliseconds = 1_000;
/** Jobs that a thread takes at a time take about so long in all: a worker that is killed loses no more, and the queue is asked no oftener. */
const takeMilliseconds = 300;
const mostTaken = 32;
/** Outcomes that may wait for the server before the threads do. */
const mostWaiting = 64;

export interface WorkerOptions {
  /** Threads. */
  readonly concurrency: number;
  /** Version of this smsdx. */
  readonly version: string;
  /** Ends when nothing is left to do, rather than to wait for more. */
  readonly untilDone: boolean;
  readonly signal: AbortSignal;
  /** Takes a line about what goes wrong; names in it come from file systems. */
  readonly say: (line: string) => void;
  /** A thread of its own for a lane; left out: one of this process. */
  readonly start?: ((settings: Settings) => Runner) | undefined;
}

/** What a worker did. */
export interface Work {
  clients: number;
  /** Open errors and warnings. */
  findings: number;
  bytes: number;
  /** Jobs that failed here, and those that were put aside for good. */
  failed: number;
  putAside: number;
}

/** Does the jobs of a queue, together with any number of others like it. */
export class QueueWorker {
  readonly did: Work = { clients: 0, findings: 0, bytes: 0, failed: 0, putAside: 0 };
  readonly #queue: JobQueue;
  readonly #options: WorkerOptions;
  readonly #claims: Claims;
  readonly #keeper: Keeper;
  readonly #briefing: Briefing;
  readonly #lanes: readonly Lane[];
  readonly #ended = new AbortController();
  /** Lanes that have, or are getting, something to do. */
  #busy = 0;
  /** While something is tried alone, the others wait. */
  #alone: Promise<unknown> | undefined;

  constructor(queue: JobQueue, options: WorkerOptions) {
    this.#queue = queue;
    this.#options = options;
    this.#claims = new Claims(queue);
    this.#briefing = new Briefing(queue, options.version);
    this.#keeper = new Keeper(queue, (claim, reason) => this.#fail(claim, reason), options.signal);
    this.#lanes = Array.from({ length: options.concurrency }, () => this.#lane());
  }

  async run(): Promise<Work> {
    const { signal } = this.#options;
    const stop = () => this.#end();
    signal.addEventListener('abort', stop);
    let trouble: unknown;
    const pulse = this.#watch().catch((error: unknown) => {
      trouble = error;
      this.#end();
    });
    try {
      await Promise.all(this.#lanes.map((lane, at) => this.#serve(lane, at === 0)));
      await this.#keeper.drained();
    } finally {
      this.#end();
      signal.removeEventListener('abort', stop);
      await pulse;
      await Promise.all(this.#lanes.map((lane) => lane.stop()));
      await this.#keeper.drained().catch(() => undefined);
      await this.#claims.giveBack().catch((error: unknown) => {
        // Then their time runs out, and the queue takes them back by itself.
        if (!isPassing(error)) throw error;
      });
    }
    if (trouble !== undefined) throw trouble;
    return this.did;
  }

  #lane(): Lane {
    return new Lane({
      settingsOf: (id) => this.#briefing.settingsOf(id),
      start: this.#options.start ?? ((settings) => new Thread(settings)),
      isStopping: () => this.#isOver,
      failed: (claim, reason) => this.#fail(claim, reason),
      keep: (outcome, stored) => {
        // A thread need not wait for the server as long as little waits for it.
        const isEarly = this.#keeper.waiting < mostWaiting;
        if (isEarly) stored();
        this.#keeper.add(outcome, () => {
          if (outcome.last) this.#claims.drop(outcome.claim);
          this.#count(outcome.kept);
          if (!isEarly) stored();
        });
      },
    });
  }

  get #isOver(): boolean {
    return this.#ended.signal.aborted;
  }

  #end(): void {
    this.#ended.abort();
    for (const lane of this.#lanes) void lane.stop();
  }

  async #serve(lane: Lane, isFirst: boolean): Promise<void> {
    try {
      while (!this.#isOver) {
        while (this.#alone) await this.#alone;
        if ((await this.#stint(lane)) === 0 && !(isFirst && (await this.#quiet(lane)))) await this.#pause();
      }
    } catch (error) {
      if (this.#isOver && isPassing(error)) return;
      // One lane that cannot go on ends them all.
      this.#end();
      throw error;
    }
  }

  /** Works as long as there are jobs, and takes the next ones meanwhile; says how many there were. */
  async #stint(lane: Lane): Promise<number> {
    this.#busy++;
    try {
      let [most, done] = [1, 0];
      let taken = await this.#take('clients', most);
      while (taken.jobs > 0) {
        const next = this.#take('clients', most);
        // Whoever works now hears of it when he asks for it.
        next.catch(() => undefined);
        const began = performance.now();
        await lane.work(taken.readings);
        const affordable = Math.floor((takeMilliseconds * taken.jobs) / (performance.now() - began));
        most = Math.max(1, Math.min(mostTaken, 2 * most, affordable));
        done += taken.jobs;
        taken = await next;
      }
      return done;
    } finally {
      this.#busy--;
    }
  }

  /** Takes jobs; those of which files must be read are handed back. */
  async #take(queue: QueueName, most: number): Promise<{ readonly jobs: number; readonly readings: readonly Claim[] }> {
    if (this.#isOver) return { jobs: 0, readings: [] };
    const claims = await this.#asking(() => this.#claims.take(queue, most));
    if (claims.length === 0) return { jobs: 0, readings: [] };
    await this.#asking(() => this.#briefing.mustBeAble(claims));
    return { jobs: claims.length, readings: await this.#asking(() => this.#prepared(claims)) };
  }

  /** With nothing else at hand: what failed before is tried alone, and what failed too often is put aside. Says whether there was any. */
  async #quiet(lane: Lane): Promise<boolean> {
    await this.#keeper.drained();
    if (this.#busy > 0 || this.#claims.size > 0) return false;
    const work = this.#tryAgain(lane);
    this.#alone = work.catch(() => undefined);
    try {
      return await work;
    } finally {
      this.#alone = undefined;
    }
  }

  async #tryAgain(lane: Lane): Promise<boolean> {
    await this.#asking(() => forward(this.#queue));
    const again = await this.#take('again', 1);
    await lane.work(again.readings);
    await this.#keeper.drained();
    if (again.jobs > 0 || (await this.#putAside())) return true;
    if (this.#options.untilDone && (await this.#asking(() => this.#isDone()))) this.#end();
    return false;
  }

  /** What was tried too often becomes a line in the store; the next scan tries it again. */
  async #putAside(): Promise<boolean> {
    const given = await this.#asking(() => givenUp(this.#queue, mostTaken));
    for (const { outcome, reason } of given) {
      this.#keeper.add(outcome, () => undefined);
      this.did.putAside++;
      this.#options.say(`Put aside: ${outcome.claim.job.task.key.source}: ${reason}`);
    }
    await this.#keeper.drained();
    return given.length > 0;
  }

  async #isDone(): Promise<boolean> {
    const left = await this.#queue.wanted().selectFrom('smsdx_wanted').select('source').limit(1).execute();
    return left.length === 0;
  }

  /** What needs no thread is kept at once; archives learn which of their clients are in the store already. */
  async #prepared(claims: readonly Claim[]): Promise<Claim[]> {
    const isWanted = await this.#wanted(claims);
    const reading: Claim[] = [];
    for (const claim of claims) {
      const { task } = claim.job;
      if (isWanted(claim) && (task.kind === 'folder' || task.kind === 'archive')) reading.push(await this.#resumed(claim));
      else {
        const kept = task.kind === 'blocked' ? brokenRows(task.key, [{ file: '', place: 0, reason: task.reason }]) : undefined;
        this.#keeper.add({ claim, kept, last: true }, () => this.#claims.drop(claim));
      }
    }
    return reading;
  }

  async #resumed(claim: Claim): Promise<Claim> {
    const { task } = claim.job;
    if (task.kind !== 'archive') return claim;
    const within = await this.#queue.store.within(task.key.source);
    const done = within.filter(({ fingerprint }) => fingerprint === task.key.fingerprint).map(({ source }) => source);
    return Object.assign(claim, { job: { ...claim.job, task: { ...task, done } } });
  }

  /** Jobs that were enqueued before their source changed need not be done. */
  async #wanted(claims: readonly Claim[]): Promise<(claim: Claim) => boolean> {
    const sources = claims.map(({ job }) => job.task.key.source);
    const rows = await this.#queue
      .wanted()
      .selectFrom('smsdx_wanted')
      .select(['source', 'fingerprint'])
      .where('source', 'in', sources)
      .execute();
    const wanted = new Map(rows.map(({ source, fingerprint }) => [source, fingerprint]));
    return ({ job }) => wanted.get(job.task.key.source) === job.task.key.fingerprint;
  }

  async #fail(claim: Claim, reason: string): Promise<void> {
    this.did.failed++;
    this.#options.say(`Failed, to be tried again: ${claim.job.task.key.source}: ${reason}`);
    await this.#asking(() => this.#claims.fail(claim, reason));
  }

  #count(kept: ReturnType<typeof brokenRows> | undefined): void {
    if (!kept) return;
    if (kept.client) this.did.clients++;
    this.did.bytes += kept.source.bytes;
    this.did.findings += kept.findings.filter(({ level }) => level !== 'note').length;
  }

  /** Keeps the claims of this worker alive, and finds those of workers that are gone. */
  async #watch(): Promise<void> {
    const beat = (this.#queue.lostAfter * 1000) / 4;
    let isAway = false;
    while (!this.#isOver) {
      try {
        for (const claim of await this.#claims.beat()) for (const lane of this.#lanes) await lane.abandon(claim);
        await this.#queue.boss.supervise();
        if (isAway) this.#options.say('The server is back.');
        isAway = false;
      } catch (error) {
        // The next beat tells what became of the claims.
        if (!isPassing(error)) throw error;
        const said = this.#queue.server.refusal(error);
        if (!isAway && said instanceof Error) this.#options.say(`${said.message} It is waited for.`);
        isAway = true;
      }
      await this.#pause(beat);
    }
  }

  #asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return persistent(ask, this.#ended.signal);
  }

  async #pause(milliseconds = pauseMilliseconds): Promise<void> {
    await wait(milliseconds, undefined, { signal: this.#ended.signal }).catch(() => undefined);
  }
}
