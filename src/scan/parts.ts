import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { unpacked } from '../archives/archive.js';
import { unpackedName } from '../archives/formats.js';
import { Budget, type Limits } from '../archives/limits.js';
import { reasonIn } from '../archives/listing.js';
import type { LogPart } from '../sources/index.js';
import type { PlacedPart } from '../sources/stitch.js';

/** A client has some twenty logs open at once. */
const readSize = 128 * 1024;
/** Buffers that no log uses just now: as many as the client with the most logs had open. */
const idle: Buffer[] = [];

/** A log on the disk. */
export function partOf(path: string, limits: Limits): PlacedPart {
  const name = basename(path);
  const file = unpackedName(name);
  return { folder: dirname(path), part: named(file, () => (file === name ? bytesOf(path) : inflated(path, limits))) };
}

/** A log whose reader says in words what stops it. */
export function named(file: string, chunks: () => AsyncIterable<Uint8Array>): LogPart {
  return { file, chunks: () => explained(chunks()) };
}

async function* explained(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    throw new Error(reasonIn(error));
  }
}

function inflated(path: string, limits: Limits): AsyncIterable<Uint8Array> {
  const budget = new Budget(limits);
  const { size } = statSync(path);
  return budget.entry(budget.unpack(unpacked(path, bytesOf(path)), size));
}

/**
 * The bytes of a file, in one buffer. A worker has nothing else to do while it reads, so it waits: that takes a third of the time.
 * What a client writes while it is read belongs to the next scan.
 */
async function* bytesOf(path: string): AsyncIterable<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = idle.pop() ?? Buffer.allocUnsafe(readSize);
  try {
    const { size } = fstatSync(file);
    for (let at = 0; at < size; ) {
      const read = readSync(file, buffer, 0, Math.min(readSize, size - at), at);
      if (read === 0) throw new Error('it became shorter while it was read');
      at += read;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
    idle.push(buffer);
  }
}
