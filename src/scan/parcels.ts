import type { Parcel } from './messages.js';
import type { Result, Settings, Unit } from './unit.js';
import { work } from './work.js';

/** Results that are handed over together: so many, so many characters of findings, or what came in so many milliseconds. */
const mostResults = 64;
const mostCharacters = 256 * 1024;
const longest = 250;

/** Does a batch of units and hands out the results in parcels. `begin`: told the position of each unit before it is worked on. */
export async function* parcels(units: readonly Unit[], settings: Settings, begin: (at: number) => void): AsyncIterable<Parcel> {
  let results: Result[] = [];
  let finished: number[] = [];
  let characters = 0;
  let since = performance.now();
  const isFull = () => results.length >= mostResults || characters >= mostCharacters || performance.now() - since >= longest;
  const taken = (): Parcel => {
    const parcel = { results, finished };
    [results, finished, characters, since] = [[], [], 0, performance.now()];
    return parcel;
  };
  for (const [at, unit] of units.entries()) {
    begin(at);
    for await (const result of work(unit, settings)) {
      results.push(result);
      characters += result.kept.findings.reduce((sum, { json }) => sum + json.length, 0);
      if (isFull()) yield taken();
    }
    finished.push(at);
  }
  yield taken();
}
