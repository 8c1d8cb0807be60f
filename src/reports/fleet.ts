import type { Comparison, Turned } from '../store/compare.js';
import { dimensions, type Fleet, type FleetDetails, type FleetGroup } from '../store/fleet.js';
import { type Paint, painter } from './colour.js';
import { type Cell, type Column, grid } from './grid.js';
import { moment } from './names.js';
import { plainly } from './plain.js';
import { dayLength, daysOf, type Window, windowOf } from './window.js';
import { count, figure, wrap } from './wrap.js';

export interface FleetView {
  readonly width: number;
  readonly colour: boolean;
  /** `full` prints every row; default `short`. */
  readonly explain?: 'short' | 'full' | undefined;
  readonly version?: string | undefined;
}

/** What is said of a fleet: its store, and what the command line asked to compare it with. */
export interface FleetAnswer {
  readonly fleet: Fleet;
  /** Only where a report was asked for that shows them. */
  readonly details?: FleetDetails | undefined;
  readonly comparison?: Comparison | undefined;
  readonly expired?: readonly { readonly reason: string; readonly expires: string }[] | undefined;
}

interface Limits {
  readonly groups: number;
  readonly changes: number;
  readonly drift: number;
  readonly unread: number;
}

const limits: Readonly<Record<'short' | 'full', Limits>> = {
  short: { groups: 10, changes: 10, drift: 10, unread: 10 },
  // A frame around thousands of rows takes minutes, and nobody reads them.
  full: { groups: 500, changes: 500, drift: 500, unread: 1000 },
};
const trendDays = 14;
const narrowest = 60;
const widest = 200;
const wideEnough = 96;
const bars = '▁▂▃▄▅▆▇█';

const titles = { failure: 'failure class', account: 'account', site: 'site that made the package' } as const;

/** For people: what failed where, the changes that clear the most, what to check in the model, and what could not be read. */
export function* fleetTable(answer: FleetAnswer, { width: asked, colour, explain = 'short' }: FleetView): Iterable<string> {
  const width = Math.min(Math.max(asked, narrowest), widest);
  const most = limits[explain];
  const { fleet, comparison, expired = [] } = plainly(answer);
  const paint = painter(colour);
  const heading = (text: string) => `\n${paint('bold', text)}\n`;
  yield `${paint('bold', headline(fleet))}\n${wrap(ground(fleet), width)}\n`;
  for (const { reason, expires } of expired) yield `${wrap(`Accepted until ${expires}, and counted again: ${reason}`, width, '- ')}\n`;
  if (fleet.changes.length > 0) {
    yield heading('What to change first: the smallest set of changes');
    yield* changes(fleet, width, most.changes);
  }
  const window = windowOf(daysOf(fleet.groups.failure), trendDays);
  for (const dimension of dimensions) {
    const groups = fleet.groups[dimension];
    if (groups.length === 0) continue;
    const title = dimension in titles ? titles[dimension as keyof typeof titles] : dimension;
    yield heading(`By ${title}`);
    yield `${groupGrid(groups.slice(0, most.groups), window, width, paint)}\n${more(groups, most.groups)}`;
  }
  if (fleet.drift.length > 0) {
    yield heading('To check in the model');
    yield* drift(fleet, width, most.drift);
  }
  if (comparison) {
    yield heading('Since the earlier scan');
    yield* since(comparison, width, most.groups);
  }
  if (fleet.unreadPlaces > 0) {
    yield heading('Not read');
    for (const { source, file, reason } of fleet.unread.slice(0, most.unread))
      yield `${wrap(`${placeOf(source, file)}: ${reason}`, width, '- ')}\n`;
    if (fleet.unreadPlaces > most.unread) yield `and ${figure(fleet.unreadPlaces - most.unread)} more, see the table unread of the store\n`;
  }
}

function headline({ clients, affected, findings, accepted }: Fleet): string {
  if (clients === 0) return 'No client was found.';
  if (findings.error + findings.warning === 0)
    return `${count(clients, 'client')}, no open failure${accepted > 0 ? ` (${figure(accepted)} accepted)` : ''}`;
  const parts = [
    count(findings.error, 'error'),
    count(findings.warning, 'warning'),
    ...(accepted > 0 ? [`${figure(accepted)} accepted`] : []),
  ];
  return `${count(clients, 'client')}, ${figure(affected)} with open failures: ${parts.join(', ')}`;
}

function ground({ sources, bytes, records, runs }: Fleet): string {
  const outcomes = Object.entries(runs).map(([outcome, number]) => `${figure(number)} ${outcome}`);
  const unread = [
    ...(sources.partly > 0 ? [`${figure(sources.partly)} only partly`] : []),
    ...(sources.unreadable > 0 ? [`${figure(sources.unreadable)} not at all`] : []),
  ];
  const total = sources.read + sources.partly + sources.unreadable;
  return `${count(total, 'source')} read${unread.length > 0 ? `, ${unread.join(', ')}` : ''}; ${figure(Math.ceil(bytes / 1e6))} MB, ${count(records, 'record')}; runs: ${outcomes.join(', ') || 'none'}.`;
}

type GroupColumn = Column & { readonly cell: (group: FleetGroup) => string };

function groupGrid(groups: readonly FleetGroup[], window: Window | undefined, width: number, paint: Paint): string {
  const day = (time: string | undefined) => moment(time).slice(0, 10);
  const columns: GroupColumn[] = [
    { title: 'name', cell: ({ value }) => value },
    { title: 'clients', cell: ({ clients }) => figure(clients) },
    { title: 'findings', cell: ({ findings }) => figure(findings) },
    // Names need the room more.
    ...(width < wideEnough ? [] : [{ title: 'first', cell: ({ first }: FleetGroup) => day(first) }]),
    { title: 'last', cell: ({ last }) => day(last) },
  ];
  if (window) {
    const title = `${dayText(window.from)} to ${dayText(window.from + (window.count - 1) * dayLength)}`;
    columns.push({ title, cell: ({ days }) => trend(days, window) });
  }
  const rows = groups.map((group) => columns.map(({ cell }): Cell => [cell(group)]));
  return grid(columns, rows, width, paint);
}

const dayText = (time: number): string => new Date(time).toISOString().slice(5, 10);

/** One bar a day, as high as the clients of the day; all rows show the same days. */
function trend(days: FleetGroup['days'], { from, count: length }: Window): string {
  const counts = Array.from({ length }, () => 0);
  for (const { day, clients } of days) {
    const at = Math.round((Date.parse(day) - from) / dayLength);
    if (at in counts) counts[at] = clients;
  }
  const most = Math.max(...counts, 1);
  return counts.map((clients) => (clients === 0 ? '·' : bars[Math.ceil((clients / most) * bars.length) - 1])).join('');
}

function* changes({ changes, uncleared, findings: open }: Fleet, width: number, most: number): Iterable<string> {
  const all = open.error + open.warning;
  for (const [at, { change, basis, clients, findings, failures, instead }] of changes.slice(0, most).entries()) {
    const first = `${at + 1}. `;
    const rest = ' '.repeat(first.length);
    const share = `${Math.round((100 * findings) / all)} %`;
    const others = failures.length > 3 ? ` and ${failures.length - 3} more` : '';
    yield `${wrap(change, width, first)}\n`;
    yield `${wrap(`clears ${count(findings, 'finding')} on ${count(clients, 'client')} (${share})${basis === 'rules' ? ' by the account rules' : ''}: ${failures.slice(0, 3).join(', ')}${others}`, width, rest)}\n`;
    if (instead.length > 0) yield `${wrap(`the same by: ${instead.slice(0, 3).join('; ')}`, width, rest)}\n`;
  }
  yield more(changes, most);
  if (uncleared > 0) yield `${count(uncleared, 'finding')} for which no change is known.\n`;
}

function* drift({ drift }: Fleet, width: number, most: number): Iterable<string> {
  for (const { kind, failure, package: pack, resource, clients, check } of drift.slice(0, most)) {
    const about = [pack, resource].filter(Boolean).join(', ');
    yield `${wrap(`${kind}${about === '' ? '' : ` (${about})`}: ${count(clients, 'client')}, ${failure}. ${check}`, width, '- ')}\n`;
  }
  yield more(drift, most);
}

function* since(comparison: Comparison, width: number, most: number): Iterable<string> {
  for (const turn of ['new', 'worse', 'better', 'gone'] as const) {
    const turned = comparison[turn];
    yield `${turn}: ${count(turned.length, 'finding')} on ${count(new Set(turned.map(({ client }) => client)).size, 'client')}\n`;
    const kinds = Map.groupBy(turned, ({ failure, package: pack }: Turned) =>
      pack === undefined ? failure : `${failure}, package ${pack}`,
    );
    const sorted = [...kinds].sort(([, a], [, b]) => b.length - a.length);
    for (const [kind, all] of sorted.slice(0, most)) {
      const names = [...new Set(all.map(({ client }) => client))];
      yield `${wrap(`${kind}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${figure(names.length - 5)} more` : ''}`, width, '  - ')}\n`;
    }
    yield more(sorted, most);
  }
  const { unchanged, clientsOnlyNow, clientsOnlyBefore } = comparison;
  yield `${wrap(`unchanged: ${count(unchanged, 'finding')}; ${count(clientsOnlyNow, 'client')} only in this scan, ${count(clientsOnlyBefore, 'client')} only in the earlier one, not compared.`, width)}\n`;
}

function placeOf(source: string, file: string): string {
  return file === '' ? source : `${source}, ${file}`;
}

const more = (all: readonly unknown[], shown: number): string =>
  all.length > shown ? `and ${figure(all.length - shown)} more, see --explain full or --format json\n` : '';
