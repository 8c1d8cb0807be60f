import { accountKey, domainKey, serverKey } from '../names.js';

/** The kinds of objects that a model file holds. */
export type Kind =
  | 'site'
  | 'domain'
  | 'account'
  | 'group'
  | 'client'
  | 'package'
  | 'program'
  | 'advertisement'
  | 'distributionPoint'
  | 'share';

/** Under which key of the file each kind stands, in the order in which a new file is written. */
export const sections: Readonly<Record<Kind, string>> = {
  site: 'site',
  domain: 'domains',
  client: 'clients',
  account: 'accounts',
  group: 'groups',
  package: 'packages',
  program: 'programs',
  advertisement: 'advertisements',
  distributionPoint: 'distributionPoints',
  share: 'shares',
};

/** One fact for a model file, and where it was read. */
export interface Statement {
  readonly kind: Kind;
  /** The fields that name the object: `{ packageId }`, `{ server, share }`; none for the site. */
  readonly names: Readonly<Record<string, string>>;
  /** `execmgr.log:12`: where it was read; written as a comment. */
  readonly origin: string;
  /** Absent: all that is stated is that the object exists. */
  readonly field?: string;
  /** Key inside the field, where it is a map: the package id of `ntfsAcl`, the group of `localGroups`. */
  readonly part?: string;
  /** As the model has it; `null` says that there is known to be none. */
  readonly value?: unknown;
  /** Origins of the items of a list, where each has its own. */
  readonly origins?: readonly string[];
  /** True: items for a list that may hold others; else a list is the whole list. */
  readonly add?: boolean;
  /** A line of comment for the object instead of a field: `unknown: whether it is disabled`. */
  readonly remark?: string;
}

const identities: Readonly<Record<Kind, (names: Readonly<Record<string, unknown>>) => readonly unknown[]>> = {
  site: () => [''],
  domain: ({ name }) => [keyed(name, domainKey)],
  account: ({ name }) => [keyed(name, accountKey)],
  group: ({ name }) => [keyed(name, accountKey)],
  client: ({ name }) => [keyed(name ?? '', serverKey)],
  package: ({ packageId }) => [packageId],
  program: ({ packageId, name }) => [packageId, name],
  advertisement: ({ id, packageId, programName }) => (id === undefined ? [packageId, programName] : [id]),
  distributionPoint: ({ server }) => [keyed(server, serverKey)],
  share: ({ server, share }) => [keyed(server, serverKey), share],
};

function keyed(name: unknown, key: (text: string) => string): unknown {
  return typeof name === 'string' ? key(name) : name;
}

/** One text for every spelling of the names of an object. */
export function identityOf(kind: Kind, names: Readonly<Record<string, unknown>>): string {
  return [kind, ...identities[kind](names)].join('\n').toLowerCase();
}

const titles: Readonly<Record<Kind, string>> = {
  site: 'the site',
  domain: 'domain',
  account: 'account',
  group: 'group',
  client: 'client',
  package: 'package',
  program: 'program',
  advertisement: 'advertisement',
  distributionPoint: 'distribution point',
  share: 'share',
};

/** `package S0100012`, `share \\FS1\tools`, for sentences. */
export function titleOf({ kind, names }: Pick<Statement, 'kind' | 'names'>): string {
  if (kind === 'site') return titles.site;
  if (kind === 'share') return `share \\\\${names.server}\\${names.share}`;
  if (kind === 'program') return `program ${names.name} of package ${names.packageId}`;
  if (kind === 'advertisement') return `advertisement ${names.id ?? `of ${names.programName} of package ${names.packageId}`}`;
  return [titles[kind], names.name ?? names.packageId ?? names.server ?? ''].join(' ').trim();
}
