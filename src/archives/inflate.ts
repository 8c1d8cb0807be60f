import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw, inflateRawSync } from 'node:zlib';
import { type Bytes, chunksOf, head } from './bytes.js';

/** Small pieces cost half of the speed of inflating; larger ones gain nothing and cost memory in each open log. */
const chunkSize = 128 * 1024;
/** Up to this size, unpacked, an entry is inflated at once: a stream takes longer to set up. */
const atOnce = 512 * 1024;
/** zlib takes no smaller one. */
const smallestChunk = 64;

/** Inflates an entry of a zip archive. `size`: what it should unpack to. */
export async function* inflateRaw(packed: Bytes, size: number): AsyncIterable<Uint8Array> {
  if (size <= atOnce && packed.size <= atOnce) {
    // One byte more than it should be, so that an entry that lies about its size shows. All of it in one piece: others would be copied.
    const most = Math.max(size, smallestChunk) + 1;
    yield inflateRawSync(head(packed, packed.size), { maxOutputLength: Math.max(size, 1) + 1, chunkSize: most });
    return;
  }
  yield* through(chunksOf(packed, chunkSize), createInflateRaw({ chunkSize }));
}

/** Inflates a gzip stream, all its members. */
export function gunzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return through(packed, createGunzip({ chunkSize }));
}

async function* through(packed: AsyncIterable<Uint8Array>, inflate: InflateRaw | Gunzip): AsyncIterable<Uint8Array> {
  // A stream keeps pieces while more are read, and those who hand them out use one buffer for all.
  const source = Readable.from(copies(packed), { objectMode: false, highWaterMark: chunkSize });
  pipeline(source, inflate, () => undefined);
  yield* inflate as AsyncIterable<Uint8Array>;
}

async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}
