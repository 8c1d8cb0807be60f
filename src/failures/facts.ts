import { may } from '../accounts/access.js';
import type { Access, AccessQuestion, Principal, ProcessAnswer, Target } from '../accounts/answer.js';
import { familyOf } from '../accounts/kinds.js';
import { type Advertisement, type Client, type ClientKind, emptyModel, type Model, type Package, type Program } from '../accounts/model.js';
import { sameMachine } from '../accounts/names.js';
import { targetOf } from '../accounts/paths.js';
import { processAccount, triedAccount } from '../accounts/process.js';
import { instant } from '../clock.js';
import type { Run } from '../runs/run.js';
import { failed } from './evidence.js';
import type { Facts } from './failure.js';

/** The clients that one model was asked for, and which account runs which program on them; bounded, because names come from logs. */
interface Memory {
  readonly clients: Map<string, Client>;
  readonly processes: Readonly<Record<Progress, WeakMap<Client, Map<Program | undefined, ProcessAnswer>>>>;
}

/** How far the log shows that the program came. */
type Progress = 'started' | 'tried' | 'unknown';

const mostClients = 1_000;

/**
 * Gathers what model and runs say. The account rules are asked when a class asks, once per question; what does not differ between
 * the runs of a client is computed once.
 */
export function factsFor(given: Model | undefined, kind?: ClientKind | undefined): (run: Run) => Facts {
  const memory: Memory = {
    clients: new Map(),
    processes: { started: new WeakMap(), tried: new WeakMap(), unknown: new WeakMap() },
  };
  return (run) => new RunFacts(run, { given, kind, memory });
}

interface Asking {
  readonly given: Model | undefined;
  readonly kind: ClientKind | undefined;
  readonly memory: Memory;
}

/**
 * A class and not an object literal: a getter in a literal gives every object a shape of its own, which keeps its run alive for long.
 * What the model says is looked up when it is asked for: of most runs most of it never is.
 */
class RunFacts implements Facts {
  readonly model: Model;
  readonly modelled: boolean;
  readonly #run: Run;
  readonly #asking: Asking;
  #client: Client | undefined;
  #named: Named | undefined;
  #places: Map<string, ReturnType<Facts['resource']>> | undefined;
  #answers: Map<string, Access> | undefined;
  #process: ProcessAnswer | undefined;

  constructor(run: Run, asking: Asking) {
    this.#run = run;
    this.#asking = asking;
    this.model = asking.given ?? emptyModel;
    this.modelled = asking.given !== undefined;
  }

  get client(): Client {
    this.#client ??= rememberedClient(this.#run, this.model, this.#asking);
    return this.#client;
  }

  get family(): Facts['family'] {
    return familyOf(this.client.kind) ?? this.#run.family;
  }

  get package(): Package | undefined {
    return this.#names().package;
  }

  get program(): Program | undefined {
    return this.#names().program;
  }

  get advertisement(): Advertisement | undefined {
    return this.#names().advertisement;
  }

  get process(): ProcessAnswer {
    const { model, client, program } = this;
    if (this.#process) return this.#process;
    const answer = processOf(this.#run, prediction(this.#run, client, program, { model, processes: this.#asking.memory.processes }));
    this.#process = this.modelled ? answer : inShort(answer);
    return this.#process;
  }

  resource(path: string): ReturnType<Facts['resource']> {
    this.#places ??= new Map();
    const known = this.#places.get(path);
    if (known || this.#places.has(path)) return known;
    const place = resourceOf(path, this.model, this.#names().packageId);
    this.#places.set(path, place);
    return place;
  }

  access(...[path, operation, maker, as]: Parameters<Facts['access']>): Access {
    const key = `${operation} ${maker} ${as ? `${as.kind} ${as.name}` : ''} ${path}`;
    this.#answers ??= new Map();
    const known = this.#answers.get(key);
    if (known) return known;
    const { client, program } = this;
    const when = this.#run.ended && instant(this.#run.ended);
    const process: ProcessAnswer = as ? { verdict: 'runs', account: as, because: [], missing: [] } : this.process;
    const { packageId } = this.#names();
    const answer = ask(path, this.model, { client, program, process, operation, maker, when, packageId });
    this.#answers.set(key, answer);
    return answer;
  }

  #names(): Named {
    this.#named ??= namedBy(this.#run, this.model);
    return this.#named;
  }
}

/** What the names of a run stand for in the model. */
interface Named {
  readonly package: Package | undefined;
  readonly program: Program | undefined;
  readonly advertisement: Advertisement | undefined;
  readonly packageId: string | undefined;
}

function namedBy(run: Run, model: Model): Named {
  const found = packageOf(run, model);
  const packageId = found?.packageId ?? run.packageId;
  return {
    package: found,
    program: programOf(run, model, found),
    advertisement: model.advertisements.find((each) => isAdvertisementOf(each, run, packageId)),
    packageId,
  };
}

function rememberedClient(run: Run, model: Model, { kind, memory: { clients } }: Asking): Client {
  const key = `${run.machine ?? ''}\n${familyShown(run) ?? ''}`;
  const known = clients.get(key);
  if (known) return known;
  if (clients.size >= mostClients) clients.clear();
  const client = clientOf(run, model, kind);
  clients.set(key, client);
  return client;
}

function progressOf(run: Run): Progress {
  const started = run.events.some(({ kind }) => kind === 'program-started' || kind === 'program-starting');
  if (started || run.exitCode !== undefined) return 'started';
  return failed(run) && run.scope === 'program' ? 'tried' : 'unknown';
}

function prediction(run: Run, client: Client, program: Program | undefined, { model, processes }: Known): ProcessAnswer {
  const progress = progressOf(run);
  const known = processes[progress].get(client) ?? new Map<Program | undefined, ProcessAnswer>();
  const answer = known.get(program) ?? predicted(client, program, model, progress);
  processes[progress].set(client, known.set(program, answer));
  return answer;
}

function predicted(client: Client, program: Program | undefined, model: Model, progress: Progress): ProcessAnswer {
  return progress === 'unknown' ? processAccount(client, program, model) : triedAccount(client, program, model, progress === 'started');
}

interface Known {
  readonly model: Model;
  readonly processes: Memory['processes'];
}

type Asked = Omit<AccessQuestion, 'target' | 'process'> & { readonly process: ProcessAnswer; readonly packageId: string | undefined };

function ask(path: string, model: Model, { process, packageId, ...rest }: Asked): Access {
  const target = targetOf(path, model, packageId);
  const nothing = { verdict: 'unknown', tries: [], because: [] } as const;
  if (!target) return { ...nothing, missing: [{ fact: `what ${path} is`, decides: 'which permissions apply' }] };
  if (!process.account) return { ...nothing, because: process.because, missing: process.missing };
  const answer = may({ ...rest, process: process.account, target }, model);
  return { ...answer, because: [...process.because, ...answer.because], missing: [...process.missing, ...answer.missing] };
}

function clientOf(run: Run, model: Model, kind: ClientKind | undefined): Client {
  const named =
    run.machine === undefined ? undefined : model.clients.find(({ name }) => name !== undefined && sameMachine(name, run.machine ?? ''));
  const only = model.clients.length === 1 ? model.clients[0] : undefined;
  const client = named ?? (only && (only.name === undefined || run.machine === undefined) ? only : undefined);
  const known = kind ?? client?.kind ?? model.site?.clientKind;
  return { ...(client ?? { name: run.machine }), kind: known, family: familyShown(run) };
}

/** Accounts of programs and a service context are of Windows NT (R1, R4..R10). */
function familyShown({ family, context, events }: Run): Client['family'] {
  const onNt = context === 'service' || events.some(({ kind }) => kind.startsWith('account-'));
  return family === 'legacy' && onNt ? 'nt' : family;
}

function packageOf(run: Run, model: Model): Package | undefined {
  const same = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase();
  const found = model.packages.find(
    (each) => same(each.packageId, run.packageId) || (run.packageId === undefined && same(each.name, run.packageName)),
  );
  if (found || run.packageId !== undefined || run.packageName !== undefined) return found;
  const byProgram = model.programs.filter(({ name }) => same(name, run.program));
  return byProgram.length === 1 ? model.packages.find((each) => same(each.packageId, byProgram[0]?.packageId)) : undefined;
}

function programOf(run: Run, model: Model, pack: Package | undefined): Program | undefined {
  const packageId = (pack?.packageId ?? run.packageId)?.toLowerCase();
  const inPackage = model.programs.filter((each) => packageId === undefined || each.packageId.toLowerCase() === packageId);
  const named = inPackage.filter(({ name }) => name.toLowerCase() === run.program?.toLowerCase());
  if (run.program !== undefined) return named.length === 1 ? named[0] : undefined;
  return inPackage.length === 1 ? inPackage[0] : undefined;
}

function isAdvertisementOf(each: Model['advertisements'][number], run: Run, packageId: string | undefined): boolean {
  if (run.advertisement !== undefined && each.id !== undefined) return each.id.toLowerCase() === run.advertisement.toLowerCase();
  return (
    each.packageId.toLowerCase() === packageId?.toLowerCase() &&
    (run.program === undefined || each.programName.toLowerCase() === run.program.toLowerCase())
  );
}

/** The account that ran the program: what the client logged counts more than what the rules predict. */
function processOf(run: Run, predicted: ProcessAnswer): ProcessAnswer {
  const logged = loggedAccount(run, predicted);
  if (!logged) return predicted;
  const { account, rule, text } = logged;
  return { verdict: 'runs', account, because: [{ rule, text }], missing: [] };
}

/** Without any model the facts that are missing about a program are its properties, and one line says so. */
function inShort(answer: ProcessAnswer): ProcessAnswer {
  const [first] = answer.missing;
  if (!first || answer.missing.length < 3) return answer;
  const fact = 'the kind of the client, and the properties of the program (run mode, logon condition, software installation account)';
  return { ...answer, missing: [{ fact, decides: first.decides }] };
}

function loggedAccount(run: Run, predicted: ProcessAnswer): { account: Principal; rule: string; text: string } | undefined {
  const elevated = run.events.findLast((event) => event.kind === 'account-elevated');
  if (elevated?.account !== undefined) {
    const account = { kind: 'software-installation', name: elevated.account } as const;
    return {
      account,
      rule: 'R10',
      text: `The client granted local administrator rights to ${elevated.account}: the program runs as the software installation account.`,
    };
  }
  if (run.runAs !== undefined) {
    const system = /^NT AUTHORITY\\SYSTEM$/i.test(run.runAs);
    const account: Principal = { kind: system ? 'local-system' : 'logged-on-user', name: run.runAs };
    return { account, rule: system ? 'R16' : 'R17', text: `The client's own event says that the program ran as ${run.runAs}.` };
  }
  if (run.context === 'service' && predicted.account?.kind !== 'client-token' && predicted.account?.kind !== 'software-installation') {
    return {
      account: { kind: 'client-token' },
      rule: 'R5',
      text: 'The log says SERVICE context: the program runs as the client token account.',
    };
  }
  return undefined;
}

const kinds = { dp: 'distribution-point', cap: 'client-access-point', share: 'share' } as const;

function resourceOf(path: string, model: Model, packageId: string | undefined): ReturnType<Facts['resource']> {
  const web = /^https?:\/\/([^/:\s]+)/i.exec(path)?.[1];
  if (web !== undefined) return { kind: 'web', server: web, path };
  const target: Target | undefined = targetOf(path, model, packageId);
  if (!target) return undefined;
  const { kind, server } = target;
  return {
    kind: kinds[kind],
    server,
    path,
    ...('dp' in target ? { dp: target.dp } : {}),
    ...('share' in target ? { share: target.share } : {}),
  };
}
