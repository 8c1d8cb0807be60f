import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { levels } from '../src/archives/archive.js';
import { MemoryBytes } from '../src/archives/bytes.js';
import { defaultLimits, type Limits } from '../src/archives/limits.js';
import { reasonIn } from '../src/archives/listing.js';
import { isKnown } from '../src/sources/logs.js';
import { cab } from './archives/cabs.js';
import { packed } from './archives/packed.js';
import { type Zipped, zip } from './archives/zips.js';

const line =
  '<![LOG[Program exit code 0]LOG]!><time="10:00:00.000-60" date="03-14-2009" component="execmgr" context="" type="1" thread="1" file="x.cpp:1">\r\n';

interface Read {
  /** Path to text; or to what is wrong with it. */
  readonly logs: Readonly<Record<string, string>>;
  readonly troubles: readonly string[];
}

async function read(bytes: Uint8Array, name = 'fleet.zip', limits: Partial<Limits> = {}): Promise<Read> {
  const logs: Record<string, string> = {};
  const troubles: string[] = [];
  for await (const level of levels(new MemoryBytes(bytes), name, { limits: { ...defaultLimits, ...limits }, isLog: isKnown })) {
    troubles.push(...level.troubles.map(({ path, reason }) => `${path}: ${reason}`));
    for (const { path, chunks } of level.entries) logs[level.folder + path] = await text(chunks());
  }
  return { logs, troubles };
}

async function text(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let all = '';
  try {
    for await (const chunk of chunks) all += Buffer.from(chunk).toString('latin1');
    return all;
  } catch (error) {
    return `${all.slice(0, 200)} but ${reasonIn(error)}`;
  }
}

type Named = Readonly<Record<string, string | Uint8Array>>;
const zipped = (files: Named) => zip(Object.entries(files).map(([name, content]) => ({ name, text: content })));

async function tarred(files: Named, more: readonly object[] = []): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of Object.entries(files)) archive.entry({ name }, Buffer.from(content));
  for (const header of more) archive.entry(header as { name: string }, Buffer.alloc(0));
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const client = { 'FABPC3/Logs/execmgr.log': line, 'FABPC3/readme.txt': 'no log', 'FABPC3/Logs/unheard-of.log': 'no log' };
const found = { logs: { 'FABPC3/Logs/execmgr.log': line }, troubles: [] };

describe('archives of every kind give their logs and nothing else', () => {
  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['zip', () => zipped(client)],
    ['zip without packing', () => zip(Object.entries(client).map(([name, content]) => ({ name, text: content, method: 0 })))],
    ['zip64', () => zip(Object.entries(client).map(([name, content]) => ({ name, text: content, zip64: true })))],
    ['zip with the separators of Windows', () => zipped({ 'FABPC3\\Logs\\execmgr.log': line })],
    ['tar', () => tarred(client)],
    ['tar.gz', async () => gzipSync(await tarred(client))],
    ['cab', () => cab({ 'FABPC3\\Logs\\execmgr.log': line, 'FABPC3\\readme.txt': 'no log' })],
    ['7z', () => Buffer.from(packed['7z'], 'base64')],
    ['tar.xz', () => Buffer.from(packed['tar.xz'], 'base64')],
  ])('%s', async (_, make) => {
    expect(await read(await make())).toEqual(found);
  });

  test('a log that is packed by itself is called by its own name', async () => {
    expect(await read(gzipSync(line), 'execmgr.log.gz')).toEqual({ logs: { 'execmgr.log': line }, troubles: [] });
    expect(await read(Buffer.from(packed.xz, 'base64'), 'execmgr.log.xz')).toEqual({ logs: { 'execmgr.log': line }, troubles: [] });
    expect(await read(zipped({ 'A/CAS.log.gz': gzipSync(line) }))).toEqual({ logs: { 'A/CAS.log': line }, troubles: [] });
  });

  test('a log larger than one piece comes whole, packed or not', async () => {
    const long = line.repeat(20_000);
    for (const bytes of [
      zipped({ 'execmgr.log': long }),
      await tarred({ 'execmgr.log': long }),
      gzipSync(await tarred({ 'execmgr.log': long })),
    ])
      expect((await read(bytes, 'x', { ratio: 1_000 })).logs['execmgr.log'] === long).toBe(true);
  });

  test('archives in archives are opened down to a depth, and named beyond it', async () => {
    const one = zipped({ 'Logs/execmgr.log': line });
    const two = gzipSync(await tarred({ 'FABPC3.zip': one }));
    const three = zipped({ 'two.tgz': two, 'FABPC4/execmgr.log': line });
    expect(await read(three)).toEqual({
      logs: { 'FABPC4/execmgr.log': line, 'two.tgz/FABPC3.zip/Logs/execmgr.log': line },
      troubles: [],
    });
    expect(await read(three, 'x', { depth: 1 })).toEqual({
      logs: { 'FABPC4/execmgr.log': line },
      troubles: ['two.tgz/FABPC3.zip: it lies deeper in archives than is read (--max-depth)'],
    });
  });
});

describe('hostile archives get a line each, and what is honest in them is read', () => {
  const honest: Zipped = { name: 'FABPC3/execmgr.log', text: line };

  test.each<[string, Zipped, string]>([
    ['a way out', { name: '../../../etc/cron.d/execmgr.log' }, 'its name leads out of the archive'],
    ['a way out, spelled for Windows', { name: 'Logs\\..\\..\\execmgr.log' }, 'its name leads out of the archive'],
    ['an absolute path', { name: '/var/log/execmgr.log' }, 'it is named by an absolute path'],
    ['an absolute path of Windows', { name: 'C:\\Windows\\CCM\\Logs\\execmgr.log' }, 'it is named by an absolute path'],
    ['a UNC path', { name: '\\\\srv\\c$\\execmgr.log' }, 'it is named by an absolute path'],
    ['a device', { name: 'FABPC3/COM1.log' }, 'it is named like a device'],
    ['a hidden stream', { name: 'FABPC3/execmgr.log:evil' }, 'its name holds a colon, as those of hidden streams do'],
    ['a NUL', { name: 'FABPC3/execmgr\0.log' }, 'its name holds a NUL character'],
    ['a link', { name: 'FABPC3/CAS.log', text: '/etc/passwd', mode: 0o120777 }, 'it is a link'],
    ['encryption', { name: 'FABPC3/CAS.log', flags: 0x801 }, 'it is encrypted'],
    ['an unknown way of packing', { name: 'FABPC3/CAS.log', method: 9 }, 'it is packed with Deflate64, which is not read'],
    ['the bytes of another entry', { name: 'FABPC3/CAS.log', text: line, sameAs: 0 }, 'it shares its bytes with another entry'],
    ['the name of another entry', { name: 'FABPC3/execmgr.log', text: 'x' }, 'it is in the archive twice; the first one was read'],
  ])('%s', async (_, entry, reason) => {
    const { logs, troubles } = await read(zip([honest, entry]));
    expect(logs).toEqual({ 'FABPC3/execmgr.log': line });
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain(`: ${reason}`);
  });

  test.each<[string, Zipped, string]>([
    ['more than it says', { name: 'CAS.log', text: line, size: 20 }, 'it unpacks to more than it says'],
    ['less than it says', { name: 'CAS.log', text: line, size: 2_000 }, 'it unpacks to less than it says'],
    ['other than it says', { name: 'CAS.log', text: line, crc: 1 }, 'it is damaged: its checksum differs'],
    ['a bomb', { name: 'CAS.log', text: Buffer.alloc(30_000_000) }, 'it unpacks to more than 250 times its size (--max-ratio)'],
    ['a giant', { name: 'CAS.log', text: line, size: 2 ** 33, zip64: true }, 'it says that it unpacks to more than --max-entry-size'],
  ])('an entry that unpacks to %s', async (_, entry, reason) => {
    const { logs } = await read(zip([honest, entry]));
    expect(logs['FABPC3/execmgr.log']).toBe(line);
    expect(logs['CAS.log']).toContain(reason);
  });

  test('limits hold for all that an archive holds together', async () => {
    const many = zipped(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`PC${at}/execmgr.log`, line.repeat(100)])));
    const { troubles } = await read(many, 'x', { entries: 30 });
    expect(troubles.join()).toContain('it holds more than 30 entries (--max-entries)');
    const { logs } = await read(many, 'x', { totalBytes: 200_000 });
    expect(Object.values(logs).filter((each) => each.includes('(--max-total-size)')).length).toBeGreaterThan(20);
  });

  test('a tar archive with links, devices and ways out', async () => {
    const more = [
      { name: 'FABPC3/CAS.log', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'FABPC3/smsts.log', type: 'link', linkname: 'FABPC3/execmgr.log' },
      { name: 'FABPC3/null', type: 'character-device', devmajor: 1, devminor: 3 },
      { name: '../execmgr.log' },
    ];
    const { logs, troubles } = await read(await tarred(client, more));
    expect(logs).toEqual(found.logs);
    expect(troubles).toEqual([
      'FABPC3/CAS.log: it is a link',
      'FABPC3/smsts.log: it is a link',
      'FABPC3/null: it is a device',
      '../execmgr.log: its name leads out of the archive',
    ]);
  });

  test('a bomb in a tar.gz stops at the ratio, and says so', async () => {
    const bomb = gzipSync(await tarred({ 'FABPC3/execmgr.log': Buffer.alloc(40_000_000) }));
    expect((await read(bomb)).troubles.join()).toContain('--max-ratio');
  });

  test.each([['7z with encrypted entries'], ['7z with encrypted names']] as const)('%s', async (name) => {
    const { logs, troubles } = await read(Buffer.from(packed[name], 'base64'));
    expect(logs).toEqual({});
    expect(troubles.join()).toMatch(/encrypt|passphrase/i);
  });

  test('an archive that is cut anywhere gives a line or its logs, and never throws', async () => {
    const whole = [
      zipped(client),
      await tarred(client),
      gzipSync(await tarred(client)),
      cab(client),
      Buffer.from(packed['7z'], 'base64'),
      Buffer.from(packed['tar.xz'], 'base64'),
    ];
    for (const bytes of whole) {
      for (const share of [0, 0.3, 0.6, 0.9]) {
        const { logs, troubles } = await read(bytes.subarray(0, Math.floor(bytes.length * share)));
        expect(troubles.length + Object.keys(logs).length, `${whole.indexOf(bytes)} cut at ${share}`).toBeGreaterThan(0);
      }
    }
  });

  test('bytes changed at random never throw', async () => {
    const whole = [zipped(client), await tarred(client), gzipSync(await tarred(client)), cab(client)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), async (bytes, changes) => {
        const changed = Uint8Array.from(bytes);
        for (const [at, value] of changes) changed[at % changed.length] = value;
        await read(changed);
      }),
      { numRuns: 100 },
    );
  });
});
