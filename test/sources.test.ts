import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mistake } from '../src/mistake.js';
import { type ClientSource, type Input, sources } from '../src/sources/index.js';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'smsdx-'));
});
afterAll(() => rm(root, { recursive: true }));

async function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const path = join(root, name);
  await mkdir(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

const input = (text: string, isTTY = false): Input => Object.assign(Readable.from([Buffer.from(text)]), { isTTY });

async function list(args: readonly string[], stdin = input('')): Promise<ClientSource[]> {
  const found: ClientSource[] = [];
  for await (const client of sources(args, stdin)) found.push(client);
  return found;
}
const shape = (clients: readonly ClientSource[]) =>
  clients.map(({ name, logs }) => ({ name, logs: Object.fromEntries(logs.map(({ log, parts }) => [log, parts.map(({ file }) => file)])) }));

async function text(client: ClientSource | undefined): Promise<string> {
  let all = '';
  for (const log of client?.logs ?? [])
    for (const part of log.parts) for await (const chunk of part.chunks()) all += Buffer.from(chunk).toString();
  return all;
}

const mistake = (args: readonly string[], stdin?: Input): Promise<Mistake> =>
  list(args, stdin).then(
    () => expect.unreachable('there should be a mistake'),
    (error: unknown) => (error instanceof Mistake ? error : Promise.reject(error)),
  );

describe('sources', () => {
  test.each([[[]], [['-']]])('standard input is read where %j is named', async (args) => {
    const clients = await list(args, input('piped'));
    expect(shape(clients)).toEqual([{ name: undefined, logs: { '-': ['-'] } }]);
    expect(await text(clients[0])).toBe('piped');
  });

  test('a terminal is no log', async () => {
    expect((await mistake([], input('', true))).suggestions).not.toEqual([]);
  });

  test('a folder is a client: the logs that are known, in any case, rotated parts oldest first', async () => {
    const path = await folder('PC0815/Logs', {
      'ExecMgr.log': '3',
      'execmgr-20210816-082531.log': '2',
      'EXECMGR-20200101-000000.LOG': '1',
      'execmgr.lo_': '0',
      'CAS.log': 'c',
      'Wn_Logon.log': 'w',
      'notepad.log': 'n',
      'execmgr.txt': 'x',
    });
    const [client] = await list([path]);
    expect(shape(client ? [client] : [])).toEqual([
      {
        name: 'PC0815',
        logs: {
          cas: ['CAS.log'],
          execmgr: ['execmgr.lo_', 'EXECMGR-20200101-000000.LOG', 'execmgr-20210816-082531.log', 'ExecMgr.log'],
          wn_logon: ['Wn_Logon.log'],
        },
      },
    ]);
    expect(await text({ logs: client?.logs.filter(({ log }) => log === 'execmgr') ?? [] })).toBe('0123');
  });

  test('files are one client, whatever their names; parts of one log are stitched, and none is read twice', async () => {
    const path = await folder('files', { 'my copy.txt': 'a', 'execmgr.log': '2', 'execmgr.lo_': '1' });
    const files = ['execmgr.log', 'my copy.txt', 'execmgr.lo_', './execmgr.log'].map((file) => `${path}/${file}`);
    expect(shape(await list(files))).toEqual([
      { name: undefined, logs: { execmgr: ['execmgr.lo_', 'execmgr.log'], 'my copy.txt': ['my copy.txt'] } },
    ]);
  });

  test('several folders are several clients', async () => {
    const paths = [await folder('PC1/CCM/Logs', { 'cas.log': '' }), await folder('PC2', { 'cas.log': '' })];
    expect((await list(paths)).map(({ name }) => name)).toEqual(['PC1', 'PC2']);
  });

  test.each([
    ['what does not exist', 'nowhere.log', /does not exist/],
    ['an archive', 'logs.zip', /zip archive/],
    ['a folder without logs', 'empty', /holds no log/],
  ])('%s is a mistake of one sentence', async (_, name, said) => {
    await folder('.', { 'logs.zip': Buffer.from([0x50, 0x4b, 3, 4, 9, 9]) });
    await folder('empty', { 'readme.txt': 'x' });
    expect((await mistake([join(root, name)])).message).toMatch(said);
  });

  test('a folder above the logs says where they are', async () => {
    await folder('above/Logs', { 'execmgr.log': 'x' });
    expect((await mistake([join(root, 'above')])).suggestions.join()).toContain(join('above', 'Logs'));
  });

  test('a file that vanishes before it is read breaks only its own part', async () => {
    const path = await folder('vanishing', { 'execmgr.log': 'x', 'cas.log': 'still here' });
    const [client] = await list([path]);
    await unlink(join(path, 'execmgr.log'));
    const gone = client?.logs.filter(({ log }) => log === 'execmgr') ?? [];
    await expect(text({ logs: gone })).rejects.toThrow('ENOENT');
    expect(await text({ logs: client?.logs.filter(({ log }) => log === 'cas') ?? [] })).toBe('still here');
  });
});
