import type { LogPart, LogSource } from './client.js';
import { logName } from './logs.js';

/** A file of a log, and the folder that it stands in. */
export interface PlacedPart {
  readonly folder: string;
  readonly part: LogPart;
}

/** Parts of the same log in the same folder, oldest first. */
export function stitch(files: Iterable<PlacedPart>): LogSource[] {
  const logs = new Map<string, { log: string; parts: { order: string; part: LogPart }[] }>();
  for (const { folder, part } of files) {
    const { log, part: order } = logName(part.file);
    const key = `${folder}\0${log}`;
    const source = logs.get(key) ?? { log, parts: [] };
    source.parts.push({ order, part });
    logs.set(key, source);
  }
  return [...logs.values()].map(({ log, parts }) => ({
    log,
    parts: parts.sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order))).map(({ part }) => part),
  }));
}
