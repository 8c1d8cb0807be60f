import { isoAt } from './clock-offset.js';
import type { Diagnosis } from './failures/failure.js';
import { TimeZone } from './time-zone.js';

/** How far the clock of the reader is ahead of UTC (minutes) at a moment (milliseconds UTC); `undefined`: not known, so UTC. */
type Clock = (utc: number, diagnosis: Pick<Diagnosis, 'clock'>) => number | undefined;

/** What `--time-zone` means: `utc`, `local` (of this machine), `client` (as its logs show it), or a zone of the IANA database. */
export function clockNamed(name: string): Clock | undefined {
  if (/^(?:utc|z)$/i.test(name)) return undefined;
  if (/^client$/i.test(name)) return ofClient;
  const zone = new TimeZone('--time-zone', /^local$/i.test(name) ? Intl.DateTimeFormat().resolvedOptions().timeZone : name);
  return (utc) => zone.offset(utc);
}

function ofClient(utc: number, { clock = [] }: Pick<Diagnosis, 'clock'>): number | undefined {
  return (clock.findLast(({ since }) => Date.parse(since) <= utc) ?? clock[0])?.ahead;
}

const times = new Set(['when', 'began', 'ended', 'since', 'closed', 'first', 'last']);
const isUtc = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The diagnosis with its times as that clock shows them. Times of unknown zone are local to the client already and stay. */
export function shownBy(clock: Clock | undefined, diagnosis: Diagnosis): Diagnosis {
  const { clock: changes, ...rest } = diagnosis;
  return { ...timesShownBy(clock, rest, diagnosis), ...(changes ? { clock: changes } : {}) };
}

/** The same for whatever else holds times; `client` is the one that they are of. */
export function timesShownBy<T>(clock: Clock | undefined, value: T, client: Pick<Diagnosis, 'clock'> = {}): T {
  if (!clock) return value;
  const time = (text: string): string => {
    const utc = Date.parse(text);
    const ahead = Number.isNaN(utc) ? undefined : clock(utc, client);
    return ahead === undefined ? text : isoAt(utc, ahead);
  };
  const rewritten = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(rewritten);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, held]) => [
        key,
        times.has(key) && typeof held === 'string' && isUtc.test(held) ? time(held) : rewritten(held),
      ]),
    );
  };
  return rewritten(value) as T;
}
