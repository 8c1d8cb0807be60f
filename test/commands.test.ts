import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLog } from './bench/generate.ts';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const healthy = fileURLToPath(new URL('../samples/healthy-cmcb', import.meta.url));
let folder: string;
let failing: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-commands-'));
  failing = join(folder, 'execmgr.log');
  writeFileSync(
    failing,
    [
      entry('Policy is updated for Program: Install, Package: NWT00021, Advert: NWT20005', '09:15:00'),
      entry(
        'Command line = "\\\\NWT-DP01\\SMSPKGD$\\NWT00021\\setup.exe" /s, Working Directory = \\\\NWT-DP01\\SMSPKGD$\\NWT00021\\',
        '09:15:02',
      ),
      entry('Created Process for the passed command line', '09:15:02'),
      entry('Raised Program Started Event for Ad:NWT20005, Package:NWT00021, Program: Install', '09:15:03'),
      entry('Program exit code 1603', '09:16:40'),
      entry('Execution is complete for program Install. The exit code is 1603, the execution status is FailureNonRetry', '09:16:41', 3),
    ].join(''),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function entry(message: string, time: string, type = 1): string {
  return `<![LOG[${message}]LOG]!><time="${time}.120+300" date="02-12-2024" component="execmgr" context="" type="${type}" thread="4120" file="execreqmgr.cpp:4238">\r\n`;
}

function smsdx(args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [tool, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env } });
}

describe('diagnose', () => {
  test('a file, standard input and a dash say the same, with exit code 1', () => {
    const text = readFileSync(failing, 'utf8');
    const named = smsdx(['diagnose', failing, '--json']);
    expect(named.status).toBe(1);
    expect(JSON.parse(named.stdout).findings).toMatchObject([{ package: 'NWT00021', program: 'Install', level: 'error' }]);
    for (const args of [
      ['diagnose', '--json'],
      ['diagnose', '-', '--json'],
    ]) {
      const piped = smsdx(args, text);
      expect(piped.status).toBe(1);
      expect(JSON.parse(piped.stdout).findings.map(failureOf)).toEqual(JSON.parse(named.stdout).findings.map(failureOf));
    }
  });

  test('a healthy folder ends with exit code 0', () => {
    const { status, stderr } = smsdx(['diagnose', healthy]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('an empty pipe is no healthy client: exit code 3', () => {
    expect(smsdx(['diagnose']).status).toBe(3);
  });

  test('several folders give a report each, and findings outweigh the rest', () => {
    const { stdout, status } = smsdx(['diagnose', healthy, folder, '--format', 'ndjson']);
    expect(stdout.match(/"type":"coverage"/g)).toHaveLength(2);
    expect(status).toBe(1);
  });

  test('--output writes the report to a file and nothing else', () => {
    const path = join(folder, 'report.json');
    const { stdout, status } = smsdx(['diagnose', failing, '--json', '--output', path]);
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(JSON.parse(readFileSync(path, 'utf8')).schemaVersion).toBe(1);
  });

  test('runs outside the time asked for are left out', () => {
    expect(smsdx(['diagnose', failing, '--since', '2024-02-12', '--until', '2024-02-12']).status).toBe(1);
    expect(smsdx(['diagnose', failing, '--since', '2024-02-13']).status).toBe(0);
    expect(smsdx(['diagnose', failing, '--until', '2024-02-11']).status).toBe(0);
  });

  test('no control character reaches a pipe', () => {
    const { stdout } = smsdx(['diagnose'], entry('Fatal error 0x80070005 encountered for program \u001b[31mInstall\u0007.', '09:15:00', 3));
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });
});

describe('a mistake', () => {
  test.each([
    ['an unknown flag', ['diagnose', '--modle', 'site.yaml'], 'There is no flag --modle.', 'Did you mean --model?'],
    ['an unknown format', ['diagnose', '--format', 'jsom'], '--format cannot be jsom', 'Did you mean json?'],
    ['an unknown command', ['diagnos'], 'There is no command diagnos.', 'Did you mean diagnose?'],
    ['a log where the command belongs', ['execmgr.log'], 'There is no command execmgr.log.', 'smsdx diagnose execmgr.log'],
    ['a log that is not there', ['diagnose', 'nowhere/execmgr.log'], 'nowhere/execmgr.log', ''],
    ['a model that is not there', ['diagnose', '-', '--model', 'nowhere.yaml'], 'nowhere.yaml: no such file or directory', ''],
    ['a time that is none', ['diagnose', '-', '--since', '2024-02-31'], '--since cannot be 2024-02-31.', '7d'],
    ['a file in a folder that is not there', ['diagnose', healthy, '--output', 'nowhere/report'], 'Cannot write nowhere/report', ''],
  ])('%s is one sentence with what to do instead, and exit code 2', (_, args, sentence, suggestion) => {
    const { stdout, stderr, status } = smsdx(args);
    expect(stdout).toBe('');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(suggestion);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(status).toBe(2);
  });
});

describe('the command line', () => {
  test('help names every flag', () => {
    const { stdout, status } = smsdx(['diagnose', '--help']);
    for (const flag of ['model', 'client-kind', 'since', 'until', 'package', 'program', 'level', 'format', 'output', 'no-color']) {
      expect(stdout).toContain(`--${flag}`);
    }
    expect(status).toBe(0);
  });

  test('completion of a shell is one script on standard output', () => {
    for (const shell of ['bash', 'zsh', 'powershell']) {
      const { stdout, stderr, status } = smsdx(['autocomplete', 'script', shell], '', { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder });
      expect(stdout).toContain('smsdx');
      expect(stderr).toBe('');
      expect(status).toBe(0);
    }
  });

  test('a reader that stops reading ends the tool quietly', async () => {
    const log = join(folder, 'long.log');
    writeLog(log, 'execmgr', 2_000_000);
    const child = spawn(process.execPath, [tool, 'diagnose', log, '--level', 'note', '--format', 'ndjson'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.on('close', resolve));
    expect(complaint).toBe('');
  });
});

const failureOf = ({ failure }: { failure: string }): string => failure;
