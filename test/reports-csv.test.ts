import { describe, expect, test } from 'vitest';
import type { Diagnosis, Finding } from '../src/failures/failure.js';
import { csv } from '../src/reports/csv.js';
import { diagnosis } from './reports/diagnosis.js';
import { printedBy } from './reports/printed.js';

const view = { width: 100, colour: false, level: 'note' } as const;
const printed = (diagnoses: readonly Diagnosis[], about: 'findings' | 'runs' = 'findings') => printedBy(csv({ ...view, about }), diagnoses);

/** Cells as RFC 4180 reads them. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
}

const withProgram = (program: string): Diagnosis => ({
  ...diagnosis,
  findings: diagnosis.findings.slice(0, 1).map((finding): Finding => ({ ...finding, program })),
});

describe('comma separated values', () => {
  test('hold the findings of all clients under one head', async () => {
    await expect(
      printed([diagnosis, { ...diagnosis, client: 'HARBOR-PC08', findings: diagnosis.findings.slice(1, 2) }]),
    ).toMatchFileSnapshot('reports/findings.csv');
  });

  test('hold the runs where those were asked for', async () => {
    await expect(printed([diagnosis], 'runs')).toMatchFileSnapshot('reports/runs.csv');
  });

  test('say of each finding whose it is', () => {
    const [head = [], ...rows] = cells(printed([diagnosis]));
    expect(rows.map((row) => row[head.indexOf('client')])).toEqual(diagnosis.findings.map(() => 'HARBOR-PC07'));
  });

  test('have as many cells in each row as in the head, whatever the text holds', () => {
    const [head = [], ...rows] = cells(printed([diagnosis, withProgram('a,"b"\r\nc;\td')]));
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\uff1d1', '=cmd|"/c calc"!A1', '|calc', '%0a=1', '\n=1'])(
    'no spreadsheet calculates %j',
    (program) => {
      const [head = [], row = []] = cells(printed([withProgram(program)]));
      expect(row[head.indexOf('program')]).toMatch(/^ ?['␀-␡⏎]/);
    },
  );
});
