import type { Model } from '../accounts/model.js';
import { keysOf } from '../accounts/schema/keys.js';
import { says } from '../accounts/schema/mistakes.js';
import { modelSchema } from '../accounts/schema/model.js';
import { lists } from '../accounts/schema/spelling.js';
import { Mistake, nearest } from '../mistake.js';
import type { Change } from './change.js';

const collections = {
  domains: 'domain',
  accounts: 'account',
  groups: 'group',
  clients: 'client',
  packages: 'package',
  programs: 'program',
  advertisements: 'advertisement',
  distributionPoints: 'distributionPoint',
  shares: 'share',
} as const;

type Collection = keyof typeof collections;

const form =
  'Write site.KEY=VALUE or LIST[NAME].KEY=VALUE: --set "site.networkAccessAccounts=[CORP\\naa]", --set "programs[S0100012/Install].runMode=admin-rights".';

/** `site.networkAccessAccounts=[CORP\naa]`, `clients[WKS12].role=workgroup`: one fact of the model by another. */
export function setting(said: string): Change {
  const parts = /^(\w+)(?:\[([^\]]+)\])?\.(\w+)\s*=([\s\S]*)$/.exec(said.trim());
  if (!parts) throw new Mistake(`--set cannot be ${said}.`, [form]);
  const [, list = '', name, key = '', text = ''] = parts;
  return {
    said: `set ${said}`,
    apply: (model) => checked(said, list === 'site' ? onSite(model, key, text) : onItem(model, { list, name, key, text })),
  };
}

function onSite(model: Model, key: string, text: string): unknown {
  return { ...model, site: { ...model.site, [keyOf('site', key)]: factOf(key, text) } };
}

interface Item {
  readonly list: string;
  readonly name: string | undefined;
  readonly key: string;
  readonly text: string;
}

function onItem(model: Model, { list, name, key, text }: Item): unknown {
  const collection = (Object.keys(collections) as Collection[]).find((each) => each.toLowerCase() === list.toLowerCase());
  if (collection === undefined) {
    const near = nearest(list, ['site', ...Object.keys(collections)]);
    throw new Mistake(`A model has no ${list}.`, [near === undefined ? form : `Did you mean ${near}?`]);
  }
  const items: readonly object[] = model[collection];
  const names = items.map(nameOf);
  const at = name === undefined ? (items.length === 1 ? 0 : -1) : names.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  if (at < 0) throw unknown(collection, name, names);
  const value = { [keyOf(collections[collection], key)]: factOf(key, text) };
  return { ...model, [collection]: items.map((item, place) => (place === at ? { ...item, ...value } : item)) };
}

function unknown(list: string, name: string | undefined, names: readonly string[]): Mistake {
  if (name === undefined) return new Mistake(`Which of the ${list}?`, [`Name one: ${list}[${names[0] ?? 'NAME'}]`]);
  const near = nearest(name, names);
  return new Mistake(`The model has no ${name} among its ${list}.`, [
    near === undefined ? `It has ${names.slice(0, 10).join(', ') || 'none'}.` : `Did you mean ${near}?`,
  ]);
}

/** How an entry is named in brackets: `S0100012/Install` for programs, `FS1\tools` for shares. */
function nameOf(item: object): string {
  const text = (key: string): string | undefined => (Reflect.has(item, key) ? String(Reflect.get(item, key)) : undefined);
  if (text('id') !== undefined) return text('id') ?? '';
  if (text('packageId') !== undefined)
    return [text('packageId'), text('programName') ?? (Reflect.has(item, 'name') && isProgram(item) ? text('name') : undefined)]
      .filter(Boolean)
      .join('/');
  if (text('server') !== undefined) return [text('server'), text('share')].filter(Boolean).join('\\');
  return text('name') ?? '';
}

/** Packages and programs both have a package id and a name; only a package is named by its id alone. */
function isProgram(item: object): boolean {
  return (
    !keysOf('package').some((key) => key !== 'packageId' && key !== 'name' && Reflect.has(item, key)) &&
    keysOf('program').some((key) => key !== 'packageId' && key !== 'name' && Reflect.has(item, key))
  );
}

function keyOf(kind: string, key: string): string {
  const keys = keysOf(kind);
  const found = keys.find((each) => each.toLowerCase() === key.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(key, keys);
  throw new Mistake(`${key} is no key of a ${kind}.`, [near === undefined ? `It is one of ${keys.join(', ')}.` : `Did you mean ${near}?`]);
}

/** `[a, b]` is a list, `[]` an empty one; what a word means the schema says. */
function factOf(key: string, text: string): unknown {
  const plain = text.trim();
  const inside = /^\[([\s\S]*)\]$/.exec(plain)?.[1];
  const unquoted = (part: string) => part.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
  if (inside !== undefined) return inside.trim() === '' ? [] : inside.split(',').map(unquoted);
  if (lists.has(key)) return plain === 'none' ? [] : [unquoted(plain)];
  return unquoted(plain);
}

function checked(said: string, value: unknown): Model {
  const parsed = modelSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const messages = parsed.error.issues.flatMap((issue) => says(issue, value)).map(({ message }) => message);
  throw new Mistake(`--set cannot be ${said}.`, messages);
}
