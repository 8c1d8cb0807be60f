const minute = 60_000;

const two = (value: number) => String(Math.floor(value)).padStart(2, '0');

/** `+02:00`: minutes by which a clock is ahead of UTC. */
export function offsetText(offset: number): string {
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/** ISO 8601 as that clock shows a moment (milliseconds UTC): `2024-03-01T11:30:41.000+01:00`; `Z` for UTC. */
export function isoAt(utc: number, offset: number): string {
  if (offset === 0) return new Date(utc).toISOString();
  return `${new Date(utc + offset * minute).toISOString().slice(0, -1)}${offsetText(offset)}`;
}
