import { type CustomPatternMatcherFunc, createToken, Lexer, type TokenType } from 'chevrotain';

/** Blanks between words; a tilde is a line feed of the legacy envelope. */
const gap = '[\\s~]+';
const everyCharacter = Array.from({ length: 256 }, (_, at) => at);

/** Words as a pattern that tolerates more than one blank and does not end inside a word. */
export function pattern(words: string): string {
  const literal = words.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return literal.replace(/\s+/g, gap) + (/\w$/.test(words.trim()) ? '(?!\\w)' : '');
}

/** One of these opens the text; the words are captured, what stands before them (the subsystem that speaks) is not. */
export function openingPattern(openings: readonly string[], subsystems: readonly string[] = []): RegExp {
  // Backwards, so that of two openings with the same beginning the longer one is tried first.
  const words = [...new Set(openings)].sort().reverse().map(pattern);
  const before = subsystems.length > 0 ? `(?:(?:${subsystems.map(pattern).join('|')})\\s*[:-]\\s*)?` : '';
  return new RegExp(`[\\s~]*${before}(${words.join('|')})`, 'y');
}

/** Openings are compared with single blanks. */
export const single = (words: string): string => words.replace(/[\s~]+/g, ' ');

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
