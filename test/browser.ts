import { existsSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser of this machine; CHROMIUM names another one. */
export const browserPath = places.find((path) => path !== undefined && existsSync(path));

/** Playwright starts it with an empty profile of its own; the flags keep it from asking the network for anything by itself. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet],
  });
}

/** The tests know no document; what runs in the page is text. */
export const openAll = "for (const details of document.querySelectorAll('details')) details.open = true";

/** Opens a report from disk, as people do; it is written to `path` first. */
export async function openPage(
  browser: Browser,
  path: string,
  text: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> {
  writeFileSync(path, text);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  await page.goto(pathToFileURL(path).href);
  return page;
}

/** What an accessibility checker has against a page: its rules, each with the elements that break it. */
export async function violations(page: Page): Promise<[rule: string, elements: string[]][]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const checker = Reflect.get(globalThis, 'axe') as { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    return (await checker.run()).violations.map(({ id, nodes }): [string, string[]] => [id, nodes.map(({ html }) => html.slice(0, 200))]);
  });
}
