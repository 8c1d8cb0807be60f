import { type Client, emptyModel, type Model, type Program } from '../accounts/model.js';
import { accountName } from '../accounts/names.js';
import { uncPath } from '../accounts/paths.js';
import { Mistake } from '../mistake.js';
import type { Asked, Situation } from './asked.js';

/** A situation of which nobody gave a model: one domain, plain accounts, and what Windows and SMS set up by themselves. */
export function bareSituation(asked: Asked): Situation {
  if (asked.resource === undefined && asked.package === undefined)
    throw new Mistake('Access to what?', ['Name it: --resource \\\\SERVER\\share, or give a model file and --package.']);
  const path = asked.resource ?? `\\\\DP1\\SMSPKG$\\${asked.package}`;
  const server = uncPath(path)?.server ?? 'SERVER';
  const assumed: string[] = asked.resource === undefined ? ['The distribution point is DP1 (--resource).'] : [];
  const alone = asked.role === 'workgroup' || asked.role === 'winpe';
  const home = asked.role === 'untrusted-domain' ? undefined : asked.domain;
  const domain =
    home ??
    domainAmong(asked.naa ?? [asked.user]) ??
    taken('CORP', 'The accounts and the server are in one domain, here called CORP (--domain).', assumed);
  const client: Client = {
    name: asked.client ?? taken('CLIENT1', 'The client is called CLIENT1 (--client).', assumed),
    kind: asked.kind,
    role: asked.role ?? taken('workstation', 'The client is a workstation in the domain (--role).', assumed),
    domain: alone ? undefined : asked.role === 'untrusted-domain' ? (asked.domain ?? 'OTHER') : domain,
    interactiveUser: asked.user ?? someUser(alone ? (asked.client ?? 'CLIENT1') : domain, assumed),
    connections: [],
  };
  const program = bareProgram(asked, assumed);
  const model = bareModel({ asked, domain, server, path, program, assumed });
  return { model, client, program, packageId: program.packageId || undefined, path, assumed };
}

function someUser(home: string, assumed: string[]): string {
  return taken(`${home}\\user1`, `${home}\\user1 is logged on, a plain user (--user).`, assumed);
}

function taken<T>(value: T, why: string, assumed: string[]): T {
  assumed.push(why);
  return value;
}

function domainAmong(names: readonly (string | undefined)[]): string | undefined {
  return names
    .map((name) => (name === undefined ? undefined : accountName(name).domain))
    .find((domain) => domain !== undefined)
    ?.toUpperCase();
}

function bareProgram({ runMode, sia, package: packageId, program }: Asked, assumed: string[]): Program {
  const mode =
    runMode ??
    (sia ? 'admin-rights' : taken('user-rights', 'The program has user rights, the default of new programs (--run-mode).', assumed));
  return {
    packageId: packageId ?? '',
    name: program ?? '',
    runMode: mode,
    programCanRun: mode === 'admin-rights' ? 'whether-or-not' : 'only-when-user-logged-on',
    useSoftwareInstallationAccount: sia ?? false,
  };
}

interface Bare {
  readonly asked: Asked;
  readonly domain: string;
  readonly server: string;
  readonly path: string;
  readonly program: Program;
  readonly assumed: string[];
}

function bareModel({ asked, domain, server, path, program, assumed }: Bare): Model {
  const { share } = uncPath(path) ?? { share: '' };
  const isPackage = /^(?:SMSPKG[A-Z]?\$)$/i.test(share);
  const id = /\\([A-Z0-9]{3}[0-9A-F]{5})(?:\\|$)/i.exec(path)?.[1] ?? program.packageId;
  const plain = { serverDomain: domain, serverRole: 'member-server' } as const;
  assumed.push(
    isPackage
      ? 'The package has the default access accounts: Users Read, Administrators Full Control (in SMS 2.0 also Guests Read).'
      : `${server} has the permissions that Windows gives: Everyone Read at the share, Users Read in the folder.`,
    'The accounts are in Domain Users or Domain Computers and in no other group.',
  );
  if (asked.kind === 'sms20-nt' || asked.kind === 'sms2003-legacy')
    assumed.push(`The site has the client connection account that Setup makes, ${domain}\\SMSClient_S01.`);
  if (program.useSoftwareInstallationAccount)
    assumed.push(`The software installation account is ${domain}\\SMSCliSftAcct, an account of the domain.`);
  return {
    ...emptyModel,
    site: {
      networkAccessAccounts: asked.naa,
      softwareInstallationAccount: program.useSoftwareInstallationAccount ? `${domain}\\SMSCliSftAcct` : null,
      clientConnectionAccounts: [`${domain}\\SMSClient_S01`],
    },
    domains: [{ name: domain, kind: 'ad-native', trusts: [] }],
    packages: isPackage ? [{ packageId: id, distributionPoints: [server] }] : [],
    distributionPoints: isPackage ? [{ server, ...plain }] : [],
    shares: isPackage
      ? []
      : [
          {
            server,
            share,
            ...plain,
            shareAcl: [{ principal: 'Everyone', level: 'read' }],
            ntfsAcl: [{ principal: 'Users', level: 'read' }],
          },
        ],
  };
}
