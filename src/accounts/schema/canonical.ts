import { keysOf } from './keys.js';
import { aliases, children, lists, nameKeys, plainKey } from './spelling.js';

/** Where something stands in the file as it was written: keys and positions in lists. */
export type Place = readonly (string | number)[];

/** The file with every short form written out, and where each part of it came from. */
export interface Canonical {
  readonly value: unknown;
  /** From the path of the written-out form, joined by `/`, to the place in the file. */
  readonly origins: ReadonlyMap<string, Place>;
  /** Keys that say the same thing twice. */
  readonly twice: readonly { readonly place: Place; readonly key: string }[];
}

interface Spot {
  readonly from: Place;
  readonly to: Place;
}

type Fields = Record<string, unknown>;

/** Writes short forms out: other words for keys, a name for an object, one object for a list, maps of entries, programs inside packages. */
export function canonical(file: unknown): Canonical {
  const writer = new Writer();
  const value = writer.object('model', file, { from: [], to: [] });
  if (isFields(value)) writer.liftFromPackages(value);
  return { value, origins: writer.origins, twice: writer.twice };
}

class Writer {
  readonly origins = new Map<string, Place>();
  readonly twice: { place: Place; key: string }[] = [];

  object(kind: string, value: unknown, spot: Spot): unknown {
    this.origins.set(spot.to.join('/'), spot.from);
    if (typeof value === 'string') return named(kind, value);
    if (!isFields(value)) return value;
    const written: Fields = {};
    for (const [key, inner] of Object.entries(value)) {
      // A key without a value says nothing.
      if (inner === '' || inner === null) continue;
      const name = keyFor(kind, key);
      const at = { from: [...spot.from, key], to: [...spot.to, name] };
      if (name in written) this.twice.push({ place: at.from, key });
      this.origins.set(at.to.join('/'), at.from);
      written[name] = this.field(kind, name, inner, at);
    }
    return written;
  }

  private field(kind: string, key: string, value: unknown, spot: Spot): unknown {
    const child = children[kind]?.[key];
    if (child === 'site') return this.object('site', value, spot);
    if (child === 'entries') return this.entries(value, spot);
    if (child === 'entriesByPackage')
      return isFields(value) ? mapFields(value, (inner, id) => this.entries(inner, under(spot, id, id))) : value;
    if (child !== undefined) return this.list(child, value, spot);
    if (key === 'localGroups' && isFields(value)) return mapFields(value, listOf);
    return lists.has(key) ? listOf(value) : value;
  }

  private list(kind: string, value: unknown, spot: Spot): unknown {
    if (Array.isArray(value)) return value.map((one, at) => this.object(kind, one, under(spot, at, at)));
    if (kind === 'group' && isFields(value) && !('name' in value))
      return Object.entries(value).map(([name, members], at) => this.object(kind, { name, members }, under(spot, name, at)));
    return isFields(value) || typeof value === 'string' ? [this.object(kind, value, { from: spot.from, to: [...spot.to, 0] })] : value;
  }

  /** `{ Users: Read }`, `[{ Users: Read }]` and `[{ principal: Users, level: Read }]` are one. */
  private entries(value: unknown, spot: Spot): unknown {
    if (Array.isArray(value)) return value.map((one, at) => this.entry(one, under(spot, at, at)));
    if (!isFields(value)) return value;
    return Object.entries(value).map(([principal, level], at) => {
      this.origins.set([...spot.to, at].join('/'), [...spot.from, principal]);
      return { principal, level };
    });
  }

  private entry(value: unknown, spot: Spot): unknown {
    const short = isFields(value) ? Object.entries(value) : [];
    const [only] = short;
    if (!only || short.length > 1 || keysOf('entry').includes(keyFor('entry', only[0]))) return this.object('entry', value, spot);
    this.origins.set(spot.to.join('/'), [...spot.from, only[0]]);
    return { principal: only[0], level: only[1] };
  }

  /** Programs and advertisements inside a package belong to it. */
  liftFromPackages(model: Fields): void {
    const packages = Array.isArray(model.packages) ? model.packages : [];
    for (const [at, one] of packages.entries()) {
      if (!isFields(one)) continue;
      for (const key of ['programs', 'advertisements'] as const) {
        const inner = one[key];
        delete one[key];
        if (Array.isArray(inner)) this.lift(model, key, inner, { packageId: one.packageId, at });
      }
    }
  }

  private lift(model: Fields, key: string, inner: readonly unknown[], owner: { packageId: unknown; at: number }): void {
    const all = Array.isArray(model[key]) ? model[key] : [];
    for (const [at, one] of inner.entries()) {
      const before = ['packages', owner.at, key, at].join('/');
      const after = [key, all.length].join('/');
      this.move(one, before, after);
      all.push(isFields(one) ? { packageId: owner.packageId, ...one } : one);
    }
    model[key] = all;
  }

  /** The origins of a value and of everything in it hold for its new path as well. */
  private move(value: unknown, before: string, after: string): void {
    const place = this.origins.get(before);
    if (place) this.origins.set(after, place);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) this.move(inner, `${before}/${key}`, `${after}/${key}`);
  }
}

function listOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value === 'none' || value === 'null' ? [] : [value];
}

function named(kind: string, value: string): unknown {
  const share = kind === 'share' ? /^\\\\([^\\]+)\\([^\\]+)\\?$/.exec(value) : undefined;
  if (share) return { server: share[1], share: share[2] };
  const key = nameKeys[kind];
  return key === undefined ? value : { [key]: value };
}

/** The key that a word of the file means, in an object of that kind. */
export function keyFor(kind: string, key: string): string {
  const plain = plainKey(key);
  const same = (one: string) => plainKey(one) === plain;
  const known = keysOf(kind).find(same) ?? (kind === 'package' ? Object.keys(children.package ?? {}).find(same) : undefined);
  if (known !== undefined) return known;
  const alias = Object.entries(aliases[kind] ?? {}).find(([other]) => same(other));
  return alias?.[1] ?? key;
}

function under(spot: Spot, from: string | number, to: string | number): Spot {
  return { from: [...spot.from, from], to: [...spot.to, to] };
}

function mapFields(value: Fields, change: (inner: unknown, key: string) => unknown): Fields {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner, key)]));
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
