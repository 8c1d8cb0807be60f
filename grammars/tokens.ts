import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain';

/** Blanks between words; a tilde is a line feed of the legacy envelope. Tokens take the blanks after them along: half the tokens. */
const gap = '[\\s~]+';
const after = '[\\s~]*';
/** For tokens that may begin with any character: Chevrotain files characters above 255 in groups of 255, so one of each group will do. */
export const everyCharacter = Array.from({ length: 768 }, (_, at) => (at < 256 ? at : (at - 256) * 128));

/** authorise, authorized, initialisation; not raised */
const spelling = /(?<=[a-z]{3})i[sz](?=(?:e|ed|ing|ation)\b)/gi;

/** Words as a pattern that tolerates more than one blank, British and American spelling, `::` with blanks, and does not end inside a word. */
export function pattern(words: string): string {
  const literal = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const tolerant = literal
    .replace(spelling, (image) => `${image[0]}[sSzZ]`)
    .replace(/\s*::\s*/g, '\\s*::\\s*')
    .replace(/\s+/g, gap);
  return tolerant + (/\w$/.test(literal) ? '(?!\\w)' : '');
}

/** British and American. */
export const spellings = (words: string): readonly string[] => [
  ...new Set(['s', 'z'].map((letter) => words.replace(spelling, (image) => image[0] + (image[1] === 'S' ? letter.toUpperCase() : letter)))),
];

/** One spelling of what a pattern tolerates, to look words up by. */
export const plain = (words: string): string =>
  words
    .trim()
    .replace(/[\s~]+/g, ' ')
    .replace(/ ?:: ?/g, '::')
    .replace(spelling, (image) => `${image[0]}s`);

/** A phrase that begins with a letter or digit can begin with nothing else: to say so saves Chevrotain from taking the pattern apart. */
export const phrase = (words: string): TokenType => {
  const name = words.trim();
  const hint = /^\w/.test(name) ? { start_chars_hint: [name.charAt(0)] } : {};
  return createToken({ name, pattern: new RegExp(pattern(words) + after), line_breaks: true, ...hint });
};

/** A free value: what it holds and where it ends, only the sentence at hand knows. */
export const valueToken = (cut: CustomPatternMatcherFunc): TokenType =>
  createToken({ name: 'Value', pattern: cut, line_breaks: true, start_chars_hint: everyCharacter });

export const Figure = createToken({
  name: 'Figure',
  pattern: /#?(?:0[xX][\da-fA-F]+|[\da-fA-F]{8}(?!\w)|[-+]?\d+)[\s~]*/,
  line_breaks: true,
});
export const Blank = createToken({ name: 'Blank', pattern: /[\s~]+/, group: Lexer.SKIPPED, line_breaks: true });
/** Full stops that belong to no phrase: some builds end a sentence with one, others do not. */
export const Dot = createToken({ name: 'Dot', pattern: /\./, group: Lexer.SKIPPED });

export interface Finder {
  readonly first: (text: string, from: number) => number;
  readonly last: (text: string, from: number) => number;
}

/** Where one of several wordings begins in a text: at its last place (a program may be named with the very words) or at its first. */
export function finder(...wordings: readonly string[]): Finder {
  const search = new RegExp(wordings.map((words) => (/^\s/.test(words) ? gap : '') + pattern(words)).join('|'), 'g');
  const [words = ''] = wordings;
  // As it is nearly always written; the search is for other blanks and spellings.
  const literal = wordings.length === 1 && /\W$/.test(words) ? words : undefined;
  const first = (text: string, from: number): number => {
    search.lastIndex = from;
    return search.exec(text)?.index ?? -1;
  };
  const last = (text: string, from: number): number => {
    const exactly = literal === undefined ? -1 : text.lastIndexOf(literal);
    if (exactly >= from) return exactly;
    let found = -1;
    for (let at = first(text, from); at >= 0; at = first(text, search.lastIndex)) found = at;
    return found;
  };
  return { first, last };
}

/** The first place from `at` on that is no blank, line feed or tilde. */
export function skip(text: string, at: number): number {
  let to = at;
  while (to < text.length && isGap(text.charCodeAt(to))) to++;
  return to;
}

/** Without blanks, line feeds and tildes at both ends; linear on any text. */
export function trim(text: string): string {
  const from = skip(text, 0);
  let to = text.length;
  while (to > from && isGap(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const isGap = (character: number): boolean => character <= 32 || character === 126 || character === 160;
