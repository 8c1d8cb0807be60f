import { Fields, plain } from './fields.js';

const mostObjects = 1_000_000;
const deepest = 4;
const [newline, quote, backslash, brace] = [10, 34, 92, 123];

/** The objects of a JSON export, each with the line where it begins; a sentence instead, where the text is no JSON. */
export function objectsOf(text: string): readonly Fields[] | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 120) : String(error);
    return `it is no JSON: ${reason}`;
  }
  const lines = new Map<object, number>();
  number(value, beginnings(text), lines);
  const found: Fields[] = [];
  collect(value, lines, found, 0);
  return found;
}

/** Lists in lists, and lists that PowerShell wrapped, are opened; what remains are the objects that a cmdlet handed out. */
function collect(value: unknown, lines: ReadonlyMap<object, number>, found: Fields[], depth: number): void {
  const open = plain(value);
  if (Array.isArray(open)) {
    if (depth < deepest) for (const item of open) collect(item, lines, found, depth + 1);
  } else if (typeof open === 'object' && open !== null && found.length < mostObjects) found.push(new Fields(open, lines.get(open) ?? 1));
}

/** The lines on which objects begin, in their order; braces in texts are none. */
function* beginnings(text: string): Iterator<number, undefined> {
  let line = 1;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === newline) line++;
    else if (character === quote) quoted = !quoted;
    else if (quoted && character === backslash) at++;
    else if (!quoted && character === brace) yield line;
  }
  return undefined;
}

/** Objects come out of JSON in the order in which their braces stand. An own stack, because a text may be nested deeper than a call stack is. */
function number(root: unknown, starts: Iterator<number, undefined>, lines: Map<object, number>): void {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) lines.set(value, starts.next().value ?? 1);
    const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (let at = inner.length - 1; at >= 0; at--) stack.push(inner[at]);
  }
}
