import { type Document, isCollection, isMap, isScalar, isSeq, Pair, type Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { canonical, isFields, type Place } from '../schema/canonical.js';
import { modelSchema } from '../schema/model.js';
import { nameKeys } from '../schema/spelling.js';
import { comment, mapOfName, pairOf, scalar } from './nodes.js';
import { identityOf, type Kind, type Statement, sections } from './statement.js';

/** An object of the file, and what the file says of it now. */
export interface Entity {
  readonly kind: Kind;
  node: unknown;
  /** Where the file has it, for objects that are written as a name alone. */
  readonly parent?: { readonly list: YAMLSeq; readonly at: number };
  readonly values: Record<string, unknown>;
}

const kinds = Object.keys(sections) as Kind[];

/** The objects of a model file, whichever of its short forms they are written in. */
export class Entities {
  readonly #all = new Map<string, Entity>();

  /** The document must be a model without mistakes, or empty. */
  constructor(readonly document: Document) {
    if (isMap(document.contents)) this.#read();
    else {
      const root = new YAMLMap();
      root.commentBefore = document.contents?.commentBefore ?? null;
      document.contents = root as Document['contents'];
    }
  }

  find(kind: Kind, names: Readonly<Record<string, unknown>>): Entity | undefined {
    return this.#all.get(identityOf(kind, names));
  }

  create({ kind, names, origin }: Statement): Entity {
    const map = new YAMLMap();
    const owner = kind === 'program' || kind === 'advertisement' ? this.#packageOf(names) : undefined;
    for (const [key, name] of Object.entries(names)) if (!owner || key !== 'packageId') map.add(new Pair(scalar(key), scalar(name)));
    const first = map.items[0];
    if (first && isScalar(first.value)) first.value.comment = comment(origin);
    if (owner) this.#append(owner, 'package', kind, map);
    else if (kind === 'site') this.#placeSite(map);
    else this.#append(this.#root, 'model', kind, map);
    const entity: Entity = { kind, node: map, values: { ...names } };
    this.#all.set(identityOf(kind, names), entity);
    return entity;
  }

  /** The object as a map that fields can be added to: one that is written as its name alone becomes one. Undefined for an alias of another. */
  mapOf(entity: Entity, names: Statement['names']): YAMLMap | undefined {
    if (entity.kind === 'group' && !isMap(entity.node)) this.#listGroups();
    if (isMap(entity.node)) return entity.node as YAMLMap;
    if (!isScalar(entity.node) || !entity.parent) return undefined;
    const key = nameKeys[entity.kind];
    const map = mapOfName(entity.node as Scalar, key === undefined ? names : { [key]: String(entity.node.value) });
    entity.parent.list.items[entity.parent.at] = map;
    entity.node = map;
    return map;
  }

  get #root(): YAMLMap {
    return this.document.contents as unknown as YAMLMap;
  }

  /** Programs and advertisements stand inside their package, where the file has it as an object. */
  #packageOf({ packageId = '' }: Statement['names']): YAMLMap | undefined {
    const found = this.find('package', { packageId });
    return found && isMap(found.node) && !found.node.flow ? (found.node as YAMLMap) : undefined;
  }

  #placeSite(map: YAMLMap): void {
    const pair = pairOf(this.#root, 'model', 'site');
    if (pair) pair.value = map;
    else this.#root.items.unshift(new Pair(scalar('site'), map));
  }

  #append(holder: YAMLMap, holderKind: string, kind: Kind, map: YAMLMap): void {
    const pair = pairOf(holder, holderKind, sections[kind]);
    if (!pair) {
      this.#addSection(holder, new Pair(scalar(sections[kind]), listOf(map)), kind);
      return;
    }
    if (kind === 'group' && isMap(pair.value) && !pairOf(pair.value as YAMLMap, 'group', 'name')) this.#listGroups();
    if (isSeq(pair.value)) pair.value.add(map);
    else {
      // A single object, `client: { … }`, becomes a list of two.
      const only: unknown = pair.value;
      if (isScalar(pair.key)) pair.key.value = sections[kind];
      pair.value = isMap(only) || (isScalar(only) && only.value) ? listOf(only, map) : listOf(map);
    }
  }

  /** A new section stands after those that come before it in a new file. */
  #addSection(holder: YAMLMap, pair: Pair, kind: Kind): void {
    const before = kinds.slice(0, kinds.indexOf(kind)).map((each) => pairOf(holder, 'model', sections[each]));
    const last = Math.max(-1, ...before.map((each) => (each ? holder.items.indexOf(each) : -1)));
    if (holder !== this.#root || holder.items.length === 0) holder.add(pair);
    else holder.items.splice(last + 1, 0, pair);
  }

  /** `groups: { 'CORP\Design': [...] }` as a list of objects, which can say more of a group than its members. */
  #listGroups(): void {
    const pair = pairOf(this.#root, 'model', 'groups');
    if (!pair || !isMap(pair.value)) return;
    const list = new YAMLSeq();
    for (const { key, value } of pair.value.items) {
      if (!isScalar(key)) continue;
      const map = new YAMLMap();
      map.add(new Pair(scalar('name'), key));
      if (isCollection(value) || (isScalar(value) && value.value)) map.add(new Pair(scalar('members'), value));
      map.commentBefore = key.commentBefore ?? null;
      key.commentBefore = null;
      list.add(map);
      const entity = this.find('group', { name: String(key.value) });
      if (entity) entity.node = map;
    }
    list.commentBefore = pair.value.commentBefore ?? null;
    pair.value = list;
  }

  #read(): void {
    const file: unknown = this.document.toJS({ maxAliasCount: 1000 });
    const { value, origins } = canonical(file);
    const model: Record<string, unknown> = modelSchema.parse(value);
    for (const kind of kinds) {
      const section = model[sections[kind]];
      if (isFields(section)) this.#keep(kind, section, origins.get(sections[kind]) ?? [sections[kind]]);
      for (const [at, one] of (Array.isArray(section) ? section : []).entries()) {
        const place = origins.get(`${sections[kind]}/${at}`);
        if (place && isFields(one)) this.#keep(kind, one, place);
      }
    }
  }

  #keep(kind: Kind, values: Record<string, unknown>, place: Place): void {
    const identity = identityOf(kind, values);
    if (this.#all.has(identity)) return;
    const holder: unknown = this.document.getIn(place.slice(0, -1), true);
    const at = place.at(-1);
    const parent = isSeq(holder) && typeof at === 'number' ? { list: holder as YAMLSeq, at } : undefined;
    this.#all.set(identity, { kind, node: this.document.getIn(place, true), values: { ...values }, ...(parent ? { parent } : {}) });
  }
}

function listOf(...items: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const item of items) list.add(item);
  return list;
}
