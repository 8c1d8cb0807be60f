import type { FleetAnswer, FleetView } from './fleet.js';
import { classesSection } from './html/fleet/classes.js';
import { clientsSection } from './html/fleet/clients.js';
import { daysFigure } from './html/fleet/days.js';
import { fleetFirst } from './html/fleet/first.js';
import { driftSection, groundSection, sinceSection } from './html/fleet/ground.js';
import { groupsSection } from './html/fleet/groups.js';
import { fleetStyle } from './html/fleet/style.js';
import { type Markup, markup } from './html/markup.js';
import { page } from './html/page.js';
import { style } from './html/style.js';
import { moment } from './names.js';
import { windowOf } from './window.js';
import { count } from './wrap.js';

const mostDays = 45;

/** For people: a fleet as one page. First what to change, then what failed and where, then the clients. */
export function* fleetHtml({ fleet, details, comparison, expired = [] }: FleetAnswer, { version }: FleetView): Iterable<string> {
  const { days = [] } = details ?? {};
  const window = windowOf(days, mostDays);
  const places = new Map(fleet.groups.failure.map(({ value }, at) => [value, `c${at + 1}`]));
  const title = `Software distribution on ${count(fleet.clients, 'client')}`;
  const from = markup`from the store of a scan. Rules in brackets: smsdx rule R23.`;
  yield* page({ title, subtitle: periodOf(fleet.groups.failure), style: style + fleetStyle, version, from }, function* () {
    yield fleetFirst(fleet, places);
    yield expiredNote(expired);
    if (details) yield* found(classesSection(fleet, details, places, window));
    if (window) yield markup`<section aria-labelledby="trend"><h2 id="trend">When it fails</h2>${daysFigure(days, window)}</section>`;
    yield* found(groupsSection(fleet, window), driftSection(fleet), sinceSection(comparison));
    if (details) yield* clientsSection(fleet, details);
    yield groundSection(fleet);
  });
}

const found = (...sections: readonly (Markup | undefined)[]): Markup[] => sections.filter((each) => each !== undefined);

function expiredNote(expired: NonNullable<FleetAnswer['expired']>): Markup {
  return markup`${expired.map(({ reason, expires }) => markup`<p>Accepted until ${expires}, and counted again: ${reason}</p>`)}`;
}

/** From the first to the last failure that is open. */
function periodOf(groups: FleetAnswer['fleet']['groups']['failure']): string {
  const first = groups.flatMap((each) => each.first ?? []).sort()[0];
  const last = groups
    .flatMap((each) => each.last ?? [])
    .sort()
    .at(-1);
  return first === undefined ? '' : `Open failures from ${moment(first)} to ${moment(last)}`;
}
