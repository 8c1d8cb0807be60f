import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { Channel } from './channel.js';
import type { FromWorker, Parcel, Start, ToWorker } from './messages.js';
import { parcels } from './parcels.js';
import type { Settings, Unit } from './unit.js';

/** The heap of a worker; what needs more is a line in the result instead of the end of the scan. */
const heapMegabytes = 192;
const youngMegabytes = 16;

/** Workers in a row that may end before they have begun anything: a machine short of memory kills one now and then. */
const mostStillborn = 5;

/** A batch of units at work. */
export interface Run {
  /** The results, to be told when they are stored. Throws `Died` when the worker dies. */
  readonly parcels: AsyncIterable<Arrived>;
  /** Position of the unit that was begun last; -1 before the first. */
  readonly began: () => number;
}

export interface Arrived extends Parcel {
  readonly stored: () => void;
}

/** Works on batches of units: a thread, or this thread itself. */
export interface Runner {
  run(units: readonly Unit[]): Run;
  stop(): Promise<void>;
}

/** A worker came to its end in the middle of its work. */
export class Died extends Error {}

/** Does the work in this thread: a small scan is over before a worker has started. */
export class Here implements Runner {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  run(units: readonly Unit[]): Run {
    let began = -1;
    const settings = this.#settings;
    async function* done(): AsyncIterable<Arrived> {
      for await (const parcel of parcels(units, settings, (at) => (began = at))) {
        yield { ...parcel, stored: () => undefined };
        // Ctrl-C is heard between two parcels.
        await turn();
      }
    }
    return { parcels: done(), began: () => began };
  }

  async stop(): Promise<void> {}
}

/** Does the work in a thread of its own; started when it is needed, and again when it has died. */
export class Thread implements Runner {
  readonly #settings: Settings;
  /** Of each batch at work. */
  readonly #open = new Map<number, Channel<Arrived>>();
  readonly #begun = new Int32Array(new SharedArrayBuffer(8));
  #worker: Worker | undefined;
  #batches = 0;
  #stillborn = 0;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    // A large model has kept the nursery of the whole process small; that of a worker has a limit of its own, and must grow up to it.
    setFlagsFromString('--semi-space-growth-factor=2');
  }

  run(units: readonly Unit[]): Run {
    const batch = ++this.#batches;
    const channel = new Channel<Arrived>();
    this.#open.set(batch, channel);
    this.#worker ??= this.#start();
    this.#worker.postMessage({ batch, units } satisfies ToWorker);
    return { parcels: channel, began: () => (Atomics.load(this.#begun, 0) === batch ? Atomics.load(this.#begun, 1) : -1) };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
    this.#end();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: { settings: this.#settings, begun: this.#begun } satisfies Start,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    worker.on('message', (message: FromWorker) => this.#hear(worker, message));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#died(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than a worker may use' : error.message);
    });
    worker.on('exit', () => this.#died(worker, 'its worker ended'));
    return worker;
  }

  #hear(worker: Worker, { batch, last, ...parcel }: FromWorker): void {
    this.#stillborn = 0;
    const channel = this.#open.get(batch);
    channel?.push({ ...parcel, stored: () => worker.postMessage({ stored: true } satisfies ToWorker) });
    if (!last) return;
    this.#open.delete(batch);
    channel?.end();
  }

  /** Said once or twice; meanwhile another worker may have taken its place. */
  #died(worker: Worker, reason: string): void {
    if (worker === this.#worker)
      this.#end(++this.#stillborn > mostStillborn ? new Error(`no worker can be started: ${reason}`) : new Died(reason));
  }

  #end(error?: Error): void {
    this.#worker = undefined;
    for (const channel of this.#open.values()) {
      if (this.#stopped || error === undefined) channel.end();
      else channel.fail(error);
    }
    this.#open.clear();
  }
}
