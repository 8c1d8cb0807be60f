import { scaleLinear, scaleUtc } from 'd3-scale';
import { type Days, dayLength, timeOf, type Window } from '../../window.js';
import { figure } from '../../wrap.js';
import { type Markup, markup } from '../markup.js';

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

const height = 140;
const foot = 24;
const head = 14;

/** Clients by the day on which they failed last. */
export function daysFigure(days: Days, window: Window): Markup {
  const { from, count, before, after } = window;
  const inside = days.filter(({ day }) => timeOf(day) >= from && timeOf(day) < from + count * dayLength);
  const rise = scaleLinear([0, Math.max(...inside.map(({ clients }) => clients), 1)], [height - foot, head]).nice(3);
  const along = scaleUtc([new Date(from), new Date(from + count * dayLength)], [0, 100]);
  const place = (time: number) => Number(along(new Date(time)).toFixed(2));
  const width = 100 / count;
  const ticks = rise.ticks(3).filter(Number.isInteger);
  const scale = ticks.map((tick) => markup`<text class="scale" x="100%" y="${rise(tick) + 4}" text-anchor="end">${figure(tick)}</text>`);
  const lines = ticks.map((tick) => markup`<line class="grid" x1="0" x2="100%" y1="${rise(tick)}" y2="${rise(tick)}"/>`);
  const bars = inside.map(({ day, clients }) => {
    const top = Number(rise(clients).toFixed(1));
    return markup`<rect class="day" x="${(place(timeOf(day)) + width * 0.12).toFixed(2)}%" width="${(width * 0.76).toFixed(2)}%" y="${top}" height="${Math.max(height - foot - top, 1)}"><title>${day}: ${figure(clients)} ${clients === 1 ? 'client' : 'clients'}</title></rect>`;
  });
  const labels = along
    .ticks(6)
    .filter((tick) => place(tick.getTime()) > 3 && place(tick.getTime()) < 97)
    .map(
      (tick, index) =>
        markup`<text class="scale${index % 2 === 1 && markup` odd`}" x="${(place(tick.getTime()) + width / 2).toFixed(2)}%" y="${height - 6}" text-anchor="middle">${dayOf(tick.getTime()).slice(5)}</text>`,
    );
  const outside = [
    before > 0 ? `${figure(before)} failed last before ${dayOf(from)}` : undefined,
    after > 0 ? `${figure(after)} after ${dayOf(from + (count - 1) * dayLength)} (look at their clocks)` : undefined,
  ].filter((text) => text !== undefined);
  const words = `Clients by the day on which they failed last, from ${dayOf(from)} to ${dayOf(from + (count - 1) * dayLength)}`;
  return markup`<figure class="days"><div class="plot"><svg width="${figure(ticks.at(-1) ?? 0).length * 8 + 2}" height="${height}" aria-hidden="true">${scale}</svg><svg width="100%" height="${height}" role="img" aria-label="${words}">${lines}${bars}${labels}</svg></div><figcaption>${words}.${outside.length > 0 && ` Not drawn: ${outside.join(', ')}.`}</figcaption></figure>`;
}

const small = { height: 18, width: 90 };

/** The same for one group, small enough for a row; all rows of a page show the same days. Nothing where the group failed on none of them. */
export function sparkline(days: Days, { from, count }: Window): Markup | undefined {
  const inside = days.filter(({ day }) => timeOf(day) >= from && timeOf(day) < from + count * dayLength);
  if (inside.length === 0) return undefined;
  const top = Math.max(...inside.map(({ clients }) => clients));
  const step = Math.floor(small.width / count);
  const path = inside.map(({ day, clients }) => {
    const x = Math.round((timeOf(day) - from) / dayLength) * step;
    const y = Math.max(Math.round((clients / top) * small.height), 2);
    return `M${x} ${small.height}v-${y}h${step - 0.5}v${y}`;
  });
  const width = count * step;
  return markup`<svg class="spark" width="${width}" height="${small.height}" aria-hidden="true"><path d="M0 ${small.height - 0.5}h${width}v.5h-${width}z${path.join('')}"/></svg>`;
}
