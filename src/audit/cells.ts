import type { Site } from './site.js';

/** Machines with their own users, by what the account of the machine and the user are and belong to. By position of the machine. */
export function ownCells(machines: readonly number[], names: readonly string[], site: Site): readonly (readonly number[])[] {
  if (machines.length <= 1) return machines.length === 0 ? [] : [machines];
  const computers = site.splitter.labels(
    machines.map((at) => site.computers[at] ?? -1),
    names,
  );
  const users = site.splitter.labels(
    machines.map((at) => site.owners[at] ?? -1),
    names,
  );
  // Nobody logged on and nothing said about it are two different things.
  const nobody = (at: number) => (site.clients[at]?.interactiveUser === null ? 1 : 0);
  return grouped(machines, (_, order) => `${computers[order]} ${users[order]} ${nobody(machines[order] ?? 0)}`);
}

/** Machines by what their computer account is and belongs to. */
export function byComputer(machines: readonly number[], names: readonly string[], site: Site): readonly (readonly number[])[] {
  if (machines.length <= 1) return [machines];
  const labels = site.splitter.labels(
    machines.map((at) => site.computers[at] ?? -1),
    names,
  );
  return grouped(machines, (_, order) => labels[order]);
}

/** Users by what they are and belong to. By number of the account. */
export function byUser(users: readonly number[], names: readonly string[], site: Site): readonly (readonly number[])[] {
  const labels = site.splitter.labels(users, names);
  return grouped(users, (_, order) => labels[order]);
}

function grouped<Key>(items: readonly number[], key: (item: number, order: number) => Key): readonly (readonly number[])[] {
  const found = new Map<Key, number[]>();
  for (const [order, item] of items.entries()) {
    const sign = key(item, order);
    const list = found.get(sign);
    if (list) list.push(item);
    else found.set(sign, [item]);
  }
  return [...found.values()];
}
