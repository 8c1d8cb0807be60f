import { parseDocument } from 'yaml';
import { emptyModel, type Model } from './model.js';
import { canonical, keyFor } from './schema/canonical.js';
import { modelSchema } from './schema/model.js';

/** Texts below this many characters are read as a whole. */
const large = 256 * 1024;
/** Size of a piece: its syntax tree is some hundred times larger and gone before the next is read. */
const pieceSize = 64 * 1024;

/** What stands below one top-level key. */
interface Section {
  /** As the model calls it. */
  readonly key: string;
  readonly text: string;
}

/**
 * The model in a large and sound file, read a few hundred entries at a time: the syntax tree of a whole site would take more memory than
 * the site. Undefined where the file is small, is not laid out in blocks, or has any mistake: then it has to be read as a whole.
 */
export function modelInPieces(text: string): Model | undefined {
  const sections = text.length < large ? undefined : sectionsOf(text);
  if (!sections) return undefined;
  let site: Model['site'];
  const own = new Map<string, unknown[]>();
  // Programs and advertisements that stand inside packages come after those that do not.
  const inside = new Map<string, unknown[]>();
  for (const section of sections) {
    for (const piece of piecesOf(section.text)) {
      const part = read(piece);
      if (!part) return undefined;
      site ??= part.site;
      for (const [key, value] of Object.entries(part)) if (Array.isArray(value)) addAll(key === section.key ? own : inside, key, value);
    }
  }
  const keys = [...new Set([...own.keys(), ...inside.keys()])];
  return { ...emptyModel, site, ...Object.fromEntries(keys.map((key) => [key, [...(own.get(key) ?? []), ...(inside.get(key) ?? [])]])) };
}

function addAll(lists: Map<string, unknown[]>, key: string, more: readonly unknown[]): void {
  const list = lists.get(key);
  if (list) for (const one of more) list.push(one);
  else lists.set(key, [...more]);
}

function read(piece: string): Model | undefined {
  const document = parseDocument(piece, { schema: 'failsafe', prettyErrors: false, merge: true });
  if (document.errors.length > 0) return undefined;
  try {
    const written = canonical(document.toJS({ maxAliasCount: 1000 }));
    const parsed = written.twice.length === 0 ? modelSchema.safeParse(written.value) : undefined;
    return parsed?.success ? parsed.data : undefined;
  } catch {
    // Aliases without end; the reader of the whole says so.
    return undefined;
  }
}

/** Undefined for a layout other than a plain block mapping with each key once. */
function sectionsOf(text: string): readonly Section[] | undefined {
  const keys = new Set<string>();
  const starts: { key: string; at: number }[] = [];
  for (const line of text.matchAll(/^[^\s#-].*|^-(?:--|[^ \r\n]).*/gm)) {
    const word = /^(\w+):(?:\s|$)/.exec(line[0])?.[1];
    const key = word === undefined ? undefined : keyFor('model', word);
    if (key === undefined || keys.has(key)) return undefined;
    keys.add(key);
    starts.push({ key, at: line.index });
  }
  return starts.map(({ key, at }, order) => ({ key, text: text.slice(at, starts[order + 1]?.at) }));
}

/** A long list in several parts, each under the same key. */
function piecesOf(section: string): readonly string[] {
  const head = /^\w+:[ \t]*(?:#.*)?\r?\n/.exec(section)?.[0];
  const indent = /^([ \t]*)- /m.exec(section)?.[1];
  if (section.length < pieceSize || head === undefined || indent === undefined) return [section];
  const starts = [...section.matchAll(new RegExp(`^${indent}- `, 'gm'))].map(({ index }) => index);
  const pieces: string[] = [];
  let from = starts[0] ?? 0;
  for (const [at, start] of starts.entries()) {
    const end = starts[at + 1] ?? section.length;
    if (end - from < pieceSize && end < section.length) continue;
    pieces.push(head + section.slice(from, Math.max(end, start)));
    from = end;
  }
  return pieces;
}
