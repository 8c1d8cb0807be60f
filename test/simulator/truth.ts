import {
  type AccessList,
  type Level,
  type Open,
  type Person,
  packageFolder,
  type Server,
  type State,
  sharePath,
  type World,
} from './world.js';

/**
 * What really happens on the client, worked out from sections 2.H and 3 of the account model. It shares nothing with the code under
 * test: two readings of one specification, so that a slip in either shows.
 */
export interface Truth {
  /** Failure class; undefined: all went well. */
  readonly failure?: string;
  /** Win32 error or exit code that the client meets. */
  readonly code?: number;
  readonly where: 'nowhere' | 'sia' | 'dp' | 'share' | 'letter' | 'waiting' | 'hash' | 'program';
  readonly runner: Runner;
  /** The specification leaves open which of two causes counts: such a scenario is drawn anew. */
  readonly open?: boolean;
}

export type Runner =
  | { readonly as: 'user' | 'token' | 'sia' | 'system'; readonly name: string }
  | { readonly as: 'nobody'; readonly name: '' };
const nobody: Runner = { as: 'nobody', name: '' };

export function truthOf(world: World): Truth {
  const start = startOf(world);
  if ('where' in start) return start;
  return contentOf(world, start) ?? programOf(world, start);
}

/** R1 to R22: who runs the program. */
function startOf(world: World): Runner | Truth {
  const { family, program, user, sia } = world;
  const user0 = user ?? '';
  if (family === '9x') {
    if (program.sia) return { failure: 'software-installation-account-unsupported-client', code: 1317, where: 'sia', runner: nobody };
    return user === null ? { failure: 'user-not-logged-on', where: 'waiting', runner: nobody } : { as: 'user', name: user0 };
  }
  if (program.when === 'only-when-no-user' && user !== null) return { failure: 'user-logged-on-blocks', where: 'waiting', runner: nobody };
  const needsUser = program.when === 'only-when-user-logged-on' || (family === 'ccm' && program.run === 'user-rights');
  if (needsUser && user === null) return { failure: 'user-not-logged-on', where: 'waiting', runner: nobody };
  if (family === 'ccm')
    return program.run === 'admin-rights' ? { as: 'system', name: 'NT AUTHORITY\\SYSTEM' } : { as: 'user', name: user0 };
  if (program.run === 'user-rights' && program.when === 'only-when-user-logged-on') return { as: 'user', name: user0 };
  if (!program.sia || program.when === 'only-when-user-logged-on') return { as: 'token', name: tokenAccount(world) };
  const failed = (failure: string, code: number): Truth => ({ failure, code, where: 'sia', runner: nobody });
  if (sia === null) return failed('software-installation-account-not-configured', 1317);
  const person = world.people.find(({ name }) => name === sia);
  if (person?.state === 'missing') return failed('software-installation-account-not-found', 1317);
  const home = sia.split('\\')[0] ?? '';
  const known = world.domain !== undefined && (home === world.domain || (world.trusts[world.domain] ?? []).includes(home));
  if (!known) return failed('software-installation-account-untrusted-domain', 1355);
  if (world.dcKind === 'bdc' && world.kind === 'sms20-nt' && ['RTM', 'SP1'].includes(world.servicePack ?? ''))
    return failed('software-installation-account-elevation-failed', 2226);
  return { as: 'sia', name: sia };
}

/** R6. */
function tokenAccount({ role, domain, machine, kind }: World): string {
  if (role === 'domain-controller') return `${domain}\\SMSCliToknAcct&`;
  return kind === 'sms20-nt' ? `${machine}\\SMSCliToknAcct&` : `${machine}\\SMSCliToknLocalAcct&`;
}

function contentOf(world: World, runner: Runner): Truth | undefined {
  const { dp, program, share } = world;
  const where = 'dp' as const;
  // A program that stands on another share or on a drive has no package on a distribution point (1.5).
  if (program.letter !== undefined) {
    return runner.as === 'user' ? undefined : { failure: 'mapped-drive-not-in-context', code: 0x80004005, where: 'letter', runner };
  }
  if (share?.use === 'starts-from') return visit(world, runner, { server: share, maker: 'client', where: 'share', write: false });
  if (!dp.reachable) return { failure: 'dp-unreachable', code: 53, where, runner };
  if (dp.full) return { failure: 'dp-connection-limit', code: 71, where, runner };
  const denied = visit(world, runner, { server: dp, maker: 'client', where: 'dp', write: false });
  if (denied) return denied;
  return world.hashWrong && world.download ? { failure: 'hash-mismatch', code: 0x80091007, where: 'hash', runner } : undefined;
}

function programOf(world: World, runner: Runner): Truth {
  const { share, program, dp } = world;
  if (share && share.use !== 'starts-from') {
    const denied = visit(world, runner, { server: share, maker: 'program', where: 'share', write: false });
    // What a program does first, reading there or writing here, nobody knows.
    if (denied) return { ...denied, open: denied.open === true || program.writes };
  }
  if (program.writes && !world.download && share?.use !== 'starts-from' && program.letter === undefined) {
    const denied = visit(world, runner, { server: dp, maker: 'client', where: 'dp', write: true });
    if (denied) return { ...denied, where: 'program', code: 5 };
  }
  if (program.msi?.allUsers === 0 && runner.as !== 'user' && program.exitCode === 0)
    return { failure: 'per-user-msi-under-system', code: 0, where: 'program', runner };
  const named = { 1618: 'another-program-running' }[program.exitCode];
  if (program.exitCode !== 0) return { failure: named ?? 'exit-code-failure', code: program.exitCode, where: 'program', runner };
  return { where: 'nowhere', runner };
}

interface Visit {
  readonly server: Server;
  readonly maker: 'client' | 'program';
  readonly where: 'dp' | 'share';
  readonly write: boolean;
}

interface Credential {
  readonly as: 'existing' | 'user' | 'token' | 'sia' | 'computer' | 'naa' | 'connection-account';
  readonly name: string;
}

interface Attempt extends Credential {
  /** 0: got in. */
  readonly code: number;
  readonly why: 'in' | 'unknown' | 'state' | 'deny' | 'not-listed' | 'share' | 'level' | 'stale' | 'pending' | 'channel';
}

function visit(world: World, runner: Runner, target: Visit): Truth | undefined {
  const { where } = target;
  const open = heldBy(world, runner, target.server);
  const own = credentials(world, runner, target).map((each) => attempt(world, each, target));
  const works = own.some(({ why }) => why === 'in');
  if (open) {
    const held = attempt(world, { as: 'existing', name: open.credential }, target);
    if (held.why === 'in') return undefined;
    if (held.code !== 5) return { where, runner, open: true, failure: 'existing-connection-conflict' };
    return { failure: 'existing-connection-conflict', code: works ? 5 : 1219, where, runner, open: !works };
  }
  return works ? undefined : refusal(world, runner, target, own);
}

function heldBy({ connections }: World, runner: Runner, server: Server): Open | undefined {
  return connections.find((each) => each.session === runner.as && each.server === server.name && each.driveLetter === undefined);
}

/** Section 3: which credentials are tried, in order. */
function credentials(world: World, runner: Runner, { where, maker, server }: Visit): Credential[] {
  const { family, kind, role } = world;
  const all = (as: Credential['as'], names: readonly string[]) => names.map((name) => ({ as, name }));
  if (family === '9x') return all('user', [runner.name]);
  if (family === 'legacy') {
    const current = all(runner.as === 'system' || runner.as === 'nobody' ? 'user' : runner.as, [runner.name]);
    return where === 'dp' ? [...current, ...all('connection-account', world.connectionAccounts)] : current;
  }
  if (runner.as === 'user') return all('user', [runner.name]);
  const domain = world.domain;
  const joined = domain !== undefined && role !== 'workgroup';
  const computer = joined ? all('computer', [`${domain}\\${world.machine}$`]) : [];
  const served = where === 'dp' || maker === 'client' || kind === 'sms2003-advanced';
  return [...computer, ...(served && world.naaDelivered ? all('naa', world.naas) : [])].filter(() => server.reachable);
}

const codes: Record<Exclude<State, 'well'>, number> = {
  missing: 1326,
  disabled: 1331,
  locked: 1909,
  'password-expired': 1330,
  'must-change': 1907,
  expired: 1793,
  'password-changed': 1326,
};

/** R42 and then R47 to R50. */
function attempt(world: World, credential: Credential, target: Visit): Attempt {
  const { name, as } = credential;
  const home = name.split('\\')[0] ?? '';
  const { domain } = target.server;
  if (as === 'computer' && !world.secureChannel) return { ...credential, code: 1789, why: 'channel' };
  if (home !== domain && !(world.trusts[domain] ?? []).includes(home)) return { ...credential, code: 1326, why: 'unknown' };
  const person = world.people.find((each) => each.name === name);
  if (person && person.state !== 'well') return { ...credential, code: codes[person.state], why: 'state' };
  const why = rights(
    world,
    person ?? { name, groups: [`${home}\\${name.endsWith('$') ? 'Domain Computers' : 'Domain Users'}`], state: 'well' },
    target,
  );
  return { ...credential, code: why === 'in' ? 0 : 5, why };
}

function rights(world: World, person: Person, { server, where, write }: Visit): Attempt['why'] {
  const now = tokenOf(world, person.name, person.groups);
  const real = person.groupsAtLogon ? tokenOf(world, person.name, person.groupsAtLogon) : now;
  const folder = judge(server.folder, real, write);
  if (folder === 'in') return server.shareAcl && judge(server.shareAcl, real, write) !== 'in' ? 'share' : 'in';
  if (where === 'dp' && world.pack.pending && judge(world.pack.access ?? {}, real, write) === 'in') return 'pending';
  if (judge(server.folder, now, write) === 'in') return 'stale';
  return folder;
}

/** The account, its groups through all nestings, and the local groups of the server (R46; all accounts that it knows are in Users). */
function tokenOf({ groups }: World, name: string, direct: readonly string[]): Set<string> {
  const token = new Set([name, 'Everyone', 'Authenticated Users', 'Users', ...direct]);
  for (let grown = -1; grown !== token.size; ) {
    grown = token.size;
    for (const [group, members] of Object.entries(groups)) if (members.some((member) => token.has(member))) token.add(group);
  }
  return token;
}

const order: readonly Level[] = ['no-access', 'read', 'change', 'full-control'];

function judge(list: AccessList, token: ReadonlySet<string>, write: boolean): 'in' | 'deny' | 'not-listed' | 'level' {
  const hits = Object.entries(list).flatMap(([who, level]) => (token.has(who) ? [order.indexOf(level)] : []));
  if (hits.includes(0)) return 'deny';
  if (hits.length === 0) return 'not-listed';
  return Math.max(...hits) >= (write ? 2 : 1) ? 'in' : 'level';
}

/** Section 4: what the refusal is called. */
function refusal(world: World, runner: Runner, target: Visit, tries: readonly Attempt[]): Truth {
  const { where } = target;
  const real = tries.filter(({ why, as }) => why !== 'unknown' && !(as === 'token' && world.role !== 'domain-controller'));
  const inside = real.filter(({ code }) => code === 5);
  const outside = real.filter(({ code }) => code !== 5);
  // Refused at the door here and in the room there: which of them is the cause, the specification does not say.
  const open =
    (inside.length > 0 && outside.length > 0) ||
    new Set(inside.map(({ why }) => why)).size > 1 ||
    new Set(outside.map(({ code }) => code)).size > 1;
  const last = inside.at(-1) ?? outside.at(-1);
  const answer = (failure: string, code = last?.code ?? 5): Truth => ({ failure, code, where, runner, open });
  if (!last) return { ...answer(unknownThere(world, runner, target)), code: 5 };
  if (last.why === 'state' && last.as === 'naa') return answer('naa-logon-failure');
  if (last.why === 'state' && last.as === 'connection-account')
    return answer(
      last.code === 1909
        ? 'client-connection-account-locked-out'
        : last.code === 1326
          ? 'client-connection-account-password-changed'
          : 'account-state',
    );
  if (last.why === 'channel') return answer('computer-account-rejected');
  if (last.why === 'state') return { ...answer('account-state'), open: true };
  if (last.why === 'stale') return answer('stale-token');
  if (where === 'share') return answer(shareClass(world, runner, last));
  return answer(packageClass(world, runner, target, inside));
}

/** Nobody among the credentials is known to the server. */
function unknownThere(world: World, runner: Runner, { where, maker }: Visit): string {
  if (world.family === 'ccm' && runner.as === 'system') {
    const needs = where === 'dp' || maker === 'client' || world.kind === 'sms2003-advanced';
    return needs && (world.naas.length === 0 || !world.naaDelivered) ? 'naa-not-configured' : 'access-denied-non-sms-share';
  }
  if (where === 'share' && runner.as === 'token') return 'token-account-no-network';
  // "No identity at all" is A1's; B6 is about an account that gets in.
  if (where === 'share') return 'access-denied-non-sms-share';
  return 'package-access-not-covered';
}

function shareClass({ kind, naas }: World, runner: Runner, last: Attempt): string {
  if (last.why === 'share') return 'share-permission-too-low';
  if (runner.as === 'sia') return 'software-installation-account-no-rights';
  if (last.as === 'naa') return 'naa-no-rights';
  if (kind === 'sms2003-advanced' && runner.as === 'system' && naas.length === 0) return 'naa-not-configured';
  return 'access-denied-non-sms-share';
}

function packageClass(world: World, runner: Runner, target: Visit, inside: readonly Attempt[]): string {
  const why = inside.at(-1)?.why;
  if (why === 'deny') return 'package-access-explicit-deny';
  if (why === 'level') return 'package-access-level-too-low';
  if (why === 'share') return 'share-permission-too-low';
  if (why === 'pending') return 'access-account-change-not-applied';
  if (inside.some(({ as }) => as === 'sia')) return 'software-installation-account-no-rights';
  const user = world.people.find(({ name }) => name === world.user);
  if (runner.as !== 'user' && user && attempt(world, { as: 'user', name: user.name }, target).why === 'in')
    return 'package-access-context-mismatch';
  return inside.every(({ as }) => as === 'naa') && world.family === 'ccm' ? 'naa-no-rights' : 'package-access-not-covered';
}

/** The path that the failing access was about. */
export function pathOf(world: World, { where }: Truth): string {
  return where === 'share' ? sharePath(world, world.program.file) : `${packageFolder(world)}${world.program.file}`;
}

/**
 * What holds of the failure as well, though it does not name its cause: the program did end with an exit code, and an account that is
 * meant by a more precise class is covered by no entry (worked example 8: C4 with C1; with C8, as long as its token is the old one).
 */
export function alsoTrue(world: World, { failure, where }: Truth): readonly string[] {
  const ended = where === 'program' || (where === 'share' && world.share?.use !== 'starts-from');
  const uncovered = ['package-access-context-mismatch', 'naa-no-rights', 'software-installation-account-no-rights', 'stale-token'].includes(
    failure ?? '',
  );
  return [...(ended ? ['exit-code-failure'] : []), ...(uncovered && where === 'dp' ? ['package-access-not-covered'] : [])];
}
