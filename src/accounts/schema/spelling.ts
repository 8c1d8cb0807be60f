/** Other words for the keys of a model file, by kind of object. Case, blanks, hyphens and underscores of keys do not count. */
export const aliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  model: {
    client: 'clients',
    domain: 'domains',
    package: 'packages',
    program: 'programs',
    dps: 'distributionPoints',
    ads: 'advertisements',
    deployments: 'advertisements',
  },
  site: {
    siteCode: 'code',
    servicePack: 'serviceLevel',
    naa: 'networkAccessAccounts',
    naas: 'networkAccessAccounts',
    networkAccessAccount: 'networkAccessAccounts',
    sia: 'softwareInstallationAccount',
    clientConnectionAccount: 'clientConnectionAccounts',
    connectionAccounts: 'clientConnectionAccounts',
    kind: 'clientKind',
  },
  domain: { lockout: 'lockoutPolicy', type: 'kind' },
  account: { memberOf: 'groups' },
  client: { clientKind: 'kind', machineRole: 'role', user: 'interactiveUser', loggedOnUser: 'interactiveUser', computer: 'name' },
  package: { id: 'packageId', access: 'accessAccounts', packageAccessAccounts: 'accessAccounts', dps: 'distributionPoints' },
  program: {
    package: 'packageId',
    sia: 'useSoftwareInstallationAccount',
    useSia: 'useSoftwareInstallationAccount',
    useSIA: 'useSoftwareInstallationAccount',
  },
  advertisement: { package: 'packageId', program: 'programName', advertisementId: 'id', collection: 'target' },
  distributionPoint: { name: 'server', domain: 'serverDomain', role: 'serverRole' },
  share: { name: 'share', domain: 'serverDomain', role: 'serverRole', permissions: 'shareAcl', ntfs: 'ntfsAcl' },
  connection: { account: 'credential', letter: 'driveLetter', drive: 'driveLetter' },
  entry: { account: 'principal', name: 'principal', access: 'level', right: 'level', type: 'principalType' },
};

/** Keys whose value is one object or a list of them, and of which kind. */
export const children: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  model: {
    site: 'site',
    domains: 'domain',
    accounts: 'account',
    groups: 'group',
    clients: 'client',
    packages: 'package',
    programs: 'program',
    advertisements: 'advertisement',
    distributionPoints: 'distributionPoint',
    shares: 'share',
  },
  client: { connections: 'connection' },
  package: { accessAccounts: 'entries', programs: 'program', advertisements: 'advertisement' },
  distributionPoint: { shareAcl: 'entries', ntfsAcl: 'entriesByPackage' },
  share: { shareAcl: 'entries', ntfsAcl: 'entries' },
};

/** Kinds that may be written as their name alone, and the key that the name is. */
export const nameKeys: Readonly<Record<string, string>> = {
  domain: 'name',
  account: 'name',
  group: 'name',
  client: 'name',
  package: 'packageId',
  distributionPoint: 'server',
};

/** `package_id` and `Package ID` are `packageId`. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[\s_-]+/g, '');
}

/** Keys whose value is a list of names; a single name is a list of one, `none` an empty one. */
export const lists: ReadonlySet<string> = new Set([
  'trusts',
  'domainControllers',
  'networkAccessAccounts',
  'clientConnectionAccounts',
  'groups',
  'members',
  'siteSystemRoles',
  'assignedSites',
  'target',
  'platforms',
  'opens',
  'nconnect',
  'distributionPoints',
]);
