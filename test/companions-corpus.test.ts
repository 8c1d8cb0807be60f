import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { EventKind } from '../grammars/event.js';
import { openers } from '../grammars/index.js';
import { code } from '../grammars/numbers.js';
import { eventOf } from '../src/events.js';
import { LogReader } from '../src/records.js';
import type { LoggedEvent } from '../src/runs/run.js';

const corpus = fileURLToPath(new URL('../../shared/corpus/', import.meta.url));
const here = existsSync(`${corpus}LABELS.tsv`);
if (!here) console.log('Skipped: the corpus of real log lines (../shared/corpus) is not on this machine.');

/** Kinds that speak of something that went wrong; none of them may come out of a healthy log. */
const failureLike: ReadonlySet<EventKind> = new Set<EventKind>([
  'policy-missing',
  'content-location-refused',
  'content-unavailable',
  'download-failed',
  'transfer-retried',
  'transfer-switched',
  'web-request-failed',
  'hash-mismatch',
  'cache-full',
  'network-access-account-missing',
  'network-access-account-refused',
  'connection-refused',
  'cap-inaccessible',
  'cap-retry',
  'cap-inbox-locked',
  'program-start-failed',
  'restart-failed',
  'service-launch-failed',
  'client-component-failed',
  'client-exception',
  'client-install-failed',
  'step-failed',
  'evidence',
]);

interface Label {
  readonly file: string;
  readonly expected: string;
  readonly values: readonly (readonly [key: string, value: string])[];
}

function labels(): Label[] {
  const [head = '', ...rows] = readFileSync(`${corpus}LABELS.tsv`, 'utf8').trim().split(/\r?\n/);
  const columns = head.split('\t');
  return rows
    .map((row) => row.split('\t'))
    .map((cells) => {
      const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
      const values = cell('must_extract')
        .split(';')
        .map((pair): [string, string] => {
          const [key = '', ...value] = pair.trim().split('=');
          return [key, value.join('=').replace(/ ?\((?:=|[A-Z_\d]).*\)$/, '')];
        });
      return { file: cell('file'), expected: cell('expected'), values };
    })
    .filter(({ file }) => !/execmgr|smsapm32/.test(file));
}

function eventsOf(file: string): LoggedEvent[] {
  const reader = new LogReader(basename(file), { openers });
  const records = [...reader.push(readFileSync(corpus + file)), ...reader.end()];
  return records.flatMap((record) => eventOf(record) ?? []);
}

/** All values of events but the text of the entry itself, in lower case. */
const saidBy = (events: readonly LoggedEvent[]): string =>
  JSON.stringify(events.map(({ seen: _, ...event }) => event))
    .toLowerCase()
    .replaceAll('\\\\', '\\');

/** What a label calls by a name of its own, or writes shorter than the log does, is left to the classes. */
const checked = new Set([
  'code',
  'site',
  'path',
  'account',
  'advert',
  'package',
  'group',
  'provider',
  'content',
  'ctm',
  'job',
  'location',
  'sid',
  'http',
  'seconds',
  'request',
  'dp',
  'url',
]);

describe.skipIf(!here)('companion logs of the corpus', () => {
  const all = here ? labels() : [];

  test.each(all)('$file: gives the values of its label', ({ file, values }) => {
    const events = eventsOf(file);
    const codes = new Set(events.map((event) => event.code?.value));
    const missing = values
      .filter(([key, value]) => checked.has(key) && !value.includes('...'))
      .filter(([key, value]) =>
        key === 'code' || key === 'http'
          ? !codes.has(code(value.split(' ')[0] ?? '').value)
          : !saidBy(events).includes(value.replaceAll('"', '').toLowerCase()),
      );
    expect(missing).toEqual([]);
  });

  test.each(all.filter(({ expected }) => expected === 'healthy'))('$file: a healthy log speaks of no failure', ({ file }) => {
    expect(eventsOf(file).filter(({ kind }) => failureLike.has(kind))).toEqual([]);
  });
});
