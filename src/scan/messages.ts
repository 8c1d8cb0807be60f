import type { Result, Settings, Unit } from './unit.js';

/** What a worker is started with. */
export interface Start {
  readonly settings: Settings;
  /** Shared: the batch that is worked on, and the position of the unit in it that was begun last. It outlives the worker. */
  readonly begun: Int32Array;
}

/** To a worker: units to work on, or word that a parcel of results is stored and another may come. */
export type ToWorker = { readonly batch: number; readonly units: readonly Unit[] } | { readonly stored: true };

/** Some results of a batch; a message for each would cost as much as a small client. */
export interface Parcel {
  readonly results: readonly Result[];
  /** Positions in the batch of the units that are done with this. */
  readonly finished: readonly number[];
}

/** From a worker: results of a batch, and whether there are more to come. */
export interface FromWorker extends Parcel {
  readonly batch: number;
  readonly last: boolean;
}
