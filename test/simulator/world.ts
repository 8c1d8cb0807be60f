/** The small world of one client that the simulator plays: what is so, whether a model says it or not. */
export type Kind = 'sms20-9x' | 'sms20-nt' | 'sms2003-legacy-9x' | 'sms2003-legacy' | 'sms2003-advanced' | 'cm2007' | 'cm2012' | 'cmcb';
export type Family = '9x' | 'legacy' | 'ccm';
export type Role = 'workstation' | 'member-server' | 'domain-controller' | 'workgroup' | 'untrusted-domain';
export type Level = 'no-access' | 'read' | 'change' | 'full-control';

/** Account or group -> level. */
export type AccessList = Record<string, Level>;

export type State = 'well' | 'missing' | 'disabled' | 'locked' | 'password-expired' | 'must-change' | 'expired' | 'password-changed';

export interface Person {
  name: string;
  groups: string[];
  state: State;
  /** Groups that its newest logon knows of; absent: all of them. */
  groupsAtLogon?: string[];
}

export interface Open {
  session: 'user' | 'token' | 'sia' | 'system';
  server: string;
  credential: string;
  driveLetter?: string;
}

export interface Server {
  name: string;
  domain: string;
  reachable: boolean;
  /** Absent: not narrower than the folder. */
  shareAcl?: AccessList;
  /** What really stands on the folder. */
  folder: AccessList;
}

export interface World {
  kind: Kind;
  family: Family;
  role: Role;
  dcKind?: 'bdc' | 'pdc';
  servicePack?: string;
  machine: string;
  site: string;
  /** Domain of the client; none in a workgroup. */
  domain?: string;
  /** Domain -> the domains it trusts. */
  trusts: Record<string, string[]>;
  people: Person[];
  /** Group -> members; the whole directory. */
  groups: Record<string, string[]>;
  naas: string[];
  naaDelivered: boolean;
  secureChannel: boolean;
  /** null: none configured. */
  sia: string | null;
  connectionAccounts: string[];
  /** null: nobody is logged on. */
  user: string | null;
  connections: Open[];
  pack: {
    id: string;
    name: string;
    version: number;
    advertisement: string;
    /** As the console shows it; absent: the default. */
    access?: AccessList;
    /** The console's list has not reached the distribution point. */
    pending: boolean;
  };
  dp: Server & { full: boolean; drive: string; http: boolean };
  /** A share that is no distribution point, and what the program wants there. */
  share?: Server & { share: string; use: 'starts-from' | 'opens' | 'names' };
  program: {
    name: string;
    file: string;
    run: 'user-rights' | 'admin-rights';
    when: 'only-when-user-logged-on' | 'only-when-no-user' | 'whether-or-not';
    sia: boolean;
    writes: boolean;
    /** Letter that the command line starts with, mapped in the session of the user. */
    letter?: string;
    msi?: { allUsers: 0 | 1 | 2 };
    exitCode: number;
  };
  download: boolean;
  hashWrong: boolean;
}

export const familyOf = (kind: Kind): Family =>
  kind.endsWith('9x') ? '9x' : kind === 'sms20-nt' || kind === 'sms2003-legacy' ? 'legacy' : 'ccm';

/** R45: what stands on a package where the administrator set nothing. */
export function defaultAccess(kind: Kind): AccessList {
  return { Users: 'read', Administrators: 'full-control', ...(kind.startsWith('sms20-') ? { Guests: 'read' as const } : {}) };
}

/** `\\DP1\SMSPKGD$\S0100012\` */
export const packageFolder = ({ dp, pack }: World): string => `\\\\${dp.name}\\SMSPKG${dp.drive}$\\${pack.id}\\`;

/** The file on the share outside the package. */
export const sharePath = ({ share }: World, file: string): string => (share ? `\\\\${share.name}\\${share.share}\\${file}` : '');
