import type { Diagnosis } from '../failures/failure.js';
import { json } from './json.js';
import { ndjson } from './ndjson.js';
import type { Printer, Report, View } from './report.js';
import { table } from './table.js';

/** Reports that are printed client by client, as the diagnoses come. */
export const reports = { table, json, ndjson } as const satisfies Record<string, Report>;

/** Reports that are loaded when asked for, because few are. */
const others = {
  csv: async (view) => (await import('./csv.js')).csv(view),
  markdown: async (view) => oneByOne((await import('./markdown.js')).markdown, view),
  html: async (view) => together((await import('./html.js')).html, view),
  sarif: async (view) => (await import('./sarif.js')).sarif(view),
} as const satisfies Record<string, (view: View) => Promise<Printer>>;

export type Format = keyof typeof reports | keyof typeof others;

export const formats = [...Object.keys(reports), ...Object.keys(others)] as readonly Format[];

/** The printer of a format. */
export async function printer(format: Format, view: View): Promise<Printer> {
  if (format in others) return others[format as keyof typeof others](view);
  if (format === 'table' && view.about === 'runs') return oneByOne((await import('./timeline.js')).timeline, view);
  return oneByOne(reports[format as keyof typeof reports], view);
}

const oneByOne = (report: Report, view: View): Printer => ({ add: (diagnosis) => report(diagnosis, view), end: () => [] });

/** For a report whose first words need the last diagnosis. */
function together(report: (all: readonly Diagnosis[], view: View) => Iterable<string>, view: View): Printer {
  const kept: Diagnosis[] = [];
  return {
    add: (diagnosis) => {
      kept.push(diagnosis);
      return [];
    },
    end: () => report(kept, view),
  };
}

export type { Printer, Report, View } from './report.js';
