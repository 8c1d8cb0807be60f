import { dimensions, type FleetGroup } from '../store/fleet.js';
import type { FleetAnswer, FleetView } from './fleet.js';
import { code, table, text } from './marks.js';
import { moment } from './names.js';
import { count, figure } from './wrap.js';

const most = {
  short: { groups: 5, changes: 10, clients: 30, places: 10 },
  full: { groups: 100, changes: 100, clients: 1000, places: 200 },
};

/** For a ticket: what to change first, what failed and where, the clients that most is open of. GitHub's Markdown. */
export function* fleetMarkdown(answer: FleetAnswer, { explain = 'short' }: FleetView): Iterable<string> {
  const { fleet, comparison, expired = [] } = answer;
  const limits = most[explain];
  yield `# Software distribution on ${count(fleet.clients, 'client')}\n\n${lead(answer)}\n\n`;
  for (const { reason, expires } of expired) yield `- Accepted until ${text(expires)}, and counted again: ${text(reason)}\n\n`;
  if (fleet.changes.length > 0) yield `## What to change first\n\n${changes(answer, limits.changes)}\n\n`;
  for (const dimension of dimensions) {
    const groups = fleet.groups[dimension];
    if (groups.length > 0)
      yield `## By ${dimension}\n\n${groupTable(dimension, groups.slice(0, dimension === 'failure' ? limits.places : limits.groups))}${more(groups.length, dimension === 'failure' ? limits.places : limits.groups)}\n\n`;
  }
  if (fleet.drift.length > 0) yield `## To check in the model\n\n${drift(answer, limits.places)}\n\n`;
  if (comparison) yield `## Since the earlier scan\n\n${since(comparison)}\n\n`;
  yield* clients(answer, limits.clients);
  yield `## Coverage\n\n${ground(answer, limits.places)}\n`;
}

function lead({ fleet: { clients: all, affected, findings, accepted } }: FleetAnswer): string {
  if (all === 0) return 'No client was found, so nothing is known.';
  const open = findings.error + findings.warning;
  const kept = accepted > 0 ? ` ${count(accepted, 'accepted finding')} not counted.` : '';
  if (open === 0) return `No open failure on ${count(all, 'client')}.${kept}`;
  return `${figure(affected)} of ${count(all, 'client')} ${affected === 1 ? 'has' : 'have'} open failures: ${count(findings.error, 'error')}, ${count(findings.warning, 'warning')}.${kept}`;
}

function changes({ fleet }: FleetAnswer, limit: number): string {
  const rows = fleet.changes
    .slice(0, limit)
    .map(
      ({ change, clients: held, findings, failures, instead }, at) =>
        `${at + 1}. ${text(change)} Clears ${count(findings, 'finding')} on ${count(held, 'client')} (${failures.slice(0, 3).map(text).join(', ')}).${instead.length > 0 ? `\n   - The same by: ${instead.slice(0, 3).map(text).join('; ')}` : ''}`,
    );
  const left = fleet.uncleared > 0 ? [`\n\n${count(fleet.uncleared, 'finding')} for which no change is known.`] : [];
  return `${rows.join('\n')}${more(fleet.changes.length, limit)}${left.join('')}`;
}

function groupTable(dimension: string, groups: readonly FleetGroup[]): string {
  const day = (time: string | undefined) => text(moment(time).slice(0, 10));
  const rows = groups.map(({ value, clients: held, findings, first, last }) => [
    code(value, 'table'),
    figure(held),
    figure(findings),
    day(first),
    day(last),
  ]);
  return table([dimension, 'Clients', 'Findings', 'First', 'Last'], rows);
}

function drift({ fleet }: FleetAnswer, limit: number): string {
  const rows = fleet.drift.slice(0, limit).map(
    ({ kind, failure, package: pack, resource, clients: held, check }) =>
      `- ${text(check)} (${[kind, pack, resource]
        .filter((each) => each !== undefined)
        .map(text)
        .join(', ')}: ${count(held, 'client')}, ${text(failure)})`,
  );
  return `${rows.join('\n')}${more(fleet.drift.length, limit)}`;
}

function since(comparison: NonNullable<FleetAnswer['comparison']>): string {
  const rows = (['new', 'worse', 'better', 'gone'] as const).map((turn) => {
    const turned = comparison[turn];
    return [turn, figure(turned.length), figure(new Set(turned.map(({ client }) => client)).size)];
  });
  return `${table(['Findings', 'Number', 'Clients'], rows)}\n\n${count(comparison.unchanged, 'finding')} unchanged.`;
}

function* clients({ fleet, details }: FleetAnswer, limit: number): Iterable<string> {
  if (!details || details.clients.length === 0) return;
  const rows = details.clients
    .slice(0, limit)
    .map(({ client, errors, warnings, failures, packages, last }) => [
      code(client, 'table'),
      figure(errors),
      figure(warnings),
      named(failures),
      named(packages),
      text(moment(last).slice(0, 10)),
    ]);
  yield `## Clients\n\n${table(['Client', 'Errors', 'Warnings', 'Failures', 'Packages', 'Last'], rows)}${more(fleet.affected, limit)}\n\n`;
}

const mostNamed = 3;

function named(all: readonly string[]): string {
  const shown = all.slice(0, mostNamed).map((each) => code(each, 'table'));
  return all.length > mostNamed ? `${shown.join(', ')} and ${figure(all.length - mostNamed)} more` : shown.join(', ');
}

function ground({ fleet }: FleetAnswer, limit: number): string {
  const { sources, records, unread, unreadPlaces } = fleet;
  return [
    `- ${count(sources.read + sources.partly + sources.unreadable, 'source')}, ${count(records, 'record')}`,
    `- Unread: ${unreadPlaces === 0 ? 'nothing' : count(unreadPlaces, 'place')}`,
    ...unread
      .slice(0, limit)
      .map(({ source, file, reason }) => `  - ${code(source)}${file === '' ? '' : ` ${code(file)}`}: ${text(reason)}`),
    ...(unreadPlaces > limit ? [`  - and ${figure(unreadPlaces - limit)} more: \`smsdx query STORE unread\``] : []),
  ].join('\n');
}

const more = (all: number, shown: number): string =>
  all > shown ? `\n\nand ${figure(all - shown)} more: \`smsdx report STORE --format json\`` : '';
