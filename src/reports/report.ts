import type { Diagnosis, Level } from '../failures/failure.js';

/** How a report is looked at. */
export interface View {
  /** Columns of the terminal. */
  readonly width: number;
  /** False wherever the text does not go to a terminal. */
  readonly colour: boolean;
  /** Least level that counts as a finding; what is below was left out already. */
  readonly level: Level;
  /** `full` prints every line and every class that was considered; default `short`. */
  readonly explain?: 'short' | 'full';
}

/** A diagnosis as text, in pieces. */
export type Report = (diagnosis: Diagnosis, view: View) => Iterable<string>;
