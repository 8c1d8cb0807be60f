import type { Random } from './random.js';
import { type AccessList, defaultAccess, familyOf, type Kind, type Person, type Role, type State, type World } from './world.js';

const kinds: readonly Kind[] = [
  'sms20-9x',
  'sms20-nt',
  'sms2003-legacy-9x',
  'sms2003-legacy',
  'sms2003-advanced',
  'cm2007',
  'cm2012',
  'cmcb',
];

/** What is done to a client that is well. What comes of it is for the account model to say: many a change hurts nobody. */
export const changes = [
  'none',
  'naa-missing',
  'naa-state',
  'naa-undelivered',
  'secure-channel',
  'share-not-listed',
  'share-deny',
  'sia-missing',
  'sia-unknown',
  'sia-untrusted',
  'sia-bdc',
  'sia-not-listed',
  'no-users-entry',
  'own-entries',
  'deny',
  'share-narrow',
  'pending',
  'stale',
  'writes',
  'unreachable',
  'full',
  'connection-account-state',
  'open-connection',
  'hash',
  'exit-code',
  'nobody',
  'somebody',
  'letter',
  'msi',
] as const;
export type Change = (typeof changes)[number];

/** A client and a program that work, then one change. */
export function draw(random: Random): { readonly world: World; readonly change: Change } {
  const world = healthy(random);
  const change = random.chance(0.12) ? 'none' : random.pick(...(changes as unknown as [Change, ...Change[]]));
  apply[change](world, random);
  return { world, change };
}

function healthy(random: Random): World {
  const kind = random.pick(...(kinds as [Kind, ...Kind[]]));
  const family = familyOf(kind);
  const role: Role =
    family === '9x'
      ? 'workstation'
      : random.pick(
          'workstation',
          'workstation',
          'workstation',
          'workstation',
          'member-server',
          'domain-controller',
          'workgroup',
          'untrusted-domain',
        );
  const home = random.pick('CORP', 'NORTH', random.word(6));
  const servers = role === 'untrusted-domain' || random.chance(0.15) ? `${home}2` : home;
  const trusts: Record<string, string[]> = {
    [home]: servers === home ? [] : [servers],
    [servers]: servers === home || role === 'untrusted-domain' ? [] : [home],
  };
  const site = `${random.word(1)}${random.whole(0, 9)}${random.whole(0, 9)}`;
  const machine = `${random.pick('WKS', 'PC', 'LT', 'NB')}${random.whole(10, 9999)}`;
  const domain = role === 'workgroup' ? undefined : home;
  const user = `${domain ?? machine}\\${random.pick('alice', 'bob', 'carla', 'dieter', 'emre')}${random.whole(1, 99)}`;
  const run = random.pick('user-rights' as const, 'admin-rights' as const, 'admin-rights' as const);
  const own = (name: string): Person => ({ name: `${servers}\\${name}`, groups: [`${servers}\\Domain Users`], state: 'well' });
  const naas = family === 'ccm' && (domain === undefined || role === 'untrusted-domain' || random.chance(0.6)) ? [own('sms-naa')] : [];
  const accounts =
    family === 'legacy' ? Array.from({ length: random.whole(1, 3) }, (_, n) => own(`SMSClient_${site}${n === 0 ? '' : n}`)) : [];
  const sia = family === 'legacy' && domain !== undefined && random.chance(0.5) ? `${home}\\SMSCliSft${random.word(1)}` : null;
  const useSia = sia !== null && run === 'admin-rights' && random.chance(0.6);
  const world: World = {
    kind,
    family,
    role,
    machine,
    site,
    trusts,
    user,
    sia,
    naaDelivered: true,
    secureChannel: true,
    ...(domain === undefined ? {} : { domain }),
    ...(role === 'domain-controller' ? { dcKind: random.pick('bdc' as const, 'pdc' as const), servicePack: 'SP4' } : {}),
    people: [
      { name: user, groups: domain === undefined ? [] : [`${home}\\Domain Users`], state: 'well' },
      ...naas,
      ...accounts,
      ...(sia === null ? [] : [{ name: sia, groups: [`${home}\\Domain Users`, `${home}\\SMS Installers`], state: 'well' as const }]),
      ...(role === 'domain-controller' && family === 'legacy'
        ? [{ name: `${home}\\SMSCliToknAcct&`, groups: [`${home}\\SMSInternalCliGrp`], state: 'well' as const }]
        : []),
    ],
    groups: { [`${servers}\\Design`]: [`${servers}\\dora`], [`${servers}\\Kiosk`]: [`${servers}\\kiosk1`] },
    naas: naas.map(({ name }) => name),
    connectionAccounts: accounts.map(({ name }) => name),
    connections: [],
    pack: {
      id: `${site}${random.hex(5)}`,
      name: `${random.pick('Office', 'Viewer', 'Reader', 'Fonts', 'Ledger', 'Scanner')} ${random.pick('Pack', 'Update', 'Client', 'Tools')}`,
      version: random.whole(1, 9),
      advertisement: `${site}2${random.hex(4)}`,
      pending: false,
    },
    dp: {
      name: `${random.pick('DP', 'SRV', 'SMSDP')}${random.whole(1, 99)}`,
      domain: servers,
      reachable: true,
      folder: defaultAccess(kind),
      full: false,
      drive: random.pick('C', 'D', 'E'),
      http: family === 'ccm' && random.chance(0.4),
    },
    program: {
      name: random.pick('Install', 'Per machine', 'Setup silent', 'Run once', 'Upgrade 2.1'),
      file: random.pick('setup.exe', 'install.exe', 'deploy.cmd', 'update.exe'),
      run,
      when:
        run === 'user-rights'
          ? 'only-when-user-logged-on'
          : useSia
            ? 'whether-or-not'
            : random.pick('whether-or-not', 'whether-or-not', 'only-when-user-logged-on'),
      sia: useSia,
      writes: false,
      exitCode: 0,
    },
    download: family === 'ccm' && random.chance(0.6),
    hashWrong: false,
  };
  if (random.chance(0.25)) addShare(world, random);
  return world;
}

/** A file server beside the package, that those may read who run programs. */
function addShare(world: World, random: Random): void {
  const domain = world.dp.domain;
  const runners = ['Everyone', 'Authenticated Users', ...world.naas, ...(world.sia === null ? [] : [world.sia])];
  const folder: AccessList = Object.fromEntries(runners.map((name) => [name, 'read']));
  world.share = {
    name: `FILES${random.whole(1, 99)}`,
    domain,
    reachable: true,
    share: random.pick('apps', 'tools', 'install'),
    shareAcl: { Everyone: 'read' },
    folder,
    use: random.pick('starts-from', 'opens', 'names'),
  };
}

const bad: [State, ...State[]] = ['disabled', 'locked', 'password-expired', 'must-change', 'expired', 'password-changed'];

function setState(world: World, names: readonly string[], state: State): void {
  for (const person of world.people) if (names.includes(person.name)) person.state = state;
}

function asSystem(world: World): void {
  if (world.family === '9x') return;
  world.program.run = 'admin-rights';
  world.program.when = 'whether-or-not';
}

function asToken(world: World): void {
  asSystem(world);
  world.program.sia = false;
}

/** A list without Users, of groups that hold people nobody here is. */
function narrow(world: World, ...also: readonly string[]): AccessList {
  return {
    [`${world.dp.domain}\\Design`]: 'read',
    Administrators: 'full-control',
    ...Object.fromEntries(also.map((name) => [name, 'read'])),
  };
}

function setAccess(world: World, list: AccessList): void {
  world.pack.access = list;
  world.dp.folder = list;
}

function useSia(world: World): void {
  asSystem(world);
  world.program.sia = world.family !== 'ccm';
  world.sia ??= world.domain === undefined ? `${world.dp.domain}\\SMSCliSft` : `${world.domain}\\SMSCliSft`;
  const name = world.sia;
  if (!world.people.some((each) => each.name === name))
    world.people.push({ name, groups: [`${name.split('\\')[0]}\\Domain Users`], state: 'well' });
}

function listedOnShare(world: World, random: Random, list: AccessList): void {
  if (!world.share) addShare(world, random);
  if (world.share) world.share.folder = list;
}

/** Somebody of this world who may be meant by an entry. */
function somebody(world: World, random: Random): string {
  const names = world.people.flatMap(({ name, groups }) => [name, ...groups]).filter((name) => !name.startsWith(`${world.machine}\\`));
  return random.pick(`${world.dp.domain}\\Design`, ...names);
}

const apply: Readonly<Record<Change, (world: World, random: Random) => void>> = {
  none() {},
  'naa-missing'(world) {
    world.naas = [];
    asSystem(world);
  },
  'naa-state'(world, random) {
    setState(world, world.naas, random.pick(...bad));
    asSystem(world);
  },
  'naa-undelivered'(world) {
    world.naaDelivered = false;
    asSystem(world);
  },
  'secure-channel'(world, random) {
    world.secureChannel = false;
    if (random.chance(0.6)) world.naas = [];
  },
  'share-not-listed'(world, random) {
    listedOnShare(world, random, { [`${world.dp.domain}\\Design`]: 'read', Administrators: 'full-control' });
  },
  'share-deny'(world, random) {
    listedOnShare(world, random, { Everyone: 'read', [somebody(world, random)]: 'no-access' });
  },
  'sia-missing'(world) {
    useSia(world);
    world.sia = null;
  },
  'sia-unknown'(world) {
    useSia(world);
    setState(world, [world.sia ?? ''], 'missing');
  },
  'sia-untrusted'(world) {
    useSia(world);
    world.people = world.people.filter(({ name }) => name !== world.sia);
    world.sia = 'PARTNER\\SMSCliSft';
    world.people.push({ name: world.sia, groups: ['PARTNER\\Domain Users'], state: 'well' });
    world.trusts.PARTNER = [];
  },
  'sia-bdc'(world, random) {
    useSia(world);
    if (world.family !== 'legacy' || world.domain === undefined) return;
    world.role = 'domain-controller';
    world.dcKind = 'bdc';
    world.servicePack = random.pick('RTM', 'SP1', 'SP2');
    world.people.push({ name: `${world.domain}\\SMSCliToknAcct&`, groups: [`${world.domain}\\SMSInternalCliGrp`], state: 'well' });
  },
  'sia-not-listed'(world, random) {
    useSia(world);
    if (random.chance(0.5)) setAccess(world, narrow(world));
    else listedOnShare(world, random, { [`${world.dp.domain}\\Design`]: 'read' });
  },
  'no-users-entry'(world) {
    setAccess(world, narrow(world));
  },
  'own-entries'(world, random) {
    const meant = somebody(world, random);
    const around = `${world.dp.domain}\\All Installers`;
    if (random.chance(0.4)) world.groups[around] = [meant];
    setAccess(world, narrow(world, world.groups[around] ? around : meant));
  },
  deny(world, random) {
    setAccess(world, { ...defaultAccess(world.kind), [somebody(world, random)]: 'no-access' });
    const person = random.pick(world.people[0] as Person, ...world.people);
    if (random.chance(0.5)) {
      person.groups.push(`${world.dp.domain}\\Kiosk`);
      setAccess(world, { ...defaultAccess(world.kind), [`${world.dp.domain}\\Kiosk`]: 'no-access' });
    }
  },
  'share-narrow'(world) {
    world.dp.shareAcl = { [`${world.dp.domain}\\Design`]: 'full-control' };
  },
  pending(world, random) {
    world.pack.access = random.chance(0.5) ? defaultAccess(world.kind) : narrow(world, somebody(world, random));
    world.dp.folder = narrow(world);
    world.pack.pending = true;
  },
  stale(world, random) {
    const group = `${world.dp.domain}\\SW Testers`;
    const person = random.pick(world.people[0] as Person, ...world.people);
    person.groupsAtLogon = [...person.groups];
    person.groups.push(group);
    world.groups[group] = [];
    setAccess(world, narrow(world, group));
  },
  writes(world, random) {
    world.program.writes = true;
    if (random.chance(0.4)) setAccess(world, { ...defaultAccess(world.kind), Users: 'change' });
  },
  unreachable(world) {
    world.dp.reachable = false;
  },
  full(world) {
    world.dp.full = true;
  },
  'connection-account-state'(world, random) {
    if (random.chance(0.8)) asToken(world);
    setState(world, world.connectionAccounts, random.pick('locked', 'password-changed'));
  },
  'open-connection'(world, random) {
    const name = `${world.dp.domain}\\packager`;
    world.people.push({ name, groups: [], state: 'well' });
    const session =
      world.family === 'ccm'
        ? world.program.run === 'admin-rights'
          ? 'system'
          : 'user'
        : world.program.sia
          ? 'sia'
          : world.program.run === 'admin-rights' || world.program.when !== 'only-when-user-logged-on'
            ? 'token'
            : 'user';
    const server = world.share && random.chance(0.5) ? world.share : world.dp;
    world.connections = [{ session: world.family === '9x' ? 'user' : session, server: server.name, credential: name }];
    const denied = random.chance(0.7);
    if (server === world.dp)
      setAccess(world, { ...(denied ? defaultAccess(world.kind) : narrow(world)), [name]: denied ? 'no-access' : 'read' });
    else server.folder = { ...(denied ? server.folder : narrow(world)), [name]: denied ? 'no-access' : 'read' };
  },
  hash(world) {
    world.hashWrong = true;
    world.download = world.family === 'ccm';
  },
  'exit-code'(world, random) {
    world.program.exitCode = random.pick(1, 2, 17, 1603, 1618, 1638, 87, 255, 30);
  },
  nobody(world) {
    world.user = null;
    if (world.program.run === 'user-rights') world.program.when = 'only-when-user-logged-on';
  },
  somebody(world) {
    asToken(world);
    world.program.when = 'only-when-no-user';
  },
  letter(world, random) {
    const letter = random.pick('O:', 'P:', 'S:');
    world.program.letter = letter;
    world.download = false;
    delete world.share;
    if (world.user !== null)
      world.connections = [{ session: 'user', server: `APP${random.whole(1, 9)}`, credential: world.user, driveLetter: letter }];
  },
  msi(world, random) {
    world.program.msi = { allUsers: random.pick(0, 0, 1, 2) };
    if (world.share?.use === 'starts-from') world.share.use = 'opens';
    if (random.chance(0.7)) asToken(world);
  },
};
