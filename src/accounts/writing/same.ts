import { accountKey } from '../names.js';

/** Do two values of a field say the same? Case does not count, nor does the order of a list, nor what only one of the two tells of an entry. */
export function same(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other);
}

/** Is the item among the values of a list? */
export function holds(list: unknown, item: unknown): boolean {
  return Array.isArray(list) && list.some((each) => same(each, item));
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).sort().join()}]`;
  if (typeof value === 'string') return accountKey(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).filter(([key, inner]) => key !== 'principalType' && inner !== undefined);
  return `{${fields
    .map(([key, inner]) => `${key}:${plain(inner)}`)
    .sort()
    .join()}}`;
}

/** A value for sentences, at most so many characters long. */
export function shown(value: unknown, most = 200): string {
  const text = textOf(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function textOf(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(', ');
  if (typeof value !== 'object' || value === undefined) return String(value);
  if ('principal' in value && 'level' in value) return `${String(value.principal)} ${String(value.level)}`;
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => `${key} ${textOf(inner)}`)
    .join(' ');
}
