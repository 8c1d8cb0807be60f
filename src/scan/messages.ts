import type { Result, Unit } from './unit.js';

/** To a worker: units to work on, or word that one result is stored and the next one may come. */
export type ToWorker = { readonly batch: number; readonly units: readonly Unit[] } | { readonly stored: true };

/** From a worker, for one batch: it has begun a unit, has a result of it, or is done with all. */
export type FromWorker =
  | { readonly batch: number; readonly began: number }
  | { readonly batch: number; readonly result: Result }
  | { readonly batch: number; readonly done: true };
