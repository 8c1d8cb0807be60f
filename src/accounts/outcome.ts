import type { Principal, Step } from './answer.js';

/** How one world of the model ends for a program: it runs as an account, waits, or does not start. */
export interface Outcome {
  readonly verdict: 'runs' | 'waits' | 'fails';
  readonly account?: Principal | undefined;
  /** Id of the failure class. */
  readonly failure?: string | undefined;
  readonly because: readonly Step[];
}

export function step(rule: string, text: string): Step {
  return { rule, text };
}

export function runs(account: Principal, because: readonly Step[]): Outcome {
  return { verdict: 'runs', account, because };
}

export function waits(failure: string, because: readonly Step[]): Outcome {
  return { verdict: 'waits', failure, because };
}

export function fails(failure: string | undefined, because: readonly Step[]): Outcome {
  return { verdict: 'fails', failure, because };
}
