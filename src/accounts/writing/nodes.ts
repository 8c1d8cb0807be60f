import { isCollection, isPair, isScalar, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { keyFor } from '../schema/canonical.js';

const mostCommentCharacters = 300;

/** Text for a comment: one line, nothing that a terminal would obey. */
export function comment(text: string): string {
  const line = text
    .slice(0, mostCommentCharacters)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return ` ${line}`;
}

/** A text as a scalar. The file is read with every scalar as text, so a number or a flag is written as its text. */
export function scalar(value: unknown, origin?: string): Scalar {
  const text = new Scalar(value === null ? 'null' : String(value));
  if (typeof value === 'string' && /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)) text.type = 'QUOTE_DOUBLE';
  if (origin !== undefined) text.comment = comment(origin);
  return text;
}

/** A value of the model as YAML, with where it was read as a comment at every line. */
export function valueNode(value: unknown, origins: readonly string[]): Scalar | YAMLMap | YAMLSeq {
  if (Array.isArray(value)) return listNode(value, origins);
  if (typeof value !== 'object' || value === null) return scalar(value, origins[0]);
  const map = new YAMLMap();
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) map.add(new Pair(scalar(key), plainNode(inner)));
  const first = map.items[0];
  if (first && isScalar(first.value) && origins[0] !== undefined) first.value.comment = comment(origins[0]);
  return map;
}

function plainNode(value: unknown): Scalar | YAMLMap | YAMLSeq {
  return valueNode(value, []);
}

function listNode(items: readonly unknown[], origins: readonly string[]): YAMLSeq {
  const list = new YAMLSeq();
  list.flow = items.length === 0;
  // One origin for all stands above the list; else each item has its own.
  const shared = origins.length === 1 && items.length > 1 ? origins[0] : undefined;
  if (shared !== undefined) list.commentBefore = comment(shared);
  if (items.length === 0 && origins[0] !== undefined) list.comment = comment(origins[0]);
  for (const [at, item] of items.entries()) list.add(itemNode(item, shared === undefined ? origins[at] : undefined));
  return list;
}

/** An item of a list; an access entry as `Users: read`. */
export function itemNode(item: unknown, origin: string | undefined): Scalar | YAMLMap | YAMLSeq {
  const origins = origin === undefined ? [] : [origin];
  if (typeof item !== 'object' || item === null || !('principal' in item && 'level' in item)) return valueNode(item, origins);
  const { principal, level } = item;
  const plain = Object.keys(item).length === 2 && !isEntryKey(String(principal));
  return valueNode(plain ? Object.fromEntries([[String(principal), level]]) : item, origins);
}

/** `name: read` would be read as a key of an entry, and `__proto__` as no key at all. */
function isEntryKey(principal: string): boolean {
  return principal === '__proto__' || ['principal', 'principalType', 'level'].includes(keyFor('entry', principal));
}

/** The pair of a field, whichever of its names the file uses. */
export function pairOf(map: YAMLMap, kind: string, field: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && keyFor(kind, String(pair.key.value)) === field);
}

/** The comment that a value carries, which is where it was read; of a list, that of its first item. */
export function remarkOf(node: unknown): string | undefined {
  if (isScalar(node)) return node.comment?.trim();
  if (!isCollection(node)) return undefined;
  const first: unknown = node.items[0];
  return (node.commentBefore ?? node.comment)?.trim() ?? remarkOf(isPair(first) ? first.value : first);
}

/** Adds a line of comment above an object. */
export function addRemark(node: YAMLMap, text: string): void {
  const line = comment(text);
  const before = node.commentBefore?.split('\n') ?? [];
  if (!before.includes(line)) node.commentBefore = [...before, line].join('\n');
}

/** `- CORP\alice` as `- name: CORP\alice`, its comment kept. */
export function mapOfName(written: Scalar, names: Readonly<Record<string, string>>): YAMLMap {
  const map = new YAMLMap();
  for (const [key, name] of Object.entries(names)) map.add(new Pair(scalar(key), scalar(name)));
  const first = map.items[0];
  if (first && isScalar(first.value) && written.comment) first.value.comment = written.comment;
  if (written.commentBefore) map.commentBefore = written.commentBefore;
  if (written.spaceBefore) map.spaceBefore = true;
  return map;
}
