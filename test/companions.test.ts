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
