import type { Spot } from './draft.js';
import type { Place } from './run.js';

/** What goes on on one thread of a log. */
export interface Lane {
  /** The run that the thread spoke of last. */
  readonly current: Spot;
  /** What it said without a name, until it says one. */
  readonly waiting: Spot;
}

const rotated = /(?:-\d{8}-\d{6})?\.lo[g_]$/i;
/** Thread numbers come from logs: beyond so many, those on which nothing goes on are given up. */
const mostLanes = 20_000;

type Log = Map<number | undefined, Lane>;

/** The threads of a client, log by log. */
export class Lanes {
  /** A log goes on in the next part where it was rotated: `execmgr.lo_`, `execmgr-20200816-082531.log`, `execmgr.log`. */
  readonly #logs = new Map<string, Log>();
  #file: string | undefined;
  #log: Log = new Map();
  #count = 0;

  of({ file, thread }: Place): Lane {
    if (file !== this.#file) this.#open(file);
    return this.#log.get(thread) ?? this.#add(thread);
  }

  #open(file: string): void {
    const name = file.replace(rotated, '').toLowerCase();
    this.#file = file;
    this.#log = this.#logs.get(name) ?? new Map();
    this.#logs.set(name, this.#log);
  }

  #add(thread: number | undefined): Lane {
    if (this.#count >= mostLanes) this.#clear();
    const lane: Lane = { current: { draft: undefined }, waiting: { draft: undefined } };
    this.#log.set(thread, lane);
    this.#count++;
    return lane;
  }

  #clear(): void {
    for (const log of this.#logs.values()) {
      for (const [thread, { current, waiting }] of log) {
        if (current.draft || waiting.draft) continue;
        log.delete(thread);
        this.#count--;
      }
    }
  }
}
