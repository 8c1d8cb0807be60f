import { gap, type Item } from '../gap.js';
import type { Fields } from './fields.js';

const accessNames = /^network access user names?$/i;

/** SMS_SCI_ClientComp "Software Distribution": `Get-CMSoftwareDistributionComponent` has the network access accounts in a list of properties. */
export function* componentOf(fields: Fields, origin: string): Iterable<Item> {
  const names = [...accountsIn(fields)];
  if (names.length > 0 || hasList(fields)) yield { kind: 'site', names: {}, origin, field: 'networkAccessAccounts', value: names };
  else
    yield gap(
      fields.line,
      fields.text('ItemName', 'ComponentName') ?? 'component',
      'a component without "Network Access User Names" (ConvertTo-Json -Depth 5 writes them)',
    );
}

export const isComponent = (fields: Fields): boolean =>
  hasList(fields) || /^Software Distribution$/i.test(fields.text('ItemName', 'ComponentName') ?? '');

function* accountsIn(fields: Fields): Iterable<string> {
  for (const item of embedded(fields, 'PropLists')) {
    if (!accessNames.test(String(item.PropertyListName))) continue;
    const values: readonly unknown[] = Array.isArray(item.Values) ? item.Values : [item.Values];
    for (const value of values) if (typeof value === 'string' && value.includes('\\')) yield value;
  }
  for (const item of embedded(fields, 'Props')) {
    const name = item.Value1 || item.Value2;
    if (accessNames.test(String(item.PropertyName)) && typeof name === 'string' && name.includes('\\')) yield name;
  }
}

function hasList(fields: Fields): boolean {
  return (
    embedded(fields, 'PropLists').some((item) => accessNames.test(String(item.PropertyListName))) ||
    embedded(fields, 'Props').some((item) => accessNames.test(String(item.PropertyName)))
  );
}

function embedded(fields: Fields, name: string): readonly Readonly<Record<string, unknown>>[] {
  return fields.list(name).flatMap((item) => (typeof item === 'object' && item !== null ? [item as Record<string, unknown>] : []));
}

/** SMS_SCI_Reserved: `Get-CMAccount`. What an account is for stands in words, in the language of the console. */
export function* accountOf(fields: Fields, name: string, origin: string): Iterable<Item> {
  if (!name.includes('\\')) {
    yield gap(fields.line, name, 'an account without a domain');
    return;
  }
  yield { kind: 'account', names: { name }, origin };
  const usage = fields.list('AccountUsage', 'AccountUsages').filter((each) => typeof each === 'string');
  if (usage.length > 0) yield { kind: 'account', names: { name }, origin, remark: `used for: ${usage.join(', ')}` };
  if (usage.some((each) => /network access/i.test(each)))
    yield { kind: 'site', names: {}, origin, field: 'networkAccessAccounts', value: [name], add: true };
}

/** SMS_Site: `Get-CMSite`. */
export function* siteOf(code: string, origin: string): Iterable<Item> {
  yield { kind: 'site', names: {}, origin, field: 'code', value: code };
}
