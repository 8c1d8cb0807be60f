import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialects } from '../grammars/dialects.js';
import { grammarOf } from '../grammars/index.js';
import { rows } from './companions.rows.js';

const dialectOf = (name: string) => {
  const found = dialects.find((dialect) => dialect.name === name);
  if (!found) throw new Error(`No dialect is named ${name}.`);
  return found;
};

test.each(rows)('%s understands: %s', (name, sentence, event) => {
  expect(grammarOf(dialectOf(name)).read(sentence)?.event).toEqual(event);
});

test('every production of the companion dialects is spoken', () => {
  const names = new Set(rows.map(([name]) => name));
  for (const name of names) {
    const dialect = dialectOf(name);
    const spoken = new Set(rows.filter((row) => row[0] === name).map(([, sentence]) => grammarOf(dialect).read(sentence)?.sentence));
    const silent = dialect.sentences.filter((production) => !spoken.has(production));
    expect(silent.map(({ template }) => JSON.stringify(template.parts))).toEqual([]);
  }
});

test('a sentence that is cut off, doubled or mixed with another never makes a dialect throw', () => {
  const some = fc.constantFrom(...rows);
  fc.assert(
    fc.property(some, some, fc.nat(300), (row, other, at) => {
      const [name, sentence] = row;
      for (const text of [sentence.slice(0, at), sentence + sentence, sentence.slice(0, at) + other[1]])
        grammarOf(dialectOf(name)).read(text);
    }),
    { numRuns: 500 },
  );
});
