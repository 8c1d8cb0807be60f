import type { Unit } from './unit.js';

/** Small units are handed out together: a message to a worker costs as much as a small client. */
const batchBytes = 1024 ** 2;
const batchUnits = 32;

/** Work that waits, the biggest first: a big client that comes last would leave the other workers idle. */
export class Queue {
  /** A heap: no unit is bigger than the one at half its position. */
  readonly #heap: Unit[] = [];
  readonly #again: Unit[] = [];
  readonly #waiting: (() => void)[] = [];
  #ended = false;
  bytes = 0;

  get length(): number {
    return this.#heap.length + this.#again.length;
  }

  push(unit: Unit): void {
    this.bytes += unit.size;
    let at = this.#heap.push(unit) - 1;
    for (let above = (at - 1) >> 1; at > 0 && this.#weight(above) < unit.size; at = above, above = (at - 1) >> 1) {
      this.#heap[at] = this.#heap[above] as Unit;
    }
    this.#heap[at] = unit;
    this.#waiting.shift()?.();
  }

  /** Once more, by itself: the worker that had it, perhaps among others, has died. */
  again(unit: Unit): void {
    this.#again.push(unit);
    this.#waiting.shift()?.();
  }

  /** Nothing more will come, but for what is tried again. */
  end(): void {
    this.#ended = true;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Forgets what waits: the scan is to stop. */
  clear(): void {
    this.#heap.length = 0;
    this.#again.length = 0;
    this.end();
  }

  /** The next units for one worker; none when all is done. */
  async take(): Promise<readonly Unit[]> {
    while (this.length === 0) {
      if (this.#ended) return [];
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const again = this.#again.pop();
    if (again) return [again];
    const batch: Unit[] = [];
    let bytes = 0;
    do {
      const unit = this.#pop();
      bytes += unit.size;
      batch.push(unit);
    } while (this.#heap.length > 0 && batch.length < batchUnits && bytes + this.#weight(0) <= batchBytes);
    this.bytes -= bytes;
    return batch;
  }

  #pop(): Unit {
    const [top] = this.#heap;
    const last = this.#heap.pop();
    if (this.#heap.length === 0 || !last) return top as Unit;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.#heap.length) break;
      if (this.#weight(below + 1) > this.#weight(below)) below++;
      if (this.#weight(below) <= last.size) break;
      this.#heap[at] = this.#heap[below] as Unit;
      at = below;
    }
    this.#heap[at] = last;
    return top as Unit;
  }

  #weight(at: number): number {
    return this.#heap[at]?.size ?? -1;
  }
}
