import { commandLine } from '../../grammars/commandline.js';
import type { AccessQuestion, Target } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import type { AccessEntry, DistributionPoint, Model, Package, Program } from '../accounts/model.js';
import { accountKey, accountName, serverKey } from '../accounts/names.js';
import { targetOf } from '../accounts/paths.js';
import { packagePath } from './asked.js';

/** One thing that a program opens, on one server of those that are alike. */
export interface Check {
  readonly target: Target;
  readonly operation: AccessQuestion['operation'];
  readonly maker: AccessQuestion['maker'];
  /** All places that are alike, as they are printed. */
  readonly places: readonly string[];
}

/** What a program opens; `missing` where the model does not say. */
export interface Checks {
  readonly content: readonly Check[];
  readonly others: readonly Check[];
  /** The model says that no distribution point holds the package. */
  readonly nowhere: boolean;
  readonly missing: readonly string[];
}

/** The package on its distribution points, the paths of the command line, and what the program opens itself. */
export function checksOf(program: Program, held: Package | undefined, packageId: string, model: Model): Checks {
  const command = program.commandLine === undefined ? undefined : commandLine(program.commandLine);
  const byClient = [command?.executable.path ?? '', program.workingDirectory ?? ''].filter((path) => path.startsWith('\\\\'));
  const byProgram = [...(command?.uncPaths ?? []).filter((path) => !byClient.includes(path)), ...(program.opens ?? [])];
  const folders = (program.networkFolders ?? []).map(({ path }) => path);
  const others = [
    ...byClient.flatMap((path) => shareCheck(path, 'client', model, packageId)),
    ...[...byProgram, ...folders].flatMap((path) => shareCheck(path, 'program', model, packageId)),
  ];
  if (held?.hasSourceFiles === false) return { content: [], others, nowhere: false, missing: [] };
  const servers = held?.distributionPoints ?? model.distributionPoints.map(({ server }) => server);
  const missing = held?.distributionPoints ? [] : [`which distribution points hold ${packageId}`];
  const content = contentChecks({ servers, packageId, held, model, operation: program.writesToPackageFolder ? 'write' : 'read' });
  return { content, others, nowhere: held?.distributionPoints?.length === 0, missing: servers.length === 0 || !held ? missing : [] };
}

function shareCheck(path: string, maker: Check['maker'], model: Model, packageId: string): readonly Check[] {
  const target = targetOf(path, model, packageId);
  // The package folder on a distribution point is checked as content.
  if (!target || target.kind === 'cap' || (target.kind === 'dp' && maker === 'program')) return [];
  return [{ target, operation: 'read', maker: target.kind === 'dp' ? 'client' : maker, places: [path] }];
}

interface Content {
  readonly servers: readonly string[];
  readonly packageId: string;
  readonly held: Package | undefined;
  readonly model: Model;
  readonly operation: Check['operation'];
}

/** One check for all distribution points about which the model says the same. */
function contentChecks({ servers, packageId, held, model, operation }: Content): readonly Check[] {
  const { distributionPoints } = directory(model);
  const alike = new Map<string, { target: Target; places: string[] }>();
  for (const server of servers) {
    const dp = distributionPoints.get(serverKey(server));
    const path = packagePath(server, packageId, held);
    const sign = signOf(server, dp, packageId, model);
    const known = alike.get(sign);
    if (known) known.places.push(path);
    else alike.set(sign, { target: { kind: 'dp', server, path, package: held, dp }, places: [path] });
  }
  return [...alike.values()].map(({ target, places }) => ({ target, places, operation, maker: 'client' }));
}

const signs = new WeakMap<DistributionPoint, string>();

/** Equal for servers that the account rules cannot tell apart for this package. */
function signOf(server: string, dp: DistributionPoint | undefined, packageId: string, model: Model): string {
  if (!dp || namedServers(model).has(serverKey(server))) return serverKey(server);
  const { server: _, ntfsAcl, applied, ...rest } = dp;
  const common = signs.get(dp) ?? JSON.stringify(rest);
  signs.set(dp, common);
  if (!ntfsAcl && !applied) return common;
  return `${common}${JSON.stringify([under(ntfsAcl, packageId), under(applied, packageId)])}`;
}

function under<T>(record: Readonly<Record<string, T>> | undefined, packageId: string): T | undefined {
  return Object.entries(record ?? {}).find(([id]) => id.toLowerCase() === packageId.toLowerCase())?.[1];
}

const named = new WeakMap<Model, ReadonlySet<string>>();

/** Servers that the model mentions elsewhere, too: as a client, a domain controller, the home of accounts, or in a connection. */
function namedServers(model: Model): ReadonlySet<string> {
  const known = named.get(model);
  if (known) return known;
  const names = [
    ...model.clients.flatMap(({ name, connections }) => [name, ...(connections ?? []).map(({ server }) => server)]),
    ...model.domains.flatMap(({ domainControllers }) => domainControllers ?? []),
    ...model.shares.map(({ server }) => server),
    ...[...model.accounts, ...model.groups].map(({ name }) => accountName(name).domain),
  ];
  const found = new Set(names.flatMap((name) => (name ? [serverKey(name)] : [])));
  named.set(model, found);
  return found;
}

const builtin = new Set(['users', 'administrators', 'guests']);

/** Keys of all accounts and groups on which the entries of these checks can depend. */
export function namesIn({ content, others }: Checks, model: Model): readonly string[] {
  const found = new Set<string>();
  for (const { target } of [...content, ...others])
    for (const list of listsAt(target)) for (const entry of list) add(entry.principal, target, found, model);
  return [...found];
}

function listsAt(target: Target): readonly (readonly AccessEntry[])[] {
  if (target.kind === 'cap') return [];
  if (target.kind === 'share') return [target.share?.shareAcl ?? [], target.share?.ntfsAcl ?? []];
  const own = under(target.dp?.ntfsAcl, target.package?.packageId ?? '');
  // The generic groups count where nobody chose other entries.
  const generic = ['Users', 'Administrators', 'Guests'].map((principal) => ({ principal, level: 'read' as const }));
  return [own ?? target.package?.accessAccounts ?? generic, target.dp?.shareAcl ?? []];
}

function add(principal: string, target: Target, found: Set<string>, model: Model): void {
  const { domain, name } = accountName(principal);
  const face = target.kind === 'dp' ? target.dp : target.kind === 'share' ? target.share : undefined;
  const index = directory(model);
  const home = face?.serverDomain ?? index.onlyDomain;
  const key = accountKey(principal, home);
  if (found.has(key) && domain !== undefined) return;
  found.add(key);
  // A group that stands on the server itself, or one of another domain by the same name (R52).
  found.add(accountKey(name, target.server));
  for (const twin of index.byName.get(name) ?? []) found.add(twin);
  if (builtin.has(name) && home !== undefined) found.add(accountKey(name === 'administrators' ? 'Domain Admins' : 'Domain Users', home));
  const local = Object.entries(face?.localGroups ?? {}).find(([group]) => group.toLowerCase() === name)?.[1];
  for (const member of local ?? []) if (!found.has(accountKey(member, home))) add(member, target, found, model);
}
