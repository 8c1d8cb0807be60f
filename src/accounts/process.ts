import type { MissingFact, Principal, ProcessAccountOf, ProcessAnswer, Step } from './answer.js';
import { runsInstallationAccount } from './installation-account.js';
import { is9x, isLegacyNt, kindsOf } from './kinds.js';
import type { Client, ClientKind, Model, Program } from './model.js';
import { fails, type Outcome, runs, step, waits } from './outcome.js';
import { tokenAccount } from './token-account.js';
import { ask, type Decision, worlds } from './worlds.js';

/**
 * Which account runs the program (R1..R22). Facts that the model lacks are tried with every value: the answer is definite where all of
 * them lead to the same, else `unknown` with the facts that decide.
 */
export const processAccount: ProcessAccountOf = (client, program, model) => {
  const { outcomes, open } = worlds(() => decide(client, program, model), sign);
  return merge(outcomes, open);
};

/**
 * The same for a program of which a log shows that it was started, or at least was to be: it waited for nobody, so worlds in which it
 * waits are left out. Where none is left, the model is about another program than the log, and the rules answer without the log.
 */
export function triedAccount(client: Client, program: Program | undefined, model: Model, started: boolean): ProcessAnswer {
  const happened = ({ verdict }: Outcome) => verdict === 'runs' || (verdict === 'fails' && !started);
  const { outcomes, open } = worlds(
    () => decide(client, program, model),
    (outcome) => (happened(outcome) ? sign(outcome) : undefined),
  );
  return outcomes.length === 0 ? processAccount(client, program, model) : merge(outcomes, open);
}

function sign(outcome: Outcome): string {
  return `${outcome.verdict}|${outcome.account?.kind}|${outcome.account?.name}|${outcome.failure}`;
}

interface Case {
  readonly client: Client;
  readonly program: Program;
  readonly model: Model;
  readonly kind: ClientKind;
}

function* decide(client: Client, program: Program | undefined, model: Model): Decision<Outcome> {
  const kind = yield* ask(undefined, 'the kind of the client', kindsOf(client, model));
  const facts = { client, program: program ?? { packageId: '', name: '' }, model, kind };
  if (is9x(kind)) return yield* on9x(facts);
  if (isLegacyNt(kind)) return yield* onLegacyNt(facts);
  return facts.program.taskSequence ? inTaskSequence(facts.program) : yield* onCcm(facts);
}

function* on9x({ client, program }: Case): Decision<Outcome> {
  if (yield* usesInstallationAccount(program))
    return fails('software-installation-account-unsupported-client', [
      step('R2', 'A Windows 9x client cannot use a software installation account: it finds no run account data (1317) and does not start.'),
    ]);
  const user = yield* loggedOn(client);
  if (user === null)
    return waits('user-not-logged-on', [step('R3', 'Nobody is logged on, and a Windows 9x client works only after logon.')]);
  return runs(userPrincipal(user), [step('R1', 'On Windows 9x every program runs as the logged-on user, whatever its run mode.')]);
}

function* onLegacyNt({ client, program, model, kind }: Case): Decision<Outcome> {
  const when = yield* canRun(program);
  const waiting = yield* waitsForUser(client, when);
  if (waiting) return waiting;
  const untilLogon = when === 'only-when-user-logged-on';
  if (untilLogon && (yield* runMode(program)) === 'user-rights')
    return runs(userPrincipal(yield* loggedOn(client)), [
      step('R4', 'The program has user rights: Pea32.exe starts it as the logged-on user, with no further rights.'),
    ]);
  const steps: Step[] = [];
  if (untilLogon && program.useSoftwareInstallationAccount)
    steps.push(step('R9', 'The software installation account cannot be chosen for a program that needs a user logged on; it is not used.'));
  else if (!untilLogon && (yield* usesInstallationAccount(program))) return yield* runsInstallationAccount(client, program, model, kind);
  return runs(tokenAccount(client, kind), [
    ...steps,
    step('R5', 'The program has administrative rights without the software installation account: Smsapm32.exe runs it in service context.'),
    step('R6', tokenText(client)),
  ]);
}

function tokenText(client: Client): string {
  if (client.role === 'domain-controller')
    return 'The client is a domain controller: its token account is the SMSCliToknAcct& of the domain (one source gives SMSCliToknLocalAcct& for SMS 2003).';
  return client.role === undefined
    ? 'The token account is the local one of the machine, or that of the domain if the machine is a domain controller.'
    : 'The client is no domain controller: its token account is a local account, with another password on every machine.';
}

function* onCcm({ client, program }: Case): Decision<Outcome> {
  const mode = yield* runMode(program);
  // A program with user rights needs a user; it cannot ask for nobody at the same time (ProgramFlags: NOUSERLOGGEDIN conflicts).
  const when = mode === 'user-rights' ? (program.programCanRun ?? 'only-when-user-logged-on') : yield* canRun(program);
  const waiting = yield* waitsForUser(client, mode === 'user-rights' && when === 'whether-or-not' ? 'only-when-user-logged-on' : when);
  if (waiting) return waiting;
  if (mode === 'user-rights') {
    const user = yield* loggedOn(client);
    if (user === null) return nobody;
    return runs(userPrincipal(user), [step('R17', 'The program has user rights: it runs as the logged-on user.')]);
  }
  const ignored = program.useSoftwareInstallationAccount
    ? [step('R19', 'A client of this kind ignores the software installation account of the program.')]
    : [];
  return runs({ kind: 'local-system', name: 'NT AUTHORITY\\SYSTEM' }, [
    ...ignored,
    step('R16', 'The program has administrative rights: it runs as LocalSystem (some texts say local administrator account).'),
    step('R18', 'The network access account never runs a program.'),
  ]);
}

function inTaskSequence(program: Program): Outcome {
  if (program.runAs !== undefined)
    return runs({ kind: 'task-sequence-run-as', name: program.runAs }, [step('R20', `The task sequence step runs as ${program.runAs}.`)]);
  return runs({ kind: 'local-system', name: 'NT AUTHORITY\\SYSTEM' }, [step('R20', 'A task sequence runs as LocalSystem.')]);
}

const nobody = waits('user-not-logged-on', [step('R21', 'The program runs only when a user is logged on, and nobody is: it waits.')]);

function* waitsForUser(client: Client, when: NonNullable<Program['programCanRun']>): Decision<Outcome | undefined> {
  if (when === 'whether-or-not') return undefined;
  const user = yield* loggedOn(client);
  if (when === 'only-when-user-logged-on') return user === null ? nobody : undefined;
  if (user === null) return undefined;
  return waits('user-logged-on-blocks', [step('R21', 'The program runs only when no user is logged on, and somebody is: it waits.')]);
}

/** A user whose name the model does not give. */
const somebody = '';

function userPrincipal(user: string | null): Principal {
  return user ? { kind: 'logged-on-user', name: user } : { kind: 'logged-on-user' };
}

function loggedOn(client: Client): Decision<string | null> {
  return ask(client.interactiveUser, 'whether a user is logged on', [somebody, null]);
}

function runMode(program: Program): Decision<NonNullable<Program['runMode']>> {
  return ask(program.runMode, 'whether the program runs with user rights or with administrative rights', ['user-rights', 'admin-rights']);
}

/** The two other settings force administrative rights (R5), so user rights alone tell that the program needs a user. */
function canRun(program: Program): Decision<NonNullable<Program['programCanRun']>> {
  const known = program.programCanRun ?? (program.runMode === 'user-rights' ? 'only-when-user-logged-on' : undefined);
  return ask(known, 'whether the program can run with or without a user logged on', [
    'whether-or-not',
    'only-when-user-logged-on',
    'only-when-no-user',
  ]);
}

function usesInstallationAccount(program: Program): Decision<boolean> {
  const known = program.useSoftwareInstallationAccount ?? (program.runMode === 'user-rights' ? false : undefined);
  return ask(known, 'whether the program uses the software installation account', [true, false]);
}

/** One answer from the outcomes of all worlds. */
function merge(outcomes: readonly Outcome[], open: readonly string[]): ProcessAnswer {
  const first = outcomes[0] ?? nobody;
  const running = outcomes.filter((outcome) => outcome.verdict === 'runs');
  const account = common(running.flatMap((outcome) => outcome.account ?? []));
  const missing = open.map((fact) => ({ fact, decides: decides(outcomes) }));
  const same = outcomes.every((one) => one.verdict === first.verdict && one.failure === first.failure);
  if (same && (first.verdict !== 'runs' || account !== undefined))
    return { verdict: first.verdict, account, failure: first.failure, because: shared(outcomes), missing };
  const possible = account ? undefined : distinct(running.flatMap((outcome) => outcome.account ?? []));
  return { verdict: 'unknown', account, possible, because: [...shared(outcomes), undecided(outcomes)], missing };
}

/** The steps that all outcomes have. */
function shared(outcomes: readonly Outcome[]): readonly Step[] {
  const [first, ...rest] = outcomes;
  return first?.because.filter((one) => rest.every((other) => other.because.some((step) => step.text === one.text))) ?? [];
}

/** What is possible, in one sentence: the properties of the program decide, and they are not known. */
function undecided(outcomes: readonly Outcome[]): Step {
  const ends = new Set(outcomes.map(saysOutcome));
  const onlyRuns = outcomes.every(({ verdict }) => verdict === 'runs');
  const text = onlyRuns ? `runs ${listed([...ends].map((end) => end.slice('runs '.length)))}` : listed([...ends]);
  return step('R22', `What is known leaves open whether the program ${text}.`);
}

/** `a, b or c` */
function listed(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

function distinct(accounts: readonly Principal[]): readonly Principal[] {
  return [...new Map(accounts.map((account) => [`${account.kind} ${account.name}`, account])).values()];
}

/** The account that all have in common; without its name where only the role is. */
function common(accounts: readonly Principal[]): Principal | undefined {
  const first = accounts[0];
  if (!first || accounts.some((account) => account.kind !== first.kind)) return undefined;
  return accounts.every((account) => account.name === first.name) ? first : { kind: first.kind };
}

function decides(outcomes: readonly Outcome[]): MissingFact['decides'] {
  const verdicts = new Set(outcomes.map(({ verdict }) => verdict));
  if (!verdicts.has('runs')) return 'why the program does not start';
  return verdicts.size === 1 ? 'as whom the program runs' : 'whether the program runs, and as whom';
}

function saysOutcome({ verdict, account, failure }: Outcome): string {
  if (verdict === 'runs') return `runs as ${account ? say(account) : 'an unknown account'}`;
  return verdict === 'waits' ? `waits (${failure})` : `does not start${failure ? ` (${failure})` : ''}`;
}

const roles: Partial<Record<Principal['kind'], string>> = {
  'logged-on-user': 'the logged-on user',
  'local-system': 'LocalSystem',
  'client-token': 'the client token account',
  'software-installation': 'the software installation account',
};

function say(account: Principal): string {
  const role = roles[account.kind] ?? account.kind;
  return account.name === undefined || account.kind === 'local-system' ? role : `${role} ${account.name}`;
}
