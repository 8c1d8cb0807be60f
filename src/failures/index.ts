import type { FailureClass } from './failure.js';

/** All failure classes, cause before consequence: where several fit a run equally well, the first one is the finding. */
export const failures: readonly FailureClass[] = [];
