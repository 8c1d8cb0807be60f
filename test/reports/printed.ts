import type { Diagnosis } from '../../src/failures/failure.js';
import type { Printer } from '../../src/reports/index.js';

/** All that a printer prints of these. */
export const printedBy = ({ add, end }: Printer, diagnoses: readonly Diagnosis[]): string =>
  [...diagnoses.flatMap((each) => [...add(each)]), ...end()].join('');
