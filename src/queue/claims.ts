import { fromKysely } from 'pg-boss';
import type { JobQueue } from './job-queue.js';
import { type Claim, type Job, type QueueName, settledIn } from './jobs.js';

/** The jobs that a worker has, with the signs of life that keep them its own. */
export class Claims {
  readonly #queue: JobQueue;
  readonly #open = new Map<string, Claim>();

  constructor(queue: JobQueue) {
    this.#queue = queue;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Takes up to so many jobs, the biggest first. */
  async take(queue: QueueName, most: number): Promise<Claim[]> {
    const jobs = await this.#queue.boss.fetch<Job>(queue, { batchSize: most });
    return jobs.map(({ id, retryCount, data }) => {
      const claim: Claim = { queue, id, retryCount, job: data, lost: false };
      this.#open.set(id, claim);
      return claim;
    });
  }

  /** It is settled, or somebody else's. */
  drop(claim: Claim): void {
    if (this.#open.get(claim.id) === claim) this.#open.delete(claim.id);
  }

  /** Says that this worker lives; hands back claims that somebody else has by now. */
  async beat(): Promise<Claim[]> {
    const lost: Claim[] = [];
    for (const [queue, claims] of this.#byQueue()) {
      const alive = new Set(settledIn(await this.#queue.boss.touch(queue, claims)));
      // What was settled meanwhile is lost to nobody.
      lost.push(...claims.filter((claim) => !alive.has(claim.id) && this.#open.get(claim.id) === claim));
    }
    for (const claim of lost) {
      claim.lost = true;
      this.drop(claim);
    }
    return lost;
  }

  /** Fails a job with its reason: it is tried again, or put aside. */
  async fail(claim: Claim, reason: string): Promise<void> {
    await this.#queue.boss.fail(claim.queue, claim, { message: reason });
    this.drop(claim);
  }

  /** Gives all that is open back to the queue, as if it had never been taken. */
  async giveBack(): Promise<void> {
    for (const [queue, claims] of this.#byQueue()) {
      await this.#queue.store.tables.transaction().execute(async (transaction) => {
        const db = { db: fromKysely(transaction) };
        const ours = settledIn(await this.#queue.boss.cancel(queue, claims, db));
        if (ours.length > 0) await this.#queue.boss.resume(queue, [...ours], db);
      });
    }
    this.#open.clear();
  }

  #byQueue(): Map<QueueName, Claim[]> {
    return Map.groupBy(this.#open.values(), ({ queue }) => queue);
  }
}
