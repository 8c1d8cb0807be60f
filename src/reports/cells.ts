import { plain } from './plain.js';

/**
 * First characters that make a spreadsheet take a cell for a formula, blanks before them included; the full-width forms count as well.
 * Tabs and line ends are gone by then: the text is plain.
 */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/;

type Value = string | number | undefined;

/** A cell of comma separated values (RFC 4180) that no spreadsheet calculates: what could be a formula starts with an apostrophe. */
function cell(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = plain(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\n\r]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of comma separated values. */
export function row(values: readonly Value[]): string {
  return `${values.map(cell).join(',')}\n`;
}
