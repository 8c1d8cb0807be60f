import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dialect, dialects } from '../grammars/dialects.js';
import { grammarOf, openers, read, understand } from '../grammars/index.js';
import { classTable } from '../grammars/messages/mof/classes.js';
import { field, type Part, type Sentence } from '../grammars/template.js';
import { rows as companions } from './companions.rows.js';
import { execmgr } from './execmgr.rows.js';
import { smsapm32 } from './smsapm32.rows.js';

const own = { execmgr, SMSAPM32: smsapm32 };
const rows = Object.entries(own).flatMap(([dialect, said]) => said.map(([sentence, event]) => [dialect, sentence, event] as const));
const everySentence = [...rows, ...companions];

const dialectOf = (name: string): Dialect => {
  const found = dialects.find((dialect) => dialect.name === name);
  if (!found) throw new Error(`No dialect is named ${name}.`);
  return found;
};

test.each(rows)('%s: %s', (dialect, sentence, event) => {
  expect(grammarOf(dialectOf(dialect)).read(sentence)?.event).toEqual(event);
});

test.each(Object.entries(own))('every production of %s is spoken', (name, said) => {
  const spoken = new Set(said.map(([sentence]) => grammarOf(dialectOf(name)).read(sentence)?.sentence));
  expect(
    dialectOf(name)
      .sentences.filter((production) => !spoken.has(production))
      .map(spell),
  ).toEqual([]);
});

test('a sentence is found by its component, by its log, or by what it says', () => {
  const [sentence, event] = ['SCHED DATA  : Returning action code 2.', { kind: 'retry-decided', willRetry: false, action: 2 }];
  expect(understand(sentence, 'APM', 'other.log')).toEqual(event);
  expect(understand(sentence, '', 'SMSAPM32.LO_')).toEqual(event);
  expect(understand(sentence, '', 'smsapm32-20010203-040506.log')).toEqual(event);
  expect(understand(sentence, '', '-')).toEqual(event);
  expect(understand(sentence, 'SomethingElse', '-')).toEqual(event);
});

test('every sentence of every dialect begins with one of the openers', () => {
  const single = (text: string) =>
    text
      .replace(/[\s~]+/g, ' ')
      .replace(/ ?:: ?/g, '::')

      .trim();
  const silent = everySentence.filter(([, sentence]) => !openers.some((opener) => single(sentence).startsWith(single(opener))));
  expect(silent.map(([, sentence]) => sentence)).toEqual([]);
});

test('a program may be named with the very words of a sentence', () => {
  const program = 'Install. The exit code is 5, the execution status is bad. The exit code is';
  const sentence = `Execution is complete for program ${program}. The exit code is -1, the execution status is FailureRetry`;
  expect(understand(sentence, 'execmgr', '')).toEqual({ kind: 'execution-completed', program, exitCode: -1, status: 'FailureRetry' });
});

test('any name of a program, package and advertisement comes out as it went in', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((text) => !/^[\s~]|[\s~]$|[\r\n~]/.test(text));
  fc.assert(
    fc.property(name, fc.integer(), (program, exitCode) => {
      const sentence = `Execution is complete for program ${program}. The exit code is ${exitCode}, the execution status is Success`;
      expect(understand(sentence, 'execmgr', '')).toEqual({ kind: 'execution-completed', program, exitCode, status: 'Success' });
    }),
  );
});

test('blanks, tildes and line breaks between words do not matter', () => {
  const gap = fc.constantFrom(' ', '  ', '   ', '~', '\n');
  fc.assert(
    fc.property(fc.array(gap, { minLength: 12, maxLength: 12 }), (gaps) => {
      const sentence = 'Failed to set up program. Program location list is not populated.'.split(' ');
      const spaced = sentence.map((word, at) => word + (gaps[at] ?? ' ')).join('');
      expect(understand(`SCHED DATA  : ${spaced}`, 'APM', '')).toEqual({ kind: 'content-unavailable' });
    }),
  );
});

test('text that is cut, doubled, random or hostile never throws', () => {
  const openings = fc.constantFrom(...openers);
  fc.assert(
    fc.property(openings, fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(60), (opening, text, at) => {
      for (const message of [text, opening + text, opening.slice(0, at) + text, `${opening} ${opening} ${text}`])
        understand(message, '', '-');
    }),
    { numRuns: 2000 },
  );
});

test('a message of a megabyte costs no more than its length', () => {
  for (const unit of [' in package ', '; ', "'", '. The exit code is 1', '\\', '~', 'Package:', '0x1', ' ']) {
    const filler = unit.repeat(1_000_000 / unit.length);
    const began = performance.now();
    for (const opening of [
      'Execution is complete for program ',
      'SCHED DATA  : Return code = 0x5; ',
      'Raising event:\ninstance of SoftDistProgramErrorEvent {',
      '',
    ])
      understand(opening + filler, '', '-');
    expect(performance.now() - began, unit).toBeLessThan(4000);
  }
});

function spell({ template }: Pick<Sentence, 'template'>): string {
  const part = (one: Part): string => {
    if (typeof one === 'string') return one;
    if (!('either' in one)) return one.field === '_' ? '…' : `<${one.field}>`;
    const ways = one.either.map(({ parts }) => parts.map(part).join('').trim()).join(' | ');
    return one.optional ? `[${ways}]` : `(${ways})`;
  };
  return template.parts.map(part).join('').replace(/\s+/g, ' ').trim();
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function page(): string {
  const table = (dialect: Dialect): string[] => [
    `## ${dialect.name}`,
    '',
    '| sentence | event | source | confirmed |',
    '| --- | --- | --- | --- |',
    ...dialect.sentences.map((sentence) => {
      const confirmed = sentence.source === field ? 'no' : 'yes';
      return `| ${cell(spell(sentence))} | ${sentence.kind} | ${cell(sentence.source)} | ${confirmed} |`;
    }),
    '',
  ];
  const classes = classTable.map(({ meaning, names }) => {
    const reason = 'reason' in meaning && meaning.reason !== undefined ? ` (${meaning.reason})` : '';
    return `| ${names.join(', ')} | ${meaning.kind}${reason} |`;
  });
  return [
    '# What clients say',
    '',
    'Every sentence that smsdx understands, printed from its grammars. `<name>` is a value, `…` is read and dropped, `[ ]` may be missing,',
    '`( | )` is one of several. Sentences that no public source shows are not confirmed, and their events say so (`unconfirmed`).',
    '',
    ...dialects.flatMap(table),
    '## Status events in MOF text',
    '',
    '`instance of SoftDist<class>Event { <name> = <value>; ... };`, in any log (KB919592 and the content logs show dumps).',
    'A class that is not listed here is a `status-raised` event.',
    '',
    '| class | event |',
    '| --- | --- |',
    ...classes,
    '',
  ].join('\n');
}

test('grammars/README.md shows every sentence of every dialect', async () => {
  await expect(page()).toMatchFileSnapshot('../grammars/README.md');
});

test('the reading names the production that knew the sentence', () => {
  expect(read('Program exit code 0', 'execmgr', '')?.sentence.source).toBe('KB919592');
});
