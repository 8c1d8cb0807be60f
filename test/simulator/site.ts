import type { Random } from './random.js';
import { type Person, sharePath, type World } from './world.js';

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value | undefined };

/** Which facts the model leaves out. */
export type Gap = 'accounts' | 'access' | 'client' | 'site' | 'programs' | 'points' | 'shares';
export const gaps: readonly Gap[] = ['accounts', 'access', 'client', 'site', 'programs', 'points', 'shares'];

/** The world as site.yaml (YAML holds JSON), less what is left out. */
export function siteOf(world: World, without: ReadonlySet<Gap>, random: Random): string {
  const has = (gap: Gap) => !without.has(gap);
  const model: Value = {
    ...(has('site') ? { site: siteFacts(world) } : {}),
    ...(has('client') ? { clients: [clientFacts(world)] } : {}),
    ...(has('accounts') ? people(world) : {}),
    domains: Object.entries(world.trusts).map(([name, trusts]) => ({ name, trusts, guestEnabled: false })),
    packages: [packageFacts(world, has('access'))],
    ...(has('programs') ? { programs: [programFacts(world)] } : {}),
    ...(has('points') ? { distributionPoints: [pointFacts(world, random)] } : {}),
    ...(has('shares') && world.share ? { shares: [shareFacts(world)] } : {}),
  };
  return `${JSON.stringify(model, null, random.chance(0.5) ? 1 : undefined)}\n`;
}

function siteFacts({ site, kind, family, naas, sia, connectionAccounts }: World): Value {
  return {
    code: site,
    clientKind: kind,
    ...(family === 'ccm' ? { networkAccessAccounts: naas } : {}),
    ...(family === 'ccm' ? {} : { softwareInstallationAccount: sia, clientConnectionAccounts: connectionAccounts }),
  };
}

function clientFacts(world: World): Value {
  const { machine, domain, kind, role, dcKind, servicePack, user, naaDelivered, secureChannel, connections } = world;
  return {
    name: machine,
    domain,
    kind,
    role,
    dcKind,
    servicePack,
    interactiveUser: user,
    connections: connections.map((each) => ({ ...each, openedBy: each.driveLetter ? 'user' : 'program' })),
    networkAccessAccountDelivered: naaDelivered,
    secureChannel,
  };
}

const newLogon = '1999-01-05T08:00:00Z';
const change = '1999-02-05T08:00:00Z';

function people({ people: all, groups }: World): { accounts: Value; groups: Value } {
  return {
    accounts: all.map(accountFacts),
    groups: Object.entries(groups).map(([name, members]) => {
      const direct = all.filter((each) => each.groups.includes(name)).map((each) => each.name);
      return { name, members: [...new Set([...members, ...direct])] };
    }),
  };
}

function accountFacts({ name, groups, state, groupsAtLogon }: Person): Value {
  return {
    name,
    groups,
    exists: state !== 'missing',
    enabled: state !== 'disabled',
    locked: state === 'locked',
    passwordExpired: state === 'password-expired',
    mustChangePassword: state === 'must-change',
    expired: state === 'expired',
    passwordChanged: state === 'password-changed',
    networkLogonRight: true,
    ...(groupsAtLogon ? { lastLogon: newLogon, membershipChanged: change } : {}),
  };
}

function packageFacts({ pack, dp }: World, access: boolean): Value {
  return {
    packageId: pack.id,
    name: pack.name,
    sourceVersion: pack.version,
    distributionPoints: [dp.name],
    ...(access && pack.access ? { accessAccounts: pack.access } : {}),
    ...(access ? {} : { accessAccountsUnknown: true }),
    ...(pack.pending ? { accessAccountsChanged: change } : {}),
  };
}

function programFacts(world: World): Value {
  const { program, pack, share } = world;
  return {
    packageId: pack.id,
    name: program.name,
    runMode: program.run,
    programCanRun: program.when,
    useSoftwareInstallationAccount: program.sia,
    writesToPackageFolder: program.writes,
    ...(program.msi ? { installer: { kind: 'msi', allUsers: program.msi.allUsers } } : {}),
    ...(share?.use === 'opens' ? { opens: [sharePath(world, 'data.cab')] } : {}),
  };
}

function pointFacts(world: World, random: Random): Value {
  const { dp, pack, trusts } = world;
  const domains = [dp.domain, ...(trusts[dp.domain] ?? [])];
  const ordinary = domains.length === 1 && world.role !== 'domain-controller';
  const members = domains.flatMap((domain) =>
    ['Domain Users', 'Domain Computers', 'SMSInternalCliGrp'].map((group) => `${domain}\\${group}`),
  );
  return {
    server: dp.name,
    serverDomain: dp.domain,
    serverRole: 'member-server',
    reachable: dp.reachable,
    guestEnabled: false,
    protocol: dp.http ? 'http' : 'smb',
    ...(ordinary && random.chance(0.5)
      ? {}
      : {
          localGroups: {
            Users: ['Authenticated Users', ...members],
            Administrators: [`${dp.domain}\\Domain Admins`],
            Guests: [`${dp.domain}\\Guest`],
          },
        }),
    ...(dp.shareAcl ? { shareAcl: dp.shareAcl } : {}),
    ...(pack.pending ? { applied: { [pack.id]: '1999-01-20T08:00:00Z' } } : {}),
  };
}

function shareFacts({ share }: World): Value {
  if (!share) return {};
  const { name, domain, shareAcl, folder } = share;
  return {
    server: name,
    share: share.share,
    serverDomain: domain,
    serverRole: 'member-server',
    shareAcl,
    ntfsAcl: folder,
    reachable: share.reachable,
    guestEnabled: false,
  };
}
