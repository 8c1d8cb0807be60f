import type { Part } from './template.js';
import { finder, skip } from './tokens.js';

/** Takes the free value that stands at one place of a sentence, and the blanks after it. */
export type Cut = (text: string, from: number) => [string] | null;

/** Words that may come next; `end`: the sentence may also be over. */
interface Next {
  readonly words: readonly string[];
  readonly end: boolean;
}

const wordAt = /(?:\{[^\s{}]*\}|[^\s~,;'"()[\]{}<>]+)[\s~]*/y;
const cutWord: Cut = (text, from) => {
  wordAt.lastIndex = from;
  const image = wordAt.exec(text)?.[0];
  return image === undefined ? null : [image];
};

/** One way to go on: the last place of the words counts, for a program may be named `Install. The exit code is 5`. Several: the first. */
function cutText({ words, end }: Next): Cut {
  const { first, last } = finder(...words);
  const find = words.length === 1 ? last : first;
  return (text, from) => {
    const at = words.length === 0 ? -1 : find(text, from);
    const to = at < 0 ? text.length : skip(text, at);
    return to > from && (at >= 0 || end) ? [text.slice(from, to)] : null;
  };
}

function next(parts: readonly Part[], after: () => Next): Next {
  const [part, ...rest] = parts;
  if (part === undefined) return after();
  if (typeof part === 'string') return { words: [part], end: false };
  if (!('either' in part)) throw new Error('Two values of a sentence need words between them.');
  const ways = part.either.map((template) => next([...template.parts, ...rest], after));
  if (part.optional) ways.push(next(rest, after));
  return { words: [...new Set(ways.flatMap(({ words }) => words))], end: ways.some(({ end }) => end) };
}

/**
 * Which free value follows which token of a sentence, by the name of the token ('' is the opening), and where that value ends: where the
 * words begin that the sentence goes on with. So the lexer needs no patterns for values that may hold anything.
 */
export function cuts(sentence: readonly Part[]): ReadonlyMap<string, Cut> {
  const found = new Map<string, Cut>();
  const walk = (parts: readonly Part[], before: readonly string[], after: () => Next): readonly string[] => {
    let tokens = before;
    for (const [at, part] of parts.entries()) {
      const rest = parts.slice(at + 1);
      if (typeof part === 'string') tokens = [part.trim()];
      else if ('either' in part) {
        const from = tokens;
        const ends = part.either.flatMap((template) => walk(template.parts, from, () => next(rest, after)));
        tokens = part.optional ? [...ends, ...from] : ends;
      } else {
        if (part.shape !== 'Figure') {
          const cut = part.shape === 'Word' ? cutWord : cutText(next(rest, after));
          for (const token of tokens) found.set(token, cut);
        }
        tokens = [part.shape === 'Figure' ? 'Figure' : 'Value'];
      }
    }
    return tokens;
  };
  walk(sentence, [''], () => ({ words: [], end: true }));
  return found;
}
