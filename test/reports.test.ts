import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Diagnosis, RunSummary } from '../src/failures/failure.js';
import { reports, type View } from '../src/reports/index.js';
import { plain, plainJson } from '../src/reports/plain.js';
import { diagnosis } from './reports/diagnosis.js';

const view: View = { width: 100, colour: false, level: 'warning' };

function printed(format: keyof typeof reports, given: Diagnosis = diagnosis, asked: Partial<View> = {}): string {
  return [...reports[format](given, { ...view, ...asked })].join('');
}

const steering = /[^\P{C}\n]|[\p{Zl}\p{Zp}]/u;

describe('every format', () => {
  test.each([
    ['table', 'txt'],
    ['json', 'json.snap'],
    ['ndjson', 'ndjson'],
  ] as const)('prints the findings as %s always alike', async (format, ending) => {
    await expect(printed(format)).toMatchFileSnapshot(`reports/findings.${ending === 'txt' ? 'table.txt' : ending}`);
  });

  test.each(Object.keys(reports) as (keyof typeof reports)[])('%s prints no character that could steer a terminal', (format) => {
    expect(printed(format)).not.toMatch(steering);
  });
});

describe('the table', () => {
  test.each([60, 72, 89, 90, 100, 133, 200])('fits a terminal of %i columns', (width) => {
    for (const line of printed('table', diagnosis, { width }).split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  });

  test('has colour only where it is wanted, and the same words', () => {
    const coloured = printed('table', diagnosis, { colour: true });
    expect(coloured).toContain('\x1b[31m');
    const words = (text: string) => text.replace(/\x1b\[\d+m/g, '').replace(/\s+/g, ' ');
    expect(words(coloured)).toBe(words(printed('table')));
  });

  test('explains in full when asked to', () => {
    expect(printed('table')).not.toContain('retry 7 of 7');
    const full = printed('table', diagnosis, { explain: 'full' });
    expect(full).toContain('retry 7 of 7');
    expect(full).toContain('dp-connection-limit');
  });

  test('shows at most 50 findings and says how many more there are', () => {
    const [finding] = diagnosis.findings;
    const findings = Array.from({ length: 1200 }, () => finding).filter((each) => each !== undefined);
    const text = printed('table', { ...diagnosis, findings });
    expect(text).toContain('and 1,150 more, see --format json');
    expect(text).toContain('\n50. The site gives its clients');
    expect(text).not.toContain('\n51. ');
  });
});

describe('no findings', () => {
  const run: RunSummary = { package: 'HBR00050', program: 'Lights', outcome: 'succeeded', attempts: 1 };
  const quiet = (runs: readonly RunSummary[], records = 3412): string =>
    printed('table', { ...diagnosis, findings: [], runs, coverage: { ...diagnosis.coverage, records, unread: [] } }, { width: 200 });

  test('are a statement when runs were read', () => {
    const runs = [run, run, { ...run, program: 'Foghorn' }];
    expect(quiet(runs)).toContain('No failure found. 3 runs of 2 programs read: all succeeded; 3,412 records of 3 logs, 0 places unread.');
  });

  test('count the runs that did not simply succeed', () => {
    expect(quiet([run, { ...run, outcome: 'waiting' }])).toContain('1 succeeded, 1 wait;');
    expect(quiet([run, { ...run, outcome: 'failed' }])).toMatch(/1 failed;.*failed without a finding of level warning or above/);
  });

  test('are silence, not success, when no run was recognised', () => {
    expect(quiet([])).toContain('That is silence, not success');
  });

  test('are no success when nothing was read', () => {
    expect(quiet([], 0)).toContain('Nothing was read, so nothing is known.');
  });
});

describe('json and ndjson', () => {
  test('give back what was found, hostile text included', () => {
    expect(JSON.parse(printed('json'))).toEqual(diagnosis);
  });

  test('print keys in one order, whatever the order they come in', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, backwards(each)]),
      );
    };
    expect(printed('json', backwards(diagnosis) as Diagnosis)).toBe(printed('json'));
    expect(printed('ndjson', backwards(diagnosis) as Diagnosis)).toBe(printed('ndjson'));
  });

  test('ndjson is one object a line with its type, coverage last', () => {
    const lines = printed('ndjson').trimEnd().split('\n');
    const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
    expect(types).toEqual([...Array(3).fill('run'), ...Array(4).fill('finding'), 'coverage']);
  });
});

describe('plain text', () => {
  test.each([
    ['a\x1b[31mb', 'a␛[31mb'],
    ['a\u202egpj.exe', 'a\\u202egpj.exe'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['a\x9b2Jb\x7f', 'a\\x9b2Jb␡'],
    ['one\r\n\r\ntwo\tthree', 'one ⏎ two three'],
    ['Zażółć 日本語 😀 ⅔', 'Zażółć 日本語 😀 ⅔'],
  ])('shows %j as %j', (text, shown) => expect(plain(text)).toBe(shown));

  test('never holds a character that could steer a terminal', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(plain(text))));
  });

  test('in JSON keeps every value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => JSON.parse(plainJson(JSON.stringify([text], undefined, 2)))[0] === text),
    );
  });
});
