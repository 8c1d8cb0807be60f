import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fleetTable } from '../src/reports/fleet.js';
import { fleetNdjson } from '../src/reports/fleet-data.js';
import { fleetHtml } from '../src/reports/fleet-html.js';
import { fleetMarkdown } from '../src/reports/fleet-markdown.js';
import { formats } from '../src/reports/index.js';
import { fleetDetails } from '../src/store/affected.js';
import { browserPath, openAll, openBrowser, openPage, violations } from './browser.js';
import { answerOf, storeOf } from './reports/fleet.js';

const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
const view = { width: 100, colour: false, version: '1.2.3' } as const;
const hostile = '<script>owned=1</script>"><img src=x onerror=owned=2> =cmd|x \u202egnp.exe\x1b[2J `|` https://evil.example';

let folder: string;
let store: string;
let pages: Readonly<Record<'usual' | 'many' | 'hostile', string>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smsdx-fleet-'));
  store = join(folder, 'a fleet, not named so');
  pages = {
    usual: await pageOf(store, 30),
    many: await pageOf(join(folder, 'many.db'), 3000),
    hostile: await pageOf(join(folder, 'h.db'), 6, hostile),
  };
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function pageOf(path: string, clients: number, text?: string): Promise<string> {
  const held = await storeOf(path, clients, text);
  const answer = await answerOf(held);
  await held.close();
  return [...fleetHtml(answer, view)].join('');
}

function smsdx(...args: readonly string[]) {
  return spawnSync(process.execPath, [tool, ...args], { encoding: 'utf8', cwd: folder });
}

describe('the page of a fleet', () => {
  test('says what to change first, what failed by clients, and names the clients', () => {
    expect(pages.usual).toContain('20 of 30 clients have 20 open failures.');
    expect(pages.usual).toMatch(/<p class="what">Give the site a network access account[^<]*<\/p>/);
    expect(pages.usual.match(/class="listed client"/g)).toHaveLength(20);
    expect(pages.usual).toContain('10 clients without open failures are not listed.');
  });

  test('holds each failure class with one whole finding, however many clients there are', () => {
    expect(pages.many.match(/Account path/g)).toHaveLength(2);
    expect(pages.many.length).toBeLessThan(1_000_000);
  });

  test('holds nothing that is fetched, and shows what is hostile as text', () => {
    const outside = pages.hostile.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');
    expect(outside).not.toMatch(/<(?:img|link|iframe|object|base)|<[^>]*\s(?:src|style|on\w+)=/i);
    expect(pages.hostile).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
    for (const [, address] of pages.hostile.matchAll(/ href="([^"]*)"/g)) expect(address).toMatch(/^#(?:main|c\d+)$/);
  });

  test('lists those first that most is open of, and says how many it leaves out', async () => {
    const held = await storeOf(join(folder, 'cut.db'), 12);
    const answer = await answerOf(held);
    const details = await fleetDetails(held, undefined, 3);
    await held.close();
    expect(details.clients.map(({ client }) => client)).toEqual(['PIER-00000', 'PIER-00001', 'PIER-00003']);
    expect([...fleetHtml({ ...answer, details }, view)].join('')).toContain('Another 5 clients with fewer failures do not fit');
  });
});

test('the Markdown of a fleet breaks no table, whatever the names hold', async () => {
  const held = await storeOf(join(folder, 'markdown.db'), 6, hostile);
  const text = [...fleetMarkdown(await answerOf(held), view)].join('');
  await held.close();
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  for (const line of text.split('\n').filter((each) => each.startsWith('| ')))
    expect([5, 6, 7]).toContain(line.match(/(?<!\\)\|/g)?.length);
  expect(text.replace(/`+[^\n]*?`+/g, '')).not.toContain('<script>');
});

describe('smsdx report STORE', () => {
  test.each(formats)('prints %s, with exit code 1 for open failures', (format) => {
    const { stdout, stderr, status } = smsdx('report', store, '--format', format);
    expect({ stderr, status }).toEqual({ stderr: '', status: 1 });
    expect(stdout).toContain(format === 'html' ? 'PIER-00001' : 'naa-not-configured');
    if (format === 'json' || format === 'sarif') expect(JSON.parse(stdout)).toBeTypeOf('object');
    if (format === 'csv') expect(stdout.split('\n')).toHaveLength(22);
  });

  test('says of one client what its logs would say', () => {
    const { stdout, status } = smsdx('report', store, '--client', 'pier-00001', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ client: 'PIER-00001', findings: [{ failure: 'naa-not-configured', client: 'PIER-00001' }] });
  });

  test('redacts every format, names that one client has of another included', () => {
    for (const format of formats) {
      const { stdout } = smsdx('report', store, '--format', format, '--redact');
      expect(stdout).not.toMatch(/PIER|HARBOR|HBR000|Navigation/i);
    }
  });

  test.each([
    [['--client', 'PIER-00100'], 'The store holds no client PIER-00100.'],
    [['--since', '7d'], '--since is for logs;'],
    [['execmgr.log'], 'a report is of one store, or of logs.'],
  ])('%j is a mistake with its reason', (args, reason) => {
    const { stderr, status } = smsdx('report', store, ...args);
    expect(stderr).toContain(reason);
    expect(status).toBe(2);
  });

  test('--client without a store is a mistake', () => {
    writeFileSync(join(folder, 'execmgr.log'), 'nothing');
    const { stderr, status } = smsdx('report', 'execmgr.log', '--client', 'X');
    expect(stderr).toContain('--client chooses a client of a store');
    expect(status).toBe(2);
  });
});

test('smsdx scan offers the formats of diagnose', () => {
  const { stdout, status } = smsdx('scan', '--store', store, '--format', 'html', '--output', 'scan.html');
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  expect(readFileSync(join(folder, 'scan.html'), 'utf8')).toContain('What to change first');
});

describe.skipIf(browserPath === undefined)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  const open = (text: string, options?: Parameters<Browser['newPage']>[0]): Promise<Page> =>
    openPage(browser, join(folder, 'page.html'), text, options);

  test('a client is found among thousands, and a failure class shows its clients', async () => {
    const page = await open(pages.many);
    await page.locator('input[type=search]').fill('pier-01234');
    await expect.poll(() => page.locator('#told').textContent()).toBe('1 of 2,000 clients match');
    await page.locator('#c2 summary').first().press('Enter');
    await page.locator('#c2 button.find').press('Enter');
    await expect.poll(() => page.locator('#told').textContent()).toBe('500 of 2,000 clients match');
    expect(await page.locator('.listed:visible').count()).toBe(100);
    await page.locator('#more').press('Enter');
    expect(await page.locator('.listed:visible').count()).toBe(200);
    await page.close();
  });

  test('what is planted does not run, and nothing leaves the page', async () => {
    const page = await open(pages.hostile);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.click();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'owned'))).toBeUndefined();
    expect(await page.locator('img, iframe, base, link, a:not([href^="#"])').count()).toBe(0);
    expect(requests).toEqual([]);
    await page.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('an accessibility checker finds nothing: %s, %i wide', async (colorScheme, width) => {
    const page = await open(pages.usual, { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
    await page.evaluate(openAll);
    await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test.each([320, 768, 1280])('nothing runs out of a page %i wide', async (width) => {
    const page = await open(pages.hostile, { viewport: { width, height: 800 } });
    await page.evaluate(openAll);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('paper says how many of the clients are on it', async () => {
    const page = await open(pages.many);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('#told').textContent()).toBe('2,000 clients, the first 100 printed');
    await page.close();
  });
});

test('the summary of a fleet is printed always alike', async () => {
  const held = await storeOf(join(folder, 'golden.db'), 7);
  const answer = await answerOf(held);
  await held.close();
  await expect([...fleetTable(answer, view)].join('')).toMatchFileSnapshot('reports/fleet.table.txt');
  await expect([...fleetMarkdown(answer, view)].join('')).toMatchFileSnapshot('reports/fleet.md');
  await expect([...fleetNdjson(answer)].join('')).toMatchFileSnapshot('reports/fleet.ndjson');
});
