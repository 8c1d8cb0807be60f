import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Tally } from '../scan/tally.js';
import type { JobQueue } from './job-queue.js';
import { persistent } from './keeper.js';

const pauseMilliseconds = 1_000;
/** A look costs the server something: this much of its time at most. */
const shareOfTime = 0.1;

/** How far a queue is. */
interface State {
  /** Sources that are not done, and bytes of them. */
  readonly sources: number;
  readonly left: number;
  readonly clients: number;
  readonly findings: number;
  readonly bytes: number;
  readonly workers: number;
}

/** Follows what all workers of a queue do together, until nothing is left to do. */
export class Waiting {
  readonly tally = new Tally();
  readonly #queue: JobQueue;
  readonly #signal: AbortSignal;
  #before: State | undefined;

  constructor(queue: JobQueue, signal: AbortSignal) {
    this.#queue = queue;
    this.#signal = signal;
    this.tally.counted = true;
  }

  /** Sources that are left: none, unless it was interrupted. */
  async run(): Promise<number> {
    for (;;) {
      const began = performance.now();
      const state = await persistent(() => this.#look(), this.#signal);
      this.#tell(state);
      if (state.sources === 0 || this.#signal.aborted) return state.sources;
      const pause = Math.max(pauseMilliseconds, (performance.now() - began) / shareOfTime);
      await wait(pause, undefined, { signal: this.#signal }).catch(() => undefined);
    }
  }

  async #look(): Promise<State> {
    const { store, boss } = this.#queue;
    const open = this.#queue.wanted().selectFrom('smsdx_wanted').where('outcome', 'is', null);
    const left = await open
      .select([sql<number>`count(*)`.as('sources'), sql<number>`coalesce(sum(size), 0)`.as('left')])
      .executeTakeFirstOrThrow();
    const clients = await store.tables.selectFrom('clients').select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
    const findings = await store.tables
      .selectFrom('findings')
      .select(sql<number>`count(*)`.as('count'))
      .where('level', '<>', 'note')
      .executeTakeFirstOrThrow();
    const bytes = await store.tables.selectFrom('sources').select(sql<number>`coalesce(sum(bytes), 0)`.as('sum')).executeTakeFirstOrThrow();
    const workers = (await boss.getInstances()).filter(({ live }) => live).length;
    return { ...left, clients: clients.count, findings: findings.count, bytes: bytes.sum, workers };
  }

  /** What was in the store before is none of the work that is waited for. */
  #tell(state: State): void {
    const { tally } = this;
    const before = this.#before ?? state;
    tally.done += Math.max(before.left - state.left, 0);
    tally.found = tally.done + state.left;
    tally.clients += Math.max(state.clients - before.clients, 0);
    tally.findings += Math.max(state.findings - before.findings, 0);
    tally.bytes += Math.max(state.bytes - before.bytes, 0);
    tally.working.clear();
    tally.working.add(state.workers === 0 ? 'no worker is there' : `${state.workers} ${state.workers === 1 ? 'worker' : 'workers'}`);
    this.#before = state;
  }
}
