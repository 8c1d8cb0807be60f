import { directory } from '../accounts/directory.js';
import { defaultGroups } from '../accounts/membership.js';
import type { Account, Model } from '../accounts/model.js';
import { accountKey, accountName } from '../accounts/names.js';
import { isPlainGroup } from './customary.js';

/** Every account of a site by number, so that large sets of them are cheap to split into classes. */
export interface Roster {
  readonly names: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  /** What an account is apart from its groups, as a number: equal for accounts that every rule treats alike. */
  readonly base: Int32Array;
  /** All accounts in a group, nested ones included, and the account itself where the name is one. */
  below(key: string): readonly number[];
  /** Domain Users or Domain Computers of which the model lists no members: who is in them is what an account is. */
  isByNature(key: string): boolean;
  /** Groups below a group, itself included, of which the model does not list the members. */
  hasOpenMembers(key: string): boolean;
}

/** Numbers the accounts that a model names anywhere. `more` are further ones that an audit speaks of. */
export function rosterOf(model: Model, more: readonly string[]): Roster {
  const { ids, names } = number(model, more);
  const children = childrenOf(model, [...ids.keys()]);
  const found = new Map<string, readonly number[]>();
  const below = (key: string): readonly number[] => {
    const known = found.get(key);
    if (known) return known;
    const made = descend(key, ids, children);
    found.set(key, made);
    return made;
  };
  const { groups } = directory(model);
  const isByNature = (key: string) => /\\domain (users|computers)$/.test(key) && groups.get(key)?.members === undefined;
  return { names, ids, base: baseOf(names, model), below, isByNature, hasOpenMembers: (key) => openBelow(key, model, children) };
}

function number(model: Model, more: readonly string[]): { ids: Map<string, number>; names: string[] } {
  const { groups } = directory(model);
  const written = [
    ...model.accounts.map(({ name }) => name),
    ...model.clients.flatMap(({ interactiveUser }) => interactiveUser ?? []),
    ...model.groups.flatMap(({ members }) => members ?? []),
    ...more,
  ];
  const ids = new Map<string, number>();
  const names: string[] = [];
  for (const name of written) {
    const key = accountKey(name);
    if (ids.has(key) || groups.has(key) || isPlainGroup(key) || !name.includes('\\')) continue;
    ids.set(key, names.length);
    names.push(name);
  }
  return { ids, names };
}

/** What is directly in each group: as groups list it, as accounts say it, and as every domain has it. */
function childrenOf(model: Model, accounts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { parents, groups } = directory(model);
  const children = new Map<string, string[]>();
  const add = (group: string, member: string) => {
    const list = children.get(group);
    if (list) list.push(member);
    else children.set(group, [member]);
  };
  for (const [member, above] of parents) for (const group of above) add(group, member);
  for (const key of accounts) for (const group of defaultGroups(key)) if (groups.get(group)?.members === undefined) add(group, key);
  return children;
}

function descend(start: string, ids: ReadonlyMap<string, number>, children: ReadonlyMap<string, readonly string[]>): readonly number[] {
  const seen = new Set([start]);
  const found: number[] = [];
  for (const key of seen) {
    const id = ids.get(key);
    if (id !== undefined) found.push(id);
    for (const child of children.get(key) ?? []) seen.add(child);
  }
  return found;
}

function openBelow(start: string, model: Model, children: ReadonlyMap<string, readonly string[]>): boolean {
  const { groups } = directory(model);
  const seen = new Set([start]);
  for (const key of seen) {
    const group = groups.get(key);
    if (group ? group.members === undefined : isPlainGroup(key) || (key === start && !children.has(key))) return true;
    for (const child of children.get(key) ?? []) if (groups.has(child) || isPlainGroup(child)) seen.add(child);
  }
  return false;
}

function baseOf(names: readonly string[], model: Model): Int32Array {
  const { accounts, parents, persons, byName } = directory(model);
  const signs = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    const key = accountKey(name);
    const { domain, name: plain } = accountName(key);
    const special = /^smsclitok|^sms[&#]_|^guest$|^administrator$/.test(plain) || (byName.get(plain)?.length ?? 0) > 1;
    const account = accounts.get(key);
    const ownGroups = (parents.get(key) ?? []).some((group) => !isPlainGroup(group));
    const sign = JSON.stringify([special ? key : domain, plain.endsWith('$'), persons.has(key), ownGroups, account && stateOf(account)]);
    const known = signs.get(sign) ?? signs.size;
    signs.set(sign, known);
    return known;
  });
}

/** Everything but who it is and where it belongs. */
function stateOf({ name: _, groups, ...state }: Account): object {
  return { ...state, listed: groups !== undefined };
}
