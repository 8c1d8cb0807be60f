import { zoneBias } from './clock-zones.js';
import type { RecordTime } from './record.js';

const minute = 60_000;

/** Minutes to ADD to the local time of a record to get UTC: +240 is US Eastern summer. `undefined`: its envelope names no zone that is known. */
export function biasOf({ bias, zone }: RecordTime): number | undefined {
  return bias ?? (zone === undefined ? undefined : zoneBias(zone));
}

/** Milliseconds since 1970 UTC; `undefined` where no zone is known. */
export function instant(time: RecordTime): number | undefined {
  const bias = biasOf(time);
  return bias === undefined ? undefined : time.local + bias * minute;
}

/** ISO 8601: UTC with `Z`, or the client's local time without zone where no zone is known. */
export function iso(time: RecordTime): string {
  const utc = instant(time);
  const date = new Date(utc ?? time.local);
  if (Number.isNaN(date.getTime())) return 'unknown';
  return utc === undefined ? date.toISOString().slice(0, -1) : date.toISOString();
}

/** Orders by UTC where both have a zone, else by local time; what has no time comes first. */
export function compare(a: RecordTime | undefined, b: RecordTime | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  const [left, right] = [instant(a), instant(b)];
  return left !== undefined && right !== undefined ? left - right : a.local - b.local;
}
