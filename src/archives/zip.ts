import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { type Bytes, chunksOf, Stretch } from './bytes.js';
import { inflateRaw } from './inflate.js';
import { type Budget, Unreadable } from './limits.js';
import { Lister, type Listing, type Reading } from './listing.js';
import { entryName } from './names.js';

/** The directory of an archive is read in pieces of this size. */
const window = 64 * 1024;
const readSize = 128 * 1024;
const [stored, deflated] = [0, 8];
/** Smallest header in front of the data of an entry. */
const headerSize = 30;
const methods: Readonly<Record<number, string>> = { 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 93: 'Zstandard', 95: 'xz', 99: 'AES' };

interface Found {
  readonly path: string;
  readonly entry: yauzl.Entry;
}

/** Lists a zip archive by its directory; nothing is unpacked before it is asked for. */
export async function listZip(bytes: Bytes, { wanted, budget }: Reading): Promise<Listing> {
  const reader = new Reader(bytes);
  const zip = await directory(reader, bytes.size);
  const lister = new Lister();
  const found: Found[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      budget.count();
      const path = nameOf(entry, lister);
      if (path !== undefined && wanted(path)) found.push({ path, entry });
    }
  } catch (error) {
    lister.refuse('', `its directory is damaged, so what stands behind is not read: ${saidBy(error)}`);
  }
  reader.ahead = false;
  for (const { path, entry } of apart(found, lister)) {
    const packed = entry.compressedSize;
    lister.add({ path, size: packed, chunks: () => budget.entry(budget.unpack(content(zip, entry, bytes, budget), packed)) });
  }
  return lister.end();
}

async function directory(reader: Reader, size: number): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, lazyEntries: true, validateEntrySizes: false } as const;
  try {
    return await yauzl.fromRandomAccessReaderPromise(reader, size, options);
  } catch (error) {
    // It stands at the end, and is sought there.
    const isMissing = /^End of central directory record signature not found/i.test(saidBy(error));
    throw isMissing ? new Unreadable('its directory is missing: it is cut off, or no zip archive') : error;
  }
}

/** The name of an entry that can be read; of what cannot, nothing, and the reason goes to the listing. */
function nameOf(entry: yauzl.Entry, lister: Lister): string | undefined {
  const { generalPurposeBitFlag, fileNameRaw, extraFields, versionMadeBy, externalFileAttributes } = entry;
  const raw = yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  if (/[\\/]$/.test(raw)) return undefined;
  const name = entryName(raw);
  if ('reason' in name) lister.refuse(raw, name.reason);
  // Upper half of the attributes: the mode of a file on Unix.
  else if (versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000) lister.refuse(name.path, 'it is a link');
  else return name.path;
  return undefined;
}

/** Entries that share bytes with another unpack to more than there is; the first of them is read. */
function* apart(found: readonly Found[], lister: Lister): Iterable<Found> {
  let end = 0;
  const overlapping = new Set<Found>();
  for (const each of found.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader)) {
    const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } = each.entry;
    if (start < end) overlapping.add(each);
    else end = start + headerSize + fileNameLength + compressedSize;
  }
  for (const each of found) {
    const { path, entry } = each;
    const { compressionMethod: method } = entry;
    if (overlapping.has(each)) lister.refuse(path, 'it shares its bytes with another entry');
    else if (entry.isEncrypted()) lister.refuse(path, 'it is encrypted');
    else if (method !== stored && method !== deflated)
      lister.refuse(path, `it is packed with ${methods[method] ?? `method ${method}`}, which is not read`);
    else yield each;
  }
}

async function* content(zip: yauzl.ZipFile, entry: yauzl.Entry, bytes: Bytes, { limits }: Budget): AsyncIterable<Uint8Array> {
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > limits.entryBytes) throw new Unreadable('it says that it unpacks to more than --max-entry-size');
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  const packed = new Stretch(bytes, fileDataStart, compressedSize);
  let size = 0;
  let sum = 0;
  for await (const chunk of entry.compressionMethod === stored ? chunksOf(packed, readSize) : inflateRaw(packed, uncompressedSize)) {
    size += chunk.length;
    if (size > uncompressedSize) throw new Unreadable('it unpacks to more than it says');
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (size < uncompressedSize) throw new Unreadable('it unpacks to less than it says');
  if (sum !== entry.crc32) throw new Unreadable('it is damaged: its checksum differs');
}

/** What yauzl says is wrong, for people. */
function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class Reader extends yauzl.RandomAccessReader {
  /** The directory is read in small steps from front to back; headers of entries stand far apart. */
  ahead = true;
  readonly #bytes: Bytes;
  readonly #window = Buffer.alloc(window);
  #start = 0;
  #held = 0;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null) => void): void {
    try {
      if (length > window || !this.ahead) {
        const read = this.#bytes.read(buffer.subarray(offset, offset + length), position);
        done(read === length ? null : new Unreadable('the archive is cut off'));
        return;
      }
      if (position < this.#start || position + length > this.#start + this.#held) {
        this.#start = position;
        this.#held = this.#bytes.read(this.#window, position);
      }
      const from = position - this.#start;
      const copied = this.#window.copy(buffer, offset, from, Math.min(from + length, this.#held));
      done(copied === length ? null : new Unreadable('the archive is cut off'));
    } catch (error) {
      done(error as Error);
    }
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}
