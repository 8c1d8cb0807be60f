import { type Dimension, dimensions, type Fleet, type FleetGroup } from '../../../store/fleet.js';
import { moment } from '../../names.js';
import type { Window } from '../../window.js';
import { cut, figure } from '../../wrap.js';
import { type Markup, markup } from '../markup.js';
import { bar } from './bar.js';
import { sparkline } from './days.js';

const mostShown = 6;
const mostRows = 40;
const longest = 120;

const titles: Readonly<Record<Exclude<Dimension, 'failure'>, string>> = {
  package: 'Packages',
  program: 'Programs',
  'distribution point': 'Distribution points',
  share: 'Shares',
  account: 'Accounts',
  site: 'Sites that made the packages',
};

/** Where it fails: packages, programs, servers, shares, accounts and sites, by clients. */
export function groupsSection(fleet: Fleet, window: Window | undefined): Markup | undefined {
  const cards = dimensions.flatMap((dimension) => {
    if (dimension === 'failure' || fleet.groups[dimension].length === 0) return [];
    return [card(titles[dimension], fleet.groups[dimension], fleet.affected, window)];
  });
  if (cards.length === 0) return undefined;
  return markup`<section aria-labelledby="where"><h2 id="where">Where it fails</h2><div class="groups">${cards}</div></section>`;
}

function card(title: string, groups: readonly FleetGroup[], affected: number, window: Window | undefined): Markup {
  const rows = groups.slice(0, mostRows).map((group) => row(group, affected, window));
  const rest = rows.slice(mostShown);
  const more = groups.length - rows.length;
  return markup`<div class="group"><h3>${title}</h3><ol>${rows.slice(0, mostShown)}</ol>${rest.length > 0 && markup`<details><summary>${figure(rest.length)} more</summary><ol start="${mostShown + 1}">${rest}</ol>${more > 0 && markup`<p>and ${figure(more)} more: smsdx report STORE --format json.</p>`}</details>`}</div>`;
}

function row({ value, clients, findings, last, days }: FleetGroup, affected: number, window: Window | undefined): Markup {
  return markup`<li><span class="name">${cut(value, longest)}</span> <span class="number">${figure(clients)}<span class="unit"> ${clients === 1 ? 'client' : 'clients'}</span></span>${bar(clients, affected)}<span class="of">${figure(findings)} ${findings === 1 ? 'finding' : 'findings'}${last !== undefined && `, last ${moment(last).slice(0, 10)}`}</span>${window && sparkline(days, window)}</li>`;
}
