import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
let folder: string;
let watching: ChildProcess | undefined;
let printed = '';
let told = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-watch-'));
});
afterEach(() => {
  watching?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const entry = (message: string, time: string, type = 1) =>
  `<![LOG[${message}]LOG]!><time="${time}.120+300" date="02-12-2024" component="execmgr" context="" type="${type}" thread="4120" file="execreqmgr.cpp:4238">\r\n`;

const start = (program: string, time: string) =>
  entry(`Policy is updated for Program: ${program}, Package: NWT00021, Advert: NWT20005`, `${time}:00`) +
  entry(`Raised Program Started Event for Ad:NWT20005, Package:NWT00021, Program: ${program}`, `${time}:03`);
const failure = (program: string, time: string) =>
  entry('Program exit code 1603', `${time}:40`) +
  entry(`Execution is complete for program ${program}. The exit code is 1603, the execution status is FailureNonRetry`, `${time}:41`, 3);
const success = (program: string, time: string) =>
  entry(`Execution is complete for program ${program}. The exit code is 0, the execution status is Success`, `${time}:50`);

function watch(...args: readonly string[]): void {
  printed = '';
  told = '';
  const child = spawn(process.execPath, [tool, 'diagnose', ...args, '--watch'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString();
  });
  watching = child;
}

const waits = { timeout: 20_000, interval: 100 };
const lines = () => printed.trimEnd().split('\n').filter(Boolean);
const news = () => lines().map((line) => JSON.parse(line) as { news: string; program: string });

function ended(signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((done) => {
    watching?.on('exit', done);
    watching?.kill(signal);
  });
}

describe.skipIf(process.platform === 'win32')('diagnose --watch', { timeout: 60_000 }, () => {
  test('prints what is new as the log grows, half a record first, and ends cleanly on Ctrl-C', async () => {
    const log = join(folder, 'execmgr.log');
    writeFileSync(log, start('Install', '09:15') + failure('Install', '09:16'));
    watch(log, '--format', 'ndjson');
    await expect.poll(() => told, waits).toContain('Watching');
    expect(news()).toMatchObject([{ news: 'new', program: 'Install' }]);
    const more = start('Charts', '10:15') + failure('Charts', '10:16');
    appendFileSync(log, more.slice(0, -60));
    await new Promise((done) => setTimeout(done, 1500));
    appendFileSync(log, more.slice(-60));
    await expect.poll(() => news().length, waits).toBe(2);
    expect(news()[1]).toMatchObject({ news: 'new', program: 'Charts' });
    expect(await ended('SIGINT')).toBe(1);
  });

  test('follows a log over its rotation: a run that spans it is whole', async () => {
    const log = join(folder, 'execmgr.log');
    writeFileSync(log, start('Install', '09:15'));
    watch(log, '--format', 'ndjson');
    await expect.poll(() => told, waits).toContain('Watching');
    renameSync(log, join(folder, 'execmgr-20240212-091530.log'));
    writeFileSync(log, failure('Install', '09:16'));
    await expect.poll(() => lines().length, waits).toBe(1);
    expect(news()).toMatchObject([{ news: 'new', program: 'Install', package: 'NWT00021' }]);
    expect(await ended('SIGTERM')).toBe(1);
  });

  test('tells people of a failure, and that a success resolved it', async () => {
    const log = join(folder, 'execmgr.log');
    writeFileSync(log, start('Install', '09:15'));
    watch(folder, '--level', 'note');
    await expect.poll(() => told, waits).toContain('no finding so far');
    appendFileSync(log, failure('Install', '09:16'));
    await expect.poll(() => printed, waits).toMatch(/1\. [\s\S]*program "Install"[\s\S]*Fix/);
    appendFileSync(log, start('Install', '11:15') + success('Install', '11:16'));
    await expect.poll(() => printed, waits).toMatch(/Resolved: .*\(Install\), by a success at 2024-02-12 16:16:50Z/);
    expect(await ended('SIGINT')).toBe(1);
  });

  test('without findings ends with 0', async () => {
    writeFileSync(join(folder, 'execmgr.log'), start('Install', '09:15'));
    watch(folder);
    await expect.poll(() => told, waits).toContain('Watching');
    expect(await ended('SIGINT')).toBe(0);
    expect(printed).toBe('');
  });

  test('refuses a pipe, a missing log and a format that is one document', () => {
    const smsdx = (...args: readonly string[]) =>
      spawnSync(process.execPath, [tool, 'diagnose', '--watch', ...args], { encoding: 'utf8', input: '' });
    expect(smsdx().stderr).toContain('Standard input cannot be watched');
    expect(smsdx(join(folder, 'none.log')).stderr).toContain('cannot be read');
    writeFileSync(join(folder, 'execmgr.log'), '');
    expect(smsdx(folder, '--format', 'html').stderr).toContain('--watch cannot print html');
  });
});
