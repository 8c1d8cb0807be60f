/** The properties of an exported object, by name in any case; nothing in it can be mistaken for a property of JavaScript. */
export class Fields {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(
    object: object,
    readonly line: number,
  ) {
    this.#values = new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), plain(value)]));
  }

  /** The first of the names that the object has. */
  get(...names: readonly string[]): unknown {
    for (const name of names) {
      const value = this.#values.get(name.toLowerCase());
      if (value !== undefined && value !== null) return value;
    }
    return undefined;
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.#values.has(name.toLowerCase()));
  }

  text(...names: readonly string[]): string | undefined {
    const value = this.get(...names);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && text.trim() !== '' && text.length <= 4_000 ? text.trim() : undefined;
  }

  number(...names: readonly string[]): number | undefined {
    const value = this.get(...names);
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
  }

  /** Flags are unsigned; PowerShell prints the highest bit as a minus. */
  bits(...names: readonly string[]): number | undefined {
    const number = this.number(...names);
    return number === undefined ? undefined : number >>> 0;
  }

  flag(...names: readonly string[]): boolean | undefined {
    const value = this.get(...names);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string' && /^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true';
    return undefined;
  }

  /** ISO 8601 in UTC; dates of 1970 and before, which stand for none, are left out. */
  moment(...names: readonly string[]): string | undefined {
    const value = this.get(...names);
    const time = typeof value === 'string' ? timeOf(value) : undefined;
    return time === undefined || !(time > Date.UTC(1992, 0)) || time > Date.UTC(2200, 0)
      ? undefined
      : new Date(time).toISOString().replace('.000Z', 'Z');
  }

  /** The items of a list, or the one item that PowerShell writes for a list of one. */
  list(...names: readonly string[]): readonly unknown[] {
    const value = this.get(...names);
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map(plain) : [value];
  }
}

/** `/Date(1583020800000)/`, also with an offset; `20200301000000.000000+***` of WMI; ISO 8601. */
function timeOf(text: string): number | undefined {
  const epoch = /^\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/$/.exec(text)?.[1];
  if (epoch !== undefined) return Number(epoch);
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d{6}(?:[+-]\d{3}|\+\*{3})$/.exec(text) ?? [];
  if (parts.length === 6) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second);
  }
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]{5,20}(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text)) return undefined;
  return Date.parse(/T/.test(text) && !/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? `${text}Z` : text);
}

/** PowerShell 5.1 writes a list as `{ value, Count }` and a date as `{ value, DateTime, … }`. */
export function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  if (!keys.includes('value') || !keys.every((key) => /^(?:value|Count|DateTime|DisplayHint|Length)$/.test(key))) return value;
  return Reflect.get(value, 'value');
}
