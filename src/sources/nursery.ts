import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

/** Both halves of the nursery together, in bytes. */
const enough = 8 * 1024 ** 2;
const chunksBetween = 8;

let chunks = 0;
/** Workers are started with a limit of their own. */
let isBound = !isMainThread;

/** The chunks of a log, with a look at the heap after each. */
export async function* tended(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    tend();
  }
}

/**
 * Lets the nursery of the heap grow no further once it is large enough: of what is read nearly all is
 * garbage within milliseconds, and a larger nursery only holds more of it. A limit from the start can only be given on the command line of Node.
 */
function tend(): void {
  if (isBound || ++chunks % chunksBetween !== 0) return;
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (nursery === undefined || nursery.space_size < enough) return;
  setFlagsFromString('--semi-space-growth-factor=1');
  isBound = true;
}
