import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evidence } from '../grammars/evidence.js';
import { eventOf } from '../src/events.js';
import type { LogRecord } from '../src/record.js';

describe('error codes of wording that nobody knows', () => {
  test.each([
    ['Cannot open it, 0x80070005', '0x80070005', 'hresult'],
    ['Cannot open it, 0X80070005.', '0X80070005', 'hresult'],
    ['Opening failed with 80070035, giving up', '80070035', 'hresult'],
    ['Result -2147024891', '-2147024891', 'hresult'],
    ['Result: 2147942405', '2147942405', 'hresult'],
    ['Could not connect to the pier (5)', '5', 'win32'],
    ['Could not connect to the pier (#2147942405)', '#2147942405', 'hresult'],
    ['Could not connect to the pier (#0x5)', '#0x5', 'win32'],
    ['The tide returned error 53 again', '53', 'win32'],
    ['Win32 Error: 5', '5', 'win32'],
    ['Tide failed. Code(0x80040104)', '0x80040104', 'hresult'],
    ['Tide ended, hr=0x87d00215', '0x87d00215', 'hresult'],
    [String.raw`tide.Rise(), HRESULT=80040104 (d:\tide\rise.cpp,123)`, '80040104', 'hresult'],
    ['Answer of the harbor: HTTP code 405', '405', 'http'],
    ['The setup ended with exit code 1603', '1603', 'exit'],
    ['Failed to run the step. (Error: 80070005; Source: Windows)', '80070005', 'hresult'],
  ])('%s', (message, text, family) => {
    expect(evidence(message)?.codes).toEqual([expect.objectContaining({ text, family })]);
  });

  test.each([
    'Copied 2147942405 bytes in 2147490648 ms',
    'There are currently 258957312 bytes used for cached content items',
    'Thread 4840 (0x12E8) woke up',
    'Client version 5.00.8968.1014 of 2011-08-16 at 12:01:02',
    'Job {80070005-1111-4222-8333-444455556666} is done',
    'Set flags 0x00000400 on handle 0x1a4',
    'The setup ended with exit code 0',
    'Counted 80 ships (5) and 12 boats',
  ])('no code: %s', (message) => expect(evidence(message)?.codes ?? []).toEqual([]));

  test('several codes come in their order, each once', () => {
    const codes = evidence('error 1326, then error code 0x5, then 0x80070035 and 0x80070035')?.codes;
    expect(codes?.map(({ text }) => text)).toEqual(['1326', '0x5', '0x80070035']);
  });
});

describe('paths, accounts and names', () => {
  test.each([
    [String.raw`Opening \\HARBOR\tools\setup.exe.`, [String.raw`\\HARBOR\tools\setup.exe`]],
    [String.raw`Opening "\\HARBOR\my tools\set up.exe", again`, [String.raw`\\HARBOR\my tools\set up.exe`]],
    [String.raw`Opening '\\HARBOR\SMSPKGD$\NW100042\'`, ['\\\\HARBOR\\SMSPKGD$\\NW100042\\']],
    [String.raw`Path = "\\\\HARBOR\\tools"`, [String.raw`\\HARBOR\tools`]],
    ['Get http://harbor.tide.example/SMS_DP_SMSPKG$/NW100042.', ['http://harbor.tide.example/SMS_DP_SMSPKG$/NW100042']],
    [String.raw`Listening on \\.\pipe\tide and \\?\C:\x`, []],
  ])('%s holds %j', (message, paths) => expect(evidence(message)?.paths ?? []).toEqual(paths));

  test.each([
    [String.raw`Trying as TIDE\mira.`, [String.raw`TIDE\mira`]],
    [String.raw`Running as NT AUTHORITY\NETWORK SERVICE`, [String.raw`NT AUTHORITY\NETWORK SERVICE`]],
    [String.raw`The account tide.example\SMSCliToknAcct& is locked`, [String.raw`tide.example\SMSCliToknAcct&`]],
    ['Impersonating S-1-5-21-1-2-3-1105', ['S-1-5-21-1-2-3-1105']],
    [String.raw`Reading C:\WINNT\system32 and HKLM\Software and bin\tide.exe and root\ccm`, []],
    [String.raw`Opening \\HARBOR\tools\x`, []],
  ])('%s names %j', (message, accounts) => expect(evidence(message)?.accounts ?? []).toEqual(accounts));

  test('a package and an advertisement are named where the words say so', () => {
    expect(evidence('Tide of package NW100042 turned, advert NW120007')).toMatchObject({
      packageId: 'NW100042',
      advertisement: 'NW120007',
    });
    expect(evidence('NW100042 and NW120007 met')).toBeUndefined();
  });
});

describe('which records are evidence', () => {
  const record = (message: string, severity: LogRecord['severity']): LogRecord => ({
    message,
    severity,
    component: 'Tide',
    file: 'Tide.log',
    line: 7,
    offset: 0,
  });

  test('a warning or an error always, and any record with an error code or the path of a server', () => {
    expect(eventOf(record('The tide turned', 'error'))).toMatchObject({
      kind: 'evidence',
      codes: [],
      seen: { line: 7, severity: 'error' },
    });
    expect(eventOf(record('The tide turned', 'warning'))?.kind).toBe('evidence');
    expect(eventOf(record('The tide turned, error 5', 'information'))).toMatchObject({ kind: 'evidence', code: { value: 5 } });
    expect(eventOf(record(String.raw`\\HARBOR\tools is there`, 'unknown'))?.path).toBe(String.raw`\\HARBOR\tools`);
    expect(eventOf(record(String.raw`The account is TIDE\mira`, 'information'))).toBeUndefined();
    expect(eventOf(record('The tide turned', 'information'))).toBeUndefined();
  });

  test('no more than 4,000 characters of a message are kept', () => {
    expect(eventOf(record(`error 5 ${'x'.repeat(9000)}`, 'error'))?.seen.message).toHaveLength(4000);
  });
});

test('any text is read without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void evidence(text)));
});

test('hostile text costs no more than its length', () => {
  const began = performance.now();
  for (const unit of ['0x', '\\\\', '\\\\a', 'error ', '(', 'a-', 'S-1-', 'A.', ' ', 'http://', '-1', 'fail (5)', '1', "'\\\\a "])
    evidence(unit.repeat(500_000));
  expect(performance.now() - began).toBeLessThan(2000);
});
