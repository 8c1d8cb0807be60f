/** Clients by the days on which they failed last, in the order of the calendar. */
export type Days = readonly { readonly day: string; readonly clients: number }[];

/** The stretch of days that a picture shows, and what lies outside of it. */
export interface Window {
  /** Milliseconds UTC of the first day, and how many there are. */
  readonly from: number;
  readonly count: number;
  readonly before: number;
  readonly after: number;
}

/** Milliseconds. */
export const dayLength = 86_400_000;
/** A clock that runs ahead by years must not push everything else out of the picture: what so few clients say is left out. */
const stray = 0.01;
const fewest = 7;

/** Milliseconds UTC of the beginning of a day: `2024-03-01`. */
export const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The last days on which clients failed, at most so many. */
export function windowOf(days: Days, most: number): Window | undefined {
  const known = days.filter(({ day }) => !Number.isNaN(timeOf(day)));
  const total = sum(known);
  let after = 0;
  const last = known.findLast(({ clients }) => {
    if (after + clients > total * stray) return true;
    after += clients;
    return false;
  });
  if (!last) return undefined;
  const end = timeOf(last.day);
  const shown = known.filter(({ day }) => timeOf(day) <= end && timeOf(day) > end - most * dayLength);
  const from = timeOf(shown[0]?.day ?? last.day);
  const count = Math.max(Math.round((end - from) / dayLength) + 1, fewest);
  return { from: end - (count - 1) * dayLength, count, before: total - after - sum(shown), after };
}

/** The days of several groups as one. */
export function daysOf(groups: readonly { readonly days: Days }[]): Days {
  const all = new Map<string, number>();
  for (const { days } of groups) for (const { day, clients } of days) all.set(day, (all.get(day) ?? 0) + clients);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, clients]) => ({ day, clients }));
}

const sum = (days: Days): number => days.reduce((total, { clients }) => total + clients, 0);
