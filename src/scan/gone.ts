import { resolve } from 'node:path';
import type { SourceRow } from '../store/schema.js';
import { isUnder } from './walk.js';

export type Known = ReadonlyMap<string, Pick<SourceRow, 'fingerprint' | 'state' | 'container'>>;

/** What a look through paths has met. */
export interface Met {
  readonly paths: readonly string[];
  readonly seen: ReadonlySet<string>;
  /** Folders that could not be looked into: what they held may well be there. */
  readonly blocked: readonly string[];
}

/** Sources that a store knows under these paths and that are not there any more. */
export function gone(known: Known, { paths, seen, blocked }: Met): string[] {
  const roots = paths.map((path) => resolve(path));
  return [...known]
    .filter(([source, { container }]) => {
      const file = container ?? source;
      return !seen.has(file) && roots.some((root) => isUnder(file, root)) && !blocked.some((folder) => isUnder(file, folder));
    })
    .map(([source]) => source);
}
