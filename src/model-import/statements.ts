import type { Kind, Statement } from '../accounts/writing/statement.js';

/** The statements of one object: that it exists, and each field that has a value. */
export function* about(
  kind: Kind,
  names: Readonly<Record<string, string>>,
  origin: string,
  fields: Readonly<Record<string, unknown>> = {},
): Iterable<Statement> {
  yield { kind, names, origin };
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) yield { kind, names, origin, field, value };
}
