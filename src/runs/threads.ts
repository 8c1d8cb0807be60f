import type { Place } from './run.js';

const rotated = /(?:-\d{8}-\d{6})?\.lo[g_]$/i;
const mostThreads = 10_000;

/** Names of the threads of a client, each made once. */
export class Threads {
  readonly #logs = new Map<string, Map<number | undefined, string>>();
  #file: string | undefined;
  #log = new Map<number | undefined, string>();
  #named = 0;

  /** A thread of a log; it goes on in the next part where the log was rotated: `execmgr.lo_`, `execmgr-20200816-082531.log`, `execmgr.log`. */
  of({ file, thread }: Place): string {
    if (file !== this.#file) this.#open(file);
    return this.#log.get(thread) ?? this.#name(file, thread);
  }

  #open(file: string): void {
    this.#file = file;
    this.#log = this.#logs.get(file) ?? new Map();
    this.#logs.set(file, this.#log);
  }

  #name(file: string, thread: number | undefined): string {
    if (this.#named++ >= mostThreads) {
      this.#named = 0;
      this.#logs.clear();
      this.#open(file);
    }
    const name = `${file.replace(rotated, '').toLowerCase()}\n${thread ?? ''}`;
    this.#log.set(thread, name);
    return name;
  }
}
