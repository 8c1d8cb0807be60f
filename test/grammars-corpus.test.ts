import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openers } from '../grammars/index.js';
import { code } from '../grammars/numbers.js';
import { eventOf } from '../src/events.js';
import { LogReader } from '../src/records.js';
import type { LoggedEvent } from '../src/runs/run.js';

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const here = existsSync(`${corpus}LABELS.tsv`);
if (!here) console.log('Skipped: the corpus of real log lines (../shared/corpus) is not on this machine.');

/** Where an event holds the value that a label names; other keys of the labels are of the envelope or of later stages. */
const held: Readonly<Record<string, (event: LoggedEvent) => string | number | undefined>> = {
  program: (event) => event.program,
  'package-name': (event) => event.packageName,
  exe: (event) => event.commandLine,
  user: (event) => (event.kind === 'run-unscheduled' ? event.user : undefined),
  action: (event) => (event.kind === 'retry-decided' ? event.action : undefined),
  site: (event) => event.site,
  account: (event) => event.account,
  exit: (event) => ('exitCode' in event ? event.exitCode : undefined),
  context: (event) => (event.kind === 'program-starting' ? event.context?.toUpperCase() : undefined),
  path: (event) => event.path,
  package: (event) => event.packageId ?? /\\SMSPKG.\$\\(\w{8})/.exec(event.path ?? '')?.[1],
  advert: (event) => event.advertisement,
  status: (event) => (event.kind === 'execution-completed' ? event.status : undefined),
  speed: (event) => (event.kind === 'link-measured' ? `${event.bitsPerSecond}bps` : undefined),
  dps: (event) => (event.kind === 'content-locations-counted' ? `${event.reachable} of ${event.available}` : undefined),
  jobstatus: (event) => (event.kind === 'job-status' ? event.status : undefined),
};

function holds(events: readonly LoggedEvent[], key: string, value: string): boolean {
  if (key === 'code') return events.some((event) => event.code?.value === code(value).value);
  return events.some((event) => String(held[key]?.(event) ?? '') === value);
}

interface Label {
  readonly file: string;
  readonly wanted: readonly (readonly [key: string, value: string])[];
}

function labels(): Label[] {
  const [, ...rows] = readFileSync(`${corpus}LABELS.tsv`, 'utf8').trim().split(/\r?\n/);
  return rows
    .map((row) => row.split('\t'))
    .filter(([file = '']) => /smsapm32|execmgr/.test(file))
    .map(([file = '', ...cells]) => {
      const pairs = (cells[8] ?? '').split(';').map((pair): [string, string] => {
        const [key = '', ...value] = pair.trim().split('=');
        return [key, value.join('=').replace(/ ?\([^)]*\)$/, '')];
      });
      return { file, wanted: pairs.filter(([key]) => key === 'code' || key in held) };
    });
}

const recordsOf = (file: string) => {
  const reader = new LogReader(basename(file), { openers });
  return [...reader.push(readFileSync(corpus + file)), ...reader.end()];
};

describe.skipIf(!here)('real lines of the two main logs', () => {
  for (const { file, wanted } of here ? labels() : []) {
    test(`${file}: every sentence is understood, and the labelled values are there`, () => {
      const records = recordsOf(file);
      const events = records.flatMap((record) => eventOf(record) ?? []);
      expect(events.length).toBe(records.length);
      expect(events.filter(({ kind }) => kind === 'evidence').map(({ seen }) => seen.message)).toEqual([]);
      expect(wanted.filter(([key, value]) => !holds(events, key, value))).toEqual([]);
    });
  }
});
