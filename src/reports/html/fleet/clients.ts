import type { AffectedClient, Fleet, FleetDetails } from '../../../store/fleet.js';
import { moment } from '../../names.js';
import { count, cut, figure } from '../../wrap.js';
import { filterForm, moreButton } from '../filter.js';
import { badge } from '../finding.js';
import { type Markup, markup } from '../markup.js';

const mostNamed = 4;
const longest = 80;

/** The clients with open failures, for search; the gravest first. */
export function* clientsSection(fleet: Fleet, { clients }: FleetDetails): Iterable<Markup> {
  if (clients.length === 0) return;
  const left = fleet.affected - clients.length;
  const healthy = fleet.clients - fleet.affected;
  const also = [
    healthy > 0 ? `${count(healthy, 'client')} without open failures ${healthy === 1 ? 'is' : 'are'} not listed.` : '',
    left > 0
      ? `Another ${count(left, 'client')} with fewer failures ${left === 1 ? 'does' : 'do'} not fit; all of them: smsdx report STORE --format csv.`
      : '',
    'The report of one: smsdx report STORE --client NAME.',
  ];
  const form = filterForm({ noun: 'client', placeholder: 'client, failure class, package', levels: ['error', 'warning'] });
  yield markup`<section aria-labelledby="clients"><h2 id="clients">Clients</h2><p class="subtitle">${also.filter(Boolean).join(' ')}</p>${form}<div class="client head" aria-hidden="true"><span>Client</span><span>Open</span><span>Failures</span><span>Packages</span><span>Last</span></div><ul class="clients">`;
  for (const client of clients) yield row(client);
  yield markup`</ul>${moreButton}</section>`;
}

function row({ client, errors, warnings, failures, packages, last }: AffectedClient): Markup {
  const open = [errors > 0 && badge('error', count(errors, 'error')), warnings > 0 && badge('warning', count(warnings, 'warning'))];
  return markup`<li class="listed client" tabindex="-1" data-level="${errors > 0 ? 'error' : 'warning'}"><strong>${cut(client, longest)}</strong> <span>${open.map((each) => each && markup`${each} `)}</span> <span>${named(failures)}</span> <span>${named(packages)}</span> <span class="when">${moment(last).slice(0, 10)}</span></li>`;
}

function named(all: readonly string[]): string {
  const shown = all.slice(0, mostNamed).map((each) => cut(each, longest));
  return all.length > mostNamed ? `${shown.join(', ')} and ${figure(all.length - mostNamed)} more` : shown.join(', ');
}
