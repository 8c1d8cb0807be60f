import type { Draft, Spot } from './draft.js';
import { clear, place } from './shelf.js';

const most = 500;

/** Drafts of events that name nothing: they wait for a name on the same thread. */
export class Loose {
  /** All that wait, and some that do not any more. */
  #drafts: Draft[] = [];
  #count = 0;

  /** In the place of whatever waits there. */
  put(spot: Spot, draft: Draft): void {
    this.take(spot);
    draft.waits = true;
    this.#count++;
    place(spot, draft);
    if (this.#drafts.length > 2 * most) this.#drafts = this.all;
    this.#drafts.push(draft);
  }

  take(spot: Spot): void {
    if (spot.draft) this.#leave(spot.draft);
    spot.draft = undefined;
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
