import type { Fleet, FleetChange } from '../../../store/fleet.js';
import { count, cut, figure } from '../../wrap.js';
import { type Markup, markup } from '../markup.js';
import { bar } from './bar.js';

const mostShown = 5;
const mostChanges = 50;
const mostClasses = 3;
const longest = 400;

/** Which class of failure has which place in the page. */
export type Places = ReadonlyMap<string, string>;

/** The first screen: how bad it is, and what to change first. */
export function fleetFirst(fleet: Fleet, places: Places): Markup {
  const open = fleet.findings.error + fleet.findings.warning;
  let cleared = 0;
  const cards = fleet.changes.slice(0, mostChanges).map((change, at) => {
    const before = cleared;
    cleared += change.findings;
    return card(change, { rank: at + 1, before, open, places });
  });
  const rest = cards.slice(mostShown);
  const more = fleet.changes.length - cards.length;
  return markup`<section aria-labelledby="first"><h2 id="first">What to change first</h2><p class="lead">${statement(fleet)}</p>${tiles(fleet)}${cards.length > 0 && markup`<div class="columns change" aria-hidden="true"><span>What to change</span><span>What it clears</span><span>Why</span></div><ol class="cards changes">${cards.slice(0, mostShown)}</ol>`}${rest.length > 0 && markup`<details class="rest"><summary>${count(rest.length + more, 'more change')}</summary><ol class="cards changes" start="${mostShown + 1}">${rest}</ol>${more > 0 && markup`<p class="of">and ${figure(more)} more: smsdx report STORE --format json.</p>`}</details>`}${fleet.uncleared > 0 && markup`<p class="uncleared">${count(fleet.uncleared, 'finding')} for which no change is known: see the failure classes.</p>`}</section>`;
}

interface Place {
  readonly rank: number;
  /** Findings that the changes above clear. */
  readonly before: number;
  readonly open: number;
  readonly places: Places;
}

function card({ change, basis, clients, findings, failures, instead }: FleetChange, { rank, before, open, places }: Place): Markup {
  const why = basis === 'rules' ? 'by the account rules' : 'as the findings advise';
  const classes = failures.slice(0, mostClasses).map((failure) => classLink(failure, places));
  return markup`<li class="card change"><p class="number" aria-hidden="true">${rank}</p><div class="do"><h3>What to change</h3><p class="what">${cut(change, longest)}</p>${instead.length > 0 && markup`<p class="of">The same by: ${instead.slice(0, 3).map((each, at) => `${at > 0 ? '; ' : ''}${cut(each, longest)}`)}${instead.length > 3 && ` and ${count(instead.length - 3, 'other')}`}</p>`}</div><div><h3>What it clears</h3><p><strong>${count(clients, 'client')}</strong>, ${count(findings, 'finding')}</p>${bar(findings, open, before)}<p class="of">${percent(before + findings, open)} of all findings${rank > 1 && ', with those above'}</p></div><div><h3>Why</h3><p class="classes">${classes}${failures.length > mostClasses && markup` <span class="of">and ${figure(failures.length - mostClasses)} more</span>`}</p><p class="of">${why}</p></div></li>`;
}

export const classLink = (failure: string, places: Places): Markup => {
  const place = places.get(failure);
  return place === undefined ? markup`<code>${failure}</code> ` : markup`<a href="#${place}"><code>${failure}</code></a> `;
};

function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  return part < whole && share > 99 ? '99 %' : `${Math.round(share)} %`;
}

/** One sentence for whoever reads no further. */
function statement({ clients, affected, findings, accepted, changes, unreadPlaces }: Fleet): string {
  const open = findings.error + findings.warning;
  const kept = accepted > 0 ? ` ${count(accepted, 'accepted finding')} ${accepted === 1 ? 'is' : 'are'} not counted.` : '';
  if (clients === 0) return 'No client was found, so nothing is known. That is no success.';
  if (open === 0)
    return `No open failure on ${count(clients, 'client')}${unreadPlaces > 0 ? `, but ${count(unreadPlaces, 'place')} could not be read` : ''}.${kept}`;
  const first = changes.slice(0, mostShown);
  const cleared = first.reduce((total, change) => total + change.findings, 0);
  const effect =
    first.length === 0
      ? ''
      : ` ${first.length === 1 ? 'One change clears' : `The first ${first.length} changes clear`} ${percent(cleared, open)} of them.`;
  return `${figure(affected)} of ${count(clients, 'client')} ${affected === 1 ? 'has' : 'have'} ${count(open, 'open failure')}.${effect}${kept}`;
}

function tiles({ clients, affected, findings, unreadPlaces, sources }: Fleet): Markup {
  const tile = (kind: string, number: number, words: string, drawn?: Markup) =>
    markup`<li class="tile ${number > 0 ? kind : 'none'}"><strong>${figure(number)}</strong> <span>${words}</span>${drawn}</li>`;
  return markup`<ul class="tiles">${[
    tile('bad', affected, `of ${count(clients, 'client')} ${affected === 1 ? 'has' : 'have'} open failures`, bar(affected, clients)),
    tile('bad', findings.error, `open ${findings.error === 1 ? 'error' : 'errors'}`),
    tile('warn', findings.warning, `open ${findings.warning === 1 ? 'warning' : 'warnings'}`),
    tile(
      'warn',
      unreadPlaces,
      `${unreadPlaces === 1 ? 'place' : 'places'} not read${sources.unreadable > 0 ? `, ${count(sources.unreadable, 'source')} not at all` : ''}`,
    ),
  ]}</ul>`;
}
