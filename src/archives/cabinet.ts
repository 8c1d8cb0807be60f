import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ArchiveReader, libarchiveWasm } from 'libarchive-wasm';
import { type Bytes, chunksOf, head } from './bytes.js';
import { type Budget, Unreadable } from './limits.js';
import { Lister, type Listing, type Reading } from './listing.js';
import { entryName } from './names.js';

/** The library wants the whole archive in its memory; this keeps a worker within its share. */
const largest = 48 * 1024 ** 2;
const mostMemory = 128 * 1024 ** 2;
const page = 64 * 1024;
const readSize = 256 * 1024;

/** As much of it as is used: the types of the language know no WebAssembly, those of browsers are not for here. */
declare const WebAssembly: {
  readonly Memory: new (options: { initial: number }) => WasmMemory;
  compile(code: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<WasmInstance>;
};
interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}
interface WasmInstance {
  readonly exports: object;
}

type Library = Awaited<ReturnType<typeof libarchiveWasm>>;
type Item = NonNullable<ReturnType<ArchiveReader['nextEntry']>>;

/** Lists a cabinet or 7z archive. Both are packed as a whole, so what is wanted is kept on the way. */
export async function listCabinet(bytes: Bytes, { wanted, budget, spool }: Reading): Promise<Listing> {
  if (bytes.size > largest)
    throw new Unreadable(`of this kind of archive, ${largest / 1024 ** 2} MB can be read: unpack it and scan the folder`);
  // A fresh one each time: what a damaged archive leaves behind in its memory is nobody else's trouble.
  const library = await instance();
  const lister = new Lister();
  try {
    const reader = new ArchiveReader(library, new Int8Array(head(bytes, bytes.size)));
    if (reader.hasEncryptedData() === true) lister.refuse('', 'it is encrypted');
    for (const item of itemsOf(reader, library, lister)) {
      budget.count();
      const path = nameOf(item, lister);
      if (path === undefined || !wanted(path)) continue;
      const kept = await spool.keep(budget.entry(budget.unpack(content(reader, item, budget))));
      lister.add({ path, size: kept.size, chunks: () => chunksOf(kept, readSize) });
    }
  } catch (error) {
    lister.refuse('', `it is damaged, so what stands behind is not read: ${saidBy(error)}`);
  }
  return lister.end();
}

function* itemsOf(reader: ArchiveReader, library: Library, lister: Lister): Iterable<Item> {
  let count = 0;
  for (let item = reader.nextEntry(); item; item = reader.nextEntry(), count++) {
    yield item;
    item.free();
  }
  // At the end of a good archive there is nothing to say.
  const said: string | null = library.error_string((reader as unknown as { archive: number }).archive);
  if (said) lister.refuse('', `what stands behind is not read: ${said}`);
  else if (count === 0) lister.refuse('', 'nothing in it can be read: it is empty, cut off or encrypted');
}

function nameOf(item: Item, lister: Lister): string | undefined {
  const raw = item.getPathname();
  const kind = item.getFiletype();
  if (kind === 'Directory') return undefined;
  const name = entryName(raw);
  if ('reason' in name) lister.refuse(raw, name.reason);
  else if (kind === 'SymbolicLink' || item.getHardlinkTarget()) lister.refuse(name.path, 'it is a link');
  else if (kind !== 'File') lister.refuse(name.path, 'it is no plain file');
  else if (item.isEncrypted()) lister.refuse(name.path, 'it is encrypted');
  else return name.path;
  return undefined;
}

/** Piece by piece: the size that an entry says it has is not believed. */
async function* content(reader: ArchiveReader, item: Item, { limits }: Budget): AsyncIterable<Uint8Array> {
  if (item.getSize() > limits.entryBytes) throw new Unreadable('it says that it unpacks to more than --max-entry-size');
  for (;;) {
    const chunk = reader.readData(readSize);
    if (chunk.length === 0) return;
    yield new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
  }
}

let compiled: Promise<object> | undefined;

async function instance(): Promise<Library> {
  compiled ??= compile();
  const module = await compiled;
  const instantiateWasm = (imports: object, done: (instance: WasmInstance) => void) => {
    void WebAssembly.instantiate(module, imports).then((made) => {
      for (const each of Object.values(made.exports)) if (each instanceof WebAssembly.Memory) bounded(each);
      done(made);
    });
    return {};
  };
  return libarchiveWasm({ instantiateWasm } as Parameters<typeof libarchiveWasm>[0]);
}

async function compile(): Promise<object> {
  const path = createRequire(import.meta.url).resolve('libarchive-wasm/dist/libarchive.wasm');
  return WebAssembly.compile(await readFile(path));
}

/** A 7z archive names the memory that unpacking takes, up to 4 GB; the library is told that there is no more. */
function bounded(memory: WasmMemory): void {
  const grow = (pages: number): number => {
    if (memory.buffer.byteLength + pages * page > mostMemory) throw new RangeError('more memory than a scan may use');
    return WebAssembly.Memory.prototype.grow.call(memory, pages);
  };
  Object.defineProperty(memory, 'grow', { value: grow });
}

function saidBy(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
