import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../src/record.js';
import { LogReader } from '../src/records.js';

const interest = { openers: ['Execution is complete', 'Raising event', 'Return code =', 'Handling an error condition', 'Starting job'] };

function read(bytes: string | Uint8Array, file = 'execmgr.log') {
  const reader = new LogReader(file, interest);
  const kept = [...reader.push(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes), ...reader.end()];
  return { kept, count: reader.records, unread: reader.unread };
}
const messages = (records: readonly LogRecord[]) => records.map(({ message }) => message);
const local = (record: LogRecord | undefined) => record?.time && new Date(record.time.local).toISOString();

const ccm = (message: string, { time = '14:05:09.250+300', date = '03-04-2019', type = '1', component = 'execmgr' } = {}) =>
  `<![LOG[${message}]LOG]!><time="${time}" date="${date}" component="${component}" context="" type="${type}" thread="4711" file="runner.cpp:99">\r\n`;
const known = (program = 'Paint') => `Execution is complete for program ${program}. The exit code is 0, the execution status is Success`;

describe('the envelope of the Advanced Client', () => {
  test('gives message, component, time, thread, severity, line and offset', () => {
    const { kept } = read(ccm('idle') + ccm(known(), { type: '2' }));
    expect(kept).toEqual([
      {
        message: known(),
        component: 'execmgr',
        time: { local: Date.UTC(2019, 2, 4, 14, 5, 9, 250), bias: 300 },
        thread: 4711,
        severity: 'warning',
        file: 'execmgr.log',
        line: 2,
        offset: ccm('idle').length,
      },
    ]);
  });

  test.each([
    ['19:33:19.766-330', '11-28-2018', '2018-11-28T19:33:19.766Z', -330],
    ['04:20:47.594-060', '11-28-2018', '2018-11-28T04:20:47.594Z', -60],
    ['12:00:00.123 -60', '11-28-2018', '2018-11-28T12:00:00.123Z', -60],
    ['12:00:00.123+000', '11-28-2018', '2018-11-28T12:00:00.123Z', 0],
    ['10:22:50.8422964', '1-2-2018', '2018-01-02T10:22:50.842Z', undefined],
    ['9:02:05.1+60', '1-12-2018', '2018-01-12T09:02:05.100Z', 60],
    ['09:02:05.1234567+60', '1-12-2018', '2018-01-12T09:02:05.123Z', 60],
  ])('reads time %s of %s', (time, date, at, bias) => {
    const [record] = read(ccm(known(), { time, date })).kept;
    expect([local(record), record?.time?.bias]).toEqual([at, bias]);
  });

  test.each([
    ['"quotes" and PackageID="ABC00012"'],
    ['brackets ] and [x] and <![CDATA[<a b="c"/>]]>'],
    ['an end mark ]LOG]!> inside'],
    ['two\nlines\n\nand an empty one'],
    ['a short name C:\\PROGRA~1\\x.exe'],
  ])('keeps %j as it is', (text) => {
    expect(messages(read(ccm(`Starting job ${text}`)).kept)).toEqual([`Starting job ${text}`]);
  });

  test.each([Buffer.from(ccm(known())), new TextEncoder().encode(ccm(known()))])('a chunk may be used again when it was taken', (chunk) => {
    const reader = new LogReader('execmgr.log', interest);
    const before = reader.push(chunk);
    chunk.fill(0x20);
    expect(messages([...before, ...reader.end()])).toEqual([known()]);
  });

  test('finds a known sentence after an empty line or a bracket', () => {
    expect(read(ccm(`\n${known()}`) + ccm(`[${known()}`)).kept).toHaveLength(2);
  });

  test('hands out what holds a code or the path of a server, and counts the rest', () => {
    const noise = ['done in 12 seconds', 'task {80070005-12AB-4CDE-8F01-23456789ABCD} of 3', 'flags 0x00000000'];
    const evidence = [
      'refused (5)',
      'got 0x80070043',
      'result -2147024891',
      'hr 2147942405',
      'from \\\\dp7\\share',
      'exit code 3',
      'HRESULT=80070005',
    ];
    const { kept, count } = read([...noise, ...evidence].map((text) => ccm(text)).join(''));
    expect(messages(kept)).toEqual(evidence);
    expect(count).toBe(10);
  });

  test('of other components only codes that stand out are handed out', () => {
    const { kept } = read([ccm('got 0x80070043', { component: 'Inventory' }), ccm('(3 items) 0x0', { component: 'Inventory' })].join(''));
    expect(messages(kept)).toEqual(['got 0x80070043', '(3 items) 0x0']);
  });

  test('sentences that are known to say nothing are counted and not handed out, unless they hold a code', () => {
    const reader = new LogReader('execmgr.log', { openers: ['Starting job', 'Nothing happened'], routine: ['Nothing happened'] });
    const legacy = 'SCHED DATA  : Nothing happened~  $$<APM><Tue May 16 13:17:10.804 2000><thread=1512 (0x5E8)>\r\n';
    const text = `${ccm('Nothing happened') + ccm('Nothing happened: 0x80070005') + ccm('Nothing happened', { type: '3' })}${legacy}${legacy}`;
    expect(messages([...reader.push(Buffer.from(text)), ...reader.end()])).toEqual(['Nothing happened: 0x80070005', 'Nothing happened']);
    expect([reader.records, reader.routine]).toEqual([5, 3]);
  });

  test('warnings and errors are always handed out', () => {
    const { kept } = read(ccm('a', { type: '2' }) + ccm('b', { type: '3' }) + ccm('c', { type: '0' }) + ccm('d', { type: '1' }));
    expect(kept.map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });

  test('attributes may be missing or stand in another order', () => {
    const { kept, count } = read(
      `<![LOG[${known()}]LOG]!><time="01:02:03.004+60" component="execmgr" date="01-02-2020" type="3">\n${ccm('x')}`,
    );
    expect(count).toBe(2);
    expect(kept[0]).toMatchObject({ component: 'execmgr', severity: 'error', time: { bias: 60 } });
  });

  test('a malformed trailer costs one record, is reported with its offset, and never merges two', () => {
    const broken = ccm(known('Broken')).replace('thread=', 'thraed=');
    const { kept, count, unread } = read(ccm('a') + broken + ccm(known('Next')));
    expect(count).toBe(2);
    expect(messages(kept)).toEqual([known('Next')]);
    expect(unread).toEqual([{ file: 'execmgr.log', offset: ccm('a').length, reason: 'the trailer of the record is malformed' }]);
  });

  test.each([
    ['cut at its start', `lf a message]LOG]!><time="1`, 0],
    ['cut inside a record', '<![LOG[half of it', 0],
    ['with text that belongs to nothing', 'here is my log:\r\n', 0],
    ['with NUL bytes between', '\0\0\0\0\0\0\r\n', 0],
  ])('a log %s is read on', (_, damage, offset) => {
    const { kept, count, unread } = read(`${damage}${ccm(known())}`);
    expect([count, kept.length, unread.length, unread[0]?.offset]).toEqual([1, 1, 1, offset]);
  });

  test('a log that is still being written is read as far as it goes', () => {
    const { count, unread } = read(`${ccm('a')}${ccm('b').slice(0, -40)}`);
    expect([count, unread.length]).toEqual([1, 1]);
  });

  test('a text without end is given up after 1 MB and the next record is found', () => {
    const { count, unread } = read(`<![LOG[${'endless '.repeat(300_000)}${ccm(known())}`);
    expect(count).toBe(1);
    expect(unread).toEqual([{ file: 'execmgr.log', offset: 0, reason: 'a record or line longer than 1 MB' }]);
  });

  test('many openers without an end take no longer than other text', () => {
    const started = performance.now();
    expect(read('<![LOG[x '.repeat(400_000)).count).toBe(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('the envelope of SMS 2.0 and site servers', () => {
  test.each([
    ['$$<APM><Fri Mar 03 08:15:30.125 2000><thread=204 (0xCC)>', '2000-03-03T08:15:30.125Z', 'APM', 204],
    ['$$<APM><Fri Mar  3 8:15:30.125 2000 Central Standard Time><thread=204 (0xCC)>', '2000-03-03T08:15:30.125Z', 'APM', 204],
    ['$$<SMS_SCHED><Fri Mar 03 08:15:30 2000~><thread=1A>', '2000-03-03T08:15:30.000Z', 'SMS_SCHED', 26],
    ['$$<SMS_SCHED><Fri Mar 03 08:15:30 2000~><thread=112>', '2000-03-03T08:15:30.000Z', 'SMS_SCHED', 274],
    ['$$<SMS_HIER><07-15-2021 09:12:45.332+240><thread=4116 (0x1014)>', '2021-07-15T09:12:45.332Z', 'SMS_HIER', 4116],
    [
      '$$<D:\\Program Files\\SMS\\boot.exe> <Fri Mar 03 08:15:30.125 2000 > <thread=4294700001 (0xFFFBEBE1)>',
      '2000-03-03T08:15:30.125Z',
      'D:\\Program Files\\SMS\\boot.exe',
      4294700001,
    ],
    ['$$<APM<Fri Mar 03 08:15:30.125 2000><thread=204 (0xCC)>', '2000-03-03T08:15:30.125Z', 'APM', 204],
    ['$$<APM ><Fri Mar 03 08:15:30.125 2000>>thread=204 (0xCC)>', '2000-03-03T08:15:30.125Z', 'APM', 204],
    ['<$$APM> <Fri Mar 03 08:15:30.125 2000> <thread=204 (0xCC)>', '2000-03-03T08:15:30.125Z', 'APM', 204],
    ['$$<Software Inventory Agent>', undefined, 'Software Inventory Agent', undefined],
  ])('reads %s', (trailer, at, component, thread) => {
    const { kept, count, unread } = read(`SCHED DATA  : Starting job 5~  ${trailer}\r\nnext one  $$<APM>\r\n`, 'smsapm32.log');
    expect([count, unread.length]).toEqual([2, 0]);
    expect([kept[0]?.message, local(kept[0]), kept[0]?.component, kept[0]?.thread]).toEqual([
      'SCHED DATA  : Starting job 5',
      at,
      component,
      thread,
    ]);
  });

  test('keeps the zone by its name', () => {
    expect(read('a $$<X><Fri Mar 03 08:15:30.125 2000 Central Daylight Time><thread=1 (0x1)>').kept[0]?.time?.zone).toBe(
      'Central Daylight Time',
    );
  });

  test('a tilde is a line break, but not that of a short name', () => {
    const { kept } = read(
      '~Return code = 0x35; No path.~~; C:\\PROGRA~1 failed~  $$<APM><Fri Mar 03 08:15:30.125 2000><thread=1 (0x1)>\r\n',
    );
    expect(messages(kept)).toEqual(['Return code = 0x35; No path.\n\n; C:\\PROGRA~1 failed']);
  });

  test('several messages on one line are several records', () => {
    const trailer = '$$<APM><Fri Mar 03 08:15:30.125 2000><thread=1 (0x1)>';
    expect(messages(read(`one ${trailer} two ${trailer}\r\nNAL[2] - three ... NAL[1] - ERROR: four.\r\n`).kept)).toEqual([
      'one',
      'two',
      'NAL[2] - three ...',
      'NAL[1] - ERROR: four.',
    ]);
  });
});

describe('text that was copied from a log viewer', () => {
  const columns = 'ContentAccess\t2/28/2019 1:05:09 PM\t3120 (0x0C30)';
  const at = '2019-02-28T13:05:09.000Z';

  test.each([
    ['tabs', `Starting job 7\t${columns}`],
    ['blanks', 'Starting job 7 ContentAccess 2/28/2019 1:05:09 PM 3120 (0x0C30)'],
    ['a locale date', 'Starting job 7 ContentAccess 28-02-2019 1.05.09 PM 3120 (0x0C30)'],
    ['a European date', 'Starting job 7\tContentAccess\t28.02.2019 13:05:09\t3120 (0x0C30)'],
    ['the date first', '2/28/2019 1:05:09 PM\tStarting job 7\tContentAccess\t3120 (0x0C30)'],
    ['the date first and a lost tab', '2/28/2019 1:05:09 PM\tStarting job 7  \tContentAccess 3120 (0x0C30)'],
    ['everything run together', 'Starting job 7ContentAccess2/28/2019 1:05:09 PM3120 (0x0C30)'],
    ['an export', '02-28-2019 13:05:09.000    ContentAccess    3120 (0xC30)    Starting job 7'],
  ])('with %s is read', (_, line) => {
    const { kept, count } = read(`${line}\r\n${line}\r\n`, '-');
    expect(count).toBe(2);
    expect([kept[1]?.message, kept[1]?.component, local(kept[1]), kept[1]?.thread, kept[1]?.severity]).toEqual([
      'Starting job 7',
      'ContentAccess',
      at,
      3120,
      'unknown',
    ]);
  });

  test.each([
    ['at the end', 'Starting job 7. ContentAccess\nStarting job 8   ContentAccess\n'],
    ['at the front', 'ContentAccess    Starting job 7.\nContentAccess    Starting job 8\n'],
  ])('with only the component %s is read', (_, text) => {
    const { kept } = read(text, '-');
    expect(kept.map(({ message, component }) => [message, component])).toEqual([
      ['Starting job 7.', 'ContentAccess'],
      ['Starting job 8', 'ContentAccess'],
    ]);
  });

  test('the last words of a sentence are no component', () => {
    expect(read('The register call returned error 1058 for component Hardware Inventory Agent\n').kept[0]?.component).toBe('');
  });

  test('columns after the last line belong to all lines of the record', () => {
    const dump =
      'Raising event:\r\n[SMS_CodePage(437), SMS_LocaleID(1033)]\r\ninstance of SoftDistProgramErrorEvent\r\n{\r\n\tExitCode = "5";\r\n};\r\n\r\n';
    const { kept, count } = read(
      `Starting job 1\t${columns}\r\n${dump}\t${columns}\r\nList of two:\r\n(LOCAL) 'a'\r\n(SITE) 'b'\t${columns}\r\n`,
      '-',
    );
    expect(count).toBe(3);
    expect(kept[1]?.message).toContain('ExitCode = "5";\n};');
    expect(kept[1]).toMatchObject({ component: 'ContentAccess', line: 2, thread: 3120 });
    expect(kept[2]?.message).toBe("List of two:\n(LOCAL) 'a'\n(SITE) 'b'");
  });

  test('a line without component goes on where the others have theirs in front', () => {
    const { kept } = read(
      'TSManager    Starting job 5. It failed.\nAccess is denied. (Error: 80070005; Source: Windows)\nTSManager    Done\n',
      '-',
    );
    expect(messages(kept)).toEqual(['Starting job 5. It failed.\nAccess is denied. (Error: 80070005; Source: Windows)', 'Done']);
  });
});

describe('bare messages', () => {
  test('each line is a record', () => {
    expect(read('SCHEDULER : Starting job 3.\r\nNo columns here\r\n   indented too\r\n', '-').count).toBe(3);
  });

  test('a dump of an event is one record, and a wrapped banner too', () => {
    const { kept } = read(
      'Raising event:\ninstance of SoftDistHashMismatchEvent\n{\n\tPackageId = "X";\n};\nStarting job 9\n======= Logging initialized for module\n"C:\\x.exe" =======\n',
      '-',
    );
    expect(kept.map(({ message }) => message.split('\n').length)).toEqual([5, 1, 2]);
  });

  test('bytes that are no text are unread', () => {
    const { count, unread } = read(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 10, 65, 66, 67, 10]), '-');
    expect([count, unread]).toEqual([1, [{ file: '-', offset: 0, reason: 'not text' }]]);
  });
});

describe('encodings', () => {
  const text = ccm('Starting job Grüße') + ccm('Starting job 中文');
  const utf16 = (bytes: Buffer, mark: boolean) => Buffer.concat([mark ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), bytes]);
  const le = Buffer.from(text, 'utf16le');
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', utf16(le, true)],
    ['UTF-16 LE without a byte order mark', utf16(le, false)],
    ['UTF-16 BE', swapped(utf16(le, true))],
    ['UTF-16 BE without a byte order mark', swapped(utf16(le, false))],
  ])('reads %s', (_, bytes) => {
    const { kept, unread } = read(bytes);
    expect(messages(kept)).toEqual(['Starting job Grüße', 'Starting job 中文']);
    expect(unread).toEqual([]);
    const { offset = 0 } = kept[1] ?? {};
    expect(
      bytes
        .subarray(offset, offset + 14)
        .toString('latin1')
        .replaceAll('\0', '')
        .startsWith('<![LOG'),
    ).toBe(true);
  });

  test('what is not UTF-8 is Windows-1252, record by record', () => {
    const bytes = Buffer.concat([Buffer.from(ccm('Starting job Größe'), 'latin1'), Buffer.from(ccm('Starting job Größe'), 'utf8')]);
    expect(messages(read(bytes).kept)).toEqual(['Starting job Größe', 'Starting job Größe']);
  });
});

const corpus = new URL('../../shared/corpus/', import.meta.url);
const labels = new URL('LABELS.tsv', corpus);
const rows = existsSync(labels)
  ? readFileSync(labels, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
  : [];
if (rows.length === 0) console.info('Real logs are not here: their record counts are not tested.');

test.skipIf(rows.length === 0)('every real log gives as many records as its label says, and nothing is left unread', () => {
  const wrong = rows.flatMap(([file, , , , expected]) => {
    if (!file) return [];
    const { count, unread } = read(readFileSync(new URL(file, corpus)), file);
    return count === Number(expected) && unread.length === 0 ? [] : [{ file, expected, count, unread }];
  });
  expect(wrong).toEqual([]);
});
