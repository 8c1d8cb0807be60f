import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { failures } from '../src/failures/index.js';
import { diagnoseFolder } from './reading.js';

const samples = fileURLToPath(new URL('../samples/', import.meta.url));
const folders = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const healthy = folders.filter((name) => name.startsWith('healthy-'));
const failing = folders.filter((name) => !name.startsWith('healthy-'));

describe('every sample', () => {
  test.each(failing)('%s: is diagnosed as its folder says', async (name) => {
    const { findings, coverage } = await diagnoseFolder(join(samples, name));
    await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot(join(samples, name, 'findings.json'));
    expect(findings.map(({ failure }) => failure)).toContain(name);
    expect(findings[0]?.failure).toBe(name);
    expect(coverage.unread).toEqual([]);
  });

  test.each(healthy)('%s: gives no finding', async (name) => {
    const { findings, coverage } = await diagnoseFolder(join(samples, name));
    expect(findings).toEqual([]);
    expect(coverage.records).toBeGreaterThan(0);
    expect(coverage.unread).toEqual([]);
  });
});

describe('a failure class, its sample and its page', () => {
  test.each(failures.map(({ id, title }) => [id, title]))('%s: carry one name', (id, title) => {
    expect(existsSync(join(samples, id))).toBe(true);
    const page = readFileSync(join(samples, id, 'README.md'), 'utf8');
    expect(page.split('\n')[0]).toBe(`# ${title}`);
  });

  test('no sample folder is without a class', () => {
    const known = new Set(failures.map(({ id }) => id));
    expect(failing.filter((name) => !known.has(name))).toEqual([]);
  });

  test('samples/README.md lists them all', async () => {
    const rows = failures.map(({ id, section, title, level }) => `| [${id}](${id}/README.md) | ${section} | ${level} | ${title} |`);
    const page = [
      '# Samples',
      '',
      'One folder for each failure class: logs, the model where it decides, what smsdx finds in them, and a page that explains it.',
      'The folders `healthy-*` hold runs in which nothing may be found.',
      '[RULES.md](RULES.md) lists every account rule with the tests and samples that exercise it.',
      '',
      '| failure | section | level | what it is |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot(join(samples, 'README.md'));
  });
});
