import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { failures } from '../src/failures/index.js';
import { partsOf } from '../src/reports/failure-page.js';
import { failureJson, failureList, failureText } from '../src/reports/failures.js';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const smsdx = (...args: readonly string[]) => spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8' });
const pageOf = (id: string) => readFileSync(`${samples}${id}/README.md`, 'utf8');
const headings = ['Found when', 'What the log shows', 'Why', 'How to confirm', 'How to fix', 'Sources'];

describe('smsdx failures', () => {
  test('lists every class with level, clients and title', () => {
    const { stdout, status } = smsdx('failures', '--json');
    const all = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(all.map(({ id }: { id: string }) => id)).toEqual(failures.map(({ id }) => id));
    expect(all.find(({ id }: { id: string }) => id === 'naa-no-rights')).toEqual({
      id: 'naa-no-rights',
      title: 'The network access account gets in, but may not read there',
      level: 'error',
      section: 'A5',
      clients: ['ccm'],
    });
  });

  test('is narrowed by words, level and kind of client', () => {
    const ids = (...args: readonly string[]) => JSON.parse(smsdx('failures', '--json', ...args).stdout).map(({ id }: { id: string }) => id);
    expect(ids('Software', 'installation', 'rights')).toContain('software-installation-account-no-rights');
    expect(ids('b6')).toEqual(['software-installation-account-no-rights']);
    const old = ids('--client-kind', 'sms20-9x');
    expect(old).toContain('software-installation-account-unsupported-client');
    expect(old).not.toContain('naa-not-configured');
    expect(old).not.toContain('token-account-no-network');
    expect(ids('--level', 'note')).toEqual(failures.filter(({ level }) => level === 'note').map(({ id }) => id));
  });

  test('says so where nothing fits', () => {
    const { stdout, status } = smsdx('failures', 'unicorn');
    expect(stdout).toBe('No failure class fits. All of them: smsdx failures\n');
    expect(status).toBe(0);
  });
});

describe('smsdx failures explain', () => {
  test('prints the page of a class without the marks of Markdown', () => {
    const { stdout, status } = smsdx('failures', 'explain', 'naa-no-rights');
    expect(status).toBe(0);
    for (const heading of headings) expect(stdout).toContain(`\n${heading}\n`);
    expect(stdout).toContain('on SMS 2003 Advanced Clients and all later ones');
    expect(stdout).not.toMatch(/[`#]/);
    expect(stdout).toContain('  - Connect to the share with that account from another machine (net use \\\\SERVER\\share');
  });

  test('gives its parts as fields', () => {
    const found = JSON.parse(smsdx('failures', 'explain', 'A5', '--json').stdout);
    expect(found).toMatchObject({ id: 'naa-no-rights', level: 'error', clients: ['ccm'] });
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['foundWhen', 'whatTheLogShows', 'why', 'howToConfirm', 'howToFix', 'sources']),
    );
    expect(found.howToFix).toHaveLength(2);
  });

  test('names the nearest class for a name that is none', () => {
    const { stderr, status } = smsdx('failures', 'explain', 'naa-not-configurd');
    expect(status).toBe(2);
    expect(stderr).toContain('There is no failure class naa-not-configurd.');
    expect(stderr).toContain('naa-not-configured');
  });
});

describe('the pages', () => {
  test.each(failures.map((failure) => [failure.id, failure] as const))('%s has all parts, and each says something', (id, failure) => {
    const parts = partsOf(pageOf(id));
    expect(parts.map(({ heading }) => heading)).toEqual(expect.arrayContaining(headings));
    expect(parts.filter(({ blocks }) => blocks.length === 0)).toEqual([]);
    const lines = failureText(failure, pageOf(id), { width: 80, colour: false }).split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(JSON.parse(failureJson(failure, pageOf(id))).title).toBe(failure.title);
  });

  test('the list keeps to its width', () => {
    const lines = failureList(failures, { width: 100, colour: false }).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('the clients of a class', () => {
  const ccm =
    /^(?:execmgr|cas|contenttransfermanager|datatransferservice|filebits|locationservices|policy\w*|smsts|servicewindow\w*|srcupdatemgr|ccm\w*)/i;
  const logsOf = (id: string) => readdirSync(`${samples}${id}`).filter((file) => /\.lo[g_]$/i.test(file));

  test.each(failures.map(({ id, clients }) => [id, clients] as const))('%s: its sample has logs of these clients only', (id, clients) => {
    const modern = logsOf(id).filter((file) => ccm.test(file));
    if (!clients.includes('ccm')) expect(modern).toEqual([]);
    if (clients.length === 1 && clients[0] === 'ccm') expect(modern).toEqual(logsOf(id));
  });
});
