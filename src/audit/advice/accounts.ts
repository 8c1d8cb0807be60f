import { directory } from '../../accounts/directory.js';
import { kindsOf } from '../../accounts/kinds.js';
import { memberships } from '../../accounts/membership.js';
import type { Account, ClientKind, Model } from '../../accounts/model.js';
import { accountKey, accountName, domainKey, serverKey } from '../../accounts/names.js';
import type { Advice } from './advice.js';

/** The accounts that the site gives its clients. */
export function onAccounts(model: Model): readonly Advice[] {
  const kinds = new Set(model.clients.length > 0 ? model.clients.flatMap((client) => kindsOf(client, model)) : kindsOf({}, model));
  return [
    ...networkAccess(model, kinds),
    ...clientConnection(model, kinds),
    ...installation(model),
    ...model.domains.flatMap(({ guestEnabled, name }, at): Advice[] =>
      guestEnabled
        ? [
            {
              rule: 'R43',
              text: `Guest is enabled in ${name}: an account that its servers do not know may get in as Guest, so that reading works by accident and stops when Guest is disabled.`,
              fix: 'Cover the account that connects, and disable Guest.',
              path: ['domains', at, 'guestEnabled'],
            },
          ]
        : [],
    ),
  ];
}

const single: ReadonlySet<ClientKind> = new Set(['sms2003-advanced', 'cm2007']);

function networkAccess(model: Model, kinds: ReadonlySet<ClientKind>): readonly Advice[] {
  const names = model.site?.networkAccessAccounts ?? [];
  const path = ['site', 'networkAccessAccounts'];
  const [first] = names;
  const several = [...kinds].some((kind) => kind === 'cm2012' || kind === 'cmcb');
  const only = names.length > 1 && [...kinds].every((kind) => single.has(kind));
  return [
    ...names.flatMap((name, at) => reachable(name, 'network access account', 'R39', [...path, at], model)),
    ...(names.length === 1 && several ? [alone(`The site has one network access account, ${first}`, path)] : []),
    ...(only
      ? [
          {
            rule: 'R35',
            text: `Clients of this version know one network access account per site; ${names.slice(1).join(', ')} will not be used.`,
            path,
          },
        ]
      : []),
  ];
}

function alone(what: string, path: Advice['path']): Advice {
  return {
    rule: 'R64',
    text: `${what}: when its password is changed or it is locked out, no other account steps in.`,
    fix: 'Keep two accounts at least, and replace an account instead of changing its password.',
    path,
  };
}

/** Limits of the console and of 9x clients (KB Q271149, KB Q280518). */
const longest = 31;
const most = 32;

function clientConnection(model: Model, kinds: ReadonlySet<ClientKind>): readonly Advice[] {
  const names = model.site?.clientConnectionAccounts ?? [];
  const path = ['site', 'clientConnectionAccounts'];
  const legacy = [...kinds].some((kind) => kind === 'sms20-nt' || kind === 'sms2003-legacy');
  return [
    ...names.flatMap((name, at) => [
      ...reachable(name, 'client connection account', 'R41', [...path, at], model),
      ...(accountName(name).name.length > longest
        ? [
            {
              rule: 'R23',
              text: `${name} is longer than 31 characters: the console does not accept such a name (KB Q271149).`,
              path: [...path, at],
            },
          ]
        : []),
    ]),
    ...(names.length === 1 && legacy ? [alone(`The site has one client connection account, ${names[0]}`, path)] : []),
    ...(names.length > most
      ? [{ rule: 'R28', text: 'More than 32 client connection accounts stop the installation of Windows 9x clients (KB Q280518).', path }]
      : []),
  ];
}

/** An account that no server, or no client, can ever accept. */
function reachable(name: string, role: string, rule: string, path: Advice['path'], model: Model): readonly Advice[] {
  const { domain } = accountName(name);
  const state = stateOf(directory(model).accounts.get(accountKey(name)));
  const bad: Advice[] = state === undefined ? [] : [{ ...state, text: `The ${role} ${name} ${state.text}: it gets in nowhere.`, path }];
  if (domain === undefined)
    return [
      ...bad,
      {
        rule,
        text: `The ${role} ${name} has no domain: servers take such a name for one of their own accounts.`,
        fix: `Write it as DOMAIN\\${name}.`,
        path,
      },
    ];
  if (!isMachine(domain, model)) return bad;
  return [
    ...bad,
    {
      rule: rule === 'R41' ? 'R29' : rule,
      text: `The ${role} ${name} is a local account of ${domain.toUpperCase()}: other servers do not know it.`,
      fix: 'Take an account of a domain that the servers trust.',
      path,
    },
  ];
}

function isMachine(domain: string, model: Model): boolean {
  const { domains, clients, distributionPoints, shares } = directory(model);
  if (domains.has(domain)) return false;
  const key = serverKey(domain);
  return clients.has(key) || distributionPoints.has(key) || shares.has(key);
}

const states: readonly (readonly [keyof Account, boolean, string, string])[] = [
  ['exists', false, 'R42', 'does not exist'],
  ['enabled', false, 'R42', 'is disabled'],
  ['locked', true, 'R42', 'is locked out'],
  ['expired', true, 'R42', 'has expired'],
  ['passwordExpired', true, 'R42', 'has an expired password'],
  ['mustChangePassword', true, 'R42', 'must change its password first'],
  ['passwordChanged', true, 'R64', 'has a new password that the site or its clients do not have'],
  ['networkLogonRight', false, 'R39', 'may not log on over the network'],
];

function stateOf(account: Account | undefined): { rule: string; text: string } | undefined {
  const found = states.find(([key, value]) => account?.[key] === value);
  return found && { rule: found[2], text: found[3] };
}

function installation(model: Model): readonly Advice[] {
  const name = model.site?.softwareInstallationAccount;
  if (!name) return [];
  const path = ['site', 'softwareInstallationAccount'];
  const { domain } = accountName(name);
  const text = `The software installation account ${name}`;
  if (domain === undefined || isMachine(domain, model))
    return [
      {
        rule: 'R13',
        text: `${text} is no domain account: clients look its groups up in a domain and do not find them.`,
        fix: 'Take a domain account that is in a global group.',
        path,
      },
    ];
  const state = stateOf(directory(model).accounts.get(accountKey(name)));
  return [
    ...(state ? [{ rule: state.rule, text: `${text} ${state.text}: programs that use it do not start.`, path }] : []),
    ...distrusting(model, domain).map((home) => ({
      rule: 'R12',
      text: `${text} cannot log on to clients in ${home}, which does not trust its domain.`,
      fix: 'Take an account of a domain that the clients trust.',
      path,
    })),
    ...standing(name, model).map((why) => ({
      rule: 'R10',
      text: `${text} ${why}: it needs no standing rights, clients raise it for the run only.`,
      fix: 'Take those rights away from it.',
      path,
    })),
  ];
}

function distrusting(model: Model, domain: string): readonly string[] {
  const homes = new Map(
    model.clients.flatMap((client) => (client.domain === undefined ? [] : [[domainKey(client.domain), client.domain]])),
  );
  return [...homes].flatMap(([key, home]) => {
    const trusts = directory(model).domains.get(key)?.trusts;
    return key === domain || !trusts || trusts.some((one) => domainKey(one) === domain) ? [] : [home];
  });
}

function standing(name: string, model: Model): readonly string[] {
  const key = accountKey(name);
  const { domain } = accountName(name);
  const admins = [...memberships(key, model).through.keys()].find((group) => group === `${domain}\\domain admins`);
  const machine = model.clients.find(({ localGroups }) =>
    Object.entries(localGroups ?? {}).some(
      ([group, members]) => group.toLowerCase() === 'administrators' && members.some((one) => accountKey(one) === key),
    ),
  );
  return [
    ...(directory(model).accounts.get(key)?.standingLocalAdministrator ? ['is a standing local administrator of clients'] : []),
    ...(admins === undefined ? [] : ['is in Domain Admins, and so an administrator of every client']),
    ...(machine ? [`is in the local Administrators of ${machine.name ?? 'a client'}`] : []),
  ];
}
