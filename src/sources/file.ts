import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Mistake } from '../mistake.js';
import type { LogPart } from './index.js';

const chunkSize = 512 * 1024;
/** Opening bytes of files that are no logs, and what they are. */
const binaries: readonly (readonly [string, string])[] = [
  ['504b0304', 'a zip archive'],
  ['1f8b', 'a gzip archive'],
  ['4d534346', 'a cabinet'],
  ['377abcaf271c', 'a 7z archive'],
  ['fd377a585a00', 'an xz archive'],
  ['4d5a', 'a program'],
  ['25504446', 'a PDF document'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
];

/**
 * A log file that the user named.
 * @throws Mistake where it cannot be opened or is of a kind that is never a log.
 */
export async function filePart(path: string): Promise<LogPart> {
  const kind = binaryKind(await head(path));
  if (kind !== undefined)
    throw new Mistake(`${path} is ${kind}, not a log.`, ['Archives and folders of many clients are read by: smsdx scan']);
  return partOf(path);
}

/** A file to be read later; what goes wrong then ends its chunks. */
export function partOf(path: string): LogPart {
  return { file: basename(path), chunks: () => chunksOf(path) };
}

async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  const file = await open(path, 'r');
  try {
    // One buffer for the whole file: a reader takes what it keeps out of a chunk before it asks for the next one.
    const buffer = Buffer.allocUnsafe(chunkSize);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkSize);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function head(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
      return buffer.toString('hex', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new Mistake(`${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function binaryKind(hex: string): string | undefined {
  return binaries.find(([opening]) => hex.startsWith(opening))?.[1];
}
