import type { Roster } from './roster.js';

/** Splits accounts into classes that are equal in what they are and in which of the named groups they are. */
export class Splitter {
  readonly #roster: Roster;
  readonly #labels: Int32Array;

  constructor(roster: Roster) {
    this.#roster = roster;
    this.#labels = new Int32Array(roster.names.length);
  }

  /** The class of each account; `groups` are keys of accounts and groups that entries name. Accounts without a number are in class -1. */
  labels(ids: readonly number[], groups: readonly string[]): Int32Array {
    const labels = this.#labels.fill(-1);
    const { base } = this.#roster;
    const counter = new Counter();
    for (const id of ids) if (id >= 0) labels[id] = counter.number(0, base[id] ?? 0);
    for (const [at, group] of groups.entries()) {
      // Everybody of a domain is in its Domain Users: what is alike so far stays alike.
      if (this.#roster.isByNature(group)) continue;
      for (const id of this.#roster.below(group)) {
        const label = labels[id] ?? -1;
        if (label >= 0) labels[id] = counter.number(at + 1, label);
      }
    }
    const found = new Int32Array(ids.length);
    for (let at = 0; at < ids.length; at++) found[at] = labels[ids[at] ?? -1] ?? -1;
    return found;
  }
}

/** Numbers pairs in the order in which they appear. */
class Counter {
  readonly #known: Map<number, number>[] = [];
  #next = 0;

  number(first: number, second: number): number {
    let known = this.#known[first];
    if (!known) {
      known = new Map();
      this.#known[first] = known;
    }
    const found = known.get(second);
    if (found !== undefined) return found;
    known.set(second, this.#next);
    this.#next += 1;
    return this.#next - 1;
  }
}
