import type { FleetAnswer, FleetView } from './fleet.js';
import type { Format } from './index.js';

/** What is said of a fleet as text, in pieces. */
export type FleetReport = (answer: FleetAnswer, view: FleetView) => Iterable<string>;

/** Reports that sum a fleet up; the other formats hold the findings of all clients. */
const reports = {
  table: async () => (await import('./fleet.js')).fleetTable,
  json: async () => (await import('./fleet-data.js')).fleetJson,
  ndjson: async () => (await import('./fleet-data.js')).fleetNdjson,
  markdown: async () => (await import('./fleet-markdown.js')).fleetMarkdown,
  html: async () => (await import('./fleet-html.js')).fleetHtml,
} as const satisfies Partial<Record<Format, () => Promise<FleetReport>>>;

/** The report of a fleet in that format; `undefined` where the format holds findings and no summary. */
export async function fleetReport(format: Format): Promise<FleetReport | undefined> {
  return format in reports ? reports[format as keyof typeof reports]() : undefined;
}

/** Formats that show details besides the summary. */
export const isDetailed = (format: Format): boolean => format === 'html' || format === 'markdown';
