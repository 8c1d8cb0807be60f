import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Channel } from './channel.js';
import type { FromWorker, ToWorker } from './messages.js';
import type { Result, Settings, Unit } from './unit.js';
import { work } from './work.js';

/** The heap of a worker; what needs more is a line in the result instead of the end of the scan. */
const heapMegabytes = 192;
const youngMegabytes = 16;

/** Workers in a row that may end before they have begun anything: a machine short of memory kills one now and then. */
const mostStillborn = 5;

/** A batch of units at work. */
export interface Run {
  /** Each result, to be told when it is stored. Throws `Died` when the worker dies. */
  readonly results: AsyncIterable<Stored>;
  /** Position of the unit that was begun last; -1 before the first. */
  readonly began: () => number;
}

export interface Stored {
  readonly result: Result;
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
    async function* results(): AsyncIterable<Stored> {
      for (const unit of units) {
        began++;
        // Ctrl-C is heard between two units.
        await turn();
        for await (const result of work(unit, settings)) yield { result, stored: () => undefined };
      }
    }
    return { results: results(), began: () => began };
  }

  async stop(): Promise<void> {}
}

interface Open {
  readonly channel: Channel<Stored>;
  began: number;
}

/** Does the work in a thread of its own; started when it is needed, and again when it has died. */
export class Thread implements Runner {
  readonly #settings: Settings;
  readonly #open = new Map<number, Open>();
  #worker: Worker | undefined;
  #batches = 0;
  #stillborn = 0;
  #stopped = false;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  run(units: readonly Unit[]): Run {
    const batch = this.#batches++;
    const open: Open = { channel: new Channel(), began: -1 };
    this.#open.set(batch, open);
    this.#worker ??= this.#start();
    this.#worker.postMessage({ batch, units } satisfies ToWorker);
    return { results: open.channel, began: () => open.began };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
    this.#end();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: this.#settings,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    worker.on('message', (message: FromWorker) => this.#hear(worker, message));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#died(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it needs more memory than a worker may use' : error.message);
    });
    worker.on('exit', () => this.#died(worker, 'its worker ended'));
    return worker;
  }

  #hear(worker: Worker, message: FromWorker): void {
    const open = this.#open.get(message.batch);
    if (!open) return;
    if ('result' in message)
      open.channel.push({ result: message.result, stored: () => worker.postMessage({ stored: true } satisfies ToWorker) });
    else if ('began' in message) {
      open.began = message.began;
      this.#stillborn = 0;
    } else {
      this.#open.delete(message.batch);
      open.channel.end();
    }
  }

  /** Said once or twice; meanwhile another worker may have taken its place. */
  #died(worker: Worker, reason: string): void {
    if (worker === this.#worker)
      this.#end(++this.#stillborn > mostStillborn ? new Error(`no worker can be started: ${reason}`) : new Died(reason));
  }

  #end(error?: Error): void {
    this.#worker = undefined;
    for (const { channel } of this.#open.values()) {
      if (this.#stopped || error === undefined) channel.end();
      else channel.fail(error);
    }
    this.#open.clear();
  }
}
