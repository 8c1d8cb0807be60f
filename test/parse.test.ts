import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Passed, passingRecords } from '../src/passing-records.js';
import { type Passing, recordFormats } from '../src/reports/records/index.js';
import { TimeZone } from '../src/time-zone.js';
import { clientOf } from './reading.js';

const entry = (message: string, time: string, type = 1) =>
  `<![LOG[${message}]LOG]!><time="${time}" date="07-04-2010" component="execmgr" context="" type="${type}" thread="3100" file="x.cpp:1">\r\n`;
const legacy = (message: string, time: string) => `${message}~  $$<APM><Tue May 16 ${time} 2000><thread=1512 (0x5E8)>\r\n`;

async function pass(logs: Readonly<Record<string, string>>, zone?: string): Promise<{ all: Passing[]; passed: Passed }> {
  const passed: Passed = { records: 0, local: 0, unread: [] };
  const all: Passing[] = [];
  const asked = zone === undefined ? undefined : new TimeZone('--client-zone', zone);
  for await (const portion of passingRecords(clientOf(logs), asked, passed)) all.push(...portion);
  return { all, passed };
}

const noise = Array.from({ length: 3000 }, (_, at) => entry(`Nothing of interest ${at}`, '10:00:00.000+000')).join('');
const ccm = [entry('Program exit code 1603', '08:25:31.347+240', 3), entry('What nobody taught us', '13:55:31.347-330'), noise].join('');
const apm = [
  legacy('Something without meaning', '23:30:00.000'),
  legacy('SCHED DATA  : Return code = 0x5; Zugriff verweigert', '13:17:10.804'),
].join('');

describe('records on their way to other tools', () => {
  test('are all records, whatever they say', async () => {
    const { all, passed } = await pass({ 'execmgr.log': ccm, 'SMSAPM32.log': apm });
    expect(passed).toMatchObject({ records: 3004, local: 2, unread: [] });
    expect(all.map(({ record }) => record.message)).toContain('Nothing of interest 2999');
    expect(all[1]).toMatchObject({ record: { message: 'What nobody taught us', line: 2, severity: 'information' } });
  });

  test('have the bias added to their local time', async () => {
    const { all } = await pass({ 'execmgr.log': ccm });
    const times = all.slice(0, 2).map((each) => JSON.parse(recordFormats.ndjson.line(each)) as { time: string; zone: string });
    expect(times).toMatchObject([
      { time: '2010-07-04T12:25:31.347Z', zone: '-04:00', localTime: '2010-07-04T08:25:31.347' },
      { time: '2010-07-04T08:25:31.347Z', zone: '+05:30', localTime: '2010-07-04T13:55:31.347' },
    ]);
  });

  test('without a zone are local, and say so in every format', async () => {
    const { all } = await pass({ 'SMSAPM32.log': apm });
    const [first] = all as [Passing];
    expect(JSON.parse(recordFormats.ndjson.line(first))).not.toHaveProperty('time');
    expect(JSON.parse(recordFormats.ecs.line(first))).toMatchObject({
      '@timestamp': '2000-05-16T23:30:00.000Z',
      tags: ['time-zone-unknown'],
    });
    expect(JSON.parse(recordFormats.timesketch.line(first)).timestamp_desc).toContain('zone unknown');
    expect(recordFormats.csv.line(first)).toMatch(/^2000-05-16T23:30:00\.000,,/);
  });

  test('without a zone are put right by the zone of the client, over midnight too', async () => {
    const { all, passed } = await pass({ 'SMSAPM32.log': apm }, 'America/Chicago');
    expect(all.map(({ utc }) => new Date(utc ?? 0).toISOString())).toEqual(['2000-05-17T04:30:00.000Z', '2000-05-16T18:17:10.804Z']);
    expect(passed.local).toBe(0);
  });

  test('without a time keep their place in every format', async () => {
    const { all } = await pass({ 'SMSAPM32.log': 'SCHED DATA  : Return code = 0x5; Zugriff verweigert\r\n' });
    const [first] = all as [Passing];
    expect(JSON.parse(recordFormats.ecs.line(first))).toMatchObject({ tags: ['no-time'], log: { file: { path: 'SMSAPM32.log' } } });
    expect(JSON.parse(recordFormats.timesketch.line(first))).toMatchObject({ timestamp: 0, timestamp_desc: 'Not a time' });
  });

  test.each(['ndjson', 'csv', 'ecs', 'timesketch'] as const)('look always alike as %s', async (format) => {
    const { all } = await pass({ 'execmgr.log': ccm.slice(0, ccm.indexOf('<![LOG[Nothing')), 'SMSAPM32.log': apm });
    const { head, line } = recordFormats[format];
    await expect(head + all.map(line).join('')).toMatchFileSnapshot(`reports/records.${format}`);
  });

  test.each(['ndjson', 'ecs', 'timesketch'] as const)('are one line of JSON each as %s, whatever they hold', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const { all } = await pass({ 'execmgr.log': entry(text.replaceAll('<![LOG[', '').replaceAll(']LOG]!>', ''), '08:25:31.347+240') });
        for (const each of all) {
          const printed = recordFormats[format].line(each);
          expect(printed.indexOf('\n')).toBe(printed.length - 1);
          expect((JSON.parse(printed) as { message: string }).message).toBe(each.record.message);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('for Timesketch hold what it insists on', async () => {
    const { all } = await pass({ 'execmgr.log': ccm });
    for (const each of all) {
      const line = JSON.parse(recordFormats.timesketch.line(each)) as Record<string, unknown>;
      expect(line.timestamp_desc).toBeTruthy();
      expect(Date.parse(String(line.datetime)) * 1000).toBe(line.timestamp);
    }
  });
});

describe('a time zone', () => {
  test.each([
    ['Europe/Berlin', '2024-01-15T12:00:00Z', 60],
    ['Europe/Berlin', '2024-07-15T12:00:00Z', 120],
    ['Asia/Kolkata', '2024-07-15T12:00:00Z', 330],
    ['America/St_Johns', '2024-07-15T12:00:00Z', -150],
    ['UTC', '2024-07-15T12:00:00Z', 0],
  ])('%s at %s is %i minutes ahead of UTC', (name, at, minutes) => expect(new TimeZone('', name).offset(Date.parse(at))).toBe(minutes));

  test('finds the moment of a local time on both sides of a change of clocks', () => {
    const berlin = new TimeZone('', 'Europe/Berlin');
    const moment = (local: string) => new Date(berlin.instant(Date.parse(`${local}Z`))).toISOString();
    expect(moment('2024-03-31T01:59:59')).toBe('2024-03-31T00:59:59.000Z');
    expect(moment('2024-03-31T03:00:00')).toBe('2024-03-31T01:00:00.000Z');
    expect(moment('2024-10-27T02:30:00')).toBe('2024-10-27T00:30:00.000Z');
    expect(moment('2024-10-27T03:00:00')).toBe('2024-10-27T02:00:00.000Z');
  });
});

describe('smsdx parse', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (args: readonly string[], input = '') => spawnSync(process.execPath, [tool, 'parse', ...args], { input, encoding: 'utf8' });
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smsdx-parse-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('reads a pipe and prints a line for each record', () => {
    const { stdout, stderr, status } = smsdx([], ccm);
    expect(stdout.trimEnd().split('\n')).toHaveLength(3002);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('says on stderr that times are local, and writes a file', () => {
    const log = join(folder, 'SMSAPM32.log');
    const out = join(folder, 'records.jsonl');
    writeFileSync(log, apm);
    const { stdout, stderr } = smsdx([log, '--format', 'timesketch', '--output', out]);
    expect(stdout).toBe('');
    expect(stderr).toContain('2 records without a time zone');
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(2);
  });

  test('an empty pipe ends with exit code 3', () => {
    expect(smsdx([]).status).toBe(3);
  });

  test('names the zone that was probably meant', () => {
    const { status, stderr } = smsdx(['--client-zone', 'Europe/Berln'], ccm);
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean Europe/Berlin?');
  });
});
