import { biasOf, iso } from './clock.js';
import type { ClockChange } from './failures/failure.js';
import type { RecordTime } from './record.js';

/** A client changes its clock twice a year; more than this is damage. */
const most = 200;

/** Remembers how far the clock of a client was ahead of UTC, and since when. */
export class ClientClock {
  readonly #changes: ClockChange[] = [];
  #last: number | undefined;

  /** Records come in the order of their times. */
  hear(time: RecordTime | undefined): void {
    if (!time) return;
    const bias = biasOf(time);
    if (bias === undefined || bias === this.#last || this.#changes.length >= most) return;
    this.#last = bias;
    this.#changes.push({ since: iso(time), ahead: -bias });
  }

  /** Nothing where no record names its zone. */
  get changes(): readonly ClockChange[] | undefined {
    return this.#changes.length > 0 ? this.#changes : undefined;
  }
}
