import { directory } from '../accounts/directory.js';
import type { Advertisement, Client, Model } from '../accounts/model.js';
import { accountKey, accountName, serverKey } from '../accounts/names.js';
import { isPlainGroup } from './customary.js';
import type { Roster } from './roster.js';

/** Whom an advertisement reaches: machines with whoever is logged on there, and users on any machine. By position and by number. */
export interface Reached {
  readonly machines: readonly number[];
  readonly users: readonly number[];
  /** Names of the collection of which the model knows nothing. */
  readonly unknown: readonly string[];
}

/** A member of a group of whose members the model knows nothing. */
export function memberOf(group: string): string {
  const { domain } = accountName(group);
  const name = group.slice(group.indexOf('\\') + 1);
  return `${domain?.toUpperCase() ?? ''}\\a member of ${name}`;
}

/** A user of a domain about whom nothing is said. */
export function anyUser(domain: string): string {
  return `${domain}\\any user`;
}

/** Groups that advertisements target and whose members the model does not list. */
export function openTargets(model: Model, advertisements: readonly Advertisement[]): readonly string[] {
  const { groups, accounts, persons } = directory(model);
  const targets = new Map(advertisements.flatMap(({ target }) => (target ?? []).map((name) => [accountKey(name), name])));
  return [...targets].flatMap(([key, name]) => {
    if (!name.includes('\\') || isPlainGroup(key) || key.endsWith('$') || accounts.has(key) || persons.has(key)) return [];
    return groups.get(key)?.members === undefined ? [name] : [];
  });
}

export class Collections {
  readonly #model: Model;
  readonly #roster: Roster;
  readonly #clients: readonly Client[];
  readonly #byName: ReadonlyMap<string, number>;
  readonly #everywhere: readonly number[];
  readonly #own: ReadonlySet<number>;
  readonly #known = new Map<string, Reached>();

  constructor(model: Model, clients: readonly Client[], roster: Roster, apart: readonly string[]) {
    this.#model = model;
    this.#roster = roster;
    this.#clients = clients;
    this.#byName = new Map(clients.flatMap(({ name }, at) => (name === undefined ? [] : [[serverKey(name), at]])));
    this.#everywhere = clients.map((_, at) => at);
    this.#own = new Set([...siteAccounts(model), ...apart].flatMap((name) => roster.ids.get(accountKey(name)) ?? []));
  }

  reached({ target }: Advertisement): Reached {
    if (!target) return { machines: this.#everywhere, users: [], unknown: [] };
    const parts = target.map((name) => this.#part(name));
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return {
      machines: [...new Set(parts.flatMap(({ machines }) => machines))],
      users: [...new Set(parts.flatMap(({ users }) => users))],
      unknown: parts.flatMap(({ unknown }) => unknown),
    };
  }

  #part(name: string): Reached {
    const known = this.#known.get(name.toLowerCase()) ?? this.#resolve(name);
    this.#known.set(name.toLowerCase(), known);
    return known;
  }

  #resolve(name: string): Reached {
    const key = accountKey(name, directory(this.#model).onlyDomain);
    const machine = this.#machine(key);
    if (machine !== undefined) return { machines: [machine], users: [], unknown: [] };
    const { groups } = directory(this.#model);
    const id = this.#roster.ids.get(key);
    if (id !== undefined) return { machines: [], users: [id], unknown: [] };
    if (isPlainGroup(key)) return this.#ofDomain(key);
    if (groups.has(key)) return this.#members(key, name);
    // A name without a domain is that of a collection, which says nothing about who is in it.
    if (!name.includes('\\')) return { machines: this.#everywhere, users: [], unknown: [name] };
    return { machines: [], users: this.#users([memberOf(name)]), unknown: [] };
  }

  #machine(key: string): number | undefined {
    const { domain, name } = accountName(key);
    const at = this.#byName.get(serverKey(name.replace(/\$$/, '')));
    const home = at === undefined ? undefined : this.#clients[at]?.domain;
    return home === undefined || domain === undefined || accountKey('x', home) === accountKey('x', domain) ? at : undefined;
  }

  #members(key: string, name: string): Reached {
    const all = this.#roster.below(key);
    const isComputer = (id: number) => this.#roster.names[id]?.endsWith('$') ?? false;
    const machines = all.filter(isComputer).flatMap((id) => this.#machine(accountKey(this.#roster.names[id] ?? '')) ?? []);
    const users = all.filter((id) => !isComputer(id));
    const open = this.#roster.hasOpenMembers(key) || all.length === 0 ? this.#users([memberOf(name)]) : [];
    return { machines, users: [...new Set([...users, ...open])], unknown: [] };
  }

  /** Domain Users and Domain Computers: everybody of the domain whom the model names, without the accounts of the site itself. */
  #ofDomain(key: string): Reached {
    const { domain, name } = accountName(key);
    if (name === 'domain computers') {
      const machines = this.#everywhere.filter((at) => isIn(this.#clients[at]?.domain, domain));
      return { machines, users: [], unknown: [] };
    }
    const people = this.#roster
      .below(key)
      .filter((id) => !this.#own.has(id) && !/\$$|\\a member of |\\any user$/.test(this.#roster.names[id] ?? ''));
    const some = this.#users([anyUser(domain?.toUpperCase() ?? '')]);
    return { machines: [], users: people.length > 0 ? people : some, unknown: [] };
  }

  #users(names: readonly string[]): readonly number[] {
    return names.flatMap((name) => this.#roster.ids.get(accountKey(name)) ?? []);
  }
}

function isIn(home: string | undefined, domain: string | undefined): boolean {
  return home === undefined || domain === undefined || accountKey('x', home) === accountKey('x', domain);
}

/** Accounts that work for the site; nobody sits in front of a machine as one of them. */
export function siteAccounts({ site }: Model): readonly string[] {
  const named = [...(site?.networkAccessAccounts ?? []), ...(site?.clientConnectionAccounts ?? []), site?.softwareInstallationAccount];
  return named.flatMap((name) => name ?? []);
}
