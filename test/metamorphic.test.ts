import { describe, expect, test } from 'vitest';
import { diagnose } from '../src/diagnose.js';
import type { Finding } from '../src/failures/failure.js';
import type { ClientSource } from '../src/sources/index.js';
import { type Case, corpusCases, records, sampleCases } from './metamorphic/cases.js';
import { bare, rewritings } from './metamorphic/changes.js';
import { renaming } from './metamorphic/identifiers.js';
import { clientOf, modelOf } from './reading.js';

const samples = sampleCases();
const real = corpusCases();
if (real.length === 0)
  console.log('Only the samples are rewritten: the corpus of real log lines (../shared/corpus) is not on this machine.');
const cases = [...samples, ...real];

async function found(source: ClientSource, yaml: string | undefined): Promise<readonly Finding[]> {
  return (await diagnose(source, yaml === undefined ? undefined : modelOf(yaml))).findings;
}

/** What a finding comes to, apart from wording and time. */
const essence = ({ failure, verdict, level, resource, code }: Finding): string =>
  [failure, verdict, level, resource?.kind ?? '', resource?.path ?? '', code?.value ?? ''].join(' | ');
/** The program that a rewriting adds ends well; a note about it is no matter of the client that was rewritten. */
const essences = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ program }) => program !== 'Beside')
    .map(essence)
    .sort();

const inOrder = (all: readonly string[]): string =>
  all
    .map((text) => text.toLowerCase())
    .sort()
    .join('\n');

/** Rest on when things happened, which messages alone do not tell. */
const timed = new Set(['logging-or-antivirus-load']);

const findingsOf = (one: Case): Promise<readonly Finding[]> => found(clientOf(one.logs), one.yaml);

/** Each rewriting over all cases: those that come out otherwise, with what they were. */
async function otherwise(
  rewrite: (one: Case) => Promise<readonly Finding[]> | undefined,
  expected = (text: string, _: Case) => text,
): Promise<string[]> {
  const differing: string[] = [];
  for (const one of cases) {
    const after = await rewrite(one);
    if (after === undefined) continue;
    const before = essences(await findingsOf(one)).map((text) => expected(text, one));
    if (inOrder(essences(after)) !== inOrder(before))
      differing.push(
        `${one.name}\n   was ${before.join('\n       ') || 'nothing'}\n   is  ${essences(after).join('\n       ') || 'nothing'}`,
      );
  }
  return differing;
}

describe(`${cases.length} clients, written down another way, give the same findings`, () => {
  test.each(Object.entries(rewritings))('%s', async (_, rewriting) => {
    const rewritten = await otherwise((one) => {
      const changed = rewriting(one);
      return changed && findingsOf(changed);
    });
    expect(rewritten.join('\n')).toBe('');
  });

  test('other names of packages, servers, machines, domains and users', async () => {
    const rewritten = await otherwise(
      (one) => {
        const rename = renaming(one);
        const logs = Object.fromEntries(Object.entries(one.logs).map(([file, text]) => [file, rename(text)]));
        return findingsOf({ ...one, logs, yaml: one.yaml && rename(one.yaml) });
      },
      (text, one) => renaming(one)(text),
    );
    expect(rewritten.join('\n')).toBe('');
  });

  test.each([0.25, 0.5, 0.75])('rotated at %f of the log', async (share) => {
    const rewritten = await otherwise((one) =>
      found({ logs: Object.entries(one.logs).map(([file, text]) => rotated(file, text, share)) }, one.yaml),
    );
    expect(rewritten.join('\n')).toBe('');
  });

  test.each(['utf-8 with BOM', 'utf-16le', 'utf-16be'] as const)('%s', async (encoding) => {
    const rewritten = await otherwise((one) => {
      const logs = Object.fromEntries(Object.entries(one.logs).map(([file, text]) => [file, encoded(text, encoding)]));
      return found(clientOf(logs), one.yaml);
    });
    expect(rewritten.join('\n')).toBe('');
  });

  test('messages without their trailers show no other failure for sure', async () => {
    const wrong: string[] = [];
    let same = 0;
    let counted = 0;
    for (const one of samples) {
      const before = await findingsOf(one);
      const after = await findingsOf(bare(one));
      const known = new Set(before.map(({ failure }) => failure));
      for (const { failure, verdict } of after) if (verdict === 'confirmed' && !known.has(failure)) wrong.push(`${one.name}: ${failure}`);
      if (Object.keys(one.logs).length > 1 || before.length === 0 || timed.has(one.name)) continue;
      counted++;
      if (after.some(({ failure }) => failure === before[0]?.failure)) same++;
      else wrong.push(`${one.name}: ${after.map(({ failure }) => failure).join() || 'nothing'} instead of ${before[0]?.failure}`);
    }
    expect(wrong).toEqual([]);
    expect(same).toBe(counted);
  });
});

function rotated(file: string, text: string, share: number): ClientSource['logs'][number] {
  const all = records(text);
  const cut = Math.floor(all.length * share);
  const part = (name: string, pieces: readonly string[]) => ({
    file: name,
    chunks: async function* () {
      yield new TextEncoder().encode(pieces.join(''));
    },
  });
  return { log: file, parts: [part(file.replace(/g$/i, '_'), all.slice(0, cut)), part(file, all.slice(cut))] };
}

function encoded(text: string, encoding: 'utf-8 with BOM' | 'utf-16le' | 'utf-16be'): Uint8Array {
  const marked = `\uFEFF${text}`;
  if (encoding === 'utf-8 with BOM') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
