import { type Document, isCollection, isMap, isScalar, isSeq, Pair, parseDocument, visit, YAMLMap } from 'yaml';
import { isFields } from './schema/canonical.js';
import { Entities, type Entity } from './writing/entities.js';
import { addRemark, comment, itemNode, pairOf, remarkOf, scalar, valueNode } from './writing/nodes.js';
import { holds, same, shown } from './writing/same.js';
import { type Kind, type Statement, titleOf } from './writing/statement.js';

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

type FieldStatement = Statement & { readonly field: string };

/** Adds statements to a model file; what the file already says, its order and its comments stay. */
export class ModelWriter {
  readonly #document: Document;
  readonly #entities: Entities;
  /** Lines of comment that the file has, wherever they ended up in the document: above the first item they belong to the list. */
  readonly #remarks: ReadonlySet<string>;

  /** `text` is a model file without mistakes, or empty. With `overwrite`, statements win over what the file says. */
  constructor(
    text: string,
    readonly overwrite = false,
  ) {
    this.#document = parseDocument(text.replace(/^\uFEFF/, ''), { schema: 'failsafe', merge: true });
    this.#entities = new Entities(this.#document);
    this.#remarks = new Set(text.split(/\r?\n/).flatMap((line) => /^\s*#(.*)$/.exec(line)?.[1] ?? []));
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

  has(kind: Kind, names: Statement['names']): boolean {
    return this.#entities.find(kind, names) !== undefined;
  }

  /** What the file says of a field now. */
  valueOf(kind: Kind, names: Statement['names'], field: string): unknown {
    return this.#entities.find(kind, names)?.values[field];
  }

  write(statement: Statement): Written {
    const { kind, names, field, remark } = statement;
    const known = this.#entities.find(kind, names);
    const entity = known ?? this.#entities.create(statement);
    if (field === undefined && remark === undefined) return known ? 'same' : 'added';
    if (field !== undefined && says(entity, statement)) return 'same';
    const node = this.#entities.mapOf(entity, names);
    if (remark !== undefined && node && !(known && this.#remarks.has(comment(remark)))) addRemark(node, remark);
    if (field === undefined) return 'same';
    return node ? this.#set(entity, node, { ...statement, field }) : conflict(entity, statement, undefined);
  }

  /** Takes a field out again, where it stands: it was a stand-in for what is now known. */
  drop(kind: Kind, names: Statement['names'], field: string): void {
    const entity = this.#entities.find(kind, names);
    if (!entity) return;
    delete entity.values[field];
    const node: unknown = entity.node;
    if (isMap(node)) node.items = node.items.filter((each) => each !== pairOf(node as YAMLMap, kind, field));
  }

  #set(entity: Entity, node: YAMLMap, statement: FieldStatement): Written {
    const old = valueIn(entity, statement);
    if (old !== undefined && statement.add && Array.isArray(old)) return append(entity, node, statement, old);
    if (old !== undefined && !this.overwrite) return conflict(entity, statement, node);
    const told = old === undefined ? 'added' : { ...conflict(entity, statement, node), overwritten: true };
    put(node, statement);
    remember(entity, statement, statement.value);
    return told;
  }
}

function valueIn({ values }: Entity, { field, part }: Statement): unknown {
  const value = field === undefined ? undefined : values[field];
  if (part === undefined) return value;
  const found = isFields(value) ? Object.keys(value).find((key) => key.toLowerCase() === part.toLowerCase()) : undefined;
  return isFields(value) && found !== undefined ? value[found] : undefined;
}

function says(entity: Entity, statement: Statement): boolean {
  const old = valueIn(entity, statement);
  if (old === undefined) return false;
  return statement.add && Array.isArray(statement.value) ? statement.value.every((item) => holds(old, item)) : same(old, statement.value);
}

function remember({ values }: Entity, { field, part }: FieldStatement, value: unknown): void {
  values[field] = part === undefined ? value : { ...(isFields(values[field]) ? values[field] : {}), [part]: value };
}

function put(node: YAMLMap, { kind, field, part, value, origins, origin }: FieldStatement): void {
  const written = valueNode(value, origins ?? [origin]);
  const pair = pairOf(node, kind, field);
  if (part === undefined) replace(node, pair, field, written);
  else if (pair && isMap(pair.value)) {
    const inner = pair.value.items.find((each) => isScalar(each.key) && String(each.key.value).toLowerCase() === part.toLowerCase());
    replace(pair.value as YAMLMap, inner, part, written);
  } else {
    const map = new YAMLMap();
    map.add(new Pair(scalar(part), written));
    replace(node, pair, field, map);
  }
}

function replace(map: YAMLMap, pair: Pair | undefined, key: string, value: unknown): void {
  if (pair) pair.value = value;
  else map.add(new Pair(scalar(key), value));
}

function append(entity: Entity, node: YAMLMap, statement: FieldStatement, old: readonly unknown[]): Written {
  const { kind, field, value, origin, part } = statement;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const fresh = items.filter((item) => !holds(old, item));
  const pair = pairOf(node, kind, field);
  if (part === undefined && pair && isSeq(pair.value)) {
    if (pair.value.items.length === 0) pair.value.flow = false;
    for (const item of fresh) pair.value.add(itemNode(item, origin));
  } else put(node, { ...statement, value: [...old, ...fresh], origins: [...old.map(() => 'as before'), ...fresh.map(() => origin)] });
  remember(entity, statement, [...old, ...fresh]);
  return 'added';
}

function conflict(entity: Entity, statement: Statement, node: YAMLMap | undefined): Conflict {
  const { kind, field = '', part, value, origin } = statement;
  const oldOrigin = remarkOf((node && pairOf(node, kind, field))?.value);
  return {
    about: titleOf(statement),
    field: part === undefined ? field : `${field} ${part}`,
    old: shown(valueIn(entity, statement) ?? 'nothing, in a form that cannot be added to'),
    ...(oldOrigin ? { oldOrigin } : {}),
    new: shown(value),
    origin,
    overwritten: false,
  };
}
