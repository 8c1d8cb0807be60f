import { may } from '../accounts/access.js';
import type { Access, AccessQuestion, MissingFact, Principal, ProcessAnswer, Step, Try } from '../accounts/answer.js';
import { kindOf } from '../accounts/kinds.js';
import type { Model } from '../accounts/model.js';
import { targetOf } from '../accounts/paths.js';
import { processAccount } from '../accounts/process.js';
import { rules } from '../accounts/rules.js';
import { Mistake } from '../mistake.js';
import type { Asked, Situation } from './asked.js';
import { coveredInstead } from './covered.js';
import { failureOf } from './failing.js';
import { type ListSays, listsOf } from './lists.js';
import { factsUsed } from './used.js';

/** One credential, in the order in which it is tried. */
export interface TryExplained {
  readonly account: Principal;
  readonly authentication: Try['authentication'];
  readonly lists: readonly ListSays[];
  readonly verdict: 'granted' | 'denied' | 'undetermined';
  readonly refusal?: Access['refusal'];
  readonly because: readonly Step[];
  readonly missing: readonly MissingFact[];
}

/** The whole answer of `access explain`: from the facts over the steps to the verdict. */
export interface Explanation {
  readonly schemaVersion: 1;
  readonly question: {
    readonly client: string;
    readonly kind?: string | undefined;
    readonly program?: string | undefined;
    readonly package?: string | undefined;
    readonly resource: string;
    readonly resourceKind: 'distribution-point' | 'client-access-point' | 'share';
    readonly operation: 'read' | 'write';
    readonly maker: 'client' | 'program';
  };
  readonly assumed: readonly string[];
  readonly process: Pick<ProcessAnswer, 'verdict' | 'account' | 'failure' | 'because' | 'missing'>;
  readonly tries: readonly TryExplained[];
  readonly verdict: 'granted' | 'denied' | 'undetermined';
  /** The account that decides. */
  readonly by?: Principal | undefined;
  readonly refusal?: Access['refusal'];
  /** Id of the failure class that a log would show. */
  readonly failure?: string | undefined;
  /** The whole way to the verdict, a sentence and a rule each. */
  readonly because: readonly Step[];
  readonly rules: readonly { readonly id: string; readonly title: string; readonly contradiction?: string | undefined }[];
  readonly facts: readonly string[];
  readonly missing: readonly MissingFact[];
}

const kinds = { dp: 'distribution-point', cap: 'client-access-point', share: 'share' } as const;

/** Who opens the resource, what each list says about it, and whether it gets in. */
export function explainAccess({ model, client, program, packageId, path, assumed }: Situation, asked: Asked): Explanation {
  const target = targetOf(path, model, packageId);
  if (!target) throw new Mistake(`${path} is no network path.`, ['Write it as \\\\SERVER\\share\\folder.']);
  const process = processAccount(client, program, model);
  const maker = asked.maker ?? (target.kind === 'share' ? 'program' : 'client');
  const question = process.account && { client, program, process: process.account, target, operation: asked.operation, maker };
  const access = question && process.verdict !== 'fails' ? may(question, model) : nothing;
  const verdict = verdictOf(process, access);
  const because = unique([...process.because, ...access.because]);
  const missing = verdict === 'undetermined' ? uniqueFacts([...process.missing, ...access.missing]) : [];
  return {
    schemaVersion: 1,
    question: {
      client: client.name ?? 'the client',
      kind: kindOf(client, model),
      program: program.name || undefined,
      package: (target.kind === 'dp' ? target.package?.packageId : undefined) ?? packageId,
      resource: path,
      resourceKind: kinds[target.kind],
      operation: asked.operation,
      maker,
    },
    assumed,
    process,
    tries: question ? access.tries.map((one) => explained(one, question, model)) : [],
    verdict,
    by: access.by,
    refusal: verdict === 'granted' ? undefined : access.refusal,
    failure: verdict === 'denied' ? (process.failure ?? failure(access, question, model)) : undefined,
    because,
    rules: cited(because),
    facts: factsUsed({ model, client, program, target, tried: access.tries.map(({ credential }) => credential) }),
    missing,
  };
}

const nothing: Access = { verdict: 'unknown', tries: [], because: [], missing: [] };

/** A program that cannot start opens nothing; one that waits is judged for when it runs. */
function verdictOf(process: ProcessAnswer, access: Access): Explanation['verdict'] {
  if (process.verdict === 'fails') return 'denied';
  if (access.verdict === 'denied') return 'denied';
  if (access.verdict === 'unknown' || process.verdict === 'unknown') return 'undetermined';
  return 'granted';
}

function failure(access: Access, question: AccessQuestion | undefined, model: Model): string | undefined {
  if (!question || access.verdict !== 'denied') return undefined;
  const { target, process, maker } = question;
  const client = { ...question.client, kind: kindOf(question.client, model) };
  return failureOf({ access, target, process, client, maker, model, mismatch: coveredInstead(question, model) !== undefined });
}

function explained(one: Try, question: AccessQuestion, model: Model): TryExplained {
  return {
    account: one.credential,
    authentication: one.authentication,
    lists: listsOf(one, question, model),
    verdict: one.verdict === 'unknown' ? 'undetermined' : one.verdict,
    refusal: one.refusal,
    because: one.because,
    missing: one.missing,
  };
}

function cited(because: readonly Step[]): Explanation['rules'] {
  return [...new Set(because.map(({ rule }) => rule))].flatMap((id) => {
    const rule = rules.get(id);
    return rule ? [{ id, title: rule.title, contradiction: rule.contradiction }] : [];
  });
}

function unique(steps: readonly Step[]): readonly Step[] {
  return [...new Map(steps.map((step) => [`${step.rule} ${step.text}`, step])).values()];
}

function uniqueFacts(missing: readonly MissingFact[]): readonly MissingFact[] {
  return [...new Map(missing.map((one) => [one.fact, one])).values()];
}
