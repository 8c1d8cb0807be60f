import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.js';
import type { Settings, Unit } from './unit.js';
import { work } from './work.js';

/** Results that may be on their way to the store; then a worker waits, so that memory is bounded however slow the store is. */
const mostUnstored = 16;

const settings = workerData as Settings;
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
  for (const [began, unit] of units.entries()) {
    say({ batch, began });
    for await (const result of work(unit, settings)) {
      unstored++;
      say({ batch, result });
      while (unstored >= mostUnstored) await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  say({ batch, done: true });
}

function say(message: FromWorker): void {
  parentPort?.postMessage(message);
}
