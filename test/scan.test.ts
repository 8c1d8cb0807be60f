import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultLimits } from '../src/archives/limits.js';
import { partOf } from '../src/scan/parts.js';
import { Queue } from '../src/scan/queue.js';
import { Scan, type ScanOptions } from '../src/scan/scan.js';
import type { Tally } from '../src/scan/tally.js';
import { openStore, type Store } from '../src/store/store.js';
import { zip } from './archives/zips.js';
import { dump, plant, refused, succeeded } from './scan/fleets.js';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-scan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const fresh = () => join(folder, `tree-${++count}`);
const settings = { limits: defaultLimits, version: 'test' };

async function scanned(store: Store, path: string, options: Partial<ScanOptions> = {}): Promise<Tally> {
  return new Scan({ paths: [path], store, settings, workers: 0, ...options }).run();
}

/** A store that knows one tree. */
async function storeOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<{ store: Store; tree: string; tally: Tally }> {
  const tree = fresh();
  plant(tree, files);
  const store = await openStore(join(folder, `${count}.db`));
  return { store, tree, tally: await scanned(store, tree) };
}

async function clientsOf(store: Store): Promise<Record<string, string>> {
  const rows = await store.tables.selectFrom('clients').select(['source', 'client']).orderBy('source').execute();
  return Object.fromEntries(rows.map(({ source, client }) => [source.split(/tree-\d+[\\/]?/)[1] ?? source, client]));
}

async function unreadOf(store: Store): Promise<string[]> {
  const rows = await store.tables.selectFrom('unread').select(['source', 'file', 'reason']).orderBy('source').orderBy('number').execute();
  return rows.map(({ source, file, reason }) => `${source.split(/tree-\d+[\\/]?/)[1]} ${file}: ${reason}`);
}

describe('clients are found', () => {
  test('in folders of their own, with the folders that all clients have below them', async () => {
    const { store } = await storeOf({
      'NWT-PC1/Logs/execmgr.log': refused(),
      'NWT-PC1/CCM/Logs/CAS.log': 'nothing',
      'Berlin/NWT-PC2/execmgr.log': succeeded(),
      'Berlin/NWT-PC3/c$/Windows/System32/CCM/Logs/execmgr-20240211-101112.log': succeeded(),
      'Berlin/readme.log': 'no log of a client',
    });
    expect(await clientsOf(store)).toEqual({ 'Berlin/NWT-PC2': 'NWT-PC2', 'Berlin/NWT-PC3': 'NWT-PC3', 'NWT-PC1': 'NWT-PC1' });
    const { logs } = await store.tables.selectFrom('clients').select('logs').where('machine', '=', 'NWT-PC1').executeTakeFirstOrThrow();
    expect(JSON.parse(logs)).toHaveLength(2);
    await store.close();
  });

  test('by the name of the machine in their events rather than that of the folder', async () => {
    const event =
      '<![LOG[Raising event:\ninstance of SoftDistProgramStartedEvent\n{\n\tAdvertisementId = "NWT20005";\n\tClientID = "GUID:6F0C2C1A-0B0B-4B1C-9C53-0B4B5B5F5E11";\n\tDateTime = "20240212141503.000000+000";\n\tMachineName = "NWT-LAPTOP";\n\tPackageName = "NWT00021";\n\tProgramName = "Install";\n\tSiteCode = "NWT";\n};\n]LOG]!><time="09:15:03.120+300" date="02-12-2024" component="execmgr" context="" type="1" thread="4120" file="event.cpp:410">\r\n';
    const { store } = await storeOf({ 'ticket 4711/Logs/execmgr.log': event + refused() });
    expect(Object.values(await clientsOf(store))).toEqual(['NWT-LAPTOP']);
    await store.close();
  });

  test('in archives: one that is a client, one that holds many, and archives in archives', async () => {
    const one = zip([{ name: 'Logs/execmgr.log', text: refused() }]);
    const many = zip([
      { name: 'collected/NWT-PC5/Logs/execmgr.log', text: refused() },
      { name: 'collected/NWT-PC6/CCM/Logs/execmgr.log', text: succeeded() },
      { name: 'collected/NWT-PC7.zip', text: one },
    ]);
    const { store } = await storeOf({
      'NWT-PC4.zip': one,
      'march/all.zip': many,
      'NWT-PC8/logs.zip': one,
      'NWT-PC9/Logs/execmgr.log.gz': gzipSync(succeeded()),
    });
    expect(await clientsOf(store)).toEqual({
      'NWT-PC4.zip!/': 'NWT-PC4',
      'NWT-PC8/logs.zip!/': 'NWT-PC8',
      'NWT-PC9': 'NWT-PC9',
      'march/all.zip!/collected/NWT-PC5': 'NWT-PC5',
      'march/all.zip!/collected/NWT-PC6': 'NWT-PC6',
      'march/all.zip!/collected/NWT-PC7.zip': 'NWT-PC7',
    });
    expect(await unreadOf(store)).toEqual([]);
    await store.close();
  });

  test('with the same findings whether their logs lie open or packed', async () => {
    const texts = { 'NWT-PC1/Logs/execmgr.log': refused(3), 'NWT-PC2/Logs/execmgr.log': succeeded() };
    const { store: open } = await storeOf(texts);
    const { store: packed } = await storeOf({ 'all.zip': zip(Object.entries(texts).map(([name, text]) => ({ name, text }))) });
    const found = async ({ tables }: Store) =>
      (await tables.selectFrom('findings').select('json').orderBy('machine').execute()).map(({ json }) => json);
    expect(await found(packed)).toEqual(await found(open));
    expect(await found(open)).toHaveLength(1);
    await open.close();
    await packed.close();
  });
});

describe('a second scan', () => {
  test('reads what changed, skips what did not, and takes out what is gone', async () => {
    const { store, tree } = await storeOf({
      'NWT-PC1/Logs/execmgr.log': refused(),
      'NWT-PC2/Logs/execmgr.log': refused(),
      'NWT-PC3/Logs/execmgr.log': refused(),
      'all.zip': zip([
        { name: 'NWT-PC4/execmgr.log', text: refused() },
        { name: 'NWT-PC5/execmgr.log', text: refused() },
      ]),
    });
    appendFileSync(join(tree, 'NWT-PC2/Logs/execmgr.log'), succeeded());
    rmSync(join(tree, 'NWT-PC3'), { recursive: true });
    writeFileSync(join(tree, 'all.zip'), zip([{ name: 'NWT-PC5/execmgr.log', text: refused(2) }]));
    const tally = await scanned(store, tree);
    expect(tally).toMatchObject({ clients: 2, unchanged: 1, forgotten: 1 });
    expect(Object.values(await clientsOf(store)).sort()).toEqual(['NWT-PC1', 'NWT-PC2', 'NWT-PC5']);
    const again = await openStore(join(folder, 'again.db'));
    await scanned(again, tree);
    expect(await dump(store)).toEqual(await dump(again));
    expect(await scanned(store, tree)).toMatchObject({ clients: 0, unchanged: 3 });
    await store.close();
    await again.close();
  });

  test('reads everything again when the model is another one', async () => {
    const { store, tree } = await storeOf({ 'NWT-PC1/Logs/execmgr.log': refused() });
    const { emptyModel } = await import('../src/accounts/model.js');
    expect(await scanned(store, tree, { settings: { ...settings, model: emptyModel } })).toMatchObject({ clients: 1, unchanged: 0 });
    await store.close();
  });
});

describe('what cannot be read is a line, and the scan goes on', () => {
  test('cut, strange and empty archives, and links that lead nowhere', async () => {
    const tree = fresh();
    plant(tree, {
      'NWT-PC1/Logs/execmgr.log': refused(),
      'NWT-PC1/cut.zip': zip([{ name: 'execmgr.log', text: refused() }]).subarray(0, 90),
      'NWT-PC1/old.rar': 'Rar!',
      'NWT-PC1/empty.7z': '',
      'evil.zip': zip([
        { name: '../../execmgr.log', text: 'x' },
        { name: 'NWT-PC2/execmgr.log', text: refused() },
      ]),
    });
    symlinkSync('/nowhere/at/all', join(tree, 'NWT-PC1/Logs/CAS.log'));
    const store = await openStore(join(folder, 'lines.db'));
    expect(await scanned(store, tree)).toMatchObject({ clients: 2 });
    expect(await unreadOf(store)).toEqual([
      'NWT-PC1 CAS.log: it does not exist',
      'NWT-PC1/cut.zip : its directory is missing: it is cut off, or no zip archive',
      'NWT-PC1/empty.7z : it is empty',
      'NWT-PC1/old.rar : it is an archive of a kind that is not read: unpack it, or pack it as zip or tar.gz',
      'evil.zip ../../execmgr.log: its name leads out of the archive',
    ]);
    await store.close();
  });

  test('a log that vanishes, shrinks or grows while the scan runs', async () => {
    const tree = fresh();
    const text = refused(2_000);
    plant(tree, { 'gone.log': text, 'short.log': text, 'long.log': text });
    const chunks = (name: string) => partOf(join(tree, name), defaultLimits).part.chunks()[Symbol.asyncIterator]();
    const [gone, short, long] = [chunks('gone.log'), chunks('short.log'), chunks('long.log')];
    rmSync(join(tree, 'gone.log'));
    await expect(gone.next()).rejects.toThrow('it does not exist any more');
    await short.next();
    truncateSync(join(tree, 'short.log'), 10);
    await expect(short.next()).rejects.toThrow('it became shorter while it was read');
    let size = (await long.next()).value?.length ?? 0;
    appendFileSync(join(tree, 'long.log'), 'more');
    for (let next = await long.next(); !next.done; next = await long.next()) size += next.value.length;
    expect(size).toBe(text.length);
  });

  test('a path that is not there is a mistake before anything is read', async () => {
    const { store, tree } = await storeOf({ 'NWT-PC1/execmgr.log': refused() });
    await expect(scanned(store, join(tree, 'nope'))).rejects.toThrow(/cannot be scanned: it does not exist/);
    expect(Object.keys(await clientsOf(store))).toHaveLength(1);
    await store.close();
  });
});

test('the biggest unit comes first, and small ones come together', async () => {
  const queue = new Queue();
  const unit = (size: number) =>
    ({
      kind: 'folder',
      size,
      name: '',
      files: [],
      unread: [],
      key: { source: String(size), container: null, kind: 'folder', fingerprint: '' },
    }) as const;
  for (const size of [5, 9_000_000, 70_000, 3, 2_000_000, 600_000, 600_000]) queue.push(unit(size));
  queue.end();
  const taken: number[][] = [];
  for (let batch = await queue.take(); batch.length > 0; batch = await queue.take()) taken.push(batch.map(({ size }) => size));
  expect(taken).toEqual([[9_000_000], [2_000_000], [600_000], [600_000, 70_000, 5, 3]]);
});

test('two copies of the same tree give the same store but for the path', async () => {
  const { store: one, tree } = await storeOf({
    'NWT-PC1/Logs/execmgr.log': refused(2),
    'NWT-PC2.zip': zip([{ name: 'execmgr.log', text: refused() }]),
  });
  const copy = fresh();
  cpSync(tree, copy, { recursive: true });
  const other = await openStore(join(folder, 'copy.db'));
  await scanned(other, copy);
  expect((await dump(other)).map((line) => line.replaceAll(copy, tree))).toEqual(await dump(one));
  await one.close();
  await other.close();
});
