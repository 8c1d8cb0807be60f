import { isoAt } from './clock-offset.js';
import type { Diagnosis } from './failures/failure.js';
import { TimeZone } from './time-zone.js';

/** How far the clock of the reader is ahead of UTC (minutes) at a moment (milliseconds UTC); `undefined`: not known, so UTC. */
type Clock = (utc: number, diagnosis: Diagnosis) => number | undefined;

/** What `--time-zone` means: `utc`, `local` (of this machine), `client` (as its logs show it), or a zone of the IANA database. */
export function clockNamed(name: string): Clock | undefined {
  if (/^(?:utc|z)$/i.test(name)) return undefined;
  if (/^client$/i.test(name)) return ofClient;
  const zone = new TimeZone('--time-zone', /^local$/i.test(name) ? Intl.DateTimeFormat().resolvedOptions().timeZone : name);
  return (utc) => zone.offset(utc);
}

function ofClient(utc: number, { clock = [] }: Diagnosis): number | undefined {
  return (clock.findLast(({ since }) => Date.parse(since) <= utc) ?? clock[0])?.ahead;
}

const times = new Set(['when', 'began', 'ended', 'since', 'closed']);
const isUtc = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The diagnosis with its times as that clock shows them. Times of unknown zone are local to the client already and stay. */
export function shownBy(clock: Clock | undefined, diagnosis: Diagnosis): Diagnosis {
  if (!clock) return diagnosis;
  const time = (text: string): string => {
    const utc = Date.parse(text);
    const ahead = Number.isNaN(utc) ? undefined : clock(utc, diagnosis);
    return ahead === undefined ? text : isoAt(utc, ahead);
  };
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewritten);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        key,
        times.has(key) && typeof each === 'string' && isUtc.test(each) ? time(each) : rewritten(each),
      ]),
    );
  };
  const { clock: changes, ...rest } = diagnosis;
  return { ...(rewritten(rest) as Diagnosis), ...(changes ? { clock: changes } : {}) };
}
