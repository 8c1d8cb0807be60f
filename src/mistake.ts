import { distance } from 'fastest-levenshtein';

/** What a user got wrong: one clear sentence and what to do instead. The only thing thrown on purpose; it ends with exit code 2. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
  readonly suggestions: readonly string[];

  constructor(message: string, suggestions: readonly string[] = []) {
    super(message);
    this.suggestions = suggestions;
  }
}

/** Letters in another order are one slip of the fingers, not two. */
function edited(word: string, candidate: string): number {
  const sorted = (text: string): string => [...text].sort().join('');
  const edits = distance(word, candidate);
  return edits === 2 && word.length === candidate.length && sorted(word) === sorted(candidate) ? 1 : edits;
}

/** The word that was probably meant, or nothing where none is near: at most one letter in three may differ. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of words) {
    const edits = edited(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
}

/** Why the operating system refused: `no such file or directory`, without the code, the call and the path that Node puts around it. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^[A-Z]+: (.+?), \w+/.exec(message)?.[1] ?? message;
}
