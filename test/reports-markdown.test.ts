import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../src/failures/failure.js';
import { markdown } from '../src/reports/markdown.js';
import { block, code, table, text } from '../src/reports/marks.js';
import { chained, diagnosis } from './reports/diagnosis.js';

const view = { width: 100, colour: false, level: 'warning' } as const;
const printed = (given: Diagnosis, asked: Partial<Parameters<typeof markdown>[1]> = {}) =>
  [...markdown(given, { ...view, ...asked })].join('');

function tokensOf(source: string, type: string): Token[] {
  const found: Token[] = [];
  marked.walkTokens(marked.lexer(source), (token) => {
    if (token.type === type) found.push(token);
  });
  return found;
}

/** Marked decodes no entities in its tokens. */
const shown = (token: Token): string =>
  'tokens' in token && token.tokens
    ? token.tokens.map(shown).join('')
    : String('text' in token ? token.text : '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&');

describe('Markdown', () => {
  test('prints the findings always alike', async () => {
    await expect(printed(diagnosis)).toMatchFileSnapshot('reports/findings.md');
  });

  test('prints account paths, all lines and the runs where asked', async () => {
    await expect(printed({ ...diagnosis, findings: chained }, { explain: 'full', about: 'runs' })).toMatchFileSnapshot('reports/chains.md');
  });

  test('says what it means that nothing was found', () => {
    expect(printed({ ...diagnosis, findings: [] })).toContain('No failure of level warning or above in 3 runs');
    expect(printed({ ...diagnosis, findings: [], runs: [] })).toContain('silence, not success');
  });

  test('holds no HTML, link or picture, whatever the logs hold', () => {
    const hostile = '<script>x</script> [a](javascript:b) ![c](http://d) http://e.example www.f.example <g@h.example> `` ` ``` ~~~';
    const [finding] = diagnosis.findings;
    const planted = finding && { ...finding, program: hostile, title: hostile, fix: [hostile], account: { network: hostile } };
    const source = printed({ ...diagnosis, client: hostile, findings: planted ? [planted] : [], logs: [{ file: hostile, records: 1 }] });
    for (const type of ['html', 'image', 'del']) expect(tokensOf(source, type), type).toEqual([]);
    expect(tokensOf(source, 'link').filter((token) => !(token as Tokens.Link).href.startsWith('http://www.'))).toEqual([]);
  });

  test('text is read as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1 \\`*_[]()#+-.!|~$:@=<>&') }), (raw) => {
        const paragraph = `x ${text(raw)} y`;
        const kinds = new Set(marked.lexer(paragraph).map(({ type }) => type));
        expect([...kinds]).toEqual(['paragraph']);
        const [first] = marked.lexer(paragraph);
        expect(first && shown(first).replace(/\s+/g, ' ')).toBe(`x ${raw.trim()} y`.replace(/\s+/g, ' '));
      }),
    );
  });

  test('text at the beginning of a line opens nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a1 #+-.)=*_~`>'), minLength: 1 }), (raw) => {
        const source = text(raw);
        fc.pre(source !== '');
        expect(marked.lexer(source).map(({ type }) => type)).toEqual(['paragraph']);
      }),
    );
  });

  test('a table keeps its rows and columns whatever its cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'ab \\`|\n\r<>*_') }), { minLength: 1, maxLength: 4 }), (values) => {
        const source = table(
          ['a', 'b'],
          values.map((value) => [text(value), code(value, 'table')]),
        );
        const [found] = tokensOf(source, 'table') as Tokens.Table[];
        expect(found?.rows).toHaveLength(values.length);
        for (const row of found?.rows ?? []) expect(row).toHaveLength(2);
      }),
    );
  });

  test('a block of code ends only where it should', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom(...'a`~\n ') })), (lines) => {
        expect(
          marked
            .lexer(`${block(lines)}\n\nafter`)
            .filter(({ type }) => type !== 'space')
            .map(({ type }) => type),
        ).toEqual(['code', 'paragraph']);
      }),
    );
  });
});
