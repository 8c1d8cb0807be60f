import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rules } from '../src/accounts/rules.js';
import type { Finding } from '../src/failures/failure.js';

const tests = fileURLToPath(new URL('./', import.meta.url));
const samples = fileURLToPath(new URL('../samples/', import.meta.url));
/** The test of the catalogue names rules without exercising them, and so does this one. */
const catalogue = new Set(['accounts/rules.test.ts', 'rules-table.test.ts']);
const most = 3;

function add(found: Map<string, Set<string>>, rule: string, where: string): void {
  found.set(rule, (found.get(rule) ?? new Set()).add(where));
}

/** Test files by the rules that they name: in a title, or as the rule of a step that they expect. */
function byTest(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  for (const file of files.filter((name) => name.endsWith('.test.ts') && !catalogue.has(name)).sort())
    for (const [rule] of readFileSync(join(tests, file), 'utf8').matchAll(/\bR\d{1,2}[abc]?\b/g)) add(found, rule, file);
  return found;
}

/** Samples by the rules that their findings cite. */
function bySample(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(samples).sort()) {
    const path = join(samples, name, 'findings.json');
    const findings: readonly Finding[] = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
    for (const { because } of findings) for (const { rule } of because) add(found, rule, name);
  }
  return found;
}

const exercising = byTest();
const citing = bySample();

test.each([...rules.keys()])('%s is exercised by a test or cited by a sample', (rule) => {
  const where = [...(exercising.get(rule) ?? []), ...(citing.get(rule) ?? [])];
  expect(where, `no test names ${rule}, and no sample cites it`).not.toEqual([]);
});

test('samples/RULES.md lists every rule with the tests and the samples that exercise it', async () => {
  const some = (names: ReadonlySet<string> | undefined, link: (name: string) => string) =>
    [...(names ?? [])].slice(0, most).map(link).join(', ');
  const rows = [...rules.values()].map(({ id, title }) => {
    const inTests = some(exercising.get(id), (name) => `[${name.replace('.test.ts', '')}](../test/${name})`);
    const inSamples = some(citing.get(id), (name) => `[${name}](${name}/README.md)`);
    return `| ${id} | ${title} | ${inTests} | ${inSamples} |`;
  });
  const page = [
    '# Account rules',
    '',
    'Every rule by which smsdx judges accounts and access, and where it can be seen at work: tests that exercise it, samples whose findings cite it (three of each at most).',
    '`smsdx rule R58` prints a rule in full, with its sources and what contradicts it.',
    '',
    '| rule | what it says | tests | samples |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ];
  await expect(page.join('\n')).toMatchFileSnapshot(join(samples, 'RULES.md'));
});
