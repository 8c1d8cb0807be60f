import { ReadableStream } from 'node:stream/web';
import xz from 'xz-decompress';
import { Unreadable } from './limits.js';

/** Unpacks an xz stream piece by piece. */
export async function* unxz(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const source = ReadableStream.from(copies(packed));
  const stream = new xz.XzReadableStream(source as unknown as ConstructorParameters<typeof xz.XzReadableStream>[0]);
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw new Unreadable(`its packed data are damaged: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A web stream keeps pieces while more are read, and those who hand them out use one buffer for all. */
async function* copies(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) yield Uint8Array.from(chunk);
}
