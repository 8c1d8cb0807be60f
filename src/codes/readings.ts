import type { Code, CodeFamily } from '../../grammars/event.js';
import { code } from '../../grammars/numbers.js';
import { type CodeMeaning, explain, reading } from './explain.js';
import type { Origin } from './tables.js';

const number = String.raw`\(?#?(0[xX][\da-fA-F]{1,8}|[89a-fA-F][\da-fA-F]{7}|-?\d{1,10})\)?`;

/** What people and logs write before a number, and the families it can then belong to. The longer words stand first. */
const words: readonly (readonly [pattern: string, families: readonly (Origin | 'exit')[]])[] = [
  ['(?:program )?exit ?code(?: is)?|exit|exited with(?: code)?', ['exit']],
  ['winhttp(?: error)?', ['winhttp']],
  ['https?(?: status| error)?(?: code)?', ['http']],
  ['(?:msi|windows installer)(?: exit)?(?: error| message)?(?: code)?', ['msi', 'msi-message']],
  ['net(?: api)?(?: error)?|nerr', ['net']],
  ['win32(?: error)?(?: code)?|system error(?: code)?', ['win32']],
  ['bits(?: error)?(?: code)?', ['bits', 'http', 'winhttp']],
  ['hresult|hr', ['win32']],
];
const neutral = '(?:return(?:ed)? )?(?:error|code)(?: code)?|win';

/** A value with its words is never longer. */
const longest = 80;

const told = words.map(([pattern, families]) => ({
  families,
  pattern: new RegExp(String.raw`^(?:${pattern})\s{0,3}[:=]?\s{0,3}${number}[.,;]?$`, 'i'),
}));
const bare = new RegExp(String.raw`^(?:(?:${neutral})\s{0,3}[:=]?\s{0,3})?${number}[.,;]?$`, 'i');

/** In running text a small number is a code only after one of these words; a large one speaks for itself. */
const inText = new RegExp(
  [
    String.raw`\b(exit ?code(?: is)?|winhttp error|http(?: status)?(?: code)?|win32 error|error(?: code)?|(?:return )?code)`,
    String.raw`\s{0,3}[:=]?\s{0,3}${number}(?![\w.])|(?<![\w-])\(?#?(0[xX][89a-eA-E][\da-fA-F]{7}|-2\d{9}|2[12]\d{8}|8[07][\dA-F]{6})(?!\w)`,
  ].join(''),
  'gi',
);

function fits(text: string): boolean {
  const value = Number(text);
  return Number.isNaN(value) || (value >= -(2 ** 31) && value < 2 ** 32);
}

function unknownTo(family: Origin, printed: string): CodeMeaning {
  return {
    value: printed,
    family,
    meaning: `no meaning known: ${printed} is no ${family} code that is listed here`,
    failures: [],
    known: false,
  };
}

function toldReadings(text: string, families: readonly (Origin | 'exit')[]): CodeMeaning[] {
  const { value } = code(text);
  const [family] = families;
  if (family === 'exit') return [explain({ text, value, family })];
  if (value > 0xffff) return [explain({ text, value, family: 'hresult' })];
  const readings = families.flatMap((origin) => (origin === 'exit' ? [] : (reading(value, origin) ?? [])));
  return readings.length > 0 || !family ? readings : [unknownTo(family, String(value))];
}

const smallOrigins: readonly Origin[] = ['win32', 'msi', 'msi-message', 'net', 'http', 'winhttp'];

function bareReadings(text: string): CodeMeaning[] {
  const { value } = code(text);
  if (value > 0xffff) return [explain(code(text))];
  const readings = smallOrigins.flatMap((origin) => reading(value, origin) ?? []);
  const seen = new Set<string>();
  const distinct = readings.filter(({ symbol, meaning }) => !seen.has(symbol ?? meaning) && seen.add(symbol ?? meaning));
  return distinct.length > 0 ? distinct : [explain({ text, value, family: 'win32' })];
}

/** All readings of one value as people write it: `0x80070005`, `80070005`, `#2147942405`, `exit code 1603`, `HTTP 401`. Empty: no number. */
export function meanings(given: string): CodeMeaning[] {
  const text = given.length > longest ? '' : given.trim();
  for (const { pattern, families } of told) {
    const image = pattern.exec(text)?.[1];
    if (image !== undefined) return fits(image) ? toldReadings(image, families) : [];
  }
  const image = bare.exec(text)?.[1];
  return image !== undefined && fits(image) ? bareReadings(image) : [];
}

function familyOf(word: string): CodeFamily | undefined {
  if (/^exit/i.test(word)) return 'exit';
  if (/^winhttp/i.test(word)) return 'winhttp';
  return /^http/i.test(word) ? 'http' : undefined;
}

/** Every code in running text, each once, with the family that the words before it give. */
export function codesIn(text: string): Code[] {
  const found = new Map<string, Code>();
  for (const [, word = '', small, large] of text.matchAll(inText)) {
    const image = small ?? large;
    if (image === undefined || !fits(image)) continue;
    const each = code(image, familyOf(word));
    found.set(`${each.family} ${each.value}`, each);
  }
  return [...found.values()].filter(({ value }) => value !== 0);
}
