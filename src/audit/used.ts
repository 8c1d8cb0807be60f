import type { Principal, Target } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import { kindOf } from '../accounts/kinds.js';
import type { AccessEntry, Account, Client, Model, Program } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';

interface Used {
  readonly model: Model;
  readonly client: Client;
  readonly program: Program;
  readonly target: Target;
  readonly tried: readonly Principal[];
}

/** The facts that an answer rests on, as sentences. */
export function factsUsed({ model, client, program, target, tried }: Used): readonly string[] {
  return [
    ...ofClient(client, model),
    ...ofProgram(program),
    ...ofSite(model, tried),
    ...ofTarget(target),
    ...tried.flatMap(({ name }) => (name === undefined ? [] : ofAccount(name, model))),
  ];
}

function ofClient(client: Client, model: Model): string[] {
  const kind = kindOf(client, model);
  const name = client.name ?? 'The client';
  const user = client.interactiveUser;
  return [
    `${name} is ${[kind, client.role, client.os].filter(Boolean).join(', ') || 'a client of unknown kind'}${client.domain === undefined ? '' : `, in ${client.domain}`}.`,
    ...(user === undefined ? [] : [user === null ? 'Nobody is logged on.' : `${user} is logged on.`]),
    ...(client.connections ?? []).map(
      (one) => `The ${one.session} session holds a connection to ${one.server} as ${one.credential ?? 'an unknown account'}.`,
    ),
  ];
}

const modes = { 'user-rights': 'user rights', 'admin-rights': 'administrative rights' } as const;
const times = {
  'only-when-user-logged-on': 'runs only when a user is logged on',
  'only-when-no-user': 'runs only when nobody is logged on',
  'whether-or-not': 'runs whether or not a user is logged on',
} as const;

function ofProgram(program: Program): string[] {
  const said = [
    program.taskSequence ? 'a task sequence' : undefined,
    program.runMode && modes[program.runMode],
    program.programCanRun && times[program.programCanRun],
    program.useSoftwareInstallationAccount ? 'uses the software installation account' : undefined,
  ].filter(Boolean);
  return said.length === 0 ? [] : [`The program${program.name === '' ? '' : ` ${program.name}`}: ${said.join(', ')}.`];
}

function ofSite({ site }: Model, tried: readonly Principal[]): string[] {
  const has = (kind: Principal['kind']) => tried.some((one) => one.kind === kind);
  const list = (title: string, names: readonly string[] | undefined) => (names ? [`${title}: ${names.join(', ') || 'none'}.`] : []);
  return [
    ...(has('network-access') || has('local-system') || has('computer-account')
      ? list('Network access accounts of the site', site?.networkAccessAccounts)
      : []),
    ...(has('client-connection') ? list('Client connection accounts of the site', site?.clientConnectionAccounts) : []),
    ...(has('software-installation') && site?.softwareInstallationAccount
      ? [`Software installation account of the site: ${site.softwareInstallationAccount}.`]
      : []),
  ];
}

function ofTarget(target: Target): string[] {
  if (target.kind === 'cap') return [];
  if (target.kind === 'share')
    return [
      ...listed(`Permissions of the share ${target.path}`, target.share?.shareAcl),
      ...listed(`Permissions of the folder ${target.path}`, target.share?.ntfsAcl),
    ];
  const own = Object.entries(target.dp?.ntfsAcl ?? {}).find(([id]) => id.toLowerCase() === target.package?.packageId.toLowerCase())?.[1];
  return [
    ...(target.dp?.serverDomain === undefined
      ? []
      : [`${target.server} is ${target.dp.serverRole ?? 'a server'} in ${target.dp.serverDomain}.`]),
    ...(own
      ? listed(`Permissions of the package folder on ${target.server}`, own)
      : listed(`Access accounts of ${target.package?.packageId}`, target.package?.accessAccounts)),
    ...listed(`Permissions of the package share on ${target.server}`, target.dp?.shareAcl),
  ];
}

const levels: Record<AccessEntry['level'], string> = {
  'no-access': 'No Access',
  read: 'Read',
  change: 'Change',
  'full-control': 'Full Control',
};

function listed(title: string, entries: readonly AccessEntry[] | undefined): string[] {
  return entries ? [`${title}: ${entries.map(({ principal, level }) => `${principal} ${levels[level]}`).join(', ') || 'nobody'}.`] : [];
}

const states: readonly (readonly [keyof Account, boolean, string])[] = [
  ['exists', false, 'does not exist'],
  ['enabled', false, 'is disabled'],
  ['locked', true, 'is locked out'],
  ['passwordExpired', true, 'has an expired password'],
  ['mustChangePassword', true, 'must change its password'],
  ['expired', true, 'has expired'],
  ['passwordChanged', true, 'has a password that the site does not know yet'],
  ['networkLogonRight', false, 'may not log on over the network'],
];

function ofAccount(name: string, model: Model): string[] {
  const account = directory(model).accounts.get(accountKey(name));
  if (!account) return [];
  const wrong = states.flatMap(([key, value, text]) => (account[key] === value ? [text] : []));
  const groups = account.groups ? [`is in ${account.groups.join(', ') || 'no group of its own'}`] : [];
  const said = [...wrong, ...groups];
  return said.length === 0 ? [] : [`${account.name} ${said.join(', ')}.`];
}
