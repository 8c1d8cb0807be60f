import type { RecordTime } from './record.js';

const minute = 60_000;

/** Windows bias in minutes of the standard time of zones that the legacy envelope names; `Daylight Time` is 60 less. */
const standardBias: Readonly<Record<string, number>> = {
  dateline: 720,
  hawaiian: 600,
  alaskan: 540,
  pacific: 480,
  mountain: 420,
  'us mountain': 420,
  central: 360,
  'canada central': 360,
  mexico: 360,
  eastern: 300,
  'us eastern': 300,
  'sa pacific': 300,
  atlantic: 240,
  newfoundland: 210,
  'e. south america': 180,
  'sa eastern': 180,
  azores: 60,
  gmt: 0,
  greenwich: 0,
  'w. europe': -60,
  'central europe': -60,
  'central european': -60,
  romance: -60,
  'e. europe': -120,
  gtb: -120,
  fle: -120,
  egypt: -120,
  israel: -120,
  jerusalem: -120,
  'south africa': -120,
  russian: -180,
  arab: -180,
  'saudi arabia': -180,
  arabian: -240,
  'west asia': -300,
  india: -330,
  'central asia': -360,
  'se asia': -420,
  china: -480,
  singapore: -480,
  taipei: -480,
  'w. australia': -480,
  tokyo: -540,
  korea: -540,
  'aus central': -570,
  'cen. australia': -570,
  'aus eastern': -600,
  'e. australia': -600,
  'new zealand': -720,
};

/** Minutes to add to the local time of a record to get UTC; undefined where its envelope names no zone that is known. */
export function biasOf({ bias, zone }: RecordTime): number | undefined {
  if (bias !== undefined || zone === undefined) return bias;
  const [, name = '', kind] = /^(.*?)\s+(Standard|Daylight|Summer)\s+Time$/i.exec(zone.trim()) ?? [];
  const standard = standardBias[name.toLowerCase()];
  if (standard === undefined) return undefined;
  return kind?.toLowerCase() === 'standard' ? standard : standard - 60;
}

/** Milliseconds since 1970 UTC; undefined where no zone is known. */
export function instant(time: RecordTime): number | undefined {
  const bias = biasOf(time);
  return bias === undefined ? undefined : time.local + bias * minute;
}

/** ISO 8601: UTC with `Z`, or the client's local time without zone where no zone is known. */
export function iso(time: RecordTime): string {
  const utc = instant(time);
  const text = new Date(utc ?? time.local);
  if (Number.isNaN(text.getTime())) return 'unknown';
  return utc === undefined ? text.toISOString().slice(0, -1) : text.toISOString();
}

/** Orders by UTC where both have a zone, else by local time; what has no time comes first. */
export function compare(a: RecordTime | undefined, b: RecordTime | undefined): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  const [left, right] = [instant(a), instant(b)];
  return left !== undefined && right !== undefined ? left - right : a.local - b.local;
}
