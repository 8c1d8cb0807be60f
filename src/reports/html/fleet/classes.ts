import type { Fleet, FleetDetails, FleetGroup } from '../../../store/fleet.js';
import { moment } from '../../names.js';
import type { Window } from '../../window.js';
import { count, figure } from '../../wrap.js';
import { findingBody } from '../finding.js';
import { type Markup, markup } from '../markup.js';
import { bar } from './bar.js';
import { sparkline } from './days.js';
import type { Places } from './first.js';

const mostShown = 8;

/** The failure classes by clients, each with the finding that shows it best. */
export function classesSection(fleet: Fleet, { examples }: FleetDetails, places: Places, window: Window | undefined): Markup | undefined {
  const groups = fleet.groups.failure;
  if (groups.length === 0) return undefined;
  const byClass = new Map(examples.map(({ failure, finding }) => [failure, finding]));
  const rows = groups.map((group) => {
    const { value, clients, findings, first, last, days } = group;
    const example = byClass.get(value);
    const level = example?.level ?? 'warning';
    return markup`<article id="${places.get(value) ?? ''}" class="finding class ${level}"><details><summary><h3>${example?.title ?? value}</h3><span class="facts"><strong>${count(clients, 'client')}</strong> <span>${count(findings, 'finding')}</span> ${window && sparkline(days, window)} <span class="when">${period(first, last)}</span> <code>${value}</code></span>${bar(clients, fleet.affected)}</summary><div class="body">${search(group)}${example && markup`<h4>One of them${example.client !== undefined && `: ${example.client}`}</h4>${findingBody(example)}`}</div></details></article>`;
  });
  return markup`<section aria-labelledby="classes"><h2 id="classes">Failure classes, by clients</h2><p class="subtitle">Open one for its account path, the reasons and the lines of a client.</p>${rows.slice(0, mostShown)}${rows.length > mostShown && markup`<details class="rest"><summary>${count(rows.length - mostShown, 'more failure class', 'more failure classes')}</summary>${rows.slice(mostShown)}</details>`}</section>`;
}

const search = ({ value, clients }: FleetGroup): Markup =>
  markup`<button type="button" class="find" data-search="${value}" hidden>Show the ${clients === 1 ? 'client' : `${figure(clients)} clients`}</button>`;

function period(first: string | undefined, last: string | undefined): string {
  const [from, to] = [moment(first).slice(0, 10), moment(last).slice(0, 10)];
  return from === to ? from : `${from} to ${to}`;
}
