/**
 * The account model: facts about a site, its accounts and its resources (section 1 of the account model).
 * Everything is optional. What is not said is unknown, not false: an absent list is unknown, an empty list is known to be empty.
 * Account names are `DOMAIN\name`, compared without case.
 */
export interface Model {
  readonly site?: Site | undefined;
  readonly domains: readonly Domain[];
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  readonly clients: readonly Client[];
  readonly packages: readonly Package[];
  readonly programs: readonly Program[];
  readonly advertisements: readonly Advertisement[];
  readonly distributionPoints: readonly DistributionPoint[];
  readonly shares: readonly Share[];
}

export const clientKinds = [
  'sms20-9x',
  'sms20-nt',
  'sms2003-legacy-9x',
  'sms2003-legacy',
  'sms2003-advanced',
  'cm2007',
  'cm2012',
  'cmcb',
] as const;
export type ClientKind = (typeof clientKinds)[number];

export const machineRoles = ['workstation', 'member-server', 'domain-controller', 'workgroup', 'untrusted-domain', 'winpe'] as const;
export type MachineRole = (typeof machineRoles)[number];

/** Ordered: each level includes the ones before it, except `no-access`, which denies. */
export const accessLevels = ['no-access', 'read', 'change', 'full-control'] as const;
export type AccessLevel = (typeof accessLevels)[number];

export interface Site {
  readonly code?: string | undefined;
  readonly serviceLevel?: string | undefined;
  /** Network access accounts; an empty list says that none is configured. */
  readonly networkAccessAccounts?: readonly string[] | undefined;
  /** `null` says that none is configured. */
  readonly softwareInstallationAccount?: string | null | undefined;
  readonly clientConnectionAccounts?: readonly string[] | undefined;
  /** Default for clients that do not say. */
  readonly clientKind?: ClientKind | undefined;
}

export interface Domain {
  readonly name: string;
  readonly kind?: 'nt4' | 'ad-mixed' | 'ad-native' | undefined;
  /** The domains that this one trusts. */
  readonly trusts?: readonly string[] | undefined;
  readonly lockoutPolicy?:
    | { readonly enabled: boolean; readonly threshold?: number | undefined; readonly durationMinutes?: number | undefined }
    | undefined;
  readonly guestEnabled?: boolean | undefined;
  readonly domainControllers?: readonly string[] | undefined;
  /** False: no domain controller answers. */
  readonly reachable?: boolean | undefined;
}

export interface Account {
  /** `DOMAIN\name` or `COMPUTER\name`. */
  readonly name: string;
  readonly exists?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly locked?: boolean | undefined;
  readonly passwordExpired?: boolean | undefined;
  readonly mustChangePassword?: boolean | undefined;
  readonly expired?: boolean | undefined;
  /** True: the password was changed in the directory and the site or client still holds the old one. */
  readonly passwordChanged?: boolean | undefined;
  readonly logonRestriction?: 'hours' | 'workstation' | 'other' | undefined;
  /** False: `Access this computer from the network` is removed or denied at the server. */
  readonly networkLogonRight?: boolean | undefined;
  /** Groups that it is directly a member of; given, the list is complete. */
  readonly groups?: readonly string[] | undefined;
  /** ISO 8601: its newest logon (a restart, for computer accounts). */
  readonly lastLogon?: string | undefined;
  /** ISO 8601: the newest change of its memberships. */
  readonly membershipChanged?: string | undefined;
  /** Standing local administrator of clients (R10). */
  readonly standingLocalAdministrator?: boolean | undefined;
}

export interface Group {
  /** `DOMAIN\name`, or `COMPUTER\name` for a local group. */
  readonly name: string;
  readonly scope?: 'global' | 'domain-local' | 'universal' | 'local' | undefined;
  /** Accounts and groups; given, the list is complete. */
  readonly members?: readonly string[] | undefined;
}

export interface Client {
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  readonly kind?: ClientKind | undefined;
  /** What its logs tell where the kind is not known. */
  readonly family?: '9x' | 'nt' | 'legacy' | 'ccm' | undefined;
  readonly role?: MachineRole | undefined;
  readonly dcKind?: 'pdc' | 'bdc' | 'ad-dc' | 'ad-pdc-emulator' | undefined;
  readonly os?: string | undefined;
  readonly osVersion?: string | undefined;
  /** `2.00.1493.3187`: version of Smsapm32, where it decides (R13, R14). */
  readonly clientVersion?: string | undefined;
  /** Service pack of the SMS client, `SP1`; `RTM` without one (R11, R15). Absent: that of the site. */
  readonly servicePack?: string | undefined;
  readonly siteSystemRoles?: readonly string[] | undefined;
  readonly assignedSites?: readonly string[] | undefined;
  /** `null` says that nobody is logged on. */
  readonly interactiveUser?: string | null | undefined;
  /** Absent: no connection is known, and the account rules reckon with none. */
  readonly connections?: readonly Connection[] | undefined;
  /** Members of the local groups of this machine, by group name. */
  readonly localGroups?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly localPolicies?:
    | { readonly restrictedGroups?: boolean | undefined; readonly userRightsOverriddenByDomain?: boolean | undefined }
    | undefined;
  /** False: nothing of the network access account reached this client (R40). */
  readonly networkAccessAccountDelivered?: boolean | undefined;
  /** False: the secure channel to the domain is broken. */
  readonly secureChannel?: boolean | undefined;
}

/** An open connection of a logon session (1.11). */
export interface Connection {
  readonly session: 'user' | 'token' | 'sia' | 'system';
  readonly server: string;
  readonly share?: string | undefined;
  readonly credential?: string | undefined;
  readonly driveLetter?: string | undefined;
  readonly persistent?: boolean | undefined;
  readonly openedBy?: 'user' | 'nal' | 'program' | undefined;
}

/** One entry of package access accounts, share permissions or NTFS permissions. */
export interface AccessEntry {
  /** `DOMAIN\name`, `Users`, `Administrators`, `Guests`, `Everyone`, `Authenticated Users`, … */
  readonly principal: string;
  readonly principalType?:
    | 'generic-users'
    | 'generic-guests'
    | 'generic-administrators'
    | 'windows-user'
    | 'windows-group'
    | 'nds'
    | 'bindery'
    | undefined;
  readonly level: AccessLevel;
}

export interface Package {
  readonly packageId: string;
  readonly name?: string | undefined;
  readonly hasSourceFiles?: boolean | undefined;
  readonly sourceVersion?: number | undefined;
  readonly sizeMB?: number | undefined;
  readonly shareMode?: 'common' | 'custom-share' | 'custom-share-path' | 'nt-share-dp' | undefined;
  readonly shareName?: string | undefined;
  /** Absent: the documented default of the client kind (R45). */
  readonly accessAccounts?: readonly AccessEntry[] | undefined;
  /** True: no access accounts are given because they are not known, not because they are the default. */
  readonly accessAccountsUnknown?: boolean | undefined;
  /** ISO 8601: when the access accounts were last changed. */
  readonly accessAccountsChanged?: string | undefined;
  /** Servers of the distribution points that hold the package; an empty list says none does. */
  readonly distributionPoints?: readonly string[] | undefined;
  readonly copyToPackageShare?: boolean | undefined;
  /** Package changed without being sent to its distribution points again. */
  readonly changedWithoutRedistribution?: boolean | undefined;
}

export interface Program {
  readonly packageId: string;
  readonly name: string;
  readonly commandLine?: string | undefined;
  readonly workingDirectory?: string | undefined;
  readonly programCanRun?: 'only-when-user-logged-on' | 'only-when-no-user' | 'whether-or-not' | undefined;
  readonly runMode?: 'user-rights' | 'admin-rights' | undefined;
  readonly useSoftwareInstallationAccount?: boolean | undefined;
  readonly userInteraction?: boolean | undefined;
  readonly driveMode?: 'unc' | 'any-drive-letter' | 'specific-drive-letter' | undefined;
  readonly driveLetter?: string | undefined;
  readonly everyUser?: boolean | undefined;
  readonly afterRunning?: 'none' | 'sms-restarts' | 'program-restarts' | 'log-off' | undefined;
  readonly platforms?: readonly string[] | undefined;
  readonly maxRunMinutes?: number | undefined;
  readonly diskSpaceMB?: number | undefined;
  readonly runAnotherFirst?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly installer?: { readonly kind: 'msi' | 'exe' | 'script'; readonly allUsers?: 0 | 1 | 2 | undefined } | undefined;
  /** The program writes into its package folder (R49). */
  readonly writesToPackageFolder?: boolean | undefined;
  /** UNC paths outside the package that the program opens itself. */
  readonly opens?: readonly string[] | undefined;
  /** Servers that Nconnect.ini lists (R34). */
  readonly nconnect?: readonly string[] | undefined;
  readonly taskSequence?: boolean | undefined;
  readonly runAs?: string | undefined;
  /** Task sequence steps Connect to Network Folder: the share and the account that the step names. */
  readonly networkFolders?: readonly { readonly path: string; readonly account: string }[] | undefined;
}

export interface Advertisement {
  readonly id?: string | undefined;
  readonly packageId: string;
  readonly programName: string;
  /** Collection as the principals, machines or groups that it targets. */
  readonly target?: readonly string[] | undefined;
  readonly mandatory?: boolean | undefined;
  readonly start?: string | undefined;
  readonly expires?: string | undefined;
  readonly notMandatoryOverSlowLinks?: boolean | undefined;
  readonly fastNetwork?: 'run-from-dp' | 'download-and-run' | 'do-not-run' | undefined;
  readonly slowNetwork?: 'run-from-dp' | 'download-and-run' | 'do-not-run' | undefined;
}

export interface DistributionPoint {
  readonly server: string;
  readonly serverDomain?: string | undefined;
  readonly serverRole?: 'workstation' | 'member-server' | 'domain-controller' | undefined;
  readonly kind?: 'nt-server' | 'nt-share' | 'netware-volume' | 'branch' | 'pull' | 'bits' | 'cloud' | undefined;
  readonly fileSystem?: string | undefined;
  readonly protocol?: 'smb' | 'http' | 'https' | 'ehttp' | undefined;
  readonly anonymous?: boolean | undefined;
  readonly shareConnectionLimit?: number | undefined;
  /** False: the server does not answer from the clients. */
  readonly reachable?: boolean | undefined;
  /** Permissions of its package share; absent: not the limiting ones (K12). */
  readonly shareAcl?: readonly AccessEntry[] | undefined;
  /** Folder permissions by package id, where they differ from the access accounts. */
  readonly ntfsAcl?: Readonly<Record<string, readonly AccessEntry[]>> | undefined;
  /** ISO 8601, by package id: when its access accounts were last applied here (R53). */
  readonly applied?: Readonly<Record<string, string>> | undefined;
  /** Members of the local groups of this server, by group name. */
  readonly localGroups?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly guestEnabled?: boolean | undefined;
}

/** A share that is not a distribution point (1.10). */
export interface Share {
  readonly server: string;
  readonly share: string;
  readonly serverDomain?: string | undefined;
  readonly serverRole?: 'workstation' | 'member-server' | 'domain-controller' | undefined;
  readonly shareAcl?: readonly AccessEntry[] | undefined;
  readonly ntfsAcl?: readonly AccessEntry[] | undefined;
  readonly nullSessionShare?: boolean | undefined;
  readonly reachable?: boolean | undefined;
  readonly localGroups?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly guestEnabled?: boolean | undefined;
}

export const emptyModel: Model = {
  domains: [],
  accounts: [],
  groups: [],
  clients: [],
  packages: [],
  programs: [],
  advertisements: [],
  distributionPoints: [],
  shares: [],
};
