import type { Diagnosis, Level } from '../failures/failure.js';

/** How a report is looked at. */
export interface View {
  /** Columns of the terminal. */
  readonly width: number;
  /** False wherever the text does not go to a terminal. */
  readonly colour: boolean;
  /** Least level that counts as a finding; what is below was left out already. */
  readonly level: Level;
  /** The flags that leave runs out, as given: `--program Setup`. */
  readonly asked?: string;
  /** `full` prints every line and every class that was considered; default `short`. */
  readonly explain?: 'short' | 'full';
  /** What was asked for; default `findings`. */
  readonly about?: 'findings' | 'runs';
  /** Version of smsdx, where a report names it. */
  readonly version?: string;
}

/** A diagnosis as text, in pieces. */
export type Report = (diagnosis: Diagnosis, view: View) => Iterable<string>;

/** Takes diagnoses one by one and hands out what can be printed so far. */
export interface Printer {
  readonly add: (diagnosis: Diagnosis) => Iterable<string>;
  /** The rest, when all were added. */
  readonly end: () => Iterable<string>;
}

/** Several diagnoses as one text: a file with a beginning and an end, that cannot be put together from one for each client. */
export type Document = (view: View) => Printer;
