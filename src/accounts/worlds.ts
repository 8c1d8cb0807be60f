/** A fact that a decision asks for and the model does not know: the decision is made for each of its values. */
export interface OpenFact {
  readonly fact: string;
  readonly count: number;
}

/** A decision that may ask for facts; run again for every value of a fact that is not known. */
export type Decision<T> = Generator<OpenFact, T, number>;

/** The value of a fact where it is known, else each of `values` in turn. */
export function* ask<V>(known: V | undefined, fact: string, values: readonly V[]): Decision<V> {
  if (known !== undefined) return known;
  if (values.length === 1) return values[0] as V;
  const chosen = yield { fact, count: values.length };
  return values[chosen] as V;
}

/** What a decision comes to in every world that the known facts allow. */
export interface Worlds<T> {
  readonly outcomes: readonly T[];
  /** The unknown facts on which the outcome really depends, in the order in which they were asked. */
  readonly open: readonly string[];
}

interface Tree<T> extends Worlds<T> {
  /** Equal for trees that decide alike, whatever the outcomes say about why; undefined where nothing of it has happened. */
  readonly sign: string | undefined;
}

/** Equal for outcomes that are alike; undefined for one that is known not to have happened: its world is left out. */
type Sign<T> = (outcome: T) => string | undefined;

/** Tries every value of every unknown fact. A fact whose values all lead to the same is not open (a reduced decision diagram). */
export function worlds<T>(decide: () => Decision<T>, sign: Sign<T>): Worlds<T> {
  return grow(decide, sign, new Map());
}

function grow<T>(decide: () => Decision<T>, sign: Sign<T>, answers: ReadonlyMap<string, number>): Tree<T> {
  const run = decide();
  let step = run.next();
  while (!step.done) {
    const answer = answers.get(step.value.fact);
    if (answer === undefined) return branch(decide, sign, answers, step.value);
    step = run.next(answer);
  }
  const own = sign(step.value);
  return { sign: own, outcomes: own === undefined ? [] : [step.value], open: [] };
}

function branch<T>(decide: () => Decision<T>, sign: Sign<T>, answers: ReadonlyMap<string, number>, open: OpenFact): Tree<T> {
  const { fact, count } = open;
  const all = Array.from({ length: count }, (_, value) => grow(decide, sign, new Map(answers).set(fact, value)));
  const branches = all.filter((one) => one.sign !== undefined);
  const outcomes = branches.flatMap((one) => one.outcomes);
  const first = branches[0];
  if (!first) return { sign: undefined, outcomes, open: [] };
  if (branches.every((one) => one.sign === first.sign)) return { sign: first.sign, outcomes, open: first.open };
  const facts = [...new Set([fact, ...branches.flatMap((one) => one.open)])];
  return { sign: `${fact}(${branches.map((one) => one.sign).join()})`, outcomes, open: facts };
}
