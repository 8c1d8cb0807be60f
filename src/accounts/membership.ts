import { directory } from './directory.js';
import type { Group, Model } from './model.js';
import { accountKey, accountName } from './names.js';

/** Groups that an account is in because of what it is. The primary group of SMS accounts of domain controllers is another (Q311127). */
export function defaultGroups(key: string): readonly string[] {
  const { domain, name } = accountName(key);
  if (domain === undefined) return [];
  if (/^smsclitoknacct&$|^sms[&#]_/.test(name)) return [`${domain}\\smsinternalcligrp`];
  if (name === 'guest') return [`${domain}\\domain guests`];
  if (name.endsWith('$')) return [`${domain}\\domain computers`];
  return name === 'administrator' ? [`${domain}\\domain users`, `${domain}\\domain admins`] : [`${domain}\\domain users`];
}

/** Every group that the model puts the account in, directly or nested; for each the group through which, or the account itself. */
export interface Memberships {
  readonly through: ReadonlyMap<string, string>;
  /** Groups of `through` that come from what the account is, not from a list of the model. */
  readonly byDefault: ReadonlySet<string>;
}

const closures = new WeakMap<Model, Map<string, Memberships>>();

function of<T>(maps: WeakMap<Model, Map<string, T>>, model: Model): Map<string, T> {
  const known = maps.get(model) ?? new Map<string, T>();
  maps.set(model, known);
  return known;
}

/** Closure over nested groups, computed once for each account of a model; ends on cyclic groups because a group is entered once. */
export function memberships(key: string, model: Model): Memberships {
  const known = of(closures, model);
  const found = known.get(key);
  if (found) return found;
  const made = climb(key, model);
  known.set(key, made);
  return made;
}

function climb(key: string, model: Model): Memberships {
  const { parents, groups } = directory(model);
  const starts = groups.has(key) ? [] : defaultGroups(key).filter((group) => groups.get(group)?.members === undefined);
  const through = new Map<string, string>(starts.map((group) => [group, key]));
  const queue = [key, ...starts];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const parent of parents.get(at) ?? []) {
      if (through.has(parent) || parent === key) continue;
      through.set(parent, at);
      queue.push(parent);
    }
  }
  const explicit = new Set(parents.get(key) ?? []);
  return { through, byDefault: new Set(starts.filter((group) => !explicit.has(group))) };
}

/** Groups below `group`, itself included, of which the model does not list the members. */
function openGroups(group: string, model: Model): ReadonlySet<string> {
  const known = of(opened, model);
  const found = known.get(group);
  if (found) return found;
  const made = descend(group, model);
  known.set(group, made);
  return made;
}

const opened = new WeakMap<Model, Map<string, ReadonlySet<string>>>();

function descend(group: string, model: Model): Set<string> {
  const { groups } = directory(model);
  const open = new Set<string>();
  const seen = new Set([group]);
  const queue = [group];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const members = groups.get(at)?.members;
    if (!members) open.add(at);
    for (const member of members ?? []) {
      const key = accountKey(member, accountName(at).domain);
      if (seen.has(key) || !(groups.has(key) || isCustomary(key))) continue;
      seen.add(key);
      queue.push(key);
    }
  }
  return open;
}

const customary = new Set(['domain users', 'domain admins', 'domain computers', 'domain guests']);

/** Global groups that every domain has. */
function isCustomary(key: string): boolean {
  return customary.has(accountName(key).name);
}

/** A fact about one membership that would decide, said as a question. Empty: the account is certainly not in the group. */
export function doubts(key: string, group: string, model: Model): readonly string[] {
  const index = directory(model);
  if (index.persons.has(group) && !index.groups.has(group)) return [];
  const listed = index.accounts.get(key)?.groups !== undefined;
  const { through, byDefault } = memberships(key, model);
  const found: string[] = [];
  for (const open of openGroups(group, model)) {
    if (cannotHold(open, key, index.groups.get(open))) continue;
    if (!listed) found.push(`whether ${show(key, model)} is a member of ${show(open, model)}`);
    else if (index.groups.has(open)) {
      const nested = [...through.keys()].find((one) => !byDefault.has(one) && one !== open && !isCustomary(one));
      if (nested !== undefined) found.push(`whether ${show(nested, model)} is a member of ${show(open, model)}`);
    }
  }
  return found;
}

/** Global groups hold accounts of their own domain only; its users are in Domain Users, its machines in Domain Computers and not in Domain Admins. */
function cannotHold(open: string, key: string, group: Group | undefined): boolean {
  const [outer, inner] = [accountName(open), accountName(key)];
  if (customary.has(outer.name) && (outer.domain !== inner.domain || outer.name !== 'domain admins' || inner.name.endsWith('$')))
    return true;
  return group?.scope === 'global' && outer.domain !== inner.domain;
}

/** A name as the model spells it. */
export function show(key: string, model: Model): string {
  const spelled = directory(model).spellings.get(key);
  if (spelled !== undefined) return spelled;
  const { domain, name } = accountName(key);
  const title = customary.has(name) ? name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) : name;
  return domain === undefined ? title : `${domain.toUpperCase()}\\${title}`;
}
