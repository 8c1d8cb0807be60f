import { plain } from './plain.js';

/** Markup wherever it stands; `://`, `www.` and `@` would make a link, `:name:` a picture. */
const markup = /[\\`*_[\]|~$@]|:(?=\/\/|[a-z_]+:)|(?<=www)\./gi;
/** Opens a list, a heading or a rule, at the beginning only. */
const opening = /^(\d{0,9})([-+=#.)])(?!\d)/;
const html: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text within a line of Markdown, GitHub's included, taken literally. */
export function text(raw: string): string {
  return plain(raw)
    .trim()
    .replace(markup, '\\$&')
    .replace(opening, '$1\\$2')
    .replace(/[&<>]/g, (character) => html[character] ?? character);
}

/** A value as code: nothing in it is markup, and its backquotes cannot end it. In a table a bar must be escaped even there. */
export function code(raw: string, place: 'text' | 'table' = 'text'): string {
  const value = plain(raw).trim();
  if (value === '') return '';
  const fence = '`'.repeat(longestRun(value) + 1);
  const room = value.startsWith('`') || value.endsWith('`') ? ' ' : '';
  const inside = place === 'table' ? value.replaceAll('|', '\\|') : value;
  return `${fence}${room}${inside}${room}${fence}`;
}

/** Lines as a block of code. */
export function block(lines: readonly string[]): string {
  const plainLines = lines.map(plain);
  const fence = '`'.repeat(Math.max(3, longestRun(plainLines.join('\n')) + 1));
  return [`${fence}text`, ...plainLines, fence].join('\n');
}

function longestRun(value: string): number {
  return Math.max(0, ...(value.match(/`+/g) ?? []).map((run) => run.length));
}

/** A table; the cells are Markdown already and hold neither bars nor line ends. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
