import type { Draft, Spot } from './draft.js';

/** Names come from logs: beyond so many, empty places are given up. */
const mostSpots = 20_000;

/**
 * Drafts by name. A draft that is closed leaves its place empty instead of being taken out of the map: a map that keeps changing is copied
 * again and again, and its copies would keep the events of closed runs alive until the next full garbage collection.
 */
export class Shelf {
  readonly #spots = new Map<string, Spot>();

  find(key: string): Draft | undefined {
    return this.#spots.get(key)?.draft;
  }

  put(key: string, draft: Draft): void {
    place(this.#spots.get(key) ?? this.#newSpot(key), draft);
  }

  #newSpot(key: string): Spot {
    if (this.#spots.size >= mostSpots) for (const [name, { draft }] of this.#spots) if (!draft) this.#spots.delete(name);
    const spot: Spot = { draft: undefined };
    this.#spots.set(key, spot);
    return spot;
  }
}

/** Puts a draft where another one may stand. */
export function place(spot: Spot, draft: Draft): void {
  if (spot.draft === draft) return;
  spot.draft = draft;
  if (!draft.spots.includes(spot)) draft.spots.push(spot);
}

/** Takes a draft from every place where it stands. */
export function clear(draft: Draft): void {
  for (const spot of draft.spots) if (spot.draft === draft) spot.draft = undefined;
  draft.spots.length = 0;
}
