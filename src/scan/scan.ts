import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { brokenRows } from '../store/rows.js';
import type { SourceRow } from '../store/schema.js';
import type { Store } from '../store/store.js';
import { Archives } from './archives.js';
import { gone, type Known } from './gone.js';
import { Queue } from './queue.js';
import { Died, Here, type Runner, Thread } from './runner.js';
import { Tally } from './tally.js';
import type { ArchiveUnit, Result, Settings, Unit } from './unit.js';
import { type Found, Walk } from './walk.js';

/** Less than this is read before a worker has started. */
const smallScan = 24 * 1024 ** 2;
/** An archive of this size is shared out among the workers, where it can be read anywhere. */
export const bigArchive = 16 * 1024 ** 2;

export interface ScanOptions {
  readonly paths: readonly string[];
  readonly store: Store;
  readonly settings: Settings;
  /** Threads; 0 works in this one; left out: one per core, and none for a small scan. */
  readonly workers?: number | undefined;
  /** Stops the scan; what is stored stays. */
  readonly signal?: AbortSignal | undefined;
}

interface Death {
  /** Position in the batch of the unit that was begun last. */
  readonly began: number;
  readonly reason: string;
}

/** Looks through paths for clients and brings a store up to date with them. */
export class Scan {
  readonly tally = new Tally();
  readonly #options: ScanOptions;
  readonly #queue = new Queue();
  readonly #archives = new Archives();
  readonly #retried = new Set<Unit>();
  readonly #seen = new Set<string>();
  readonly #blocked: string[] = [];
  #known: Known = new Map();
  /** What is known of each archive: there may be as many archives as clients. */
  #within: ReadonlyMap<string | null, readonly { readonly source: string; readonly fingerprint: string }[]> = new Map();
  #enough: () => void = () => undefined;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  async run(): Promise<Tally> {
    const { signal, store } = this.#options;
    const stop = () => {
      this.tally.interrupted = true;
      this.#queue.clear();
      this.#enough();
      for (const runner of runners) void runner.stop();
    };
    let runners: readonly Runner[] = [];
    signal?.addEventListener('abort', stop);
    try {
      this.#known = await store.sources();
      const known = [...this.#known].map(([source, { container, fingerprint }]) => ({ source, container, fingerprint }));
      this.#within = Map.groupBy(known, ({ container }) => container);
      const enough = new Promise<void>((resolve) => (this.#enough = resolve));
      const looking = this.#look().finally(() => this.#queue.end());
      await Promise.race([looking, enough]);
      runners = this.#crew();
      // Two batches a worker: while the results of one are stored, it works on the other.
      await Promise.all([looking, ...runners.flatMap((runner) => [this.#serve(runner), this.#serve(runner)])]);
      if (!this.tally.interrupted) await this.#forget();
      return this.tally;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#queue.clear();
      await Promise.all(runners.map((runner) => runner.stop()));
    }
  }

  #crew(): readonly Runner[] {
    const { workers, settings } = this.#options;
    const count = workers ?? (this.tally.counted && this.#queue.bytes < smallScan ? 0 : availableParallelism());
    return count === 0 ? [new Here(settings)] : Array.from({ length: count }, () => new Thread(settings));
  }

  async #look(): Promise<void> {
    const { paths, settings, signal } = this.#options;
    await new Walk(printOf(settings), (found) => this.#take(found), signal).all(paths);
    this.tally.counted = true;
  }

  async #take(found: Found): Promise<void> {
    if (this.tally.interrupted || this.#seen.has(found.key.source)) return;
    this.#seen.add(found.key.source);
    if (found.kind === 'blocked') {
      this.#blocked.push(found.key.source);
      await this.#options.store.keep(brokenRows(found.key, [{ file: '', place: 0, reason: found.reason }]));
      return;
    }
    const before = this.#known.get(found.key.source);
    if (before?.fingerprint === found.key.fingerprint && before.state !== 'unreadable') {
      this.tally.unchanged++;
      return;
    }
    this.tally.sources++;
    this.tally.found += found.size;
    if (found.kind === 'archive') for (const share of this.#shares(found)) this.#queue.push(share);
    else this.#queue.push(found);
    if (this.#queue.bytes >= smallScan) this.#enough();
  }

  #shares(unit: ArchiveUnit): ArchiveUnit[] {
    const { source, fingerprint } = unit.key;
    const done = (this.#within.get(source) ?? []).filter((known) => known.fingerprint === fingerprint).map((known) => known.source);
    const workers = this.#options.workers ?? availableParallelism();
    const of = unit.size >= bigArchive && /\.(?:zip|tar)$/i.test(source) ? Math.max(workers, 1) : 1;
    this.#archives.expect(source, of);
    return Array.from({ length: of }, (_, part) => ({ ...unit, size: Math.floor(unit.size / of), share: { part, of }, done }));
  }

  async #serve(runner: Runner): Promise<void> {
    for (let units = await this.#queue.take(); units.length > 0; units = await this.#queue.take()) {
      for (const { key } of units) this.tally.working.add(key.source);
      const run = runner.run(units);
      const left = new Set(units.keys());
      try {
        for await (const { results, finished, stored } of run.parcels) {
          await this.#accept(results);
          stored();
          for (const at of finished) left.delete(at);
          if (this.tally.interrupted) return;
        }
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await this.#mourn(units, left, { began: run.began(), reason: error.message });
      }
      for (const { key } of units) this.tally.working.delete(key.source);
    }
  }

  /** The worker died. What it had begun last is tried once more, by itself; the others that are `left` are not to blame. */
  async #mourn(units: readonly Unit[], left: ReadonlySet<number>, { began, reason }: Death): Promise<void> {
    for (const [at, unit] of units.entries()) {
      if (!left.has(at)) continue;
      if (at !== began) this.#queue.again(unit);
      else if (this.#retried.has(unit)) {
        const place = { file: '', place: 0, reason: `smsdx failed on it: ${reason}` };
        await this.#accept([{ kept: brokenRows({ ...unit.key, fingerprint: '' }, [place]), weight: unit.size }]);
      } else {
        this.#retried.add(unit);
        this.#queue.again(unit);
      }
    }
  }

  async #accept(results: readonly Result[]): Promise<void> {
    const whole = results.flatMap(({ kept }) => (kept.source.kind === 'archive' ? (this.#archives.collect(kept) ?? []) : kept));
    await this.#options.store.keepAll(whole);
    for (const { kept, weight } of results) {
      this.tally.done += weight;
      this.tally.bytes += kept.source.bytes;
    }
    for (const { source, client, findings } of whole) {
      if (source.kind !== 'archived') this.tally.sourcesDone++;
      if (client) this.tally.clients++;
      this.tally.findings += findings.filter(({ level }) => level !== 'note').length;
      if (source.kind === 'archive') await this.#forgetOlder(source);
    }
  }

  /** Clients that an earlier version of the archive held. */
  async #forgetOlder({ source, fingerprint }: SourceRow): Promise<void> {
    const { store } = this.#options;
    const older = (this.#within.get(source) ?? []).filter((known) => known.fingerprint !== fingerprint);
    if (older.length === 0) return;
    const now = new Set((await store.within(source)).filter((each) => each.fingerprint === fingerprint).map((each) => each.source));
    await store.forget(older.map((known) => known.source).filter((name) => !now.has(name)));
  }

  /** Sources of these paths that are not there any more; those in folders that could not be looked into may well be. */
  async #forget(): Promise<void> {
    const lost = gone(this.#known, { paths: this.#options.paths, seen: this.#seen, blocked: this.#blocked });
    await this.#options.store.forget(lost);
    this.tally.forgotten = lost.length;
  }
}

/** A text that differs where the settings differ. */
export function printOf(settings: Settings): string {
  return createHash('sha1').update(JSON.stringify(settings)).digest('base64url');
}
