import type { MissingFact, Step } from '../accounts/answer.js';
import type { Outcome } from './judge.js';

/** Clients and users of one class whom one advertisement does the same to. */
export interface Combination {
  readonly advertisement: string;
  readonly package: string;
  readonly program: string;
  /** Id of the class of clients. */
  readonly clients: string;
  /** Clients of the class whom it is about, and some of their names. */
  readonly machines: number;
  readonly machineNames: readonly string[];
  /** Users whom it is about, where the user decides; some of their names. */
  readonly users: number;
  readonly userNames: readonly string[];
  readonly verdict: Outcome['verdict'];
  readonly failure?: string | undefined;
  readonly runsAs?: string | undefined;
  readonly places: readonly string[];
  readonly because: readonly Step[];
  readonly missing: readonly MissingFact[];
  /** Everybody whom it is about, where that was asked for: users where the user decides, else machines. */
  readonly everybody?: readonly string[];
}
