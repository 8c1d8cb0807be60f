import { identityOf, type Kind, type Statement } from '../accounts/writing/statement.js';

const mostObjects = 5_000;
const mostRemarks = 500;
const mostNameCharacters = 256;

type Names = Readonly<Record<string, string>>;

interface Seen {
  readonly value: unknown;
  readonly origin: string;
}

interface Entry {
  readonly kind: Kind;
  readonly names: Names;
  readonly origin: string;
  readonly fields: Map<string, Seen[]>;
  /** Each once, with where it was seen first. */
  readonly remarks: Map<string, string>;
}

/** What logs show, each fact with the line that shows it first. Bounded, because the names come from logs. */
export class Notebook {
  readonly #entries = new Map<string, Entry>();
  /** Objects that found no room. */
  dropped = 0;

  /** The object is there; `origin` is where it is seen. */
  see(kind: Kind, names: Names, origin: string): void {
    this.#entry(kind, names, origin);
  }

  say(kind: Kind, names: Names, field: string, { value, origin }: Seen): void {
    const entry = this.#entry(kind, names, origin);
    if (!entry || value === undefined) return;
    const known = entry.fields.get(field) ?? [];
    const isNew = !known.some((each) => each.value === value) && known.length < 5;
    if (isNew) entry.fields.set(field, [...known, { value, origin }]);
  }

  remark(kind: Kind, names: Names, remark: string, origin: string): void {
    const remarks = this.#entry(kind, names, origin)?.remarks;
    if (remarks && remarks.size < mostRemarks && !remarks.has(remark)) remarks.set(remark, origin);
  }

  get objects(): Iterable<{ readonly kind: Kind; readonly names: Names }> {
    return this.#entries.values();
  }

  /** A field that the logs show in two ways is a remark and no fact. */
  *statements(): Iterable<Statement> {
    for (const { kind, names, origin, fields, remarks } of this.#entries.values()) {
      const about = { kind, names, origin };
      yield about;
      for (const [field, seen] of fields) {
        const [first] = seen;
        if (first && seen.length === 1) yield { ...about, field, value: first.value, origin: first.origin };
        else yield { ...about, remark: `${field}: the logs show ${seen.map(shown).join(' and ')}` };
      }
      for (const [remark, seenAt] of remarks) yield { ...about, remark: seenAt === '' ? remark : `${remark} (${seenAt})` };
    }
  }

  #entry(kind: Kind, names: Names, origin: string): Entry | undefined {
    if (!Object.values(names).every(isName)) return undefined;
    const identity = identityOf(kind, names);
    const known = this.#entries.get(identity);
    if (known) return known;
    if (this.#entries.size >= mostObjects) {
      this.dropped++;
      return undefined;
    }
    const entry = { kind, names, origin, fields: new Map<string, Seen[]>(), remarks: new Map<string, string>() };
    this.#entries.set(identity, entry);
    return entry;
  }
}

function shown({ value, origin }: Seen): string {
  return `${String(value)} (${origin})`;
}

/** A name that a person could have given: neither empty nor a page long, and without control characters. */
export function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= mostNameCharacters && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
}
