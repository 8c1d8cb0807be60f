import { may } from '../accounts/access.js';
import type { Access, AccessQuestion, MissingFact, Principal, ProcessAnswer, Step } from '../accounts/answer.js';
import { directory } from '../accounts/directory.js';
import type { Advertisement, Client, Model, Program } from '../accounts/model.js';
import { accountKey } from '../accounts/names.js';
import { processAccount } from '../accounts/process.js';
import type { Check, Checks } from './checks.js';
import { coveredInstead } from './covered.js';
import { failureOf, startFailureOf } from './failing.js';

/** What will happen when one client runs one program for one user. */
export interface Outcome {
  readonly verdict: 'works' | 'fails' | 'undetermined' | 'waits';
  /** Id of the failure class that a log would show. */
  readonly failure?: string | undefined;
  readonly runsAs?: Principal | undefined;
  /** Where it fails, or where a fact is missing. */
  readonly places: readonly string[];
  readonly because: readonly Step[];
  readonly missing: readonly MissingFact[];
}

export interface Case {
  readonly client: Client;
  readonly program: Program;
  readonly checks: Checks;
  readonly advertisement: Advertisement;
  readonly model: Model;
}

/** The program as it is judged: as soon as it can run at all. */
export function startable(program: Program): Program {
  const open = program.programCanRun === undefined && program.runMode === 'admin-rights';
  return open ? { ...program, programCanRun: 'whether-or-not' } : program;
}

export function judge(one: Case): Outcome {
  const { client, program, checks, model } = one;
  const process = processAccount(client, program, model);
  const runsAs = process.account;
  const plain = { runsAs, places: [], because: process.because, missing: process.missing };
  if (process.verdict === 'fails') return { ...plain, verdict: 'fails', failure: process.failure ?? startFailure(model) };
  if (process.verdict === 'waits') return { ...plain, verdict: 'waits', failure: process.failure };
  if (checks.nowhere) return { ...plain, verdict: 'fails', failure: 'content-not-on-dp', because: [...process.because, nowhere] };
  if (!runsAs) return { ...plain, verdict: 'undetermined' };
  const asked = [...checks.content, ...checks.others].map((check) => ask(check, runsAs, one));
  return decide(asked, process, one);
}

/** The rules name no class where the software installation account itself is unusable. */
function startFailure(model: Model): string | undefined {
  const name = model.site?.softwareInstallationAccount;
  return startFailureOf(name ? directory(model).accounts.get(accountKey(name)) : undefined);
}

const nowhere: Step = { rule: 'R24', text: 'No distribution point holds the package.' };

interface Answered {
  readonly check: Check;
  readonly question: AccessQuestion;
  readonly access: Access;
}

function ask(check: Check, process: Principal, { client, program, model }: Case): Answered {
  const { target, operation, maker } = check;
  const question = { client, program, process, target, operation, maker };
  return { check, question, access: may(question, model) };
}

function decide(all: readonly Answered[], process: ProcessAnswer, one: Case): Outcome {
  const asked = all.filter((answer) => !isElsewhere(answer, all, one.checks));
  const runsAs = process.account;
  const denied = asked.filter(({ access }) => access.verdict === 'denied');
  const [first] = denied;
  if (first) {
    const because = [...process.because, ...first.access.because];
    return { verdict: 'fails', failure: nameOf(first, one), runsAs, places: placesOf(denied), because, missing: [] };
  }
  const open = asked.filter(({ access }) => access.verdict === 'unknown');
  const absent = one.checks.missing.map((fact) => ({ fact, decides: 'where the package is read from' }));
  const missing = [...process.missing, ...absent, ...open.flatMap(({ access }) => access.missing)];
  const sure = open.length === 0 && process.verdict !== 'unknown' && absent.length === 0;
  const because = [...process.because, ...((open[0] ?? asked[0])?.access.because ?? [])];
  return { verdict: sure ? 'works' : 'undetermined', runsAs, places: placesOf(open), because, missing: sure ? [] : missing };
}

/** A distribution point that does not answer is passed over while another one does (R24). */
function isElsewhere({ access, check }: Answered, all: readonly Answered[], { content }: Checks): boolean {
  if (access.refusal !== 'server-unreachable' || !content.includes(check)) return false;
  return all.some((other) => content.includes(other.check) && other.access.refusal !== 'server-unreachable');
}

function nameOf({ access, question }: Answered, { model, advertisement }: Case): string {
  const mismatch = coveredInstead(question, model, advertisement) !== undefined;
  return failureOf({
    access,
    mismatch,
    model,
    target: question.target,
    process: question.process,
    client: question.client,
    maker: question.maker,
  });
}

function placesOf(answers: readonly Answered[]): readonly string[] {
  return [...new Set(answers.flatMap(({ check }) => check.places))];
}
