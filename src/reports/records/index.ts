import { csv } from './csv.js';
import { ecs } from './ecs.js';
import { ndjson } from './ndjson.js';
import type { RecordFormat } from './record-line.js';
import { timesketch } from './timesketch.js';

/** Formats of records for other tools, by name. */
export const recordFormats = { ndjson, csv, ecs, timesketch } as const satisfies Record<string, RecordFormat>;

export type { Passing, RecordFormat } from './record-line.js';
