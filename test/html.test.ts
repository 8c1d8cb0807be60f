import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.js';
import type { Diagnosis, Finding } from '../src/failures/failure.js';
import { withNeighbours } from '../src/neighbours.js';
import { html } from '../src/reports/html.js';
import { browserPath, openAll, openBrowser, openPage, violations } from './browser.js';
import { clientOf, modelOf } from './reading.js';
import { chained, diagnosis } from './reports/diagnosis.js';

const view = { width: 100, colour: false, level: 'note', explain: 'full', version: '1.2.3' } as const;
const printed = (...diagnoses: readonly Diagnosis[]): string => [...html(diagnoses, view)].join('');

/** What a hostile log, or a hostile name in it, could hold. */
const hostile = [
  '<script>globalThis.owned = 1</script>',
  '"><img src=x onerror="globalThis.owned = 2">',
  "' onmouseover='globalThis.owned = 3' style='position:fixed;inset:0'",
  '<a href="javascript:globalThis.owned=4">javascript:globalThis.owned=4</a>',
  '<style>body{display:none}</style><link rel=stylesheet href=http://evil.example/x.css>',
  '</pre></code></title></script><base href="http://evil.example/">',
  '<iframe srcdoc="<script>parent.owned=5</script>"></iframe><meta http-equiv=refresh content="0;url=http://evil.example">',
  '\u202egnp.exe \u2066x\u2069 \u200b &lt;b&gt; &#60;i&#62; --> ]]> \x00\x1b[2J',
];

/** The same text in every place that a log can reach. */
function planted(text: string): Diagnosis {
  const line = { file: text, line: 1, when: text, message: text };
  const finding: Finding = {
    failure: text,
    title: text,
    level: 'error',
    verdict: 'confirmed',
    client: text,
    advertisement: text,
    package: text,
    program: text,
    when: text,
    account: { process: text, network: text },
    resource: { kind: 'share', path: text },
    code: { value: text, symbol: text, meaning: text },
    because: [{ rule: text, text }],
    seen: [{ ...line, before: [line], after: [line] }],
    missing: [{ fact: text, decides: text }],
    fix: [text],
    considered: [{ failure: text, whyNot: text }],
    times: 2,
    since: text,
    chain: {
      process: { role: text, name: text, state: 'works' },
      tries: [{ role: text, name: text, server: 'works', share: 'fails', folder: 'fails', refusal: text }],
      server: text,
    },
  };
  const phases = [{ phase: text, began: '2024-03-01T10:00:00Z', ended: '2024-03-01T10:00:01Z', seconds: 1, lines: [line] }];
  const run = {
    client: text,
    package: text,
    program: text,
    advertisement: text,
    outcome: 'failed',
    waitingFor: text,
    account: text,
    attempts: 2,
  };
  return {
    schemaVersion: 1,
    client: text,
    logs: [{ file: text, records: 1 }],
    coverage: { records: 1, understood: 1, evidence: 0, unread: [{ file: text, offset: 0, reason: text }], bytes: 1 },
    runs: [{ ...run, began: '2024-03-01T10:00:00Z', ended: '2024-03-01T10:00:01Z', phases }],
    findings: [finding, { ...finding, closed: text, level: 'note' }],
  };
}

/** So many different findings. */
function many(count: number): Diagnosis {
  const findings = Array.from({ length: count }, (_, at): Finding => {
    const base = [...chained, ...diagnosis.findings][at % 7] as Finding;
    return { ...base, program: `Program ${at}`, package: `HBR${String(at).padStart(5, '0')}`, fix: [`Change number ${at % 50}.`] };
  });
  return { ...diagnosis, findings };
}

describe('the HTML report', () => {
  test('is printed always alike', async () => {
    await expect(printed({ ...diagnosis, findings: [...chained, ...diagnosis.findings] })).toMatchFileSnapshot('reports/findings.html');
  });

  test('holds nothing that is fetched, and no style or handler within an element', () => {
    const page = printed(planted(hostile.join(' ')), diagnosis);
    const outside = page.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '');
    const tags = outside.match(/<[a-z][^>]*>/g) ?? [];
    for (const tag of tags) {
      const attributes = tag.replace(/"[^"]*"/g, '""');
      expect(attributes).not.toMatch(/\s(?:src|style|on\w+|srcset|action|data)=/i);
    }
    for (const [, address] of page.matchAll(/ href="([^"]*)"/g)) expect(address).toMatch(/^#(?:main|f\d+)$/);
    expect(outside).not.toMatch(/<(?:img|link|iframe|object|embed|base|a href="(?!#))/i);
  });

  test('shows no control character and no bidirectional override', () => {
    expect(printed(planted(hostile.join(' ')))).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
  });

  test('of a client with a dozen findings is far below a megabyte', async () => {
    const sample = (name: string) => readFileSync(new URL(`../samples/naa-no-rights/${name}`, import.meta.url), 'utf8');
    const client = clientOf({ 'execmgr.log': sample('execmgr.log').repeat(12) });
    const found = await withNeighbours(client, await diagnose(client, modelOf(sample('site.yaml')), { phases: true }));
    expect(printed(found).length).toBeLessThan(200_000);
    expect(printed(found)).toContain('Lines around');
  });

  test('says that silence is no success', () => {
    expect(printed({ ...diagnosis, findings: [], runs: [] })).toContain('that is silence, not success');
  });

  test('of several clients says whose each finding is', () => {
    const page = printed({ ...diagnosis, client: 'PIER-A' }, { ...diagnosis, client: 'PIER-B' });
    expect(page).toContain('Software distribution on 2 clients');
    expect(page).toMatch(/on PIER-B|PIER-B<\/span>/);
  });
});

if (browserPath === undefined) console.log('No Chromium was found: the report is not opened in a browser. CHROMIUM names one.');

describe.skipIf(browserPath === undefined)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = mkdtempSync(join(tmpdir(), 'smsdx-html-'));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  const open = (page: string, options?: Parameters<Browser['newPage']>[0]): Promise<Page> =>
    openPage(browser, join(folder, 'report.html'), page, options);

  test('planted script, style and links are text, and nothing of it runs', async () => {
    for (const text of hostile) {
      const page = await open(printed(planted(text)));
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      for (const summary of await page.locator('summary').all()) if (await summary.isVisible()) await summary.click();
      await page.mouse.move(640, 450);
      expect(await page.evaluate(() => Reflect.get(globalThis, 'owned'))).toBeUndefined();
      expect(await page.locator('body').isVisible()).toBe(true);
      expect(await page.locator('img, iframe, base, link, object, a:not([href^="#"])').count()).toBe(0);
      const word =
        text
          .replace(/[^\x20-\x7e]/g, ' ')
          .trim()
          .split(/\s+/)[0] ?? '';
      expect(await page.locator('#f1 h3').textContent()).toContain(word);
      expect(errors).toEqual([]);
      await page.close();
    }
  });

  test('a script that got into the page all the same is refused by the policy', async () => {
    const page = await open(
      printed(diagnosis).replace('<header>', '<script>globalThis.owned = 9</script><p id="x" onclick="owned = 9">x</p><header>'),
    );
    await page.locator('#x').click();
    expect(await page.evaluate(() => Reflect.get(globalThis, 'owned'))).toBeUndefined();
    await page.close();
  });

  test('no request leaves the page, from disk or from a server', async () => {
    const asked: string[] = [];
    const server: Server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'text/html').end(printed(planted(hostile.join(' '))));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/report.html`;
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address);
    await page.waitForTimeout(300);
    expect(requests).toEqual([address]);
    expect(asked.filter((url) => url !== '/report.html' && url !== '/favicon.ico')).toEqual([]);
    await page.close();
    server.close();
  });

  test('the filter finds what is typed, by keyboard alone', async () => {
    const page = await open(printed(many(300)));
    await page.locator('input[type=search]').focus();
    await page.keyboard.type('hbr00123');
    await expect.poll(() => page.locator('#told').textContent()).toBe('1 of 300 findings match');
    expect(await page.locator('article.finding:visible').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('#told').textContent()).toMatch(/^[01] of 300/);
    await page.locator('button[type=reset]').press('Enter');
    await expect.poll(() => page.locator('#told').textContent()).toBe('300 findings');
    expect(await page.locator('article.finding:visible').count()).toBe(100);
    await page.locator('#more').press('Enter');
    expect(await page.locator('article.finding:visible').count()).toBe(200);
    await page.close();
  });

  test('a link of the first screen opens its finding, although it stands on a later page', async () => {
    const page = await open(printed(many(300)));
    await page.evaluate("location.hash = '#f250'");
    await expect.poll(() => page.locator('#f250 details').first().getAttribute('open')).toBe('');
    expect(await page.evaluate("document.activeElement.closest('article').id")).toBe('f250');
    const first = page.locator('.card a').first();
    const address = (await first.getAttribute('href')) ?? '';
    await first.press('Enter');
    await expect.poll(() => page.locator(`${address} .body`).isVisible()).toBe(true);
    await page.close();
  });

  test('the lines around a line of evidence open on demand', async () => {
    const sample = (name: string) => readFileSync(new URL(`../samples/naa-no-rights/${name}`, import.meta.url), 'utf8');
    const client = clientOf({ 'execmgr.log': sample('execmgr.log') });
    const found = await withNeighbours(client, await diagnose(client, modelOf(sample('site.yaml')), { phases: true }));
    const page = await open(printed(found));
    const around = page.locator('#f1 .around').first();
    expect(await around.locator('ol').isVisible()).toBe(false);
    await around.locator('summary').press('Enter');
    expect(await around.locator('li').count()).toBeGreaterThan(3);
    expect(await around.locator('.seen').textContent()).toContain('Execution is complete');
    await page.close();
  });

  test('five thousand findings are filtered without lag', async () => {
    const page = await open(printed(many(5000)));
    await page.evaluate(() => new Promise((done) => setTimeout(done, 1500)));
    const usual = await page.evaluate<number>(`(async () => {
      const input = document.querySelector('input[type=search]');
      const taken = [];
      for (const text of ['h', 'hb', 'hbr04', 'hbr0499', 'nothing at all', '']) {
        input.value = text;
        const start = performance.now();
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        taken.push(performance.now() - start);
      }
      return taken.sort((a, b) => a - b)[3];
    })()`);
    console.log(`5,000 findings: a keystroke takes ${Math.round(usual)} ms`);
    // About 60 ms where nothing else runs; the limit leaves room for a busy machine.
    expect(usual).toBeLessThan(1000);
    await page.close();
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)('an accessibility checker finds nothing: %s, %i wide', async (colorScheme, width) => {
    const found = { ...diagnosis, findings: [...chained, ...diagnosis.findings] };
    const page = await open(printed({ ...found, runs: [...found.runs, ...planted('x').runs] }), {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    });
    await page.evaluate(openAll);
    await page.addStyleTag({ content: '.finding { content-visibility: visible !important; }' });
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test.each([320, 390, 768, 1280])('nothing runs out of a page %i wide', async (width) => {
    const page = await open(printed({ ...diagnosis, findings: [...chained, ...diagnosis.findings] }), { viewport: { width, height: 800 } });
    await page.evaluate(openAll);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('paper shows every finding in full and no controls', async () => {
    const page = await open(printed(many(130)));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#f130 .body').isVisible()).toBe(true);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: 'screen' });
    expect(await page.locator('#f130').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
    await page.close();
  });

  test('without script everything is there', async () => {
    const page = await open(printed(many(130)), { javaScriptEnabled: false });
    expect(await page.locator('#filter').isVisible()).toBe(false);
    expect(await page.locator('#f130').isVisible()).toBe(true);
    await page.close();
  });
});
