import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at once; larger reads are not faster, smaller ones are slower. */
const readSize = 512 * 1024;

/** First bytes of files that are no log, and what to say of them. */
const kinds: readonly (readonly [bytes: readonly number[], kind: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'a zip archive'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x4d, 0x53, 0x43, 0x46], 'a cabinet (cab) archive'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'a 7z archive'],
  [[0x52, 0x61, 0x72, 0x21], 'a rar archive'],
  [[0x42, 0x5a, 0x68], 'a bzip2 archive'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'an xz archive'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF document'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Office document or installer package (msi)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture'],
  [[0xff, 0xd8, 0xff], 'a picture'],
  [[0x4d, 0x5a, 0x90], 'a program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00], 'a Windows event log (evtx)'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'a SQLite database'],
];

/** What a file is that is no log, by its first bytes; `undefined`: it may be one. */
export function binaryKind(head: Uint8Array): string | undefined {
  return kinds.find(([bytes]) => bytes.length <= head.length && bytes.every((byte, at) => head[at] === byte))?.[1];
}

/** The first bytes of a file. */
export function headOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}

/**
 * A file, piece by piece, in one buffer: what a reader keeps of a chunk it takes before it asks for the next one. Who reads has nothing
 * else to do meanwhile, so it waits: promises of files take longer to load than a small log to read.
 */
export async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(readSize);
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
