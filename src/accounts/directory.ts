import type { Account, Client, DistributionPoint, Domain, Group, Model, Package, Share } from './model.js';
import { accountKey, accountName, domainKey, serverKey } from './names.js';

/** The model, indexed by comparable names. */
export interface Directory {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly clients: ReadonlyMap<string, Client>;
  readonly packages: ReadonlyMap<string, Package>;
  readonly distributionPoints: ReadonlyMap<string, DistributionPoint>;
  readonly shares: ReadonlyMap<string, readonly Share[]>;
  /** Accounts and groups by their name without domain. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Groups that a name is directly in, as the groups list them or as the account does. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Names as the model writes them, by their comparable form. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Names of which the model shows that they are accounts, not groups. */
  readonly persons: ReadonlySet<string>;
  /** Names of which the model shows that they are groups: described as such, or somebody is in them. */
  readonly circles: ReadonlySet<string>;
  /** The domain of everything, where the model speaks of one domain only. */
  readonly onlyDomain: string | undefined;
}

const directories = new WeakMap<Model, Directory>();

export function directory(model: Model): Directory {
  const known = directories.get(model);
  if (known) return known;
  const made = index(model);
  directories.set(model, made);
  return made;
}

function index(model: Model): Directory {
  return {
    accounts: new Map(model.accounts.map((account) => [accountKey(account.name), account])),
    groups: new Map(model.groups.map((group) => [accountKey(group.name), group])),
    domains: new Map(model.domains.map((domain) => [domainKey(domain.name), domain])),
    clients: new Map(model.clients.flatMap((client) => (client.name === undefined ? [] : [[serverKey(client.name), client]]))),
    packages: new Map(model.packages.map((entry) => [entry.packageId.toLowerCase(), entry])),
    distributionPoints: new Map(model.distributionPoints.map((dp) => [serverKey(dp.server), dp])),
    shares: byServer(model.shares),
    byName: byName(model),
    parents: parents(model),
    spellings: spellings(model),
    persons: persons(model),
    circles: circles(model),
    onlyDomain: onlyDomain(model),
  };
}

function byServer(shares: readonly Share[]): Map<string, Share[]> {
  const found = new Map<string, Share[]>();
  for (const share of shares) found.set(serverKey(share.server), [...(found.get(serverKey(share.server)) ?? []), share]);
  return found;
}

function byName(model: Model): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of new Set([...model.groups, ...model.accounts].map(({ name }) => accountKey(name)))) {
    const { name } = accountName(key);
    found.set(name, [...(found.get(name) ?? []), key]);
  }
  return found;
}

function parents(model: Model): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (member: string, group: string) => {
    const list = found.get(member);
    if (list) list.push(group);
    else found.set(member, [group]);
  };
  for (const group of model.groups) {
    const home = accountName(group.name).domain;
    for (const member of group.members ?? []) add(accountKey(member, home), accountKey(group.name));
  }
  for (const account of model.accounts) {
    const home = accountName(account.name).domain;
    for (const group of account.groups ?? []) add(accountKey(account.name), accountKey(group, home));
  }
  return found;
}

function siteAccounts({ site, clients }: Model): string[] {
  const names = [
    ...(site?.networkAccessAccounts ?? []),
    ...(site?.clientConnectionAccounts ?? []),
    site?.softwareInstallationAccount,
    ...clients.map((client) => client.interactiveUser),
  ];
  return names.flatMap((name) => name || []);
}

function persons(model: Model): Set<string> {
  return new Set([...model.accounts.map((account) => account.name), ...siteAccounts(model)].map((name) => accountKey(name)));
}

function circles(model: Model): Set<string> {
  const homes = model.accounts.flatMap(({ name, groups = [] }) => groups.map((group) => accountKey(group, accountName(name).domain)));
  return new Set([...model.groups.map(({ name }) => accountKey(name)), ...homes]);
}

function spellings(model: Model): Map<string, string> {
  const lists = [
    ...model.packages.map((one) => one.accessAccounts),
    ...model.shares.flatMap((share) => [share.shareAcl, share.ntfsAcl]),
    ...model.distributionPoints.flatMap((dp) => [dp.shareAcl, ...Object.values(dp.ntfsAcl ?? {})]),
  ];
  const names = [
    ...lists.flatMap((list) => (list ?? []).map((entry) => entry.principal)),
    ...model.groups.flatMap((group) => [...(group.members ?? []), group.name]),
    ...model.accounts.flatMap((account) => [...(account.groups ?? []), account.name]),
    ...model.clients.flatMap(({ name, domain }) => (name && domain ? `${domain}\\${name}$` : [])),
    ...siteAccounts(model),
  ];
  return new Map(names.filter((name) => name.includes('\\')).map((name) => [accountKey(name), name]));
}

function onlyDomain(model: Model): string | undefined {
  const servers = [...model.distributionPoints, ...model.shares];
  const computers = new Set(
    [...servers.map((server) => server.server), ...model.clients.flatMap((client) => client.name ?? [])].map(serverKey),
  );
  const named = [...model.accounts, ...model.groups, ...[...persons(model)].map((name) => ({ name }))];
  const domains = new Set([
    ...model.domains.flatMap((domain) => [domain.name, ...(domain.trusts ?? [])]).map(domainKey),
    ...model.clients.flatMap((client) => client.domain ?? []).map(domainKey),
    ...servers.flatMap((server) => server.serverDomain ?? []).map(domainKey),
    ...named.flatMap(({ name }) => accountName(name).domain ?? []).filter((domain) => !computers.has(domain)),
  ]);
  return domains.size === 1 ? [...domains][0] : undefined;
}
