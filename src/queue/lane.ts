import { type Arrived, Died, type Runner } from '../scan/runner.js';
import type { Settings, Unit } from '../scan/unit.js';
import type { Claim } from './jobs.js';
import type { Outcome } from './settle.js';

/** What a lane needs from its worker. */
export interface Surroundings {
  readonly settingsOf: (id: string) => Promise<Settings>;
  /** A runner of its own for such settings. */
  readonly start: (settings: Settings) => Runner;
  /** Takes an outcome; calls back when it is in the store. */
  readonly keep: (outcome: Outcome, kept: () => void) => void;
  readonly failed: (claim: Claim, reason: string) => Promise<void>;
  readonly isStopping: () => boolean;
}

/** A claim whose source is to be read. */
interface Reading {
  readonly claim: Claim;
  readonly unit: Unit;
}

/** One thread of a worker with the jobs that it has. */
export class Lane {
  readonly #around: Surroundings;
  #runner: { readonly settings: string; readonly runner: Runner } | undefined;
  /** What the thread is at. */
  #reading: () => Claim | undefined = () => undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Does these jobs; what they came to may still be on its way to the store. */
  async work(claims: readonly Claim[]): Promise<void> {
    const readings: Reading[] = [];
    for (const claim of claims) {
      const { task } = claim.job;
      if (task.kind === 'folder' || task.kind === 'archive') readings.push({ claim, unit: task });
    }
    for (const batch of batches(readings)) await this.#read(batch);
  }

  /** Somebody else has this job now: if it is what the thread is at, the thread is not worth waiting for. */
  async abandon(claim: Claim): Promise<void> {
    if (claim === this.#reading()) await this.stop();
  }

  async stop(): Promise<void> {
    const { runner } = this.#runner ?? {};
    this.#runner = undefined;
    await runner?.stop();
  }

  /** When the thread dies, what it was at has failed, and what it had not begun is begun again. */
  async #read(batch: readonly Reading[]): Promise<void> {
    let left = batch;
    while (left.length > 0 && !this.#around.isStopping()) {
      const runner = await this.#runnerFor(left[0]?.claim.job.settings ?? '');
      const run = runner.run(left.map(({ unit }) => unit));
      const bySource = new Map(left.map((reading) => [reading.unit.key.source, reading.claim]));
      const over = new Set<Claim>();
      const at = left;
      this.#reading = () => at[Math.max(run.began(), 0)]?.claim;
      try {
        for await (const parcel of run.parcels) {
          for (const { claim } of this.#keep(parcel, bySource)) over.add(claim);
        }
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        const victim = this.#reading();
        if (victim && !over.has(victim)) {
          over.add(victim);
          await this.#around.failed(victim, error.message);
        }
      }
      left = left.filter(({ claim }) => !over.has(claim) && !claim.lost);
    }
    this.#reading = () => undefined;
  }

  /** Hands on what a parcel holds; tells which jobs are over with it. */
  #keep({ results, stored }: Arrived, bySource: ReadonlyMap<string, Claim>): readonly Outcome[] {
    const outcomes = results.flatMap(({ kept }): Outcome[] => {
      const claim = bySource.get(kept.source.container ?? kept.source.source);
      return claim ? [{ claim, kept, last: kept.source.kind !== 'archived' }] : [];
    });
    let waiting = outcomes.length;
    if (waiting === 0) stored();
    for (const outcome of outcomes) {
      this.#around.keep(outcome, () => {
        if (--waiting === 0) stored();
      });
    }
    return outcomes.filter(({ last }) => last);
  }

  /** Threads know their settings from the start: others need another thread. */
  async #runnerFor(settings: string): Promise<Runner> {
    if (this.#runner?.settings === settings) return this.#runner.runner;
    await this.stop();
    const runner = this.#around.start(await this.#around.settingsOf(settings));
    this.#runner = { settings, runner };
    return runner;
  }
}

/** Neighbours of the same settings together, but each archive by itself: two shares of one could not be told apart. */
function batches(readings: readonly Reading[]): Reading[][] {
  const all: Reading[][] = [];
  for (const reading of readings) {
    const before = all.at(-1)?.[0];
    const fits = before && before.unit.kind === 'folder' && reading.unit.kind === 'folder';
    if (fits && before.claim.job.settings === reading.claim.job.settings) all.at(-1)?.push(reading);
    else all.push([reading]);
  }
  return all;
}
