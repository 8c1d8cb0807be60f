import type { Line } from '../../../grammars/exports/line.js';
import { groupList, groupMembers, looksLikeGroupList } from '../../../grammars/exports/net-localgroup.js';
import { gap, type Item, type Source } from '../gap.js';
import { principalOf } from '../principals.js';

const unknownMachine = "which machine it is from is not told; say --for '\\\\SERVER' or --client NAME";
const generic = /^(?:Users|Administrators|Guests)$/;

/** `net localgroup`: the members of one group, or the groups of a machine. */
export function* readGroups(lines: readonly Line[], source: Source): Iterable<Item> {
  if (looksLikeGroupList(lines)) yield* readList(lines, source);
  else yield* readMembers(lines, source);
}

function* readMembers(lines: readonly Line[], source: Source): Iterable<Item> {
  const { found, unread } = groupMembers(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no group');
  if (!found) return;
  const { file, aim } = source;
  const machine = aim.client ?? aim.server;
  if (machine === undefined) {
    yield gap(found.line, found.name, unknownMachine);
    return;
  }
  const value = found.members.map(({ name }) => memberOf(name, machine));
  const facts = { origin: `${file}:${found.line}`, value, origins: found.members.map(({ line }) => `${file}:${line}`) };
  const name = principalOf(found.name);
  const holders = [...holdersOf(source)];
  for (const holder of holders) yield { ...holder, ...facts, field: 'localGroups', part: name };
  if (holders.length > 0) return;
  if (generic.test(name))
    yield gap(found.line, found.name, `the model has no distribution point, share or client on ${machine} whose group it could be`);
  else {
    const group = { kind: 'group', names: { name: `${machine}\\${name}` } } as const;
    yield { ...group, origin: facts.origin, field: 'scope', value: 'local' };
    yield { ...group, ...facts, field: 'members' };
  }
}

/** What of the model stands on the machine. */
function* holdersOf({ aim, known }: Source): Iterable<Pick<Extract<Item, { kind: string }>, 'kind' | 'names'>> {
  if (aim.client !== undefined) yield { kind: 'client', names: { name: aim.client } };
  else if (aim.server !== undefined) {
    if (known.has('distributionPoint', { server: aim.server })) yield { kind: 'distributionPoint', names: { server: aim.server } };
    for (const share of known.sharesOf(aim.server)) yield { kind: 'share', names: { server: aim.server, share } };
  }
}

/** A name without a domain is an account of the machine itself. */
function memberOf(printed: string, machine: string): string {
  const name = principalOf(printed);
  return name.includes('\\') || name !== printed || /^S-1-/.test(name) ? name : `${machine}\\${name}`;
}

function* readList(lines: readonly Line[], { file, aim }: Source): Iterable<Item> {
  const { found, unread } = groupList(lines);
  for (const { text, number } of unread) yield gap(number, text, 'a line that is no group');
  const machine = found.server ?? aim.server ?? aim.client;
  for (const { name, line } of found.groups) {
    if (machine === undefined) {
      yield gap(line, name, unknownMachine);
      return;
    }
    if (!generic.test(principalOf(name)))
      yield { kind: 'group', names: { name: `${machine}\\${name}` }, origin: `${file}:${line}`, field: 'scope', value: 'local' };
  }
}
