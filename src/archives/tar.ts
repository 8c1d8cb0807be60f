import { extract, type Header as TarHeader } from 'tar-stream';
import { type Bytes, chunksOf, Stretch } from './bytes.js';
import { Lister, type Listing, type Reading, reasonIn } from './listing.js';
import { entryName } from './names.js';

const readSize = 256 * 1024;

/** Kinds of entries that are no file, and what to say of them. */
const strange: Readonly<Record<string, string>> = {
  link: 'it is a link',
  symlink: 'it is a link',
  'character-device': 'it is a device',
  'block-device': 'it is a device',
  fifo: 'it is a pipe',
};

/** Lists a tar archive that lies open: entries are read where they stand. */
export async function listTar(bytes: Bytes, reading: Reading): Promise<Listing> {
  return list(chunksOf(bytes, readSize), reading, async (path, { size = 0, byteOffset }, lister) => {
    const part = new Stretch(bytes, byteOffset, size);
    lister.add({ path, size, chunks: () => reading.budget.entry(reading.budget.unpack(chunksOf(part, readSize))) });
    return false;
  });
}

/** Lists a tar archive that is packed as a whole: what is wanted of it is kept on the way. */
export async function listTarStream(chunks: AsyncIterable<Uint8Array>, reading: Reading): Promise<Listing> {
  return list(chunks, reading, async (path, { size = 0 }, lister, content) => {
    const kept = await reading.spool.keep(reading.budget.entry(content));
    lister.add({ path, size, chunks: () => chunksOf(kept, readSize) });
    return true;
  });
}

/** tar-stream tells where the content of an entry stands; its types do not. */
type Header = TarHeader & { readonly byteOffset: number };
/** True: the content was read. */
type Take = (path: string, header: Header, lister: Lister, content: AsyncIterable<Uint8Array>) => Promise<boolean>;

async function list(chunks: AsyncIterable<Uint8Array>, { wanted, budget }: Reading, take: Take): Promise<Listing> {
  const lister = new Lister();
  const entries = extract();
  const fed = feed(chunks, entries);
  try {
    for await (const entry of entries) {
      budget.count();
      const header = entry.header as Header;
      const path = nameOf(header, lister);
      const read = path !== undefined && wanted(path) && (await take(path, header, lister, entry as AsyncIterable<Uint8Array>));
      if (!read) entry.resume();
    }
    await fed;
  } catch (error) {
    lister.refuse('', `it is damaged or cut off, so what stands behind is not read: ${reasonIn(error)}`);
    entries.destroy(new Error('given up'));
    await fed.catch(() => undefined);
  }
  return lister.end();
}

/** As fast as the entries are read. */
async function feed(chunks: AsyncIterable<Uint8Array>, entries: ReturnType<typeof extract>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (entries.destroyed) return;
      if (!entries.write(Buffer.from(chunk))) await drained(entries);
    }
    entries.end(undefined);
  } catch (error) {
    entries.destroy(error as Error);
  }
}

function drained(entries: ReturnType<typeof extract>): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      entries.off('drain', go);
      entries.off('close', go);
      resolve();
    };
    entries.on('drain', go);
    entries.on('close', go);
  });
}

function nameOf({ name, type }: Header, lister: Lister): string | undefined {
  if (type === 'directory') return undefined;
  const safe = entryName(name);
  if ('reason' in safe) lister.refuse(name, safe.reason);
  else if (type !== 'file' && type !== 'contiguous-file') lister.refuse(safe.path, strange[type ?? ''] ?? 'it is no plain file');
  else return safe.path;
  return undefined;
}
