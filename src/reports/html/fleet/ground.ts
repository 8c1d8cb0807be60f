import type { Comparison, Turned } from '../../../store/compare.js';
import type { Fleet } from '../../../store/fleet.js';
import { count, cut, figure } from '../../wrap.js';
import { type Markup, markup } from '../markup.js';

const mostDrift = 50;
const mostUnread = 100;
const mostKinds = 20;
const mostNames = 10;
const longest = 300;
const all = 'smsdx report STORE --format json';

/** What the model and the logs disagree about. */
export function driftSection({ drift }: Fleet): Markup | undefined {
  if (drift.length === 0) return undefined;
  const rows = drift
    .slice(0, mostDrift)
    .map(
      ({ kind, failure, package: pack, resource, clients, check }) =>
        markup`<li><strong>${cut(check, longest)}</strong><br><span class="of">${kind}${[pack, resource].filter((each) => each !== undefined).map((each) => `, ${cut(each, longest)}`)}: ${count(clients, 'client')}, <code>${failure}</code></span></li>`,
    );
  return markup`<section aria-labelledby="drift"><h2 id="drift">To check in the model</h2><p class="subtitle">Runs that the model denies, and failures that it does not explain.</p><ol class="plain">${rows}</ol>${more(drift.length - mostDrift)}</section>`;
}

/** What is new, worse, better and gone since an earlier scan. */
export function sinceSection(comparison: Comparison | undefined): Markup | undefined {
  if (!comparison) return undefined;
  const { unchanged, clientsOnlyNow, clientsOnlyBefore } = comparison;
  const turns = (['new', 'worse', 'better', 'gone'] as const).map((turn) => turned(turn, comparison[turn]));
  return markup`<section aria-labelledby="since"><h2 id="since">Since the earlier scan</h2><p class="subtitle">${count(unchanged, 'finding')} unchanged. ${count(clientsOnlyNow, 'client')} only in this scan, ${count(clientsOnlyBefore, 'client')} only in the earlier one: not compared.</p><div class="groups">${turns}</div></section>`;
}

function turned(turn: string, found: readonly Turned[]): Markup {
  const kinds = Map.groupBy(found, ({ failure, package: pack }) => (pack === undefined ? failure : `${failure}, package ${pack}`));
  const sorted = [...kinds].sort(([, a], [, b]) => b.length - a.length);
  const rows = sorted.slice(0, mostKinds).map(([kind, each]) => {
    const names = [...new Set(each.map(({ client }) => client))];
    return markup`<li><span class="name">${cut(kind, longest)}</span> <span class="of">${names.slice(0, mostNames).join(', ')}${names.length > mostNames && ` and ${figure(names.length - mostNames)} more`}</span></li>`;
  });
  return markup`<div class="group"><h3>${turn}: ${count(found.length, 'finding')}</h3><ul>${rows}</ul>${more(sorted.length - mostKinds)}</div>`;
}

/** What was read, and what could not be. */
export function groundSection(fleet: Fleet): Markup {
  const { sources, bytes, records, runs, unread, unreadPlaces } = fleet;
  const outcomes = Object.entries(runs).map(([outcome, number]) => `${figure(number)} ${outcome.replaceAll('-', ' ')}`);
  const total = sources.read + sources.partly + sources.unreadable;
  const places = unread
    .slice(0, mostUnread)
    .map(
      ({ source, file, reason }) =>
        markup`<li>${cut(source, longest)}${file !== '' && `, ${cut(file, longest)}`}: ${cut(reason, longest)}</li>`,
    );
  const notRead =
    unreadPlaces === 0
      ? markup`<p>Everything was read.</p>`
      : markup`<details${unreadPlaces <= 10 && markup` open`}><summary>${count(unreadPlaces, 'place')} not read</summary><ul>${places}</ul>${unreadPlaces > mostUnread && markup`<p>and ${figure(unreadPlaces - mostUnread)} more: smsdx query STORE unread --format csv.</p>`}</details>`;
  return markup`<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2><p>${count(total, 'source')}: ${figure(sources.read)} read, ${figure(sources.partly)} in part, ${figure(sources.unreadable)} not at all. ${figure(Math.ceil(bytes / 1e6))} MB, ${count(records, 'record')}. Runs: ${outcomes.join(', ') || 'none'}.</p>${notRead}</section>`;
}

const more = (number: number): Markup | undefined => (number > 0 ? markup`<p>and ${figure(number)} more: ${all}.</p>` : undefined);
