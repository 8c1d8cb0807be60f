import { json } from './json.js';
import { ndjson } from './ndjson.js';
import type { Report } from './report.js';
import { table } from './table.js';

/** Every report, by the name of its format. */
export const reports = { table, json, ndjson } as const satisfies Record<string, Report>;

export type Format = keyof typeof reports;

export const formats = Object.keys(reports) as readonly Format[];

export type { Report, View } from './report.js';
