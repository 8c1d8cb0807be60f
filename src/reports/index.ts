import type { Diagnosis } from '../failures/failure.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import type { Document, Report, View } from './report.js';
import { table } from './table.js';

/** Reports that are printed client by client, as the diagnoses come. */
export const reports = { table, json, ndjson } as const satisfies Record<string, Report>;

/** Reports that are one text for all clients; loaded when asked for, because few are. */
const documents = {
  csv: async () => (await import('./csv.js')).csv,
  markdown: async () => (await import('./markdown.js')).markdown,
  html: async () => (await import('./html.js')).html,
  sarif: async () => (await import('./sarif.js')).sarif,
} as const satisfies Record<string, () => Promise<Document>>;

export type Format = keyof typeof reports | keyof typeof documents;

export const formats = [...Object.keys(reports), ...Object.keys(documents)] as readonly Format[];

/** Takes diagnoses one by one and hands out what can be printed so far. */
export interface Printer {
  readonly add: (diagnosis: Diagnosis) => Iterable<string>;
  /** The rest, when all were added. */
  readonly end: () => Iterable<string>;
}

/** The printer of a format. */
export async function printer(format: Format, view: View): Promise<Printer> {
  if (isDocument(format)) {
    const document = await documents[format]();
    const kept: Diagnosis[] = [];
    return {
      add: (diagnosis) => {
        kept.push(diagnosis);
        return [];
      },
      end: () => document(kept, view),
    };
  }
  const report = format === 'table' && view.about === 'runs' ? (await import('./timeline.js')).timeline : reports[format];
  return { add: (diagnosis) => report(diagnosis, view), end: () => [] };
}

function isDocument(format: Format): format is keyof typeof documents {
  return format in documents;
}

export type { Report, View } from './report.js';
