import { scaleUtc } from 'd3-scale';

/** Milliseconds of the clock that a time was printed in; times of one report are of one clock. */
export function clockOf(iso: string | undefined): number | undefined {
  const at = iso === undefined ? Number.NaN : Date.parse(`${iso.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** A place along a picture, in per cent of its width: pictures grow and shrink with the page, their lettering does not. */
export type Along = (time: number) => number;

export interface Axis {
  readonly along: Along;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const two = (value: number): number => Number(value.toFixed(2));

/** The axis of all times; a little wider than they are, so that what is at the ends can be seen. */
export function axisOf(times: readonly number[]): Axis | undefined {
  const [first, last] = times.reduce<readonly [number, number]>(
    ([least, most], time) => [Math.min(least, time), Math.max(most, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (first > last) return undefined;
  const room = Math.max((last - first) * 0.02, 1000);
  const scale = scaleUtc([new Date(first - room), new Date(last + room)], [0, 100]);
  const format = scale.tickFormat(6, labels(last - first));
  return {
    along: (time) => two(scale(new Date(time))),
    ticks: scale.ticks(6).map((tick) => ({ at: two(scale(tick)), label: format(tick) })),
  };
}

const day = 86_400_000;

/** How a tick is written: always with 24 hours, and as much of the date as tells it from the others. */
function labels(length: number): string {
  if (length < day / 480) return '%H:%M:%S';
  if (length < day / 2) return '%H:%M';
  if (length < 5 * day) return '%m-%d %H:%M';
  return length < 300 * day ? '%Y-%m-%d' : '%Y-%m';
}
