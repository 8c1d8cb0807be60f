import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, Start, ToWorker } from './messages.js';
import { parcels } from './parcels.js';
import type { Unit } from './unit.js';

/** Parcels that may be on their way to the store; then a worker waits, so that memory is bounded however slow the store is. */
const mostUnstored = 4;

const { settings, begun } = workerData as Start;
let unstored = 0;
let wake: (() => void) | undefined;
let turn = Promise.resolve();

parentPort?.on('message', (message: ToWorker) => {
  if ('stored' in message) {
    unstored--;
    wake?.();
  } else turn = turn.then(() => workOn(message.batch, message.units));
});

async function workOn(batch: number, units: readonly Unit[]): Promise<void> {
  const begin = (at: number) => {
    Atomics.store(begun, 0, batch);
    Atomics.store(begun, 1, at);
  };
  for await (const parcel of parcels(units, settings, begin)) {
    unstored++;
    parentPort?.postMessage({ batch, ...parcel, last: parcel.finished.includes(units.length - 1) } satisfies FromWorker);
    while (unstored >= mostUnstored) await new Promise<void>((resolve) => (wake = resolve));
  }
}
