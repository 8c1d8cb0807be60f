import { type Document, isCollection, isMap, isScalar, isSeq, Pair, parseDocument, visit, YAMLMap, YAMLSeq } from 'yaml';
import { canonical, isFields, type Place } from './schema/canonical.js';
import { modelSchema } from './schema/model.js';
import { nameKeys } from './schema/spelling.js';
import { addRemark, comment, itemNode, mapOfName, pairOf, remarkOf, scalar, valueNode } from './writing/nodes.js';
import { holds, same, shown } from './writing/same.js';
import { identityOf, type Kind, type Statement, sections, titleOf } from './writing/statement.js';

/** A statement and the file say different things, or the file is written in a way that cannot be added to. */
export interface Conflict {
  readonly about: string;
  readonly field: string;
  readonly old: string;
  /** The comment that stands beside the old value. */
  readonly oldOrigin?: string;
  readonly new: string;
  readonly origin: string;
  /** True: the new value was written. */
  readonly overwritten: boolean;
}

export type Written = 'added' | 'same' | Conflict;

interface Entity {
  readonly kind: Kind;
  node: unknown;
  /** Where the file has it, for objects that are written as a name alone. */
  readonly parent?: { readonly list: YAMLSeq; readonly at: number };
  readonly values: Record<string, unknown>;
}

const kinds = Object.keys(sections) as Kind[];

/** Adds statements to a model file; what the file already says, its order and its comments stay. */
export class ModelWriter {
  readonly #document: Document;
  readonly #entities = new Map<string, Entity>();

  /** `text` is a model file without mistakes, or empty. */
  constructor(
    text: string,
    readonly overwrite = false,
  ) {
    this.#document = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', merge: true });
    if (!isMap(this.#document.contents)) {
      const { commentBefore = null } = this.#document.contents ?? {};
      const root = new YAMLMap();
      root.commentBefore = commentBefore;
      this.#document.contents = root as Document['contents'];
    } else this.#read();
  }

  toString(): string {
    visit(this.#document, {
      // In braces, everything after a comment would have to stand on lines of its own anyway.
      Node: (_, node, path) => {
        if (node.comment || node.commentBefore) for (const around of path) if (isCollection(around)) around.flow = false;
      },
    });
    return this.#document.toString({ lineWidth: 0 });
  }

  /** Lines of comment at the top of the file. */
  preface(lines: readonly string[]): void {
    this.#document.commentBefore = [...(this.#document.commentBefore?.split('\n') ?? []), ...lines.map(comment)].join('\n');
  }

  has(kind: Kind, names: Readonly<Record<string, string>>): boolean {
    return this.#entities.has(identityOf(kind, names));
  }

  /** What the file says of a field now. */
  valueOf(kind: Kind, names: Readonly<Record<string, string>>, field: string): unknown {
    return this.#entities.get(identityOf(kind, names))?.values[field];
  }

  write(statement: Statement): Written {
    const known = this.#entities.get(identityOf(statement.kind, statement.names));
    const entity = known ?? this.#create(statement);
    const { field, remark } = statement;
    const node = this.#mapOf(entity, statement);
    if (!node) return field === undefined || this.#says(entity, statement) ? 'same' : this.#conflict(entity, statement, undefined, false);
    if (remark !== undefined) addRemark(node, remark);
    if (field === undefined) return known ? 'same' : 'added';
    return this.#set(entity, node, { ...statement, field });
  }

  /** Takes a field out again, where it stands: it was a stand-in for what is now known. */
  drop(kind: Kind, names: Readonly<Record<string, string>>, field: string): void {
    const entity = this.#entities.get(identityOf(kind, names));
    const pair = isMap(entity?.node) ? pairOf(entity.node as YAMLMap, kind, field) : undefined;
    if (entity && pair) (entity.node as YAMLMap).items = (entity.node as YAMLMap).items.filter((each) => each !== pair);
    if (entity) delete entity.values[field];
  }

  #set(entity: Entity, node: YAMLMap, statement: Statement & { field: string }): Written {
    const { field, part, value, add } = statement;
    const old = this.#old(entity, statement);
    if (old === undefined) this.#put(node, statement, part === undefined ? undefined : pairOf(node, entity.kind, field));
    else if (add && Array.isArray(old)) return this.#append(entity, node, statement, old);
    else if (same(old, value)) return 'same';
    else return this.#conflict(entity, statement, node, this.overwrite);
    this.#remember(entity, statement, value);
    return 'added';
  }

  #old({ values }: Entity, { field, part }: Statement): unknown {
    const value = field === undefined ? undefined : values[field];
    if (part === undefined) return value;
    const found = isFields(value) ? Object.keys(value).find((key) => key.toLowerCase() === part.toLowerCase()) : undefined;
    return isFields(value) && found !== undefined ? value[found] : undefined;
  }

  #says(entity: Entity, statement: Statement): boolean {
    const old = this.#old(entity, statement);
    return statement.add && Array.isArray(statement.value) ? statement.value.every((item) => holds(old, item)) : same(old, statement.value);
  }

  #remember({ values }: Entity, { field = '', part }: Statement, value: unknown): void {
    values[field] = part === undefined ? value : { ...(isFields(values[field]) ? values[field] : {}), [part]: value };
  }

  #put(node: YAMLMap, statement: Statement & { field: string }, pair: Pair | undefined): void {
    const { field, part, value, origins, origin } = statement;
    const written = valueNode(value, origins ?? [origin]);
    if (part === undefined) {
      if (pair) pair.value = written;
      else node.add(new Pair(scalar(field), written));
      return;
    }
    if (pair && isMap(pair.value)) {
      const inner = pair.value.items.find((each) => isScalar(each.key) && String(each.key.value).toLowerCase() === part.toLowerCase());
      if (inner) inner.value = written;
      else pair.value.add(new Pair(scalar(part), written));
    } else {
      const map = new YAMLMap();
      map.add(new Pair(scalar(part), written));
      if (pair) pair.value = map;
      else node.add(new Pair(scalar(field), map));
    }
  }

  #append(entity: Entity, node: YAMLMap, statement: Statement & { field: string }, old: readonly unknown[]): Written {
    const { kind, field, value, origin, origins, part } = statement;
    const items = Array.isArray(value) ? (value as readonly unknown[]) : [value];
    const fresh = items.filter((item) => !holds(old, item));
    if (fresh.length === 0) return 'same';
    const pair = pairOf(node, kind, field);
    const list = part === undefined && pair && isSeq(pair.value) ? pair.value : undefined;
    if (list) {
      if (list.items.length === 0) list.flow = false;
      for (const item of fresh) list.add(itemNode(item, origins?.[items.indexOf(item)] ?? origin));
    } else
      this.#put(
        node,
        { ...statement, value: [...old, ...fresh], origins: [...old.map(() => 'as before'), ...fresh.map(() => origin)] },
        pair,
      );
    this.#remember(entity, statement, [...old, ...fresh]);
    return 'added';
  }

  #conflict(entity: Entity, statement: Statement, node: YAMLMap | undefined, overwritten: boolean): Conflict {
    const { kind, field = '', part, value, origin } = statement;
    const pair = node && pairOf(node, kind, field);
    const oldOrigin = remarkOf(pair?.value);
    const old = shown(this.#old(entity, statement) ?? 'nothing, in a form that cannot be added to');
    if (overwritten && node) {
      this.#put(node, { ...statement, field }, pair);
      this.#remember(entity, statement, value);
    }
    return {
      about: titleOf(statement),
      field: part === undefined ? field : `${field} ${part}`,
      old,
      ...(oldOrigin ? { oldOrigin } : {}),
      new: shown(value),
      origin,
      overwritten,
    };
  }

  /** The object as a map that fields can be added to; one that is written as its name alone becomes one. */
  #mapOf(entity: Entity, statement: Statement): YAMLMap | undefined {
    if (entity.kind === 'group' && !isMap(entity.node)) this.#listGroups();
    if (isMap(entity.node)) return entity.node as YAMLMap;
    if (!isScalar(entity.node) || !entity.parent || (statement.field === undefined && statement.remark === undefined)) return undefined;
    const names = entity.kind === 'share' ? { ...statement.names } : { [nameKeys[entity.kind] ?? 'name']: String(entity.node.value) };
    const map = mapOfName(entity.node, names);
    entity.parent.list.items[entity.parent.at] = map;
    entity.node = map;
    return map;
  }

  /** `groups: { 'CORP\Design': [...] }` as a list of objects, which can say more of a group than its members. */
  #listGroups(): void {
    const pair = this.#root.items.find((each) => isScalar(each.key) && String(each.key.value).toLowerCase() === 'groups');
    if (!pair || !isMap(pair.value)) return;
    const list = new YAMLSeq();
    for (const { key, value } of pair.value.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const map = new YAMLMap();
      map.add(new Pair(scalar('name'), isScalar(key) ? key : scalar(name)));
      if (isCollection(value) || (isScalar(value) && value.value !== '' && value.value !== null))
        map.add(new Pair(scalar('members'), value));
      if (isScalar(key) && key.commentBefore) {
        map.commentBefore = key.commentBefore;
        key.commentBefore = null;
      }
      list.add(map);
      const entity = this.#entities.get(identityOf('group', { name }));
      if (entity) entity.node = map;
    }
    pair.value = list;
  }

  #create(statement: Statement): Entity {
    const { kind, names, origin } = statement;
    const map = new YAMLMap();
    const owner = kind === 'program' || kind === 'advertisement' ? this.#packageOf(names) : undefined;
    for (const [key, name] of Object.entries(names)) if (!owner || key !== 'packageId') map.add(new Pair(scalar(key), scalar(name)));
    const first = map.items[0];
    if (first && isScalar(first.value)) first.value.comment = comment(origin);
    this.#place(kind, map, owner);
    const entity: Entity = { kind, node: map, values: { ...names } };
    this.#entities.set(identityOf(kind, names), entity);
    return entity;
  }

  /** Programs and advertisements stand inside their package, where the file has it as an object. */
  #packageOf({ packageId = '' }: Readonly<Record<string, string>>): YAMLMap | undefined {
    const found = this.#entities.get(identityOf('package', { packageId }));
    return found && isMap(found.node) && !found.node.flow ? (found.node as YAMLMap) : undefined;
  }

  #place(kind: Kind, map: YAMLMap, owner: YAMLMap | undefined): void {
    const section = sections[kind];
    const holder = owner ?? this.#root;
    const pair = pairOf(holder, owner ? 'package' : 'model', section);
    if (kind === 'site') holder.items.splice(pair ? holder.items.indexOf(pair) : 0, pair ? 1 : 0, new Pair(scalar(section), map));
    else if (!pair) this.#insert(holder, new Pair(scalar(section), listOf(map)), kind, owner !== undefined);
    else if (isSeq(pair.value)) pair.value.add(map);
    else if (kind === 'group' && isMap(pair.value) && !pairOf(pair.value as YAMLMap, 'group', 'name')) {
      this.#listGroups();
      if (isSeq(pair.value)) (pair.value as YAMLSeq).add(map);
    } else {
      const only: unknown = pair.value;
      pair.key = scalar(section);
      pair.value = isMap(only) || (isScalar(only) && only.value) ? listOf(only, map) : listOf(map);
    }
  }

  /** A new section stands after those that come before it in a new file. */
  #insert(holder: YAMLMap, pair: Pair, kind: Kind, inner: boolean): void {
    const before = kinds.slice(0, kinds.indexOf(kind)).map((each) => pairOf(holder, 'model', sections[each]));
    const last = Math.max(-1, ...before.map((each) => (each ? holder.items.indexOf(each) : -1)));
    if (inner || (last === -1 && holder.items.length === 0)) holder.add(pair);
    else holder.items.splice(last + 1, 0, pair);
  }

  get #root(): YAMLMap {
    return this.#document.contents as unknown as YAMLMap;
  }

  #read(): void {
    const file: unknown = this.#document.toJS({ maxAliasCount: 1000 });
    const { value, origins } = canonical(file);
    const model: Record<string, unknown> = modelSchema.parse(value);
    for (const kind of kinds) {
      const section = model[sections[kind]];
      if (kind === 'site') {
        if (isFields(section)) this.#keep(kind, section, origins.get('site') ?? ['site']);
        continue;
      }
      for (const [at, one] of (Array.isArray(section) ? section : []).entries()) {
        const place = origins.get(`${sections[kind]}/${at}`);
        if (place && isFields(one)) this.#keep(kind, one, place);
      }
    }
  }

  #keep(kind: Kind, values: Record<string, unknown>, place: Place): void {
    const names = Object.fromEntries(Object.entries(values).filter(([, name]) => typeof name === 'string'));
    const identity = identityOf(kind, names);
    if (this.#entities.has(identity)) return;
    const holder: unknown = this.#document.getIn(place.slice(0, -1), true);
    const at = place.at(-1);
    const parent = isSeq(holder) && typeof at === 'number' ? { list: holder as YAMLSeq, at } : undefined;
    this.#entities.set(identity, { kind, node: this.#document.getIn(place, true), values: { ...values }, ...(parent ? { parent } : {}) });
  }
}

function listOf(...items: readonly unknown[]): YAMLSeq {
  const list = new YAMLSeq();
  for (const item of items) list.add(item);
  return list;
}
