import type { FleetAnswer } from './fleet.js';
import { plainJson } from './plain.js';

/** For programs: one object, indented. */
export function* fleetJson({ fleet, comparison, expired }: FleetAnswer): Iterable<string> {
  const whole = { ...fleet, ...(comparison ? { comparison } : {}), ...(expired ? { expired } : {}) };
  yield `${plainJson(JSON.stringify(whole, undefined, 2))}\n`;
}

/** For programs that read line by line: each line says in `type` what it is. */
export function* fleetNdjson({ fleet, comparison, expired = [] }: FleetAnswer): Iterable<string> {
  const { groups, changes, drift, unread, ...summary } = fleet;
  const line = (type: string, value: object) => `${plainJson(JSON.stringify({ type, ...value }))}\n`;
  yield line('summary', summary);
  for (const [dimension, all] of Object.entries(groups)) for (const group of all) yield line('group', { dimension, ...group });
  for (const change of changes) yield line('change', change);
  for (const each of drift) yield line('drift', each);
  for (const turn of ['new', 'gone', 'worse', 'better'] as const) for (const each of comparison?.[turn] ?? []) yield line(turn, each);
  for (const each of expired) yield line('expired', each);
  for (const each of unread) yield line('unread', each);
}
