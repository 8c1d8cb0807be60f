import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.js';
import { failures } from '../src/failures/index.js';
import { labelModels } from './corpus-models.js';
import { clientOf, modelOf } from './reading.js';

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));

interface Label {
  readonly file: string;
  readonly records: number;
  readonly inScope: boolean;
  readonly expected: string;
  readonly acceptable: readonly string[];
  readonly logAlone: boolean;
}

function labels(): Label[] {
  const [head = '', ...rows] = readFileSync(`${corpus}LABELS.tsv`, 'utf8').trim().split(/\r?\n/);
  const columns = head.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return {
      file: cell('file'),
      records: Number(cell('records')),
      inScope: cell('in_scope') === 'yes',
      expected: cell('expected'),
      acceptable: [...cell('acceptable').split(','), ...proposed(cell('note'))],
      logAlone: cell('log_alone') === 'yes',
    };
  });
}

/** Ids that a note proposes for a file, from before the class existed. */
function proposed(note: string): string[] {
  return [...note.matchAll(/(?:proposed id|Finer id:) ([a-z][a-z0-9-]*[a-z0-9])/g)].flatMap(([, id]) => id ?? []);
}

async function primary({ file, logAlone }: Label) {
  const yaml = logAlone ? undefined : labelModels[basename(file)];
  const result = await diagnose(
    clientOf({ [basename(file)]: readFileSync(corpus + file) }),
    yaml === undefined ? undefined : modelOf(yaml),
  );
  const open = result.findings.filter(({ level }) => level !== 'note');
  return { result, found: open[0]?.failure ?? result.findings[0]?.failure ?? 'healthy', open, verdict: open[0]?.verdict };
}

const here = existsSync(`${corpus}LABELS.tsv`);
if (!here) console.log('Skipped: the corpus of real log lines (../shared/corpus) is not on this machine.');

describe.skipIf(!here)('the corpus of real log lines', () => {
  const all = here ? labels() : [];
  const known = new Set(['healthy', ...failures.map(({ id }) => id)]);

  test.each(all.map((label) => [label.file, label] as const))('%s: has exactly the records of its label', async (_, label) => {
    const { result } = await primary(label);
    expect(result.coverage.records).toBe(label.records);
  });

  test('files are classified as labelled', async () => {
    const rows: string[] = [];
    let right = 0;
    let counted = 0;
    for (const label of all.filter(({ inScope }) => inScope)) {
      const { found, verdict } = await primary(label);
      const wanted = [label.expected, ...label.acceptable].filter((id) => known.has(id));
      const inKnown = wanted.length > 0;
      const ok = label.expected === 'none-yet' && !inKnown ? true : wanted.includes(found);
      if (inKnown) counted++;
      if (inKnown && ok) right++;
      rows.push(
        `${ok ? 'right' : inKnown ? 'WRONG' : 'later'}  ${label.file.padEnd(62)} ${found} ${verdict ?? ''}${ok ? '' : `  expected ${label.expected} or ${label.acceptable}`}`,
      );
    }
    console.log(`${rows.join('\n')}\n${right} of ${counted} in-scope files right`);
    expect(rows.filter((row) => row.startsWith('WRONG'))).toEqual([]);
  });

  test.each(all.filter(({ inScope, expected }) => !inScope || expected === 'healthy').map((label) => [label.file, label] as const))(
    '%s: no false alarm',
    async (_, label) => {
      const { open } = await primary(label);
      expect(open.map(({ failure }) => failure)).toEqual([]);
    },
  );
});
