/** Milliseconds UTC of an ISO 8601 text; without a zone it is UTC, so that an answer does not depend on the machine that gives it. */
export function momentOf(text: string): number {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim()) || /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
  return Date.parse(zoned ? text.trim() : `${text.trim()}Z`);
}
