// By its own path: the index of date-fns is 300 modules, and takes Node a second to resolve.
import { parseISO } from 'date-fns/parseISO';
import { Mistake } from './mistake.js';

const minute = 60_000;
const day = 1440 * minute;
const units: Readonly<Record<string, number>> = { m: minute, h: 60 * minute, d: day };

/** What a user means by `--since`, in milliseconds UTC. `now` is what "7d ago" counts from. */
export function since(text: string | undefined, now: number): number | undefined {
  return text === undefined ? undefined : moment('--since', text, now, 0);
}

/** What a user means by `--until`: as `since`, but a date without a time is its last millisecond. */
export function until(text: string | undefined, now: number): number | undefined {
  return text === undefined ? undefined : moment('--until', text, now, day - 1);
}

function moment(flag: string, text: string, now: number, restOfDay: number): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return now - Number(count) * (units[unit] ?? 0);
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  const at = date === undefined ? Number.NaN : parseISO(`${date}T${time ?? '00:00'}${zone ?? 'Z'}`).getTime();
  if (Number.isNaN(at)) {
    throw new Mistake(`${flag} cannot be ${text}.`, ['Write 2024-03-01, 2024-03-01T10:30, 2024-03-01T10:30+02:00, or 7d, 12h, 30m ago.']);
  }
  return time === undefined ? at + restOfDay : at;
}
