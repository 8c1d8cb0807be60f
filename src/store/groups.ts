import type { FleetGroup } from './fleet.js';
import type { FindingRow } from './schema.js';

type Failed = Pick<FindingRow, 'machine' | 'day' | 'seen_first' | 'seen_last'>;

/** Counts machines that come in their order, so that it need not remember them. */
class Machines {
  count = 0;
  #last: string | undefined;

  add(machine: string): void {
    if (machine !== this.#last) this.count++;
    this.#last = machine;
  }
}

interface Group {
  readonly clients: Machines;
  findings: number;
  first: string | undefined;
  last: string | undefined;
  readonly days: Map<string, Machines>;
}

/** Groups findings by one of their values; they must come in the order of their machines. */
export class Groups {
  readonly #groups = new Map<string, Group>();

  add(value: string | null, { machine, day, seen_first: first, seen_last: last }: Failed): void {
    if (value === null) return;
    const group = this.#groups.get(value) ?? { clients: new Machines(), findings: 0, first: undefined, last: undefined, days: new Map() };
    this.#groups.set(value, group);
    group.clients.add(machine);
    group.findings++;
    if (first !== null && (group.first === undefined || first < group.first)) group.first = first;
    if (last !== null && (group.last === undefined || last > group.last)) group.last = last;
    if (day === null) return;
    const machines = group.days.get(day) ?? new Machines();
    machines.add(machine);
    group.days.set(day, machines);
  }

  /** Those first that most clients are in. */
  list(): FleetGroup[] {
    return [...this.#groups]
      .map(([value, { clients, findings, first, last, days }]) => ({
        value,
        clients: clients.count,
        findings,
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
        days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, machines]) => ({ day, clients: machines.count })),
      }))
      .sort((a, b) => b.clients - a.clients || b.findings - a.findings || (a.value < b.value ? -1 : 1));
  }
}
