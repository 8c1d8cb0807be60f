import type { Event } from '../grammars/event.js';
import { ccmRows } from './companions.ccm.rows.js';
import { legacyRows } from './companions.legacy.rows.js';

/** Sentences as clients of our invention say them, and the events they mean. */
export type Said = readonly (readonly [sentence: string, event: Event])[];
export type Row = readonly [dialect: string, sentence: string, event: Event];

/** At least one row for each production of the companion dialects. */
export const rows: readonly Row[] = Object.entries({ ...ccmRows, ...legacyRows }).flatMap(([dialect, said]) =>
  said.map(([sentence, event]): Row => [dialect, sentence, event]),
);
