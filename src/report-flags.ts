import { Flags } from '@oclif/core';
import { type Format, formats } from './reports/index.js';

/** Flags of every command that writes a report in one of its formats. */
export const reportFlags = (usual: Format = 'table') => ({
  format: Flags.option({
    helpValue: 'format',
    char: 'f',
    options: formats,
    default: usual,
    description: 'table and html for people, markdown for tickets, csv for spreadsheets, json, ndjson and sarif for programs.',
  })(),
  json: Flags.boolean({ description: 'Short for --format json.' }),
  output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the report to this file.' }),
  'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
});

/** Flag of every command that explains findings. */
export const explainFlags = (usual: 'short' | 'full' = 'short') => ({
  explain: Flags.option({
    helpValue: 'how',
    char: 'e',
    options: ['short', 'full'] as const,
    default: usual,
    description: 'full shows every line of a finding, and why each other cause was left aside; of a fleet, every row.',
  })(),
});
