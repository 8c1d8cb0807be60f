import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { clockNamed, shownBy } from '../src/displayed-times.js';
import type { Diagnosis } from '../src/failures/failure.js';
import { diagnoseTexts } from './reading.js';
import { diagnosis } from './reports/diagnosis.js';

const entry = (message: string, date: string, time: string, type = 1) =>
  `<![LOG[${message}]LOG]!><time="${time}" date="${date}" component="execmgr" context="" type="${type}" thread="4120" file="x.cpp:1">\r\n`;

/** A failure on each side of the end of summer time in New York. */
const log = [
  ['11-03-2012', '240', 'Install'],
  ['11-05-2012', '300', 'Charts'],
]
  .map(
    ([date = '', bias, program]) =>
      entry(`Policy is updated for Program: ${program}, Package: NWT00021, Advert: NWT20005`, date, `09:15:00.000+${bias}`) +
      entry(
        `Execution is complete for program ${program}. The exit code is 1603, the execution status is FailureNonRetry`,
        date,
        `09:16:41.000+${bias}`,
        3,
      ),
  )
  .join('');

const times = ({ findings }: Diagnosis) => findings.map(({ when }) => when);

describe('times', () => {
  test('are UTC, and the diagnosis says how far ahead the clock of the client was', async () => {
    const found = await diagnoseTexts({ 'execmgr.log': log });
    expect(times(found)).toEqual(['2012-11-03T13:16:41.000Z', '2012-11-05T14:16:41.000Z']);
    expect(found.clock).toEqual([
      { since: '2012-11-03T13:15:00.000Z', ahead: -240 },
      { since: '2012-11-05T14:15:00.000Z', ahead: -300 },
    ]);
  });

  test.each([
    ['client', ['2012-11-03T09:16:41.000-04:00', '2012-11-05T09:16:41.000-05:00']],
    ['Europe/Berlin', ['2012-11-03T14:16:41.000+01:00', '2012-11-05T15:16:41.000+01:00']],
    ['Asia/Kolkata', ['2012-11-03T18:46:41.000+05:30', '2012-11-05T19:46:41.000+05:30']],
    ['utc', ['2012-11-03T13:16:41.000Z', '2012-11-05T14:16:41.000Z']],
  ])('are shown in the zone %s, the change of clocks included', async (zone, shown) => {
    expect(times(shownBy(clockNamed(zone), await diagnoseTexts({ 'execmgr.log': log })))).toEqual(shown);
  });

  test('of this machine are shown as this machine counts', () => {
    const shown = shownBy(clockNamed('local'), diagnosis).findings[0]?.when ?? '';
    expect(Date.parse(shown)).toBe(Date.parse(diagnosis.findings[0]?.when ?? ''));
  });

  test('of unknown zone stay as the client wrote them', () => {
    const shown = shownBy(clockNamed('Europe/Berlin'), diagnosis);
    expect(times(shown)[1]).toBe('2021-09-14T07:00:02');
    expect(times(shownBy(clockNamed('client'), diagnosis))).toEqual(times(diagnosis));
  });

  test('a zone that does not exist is a mistake with the one that was probably meant', () => {
    const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [tool, 'diagnose', '--time-zone', 'Europe/Berln'], {
      encoding: 'utf8',
      input: log,
    });
    expect(status).toBe(2);
    expect(stderr).toContain('Did you mean Europe/Berlin?');
    const timeline = spawnSync(process.execPath, [tool, 'timeline', '--time-zone', 'America/New_York'], { encoding: 'utf8', input: log });
    expect(timeline.stdout).toContain('2012-11-05 09:15:00-05:00');
  });
});
