import type { Draft } from './draft.js';
import { clear, Shelf } from './shelf.js';

const most = 500;

/** Drafts of events that name nothing, by thread: they wait for a name on the same thread. */
export class Loose {
  readonly #byThread = new Shelf();
  /** All that wait, and some that do not any more. */
  #drafts: Draft[] = [];
  #count = 0;

  on(thread: string): Draft | undefined {
    return this.#byThread.find(thread);
  }

  /** In the place of whatever waits on the thread. */
  put(thread: string, draft: Draft): void {
    this.take(thread);
    draft.waits = true;
    this.#count++;
    this.#byThread.put(thread, draft);
    if (this.#drafts.length > 2 * most) this.#drafts = this.all;
    this.#drafts.push(draft);
  }

  take(thread: string): void {
    const draft = this.#byThread.take(thread);
    if (draft) this.#leave(draft);
  }

  get all(): Draft[] {
    return this.#drafts.filter(({ waits }) => waits);
  }

  /** Half of what waits, where that is too much: those that were silent longest wait in vain. */
  overdue(): readonly Draft[] {
    if (this.#count <= most) return [];
    const overdue = this.all.sort((a, b) => a.touched - b.touched).slice(0, most / 2);
    for (const draft of overdue) {
      clear(draft);
      this.#leave(draft);
    }
    return overdue;
  }

  #leave(draft: Draft): void {
    draft.waits = false;
    this.#count--;
  }
}
