import { setTimeout as wait } from 'node:timers/promises';
import { isPassing } from '../store/postgres/refusal.js';
import type { JobQueue } from './job-queue.js';
import type { Claim } from './jobs.js';
import { type Outcome, settle } from './settle.js';

/** Outcomes of one transaction: while one is written, the next ones come together. */
const mostOutcomes = 64;
const firstPause = 100;
const longestPause = 5_000;

interface Pending {
  readonly outcome: Outcome;
  readonly kept: () => void;
}

/**
 * Brings outcomes into the store, in the order in which they come. A server that is away for a while is waited for: nothing is lost, and what
 * it had done just before it went away is not done again.
 */
export class Keeper {
  readonly #queue: JobQueue;
  readonly #failed: (claim: Claim, reason: string) => Promise<void>;
  readonly #signal: AbortSignal;
  readonly #pending: Pending[] = [];
  #writing: Promise<void> | undefined;
  #error: unknown;

  /** `failed`: called for what the store does not take. `signal`: waits for no server any more. */
  constructor(queue: JobQueue, failed: (claim: Claim, reason: string) => Promise<void>, signal: AbortSignal) {
    this.#queue = queue;
    this.#failed = failed;
    this.#signal = signal;
  }

  /** Outcomes that are not being written yet. */
  get waiting(): number {
    return this.#pending.length;
  }

  /** `kept` is called when the outcome is in the store, or will never be. */
  add(outcome: Outcome, kept: () => void): void {
    this.#pending.push({ outcome, kept });
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  /** Everything that came is written. */
  async drained(): Promise<void> {
    while (this.#writing) await this.#writing;
    if (this.#error !== undefined) throw this.#error;
  }

  async #write(): Promise<void> {
    while (this.#pending.length > 0) {
      const some = this.#pending.splice(0, mostOutcomes);
      try {
        await this.#settle(some.map(({ outcome }) => outcome));
      } catch (error) {
        this.#error ??= error;
      }
      for (const { kept } of some) kept();
    }
  }

  async #settle(outcomes: readonly Outcome[]): Promise<void> {
    try {
      await persistent(() => settle(this.#queue, outcomes), this.#signal);
    } catch (error) {
      if (isPassing(error)) throw error;
      // One of them is what the store does not take; the others are not to blame.
      if (outcomes.length > 1) for (const each of outcomes) await this.#settle([each]);
      else for (const { claim } of outcomes) await this.#failed(claim, error instanceof Error ? error.message : String(error));
    }
  }
}

/** Does something that needs the server, again and again while it is away. */
export async function persistent<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal.aborted) throw error;
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
