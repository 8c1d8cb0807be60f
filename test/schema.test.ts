import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../src/failures/failure.js';
import { json } from '../src/reports/json.js';
import { findingsSchema } from '../src/reports/schema.js';
import { diagnosis } from './reports/diagnosis.js';

const validates = new Ajv2020.default({ strict: true, allErrors: true }).compile(findingsSchema);

function printed(given: Diagnosis): unknown {
  return JSON.parse([...json(given, { width: 100, colour: false, level: 'note' })].join(''));
}

/** Every object of the schema that has properties, with its path. */
function* objects(schema: unknown, path = ''): Iterable<[string, Record<string, { description?: string; enum?: unknown }>]> {
  if (typeof schema !== 'object' || schema === null) return;
  if ('properties' in schema) yield [path, schema.properties as Record<string, { description?: string }>];
  for (const [key, each] of Object.entries(schema)) yield* objects(each, `${path}/${key}`);
}

describe('the schema of the findings', () => {
  test('is JSON Schema 2020-12, version 1', () => {
    expect(findingsSchema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(findingsSchema).toMatchObject({ properties: { schemaVersion: { const: 1 } } });
  });

  test('accepts what the JSON report prints', () => {
    validates(printed(diagnosis));
    expect(validates.errors).toBeNull();
  });

  test('accepts a client on which nothing was found', () => {
    validates(printed({ ...diagnosis, findings: [], runs: [], logs: [] }));
    expect(validates.errors).toBeNull();
  });

  test.each([
    ['a verdict that does not exist', { findings: [{ ...diagnosis.findings[0], verdict: 'certain' }] }],
    ['a finding without reasons', { findings: [{ ...diagnosis.findings[0], because: undefined }] }],
    ['another version', { schemaVersion: 2 }],
    ['a line number that is text', { findings: [{ ...diagnosis.findings[0], seen: [{ file: 'a', line: '1', message: '' }] }] }],
  ])('refuses %s', (_what, change) => {
    expect(validates(JSON.parse(JSON.stringify({ ...diagnosis, ...change })))).toBe(false);
  });

  test('says of each field what it is', () => {
    for (const [path, properties] of objects(findingsSchema)) {
      for (const [field, { description }] of Object.entries(properties)) expect(description, `${path}/${field}`).toBeTruthy();
    }
  });
});

describe('smsdx schema', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (...args: readonly string[]) => spawnSync(process.execPath, [tool, 'schema', ...args], { encoding: 'utf8' });

  test('prints the schema of the findings', () => {
    expect(JSON.parse(smsdx('findings').stdout)).toEqual(JSON.parse(JSON.stringify(findingsSchema)));
  });

  test('prints the schema of the file that describes a site', () => {
    const schema = JSON.parse(smsdx('site').stdout) as { $schema: string; properties: object };
    expect(schema.$schema).toContain('json-schema.org');
    expect(schema.properties).toHaveProperty('packages');
  });

  test('names the schemas there are when asked for another', () => {
    const { status, stderr } = smsdx('sites');
    expect(status).toBe(2);
    expect(stderr).toMatch(/findings, site/);
  });
});
