import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain';

/** Blanks between words; a tilde is a line feed of the legacy envelope. */
const gap = '[\\s~]+';
const everyCharacter = Array.from({ length: 256 }, (_, at) => at);

/** Words as a pattern that tolerates more than one blank, British and American spelling, `::` with blanks, and does not end inside a word. */
export function pattern(words: string): string {
  const literal = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const tolerant = literal
    .replace(/i[sz](?=(?:e|ed|ing|ation)\b)/gi, (image) => `${image[0]}[sSzZ]`)
    .replace(/\s*::\s*/g, '\\s*::\\s*')
    .replace(/\s+/g, gap);
  return tolerant + (/\w$/.test(literal) ? '(?!\\w)' : '');
}

/** One spelling of what a pattern tolerates, to look words up by. */
export const plain = (words: string): string =>
  words
    .trim()
    .replace(/[\s~]+/g, ' ')
    .replace(/ ?:: ?/g, '::')
    .replace(/i[sz](?=(?:e|ed|ing|ation)\b)/gi, (image) => `${image[0]}s`);

/** One of these opens the text; the words are captured, what stands before them (the subsystem that speaks) is not. */
export function openingPattern(openings: readonly string[], subsystems: readonly string[] = []): RegExp {
  // Backwards, so that of two openings with the same beginning the longer one is tried first.
  const words = [...new Set(openings)].sort().reverse().map(pattern);
  const before = subsystems.length > 0 ? `(?:(?:${subsystems.map(pattern).join('|')})\\s*[:-]\\s*)?` : '';
  return new RegExp(`[\\s~]*${before}(${words.join('|')})`, 'y');
}

export const phrase = (words: string): TokenType =>
  createToken({ name: words.trim(), pattern: new RegExp(pattern(words)), line_breaks: true });

/** A token that only the sentence at hand can cut, because it may hold any character. */
export const freeToken = (name: string, cut: CustomPatternMatcherFunc): TokenType =>
  createToken({ name, pattern: cut, line_breaks: true, start_chars_hint: everyCharacter });

export const Figure = createToken({ name: 'Figure', pattern: /#?(?:0[xX][\da-fA-F]+|[\da-fA-F]{8}(?!\w)|[-+]?\d+)/ });
export const Blank = createToken({ name: 'Blank', pattern: /[\s~]+/, group: Lexer.SKIPPED, line_breaks: true });
/** Full stops that belong to no phrase: some builds end a sentence with one, others do not. */
export const Dot = createToken({ name: 'Dot', pattern: /\./, group: Lexer.SKIPPED });

/** Where words begin in a text: at their last place (a program may be named with the very words) or at their first. */
export function finder(words: string): { first: (text: string, from: number) => number; last: (text: string, from: number) => number } {
  const search = new RegExp((/^\s/.test(words) ? gap : '') + pattern(words), 'g');
  const first = (text: string, from: number): number => {
    search.lastIndex = from;
    return search.exec(text)?.index ?? -1;
  };
  const last = (text: string, from: number): number => {
    let found = -1;
    for (let at = first(text, from); at >= 0; at = first(text, search.lastIndex)) found = at;
    return found;
  };
  return { first, last };
}

/** Without blanks, line feeds and tildes at both ends; linear on any text. */
export function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isGap(text.charCodeAt(from))) from++;
  while (to > from && isGap(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

const isGap = (character: number): boolean => character <= 32 || character === 126 || character === 160;
