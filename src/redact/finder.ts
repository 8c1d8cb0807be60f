import type { NameKind } from './marks.js';

/** Where a name stands in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name that its surroundings give away. */
export interface Found extends Span {
  readonly kind: NameKind;
  /** Where it is an everyday word, it is none. */
  readonly doubtful?: boolean;
}

type Trie = Map<string, Trie>;
const end = '';

/** As one pattern that shares beginnings, so that a text is compared with a thousand names about as fast as with two. */
function pattern(names: readonly string[]): string {
  const root: Trie = new Map();
  for (const name of names) {
    let at = root;
    for (const character of name) {
      const next: Trie = at.get(character) ?? new Map();
      at.set(character, next);
      at = next;
    }
    at.set(end, new Map());
  }
  return written(root);
}

function written(trie: Trie): string {
  const ways = [...trie].filter(([character]) => character !== end).map(([character, rest]) => literal(character) + written(rest));
  if (ways.length === 0) return '';
  const all = ways.length === 1 && !trie.has(end) ? (ways[0] ?? '') : `(?:${ways.join('|')})`;
  return trie.has(end) ? `${ways.length === 1 ? `(?:${ways[0]})` : all}?` : all;
}

/** A blank stands for any number of them: what a log wraps or pads is still the name. */
const literal = (character: string): string => (/\s/.test(character) ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'));

/** Short names, and names that are also words, are looked for as words of their own only. */
const shortest = 5;
/** Names of one pattern; a regular expression has a largest size. */
const mostNames = 4_000;
const isStrong = (name: string): boolean => name.length >= shortest || (name.length === shortest - 1 && /\d/.test(name));

/** Finds names wherever they stand, in any case: long ones within other words, too, for `ContosoTools` tells of Contoso. */
export class Finder {
  readonly #names = new Set<string>();
  #patterns: readonly RegExp[] | undefined;

  add(name: string): void {
    const key = name.toLowerCase().replace(/\s+/g, ' ');
    if (this.#names.has(key)) return;
    this.#names.add(key);
    this.#patterns = undefined;
  }

  *find(text: string): Iterable<Span> {
    this.#patterns ??= this.#build();
    for (const each of this.#patterns) {
      for (const match of text.matchAll(each)) yield { start: match.index, end: match.index + match[0].length };
    }
  }

  #build(): RegExp[] {
    const names = [...this.#names];
    const [strong, weak] = [names.filter(isStrong), names.filter((name) => !isStrong(name))];
    return [
      ...portions(strong).map((each) => new RegExp(pattern(each), 'giu')),
      ...portions(weak).map((each) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern(each)})(?![\\p{L}\\p{N}])`, 'giu')),
    ];
  }
}

function portions(names: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(names.length / mostNames) }, (_, at) => names.slice(at * mostNames, (at + 1) * mostNames));
}
