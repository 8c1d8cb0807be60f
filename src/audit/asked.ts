import { type Client, type ClientKind, clientKinds, type Model, type Program } from '../accounts/model.js';
import { sameMachine } from '../accounts/names.js';
import { Mistake, nearest } from '../mistake.js';

/** A question about access in the words of a command line; everything that is not said comes from the model or from a default. */
export interface Asked {
  readonly client?: string | undefined;
  readonly kind?: ClientKind | undefined;
  readonly role?: Client['role'];
  readonly domain?: string | undefined;
  readonly user?: string | undefined;
  readonly runMode?: 'user-rights' | 'admin-rights' | undefined;
  readonly sia?: boolean | undefined;
  readonly package?: string | undefined;
  readonly program?: string | undefined;
  readonly resource?: string | undefined;
  readonly operation: 'read' | 'write';
  readonly maker?: 'client' | 'program' | undefined;
  /** Network access accounts; an empty list says that there is none. */
  readonly naa?: readonly string[] | undefined;
}

/** The question with everything filled in. */
export interface Situation {
  readonly model: Model;
  readonly client: Client;
  readonly program: Program;
  readonly packageId: string | undefined;
  readonly path: string;
  /** What was taken as standard because nobody said it. */
  readonly assumed: readonly string[];
}

const shortKinds: Readonly<Record<string, ClientKind>> = {
  '9x': 'sms20-9x',
  nt: 'sms20-nt',
  legacy: 'sms2003-legacy',
  advanced: 'sms2003-advanced',
  '2007': 'cm2007',
  '2012': 'cm2012',
  cb: 'cmcb',
};

/** A kind of client by its id or by a short word: 9x, nt, legacy, advanced, 2007, 2012, cb. */
export function clientKindOf(word: string): ClientKind {
  const plain = word.trim().toLowerCase();
  const kind = clientKinds.find((each) => each === plain) ?? shortKinds[plain];
  if (kind !== undefined) return kind;
  const words = [...clientKinds, ...Object.keys(shortKinds)];
  const near = nearest(plain, words);
  throw new Mistake(`${word} is no kind of client.`, [near === undefined ? `It is one of ${words.join(', ')}.` : `Did you mean ${near}?`]);
}

/** The situation that the model describes, with what the command line says instead. */
export function situationIn(model: Model, asked: Asked): Situation {
  const known = clientIn(model, asked);
  const client = { ...known, ...described({ ...asked, client: known.name ?? asked.client }) };
  const program = programIn(model, asked);
  const site = asked.naa === undefined ? model.site : { ...model.site, networkAccessAccounts: asked.naa };
  const path = asked.resource ?? folderOf(model, program.packageId);
  return { model: { ...model, site }, client, program, packageId: program.packageId || undefined, path, assumed: [] };
}

function described({ client, kind, role, domain, user }: Asked): Partial<Client> {
  const said: Partial<Client> = { name: client, kind, role, domain, interactiveUser: user };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function clientIn({ clients, site }: Model, { client, kind, role }: Asked): Client {
  const names = clients.flatMap(({ name }) => name ?? []);
  if (client !== undefined) {
    const found = clients.find(({ name }) => name !== undefined && sameMachine(name, client));
    if (found || kind !== undefined || role !== undefined || names.length === 0) return found ?? {};
    throw new Mistake(`The model has no client ${client}.`, [
      meant(client, names, 'Describe it: --client-kind advanced --role workstation'),
    ]);
  }
  const [only] = clients;
  if (only && clients.length === 1) return only;
  if (clients.length > 1 && kind === undefined && role === undefined)
    throw new Mistake('The model has several clients: which one?', [
      `Name it: --client ${names[0] ?? 'WKS12'}. Or describe one: --client-kind advanced`,
    ]);
  return { kind: site?.clientKind };
}

function programIn(model: Model, asked: Asked): Program {
  const packageId = packageIn(model, asked);
  const inPackage = model.programs.filter((each) => packageId === undefined || same(each.packageId, packageId));
  const found = asked.program === undefined ? undefined : inPackage.find(({ name }) => same(name, asked.program ?? ''));
  const names = inPackage.map(({ name }) => name);
  if (asked.program !== undefined && !found && names.length > 0)
    throw new Mistake(`The model has no program ${asked.program}${packageId === undefined ? '' : ` in ${packageId}`}.`, [
      meant(asked.program, names, `It has ${names.slice(0, 10).join(', ')}.`),
    ]);
  const chosen = found ?? (inPackage.length === 1 && packageId !== undefined ? inPackage[0] : undefined);
  const { runMode, sia } = asked;
  return {
    packageId: packageId ?? '',
    name: asked.program ?? '',
    ...chosen,
    ...(runMode === undefined ? {} : { runMode }),
    ...(sia === undefined ? {} : { useSoftwareInstallationAccount: sia }),
    ...(sia && chosen?.programCanRun === undefined ? { programCanRun: 'whether-or-not' as const } : {}),
  };
}

function packageIn(model: Model, asked: Asked): string | undefined {
  if (asked.package === undefined) {
    const holding = model.programs.filter(({ name }) => asked.program !== undefined && same(name, asked.program));
    return holding.length === 1 ? holding[0]?.packageId : undefined;
  }
  const wanted = asked.package;
  const found = model.packages.find(({ packageId, name }) => same(packageId, wanted) || (name !== undefined && same(name, wanted)));
  const ids = model.packages.map(({ packageId }) => packageId);
  if (!found && ids.length > 0)
    throw new Mistake(`The model has no package ${wanted}.`, [meant(wanted, ids, `It has ${ids.slice(0, 10).join(', ')}.`)]);
  return found?.packageId ?? wanted;
}

/** The folder of the package on the first distribution point that holds it. */
function folderOf(model: Model, packageId: string): string {
  const held = model.packages.find((each) => same(each.packageId, packageId));
  const server = held?.distributionPoints?.[0] ?? (held?.distributionPoints ? undefined : model.distributionPoints[0]?.server);
  if (server !== undefined && packageId !== '') return packagePath(server, packageId, held);
  throw new Mistake('Access to what?', [
    packageId === ''
      ? 'Name it: --resource \\\\SERVER\\share, or --package S0100012.'
      : `The model names no distribution point for ${packageId}: --resource \\\\SERVER\\SMSPKGD$\\${packageId}`,
  ]);
}

/** Where a package stands on a distribution point (1.5). */
export function packagePath(server: string, packageId: string, held: Model['packages'][number] | undefined): string {
  const custom = held?.shareMode !== undefined && held.shareMode !== 'common' ? held.shareName : undefined;
  const host = server.replace(/^\\+/, '');
  return custom === undefined ? `\\\\${host}\\SMSPKG$\\${packageId}` : `\\\\${host}\\${custom.replace(/^\\+/, '')}`;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function meant(word: string, words: readonly string[], otherwise: string): string {
  const near = nearest(word, words);
  return near === undefined ? otherwise : `Did you mean ${near}?`;
}
