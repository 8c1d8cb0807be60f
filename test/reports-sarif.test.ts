import { readFileSync } from 'node:fs';
import Draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../src/failures/failure.js';
import { sarif } from '../src/reports/sarif.js';
import { chained, diagnosis } from './reports/diagnosis.js';
import { printedBy } from './reports/printed.js';

/** The schema of the standard, as the SARIF developers of Microsoft publish it. */
const schema = new URL('../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url);
const ajv = new Draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const validates = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

interface Sarif {
  runs: {
    tool: { driver: { rules: { id: string }[] } };
    results: { ruleId: string; ruleIndex: number; locations: { physicalLocation?: { artifactLocation: { uri: string } } }[] }[];
    invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
  }[];
}

const printed = (...diagnoses: readonly Diagnosis[]) =>
  printedBy(sarif({ width: 100, colour: false, level: 'note', version: '1.2.3' }), diagnoses);
const read = (...diagnoses: readonly Diagnosis[]) => JSON.parse(printed(...diagnoses)) as Sarif;

describe('SARIF', () => {
  test('prints the findings always alike', async () => {
    await expect(printed(diagnosis)).toMatchFileSnapshot('reports/findings.sarif');
  });

  test.each([
    ['findings', [diagnosis]],
    ['account paths', [{ ...diagnosis, findings: chained }]],
    ['several clients', [diagnosis, { ...diagnosis, client: 'HARBOR-PC08' }]],
    ['nothing found', [{ ...diagnosis, findings: [], logs: [] }]],
    ['nothing at all', []],
  ])('is valid against the schema of version 2.1.0: %s', (_what, diagnoses) => {
    validates(read(...diagnoses));
    expect(validates.errors).toBeNull();
  });

  test('the schema refuses what is wrong', () => {
    const wrong = read(diagnosis);
    expect(validates({ ...wrong, version: '2.2' })).toBe(false);
    expect(validates({ ...wrong, runs: wrong.runs.map((run) => ({ ...run, results: [{ level: 'fatal' }] })) })).toBe(false);
  });

  test('every result names its rule, and its place in the list of rules', () => {
    for (const { tool, results } of read(diagnosis).runs)
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  });

  test.each(['javascript:alert(1)', 'C:\\logs\\execmgr.log', '../../etc/passwd', 'a b#c?d.log', '\ud800.log', '//host/x'])(
    'a log that is called %j is a relative reference without tricks',
    (file) => {
      const seen = [{ file, line: 1, message: '' }];
      const findings = diagnosis.findings.slice(0, 1).map((finding) => ({ ...finding, seen }));
      const [run] = read({ ...diagnosis, findings }).runs;
      const uri = run?.results[0]?.locations[0]?.physicalLocation?.artifactLocation.uri ?? '';
      const resolved = new URL(uri, 'https://base.example/folder/');
      expect(resolved.origin).toBe('https://base.example');
      expect(resolved.pathname).toMatch(/^\/folder\/[^/]+$/);
    },
  );

  test('logs of several clients have different addresses', () => {
    const [run] = read(diagnosis, { ...diagnosis, client: 'HARBOR-PC08' }).runs;
    const uris = run?.results.map(({ locations }) => locations[0]?.physicalLocation?.artifactLocation.uri);
    expect(uris).toContain('HARBOR-PC07/execmgr.log');
    expect(uris).toContain('HARBOR-PC08/execmgr.log');
  });

  test('what could not be read is a notification', () => {
    const text = read(diagnosis).runs[0]?.invocations[0]?.toolExecutionNotifications[0]?.message.text;
    expect(text).toContain('the record has no end');
  });
});
