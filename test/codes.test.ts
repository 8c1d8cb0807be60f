import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeFamily } from '../grammars/event.js';
import { code } from '../grammars/numbers.js';
import { explain } from '../src/codes/explain.js';
import { codesIn, meanings } from '../src/codes/readings.js';
import { tables } from '../src/codes/tables.js';
import type { CodeAnswer } from '../src/reports/codes.js';

const explained = (text: string, family?: CodeFamily) => explain(code(text, family));

describe('public tables that are wrong are not repeated', () => {
  test('0x87D01106 is about the executable and its command line, not about a download', () => {
    const { meaning, failures } = explained('0x87D01106');
    expect(meaning).toMatch(/executable not valid or command line not buildable/);
    expect(meaning).not.toMatch(/download/i);
    expect(failures).toEqual(['program-not-found', 'command-line-invalid']);
  });

  test('0x80070775 is 1909, an account that is locked out, and no data type', () => {
    expect(explained('0x80070775')).toMatchObject({ value: '0x80070775', symbol: 'ERROR_ACCOUNT_LOCKED_OUT', win32: 1909 });
    expect(explained('0x80070775').failures).toContain('naa-logon-failure');
  });

  test('1326 is a refused logon and never a code of Windows Installer', () => {
    expect(meanings('1326').map(({ family }) => family)).toEqual(['win32']);
    expect(meanings('MSI 1326')).toMatchObject([{ known: false }]);
    expect(explained('1326', 'exit')).toMatchObject({ family: 'exit', known: false });
  });

  test('a bare 3010 is an installer that wants a restart', () => {
    expect(meanings('3010')).toMatchObject([{ family: 'msi', symbol: 'ERROR_SUCCESS_REBOOT_REQUIRED', failures: ['reboot-pending'] }]);
    expect(explained('3010', 'exit').family).toBe('msi');
  });

  test('0x552 is 1362 and not 1314', () => {
    expect(meanings('0x552')).toMatchObject([{ value: '1362', symbol: 'ERROR_NOT_LOGON_PROCESS' }]);
  });
});

describe('the sentence decides what a number means', () => {
  test.each([
    ['1722', 'win32', 'win32', /RPC server/],
    ['5', 'win32', 'win32', /access denied/],
    ['5', 'exit', 'exit', /^the program ended with 5; only its maker .* access denied/],
    ['1603', 'exit', 'msi', /fatal error during the installation/],
    ['1603', 'win32', 'msi', /fatal error during the installation/],
    ['2221', 'net', 'net', /user name was not found/],
    ['1317', 'net', 'win32', /user does not exist/],
    ['401', 'http', 'http', /credentials/],
    ['600', 'http', 'http', /no answer/],
    ['12029', 'winhttp', 'winhttp', /no connection/],
    ['0x35', 'apm', 'win32', /network path/],
    ['0xE0040013', 'apm', 'configmgr', /slow link/],
    ['-1', 'exit', 'exit', /^the program ended with -1/],
    ['-1073741819', 'exit', 'ntstatus', /crashed/],
    ['2147942405', 'exit', 'win32', /^the program ended with 0x80070005: access denied/],
    ['0', 'exit', 'exit', /success/],
  ] as const)('%s of the family %s is read as %s', (text, family, origin, meaning) => {
    expect(explained(text, family)).toMatchObject({ family: origin, meaning: expect.stringMatching(meaning) });
  });

  test('an HRESULT is taken apart into the family inside it', () => {
    expect(explained('0x80190191')).toMatchObject({ family: 'http', meaning: expect.stringMatching(/^HTTP status 401/) });
    expect(explained('0x80072EFD')).toMatchObject({ family: 'winhttp', symbol: 'ERROR_WINHTTP_CANNOT_CONNECT', value: '0x80072EFD' });
    expect(explained('0x800708B2')).toMatchObject({ family: 'net', symbol: 'NERR_NotPrimary', win32: 2226 });
    expect(explained('0x80070652')).toMatchObject({ family: 'msi', symbol: 'ERROR_INSTALL_ALREADY_RUNNING' });
  });

  test('a code that nobody lists gets its structure and no invented meaning', () => {
    const unlisted = explained('0x87D0BEEF');
    expect(unlisted).toMatchObject({ known: false, failures: [] });
    expect(unlisted.meaning).toBe('no meaning known: an error, facility 2000 (Configuration Manager), number 48879');
    expect(explained('0x8007FFF0').meaning).toBe('no meaning known: Win32 error 65520 as an HRESULT');
  });
});

describe('any form that people and logs write', () => {
  test.each(['0x80070005', '80070005', '-2147024891', '2147942405', '#2147942405', '(#2147942405)', '0X80070005', 'HRESULT 80070005'])(
    '%s is access denied',
    (text) => expect(meanings(text)).toMatchObject([{ symbol: 'ERROR_ACCESS_DENIED', win32: 5, value: '0x80070005' }]),
  );

  test.each([
    ['5', ['win32']],
    ['(5)', ['win32']],
    ['(#0x5)', ['win32']],
    ['exit code 1603', ['msi']],
    ['HTTP 401', ['http']],
    ['BITS 0x80190191', ['http']],
    ['1706', ['win32', 'msi-message']],
    ['MSI 1601', ['msi', 'msi-message']],
    ['1722', ['win32', 'msi-message']],
    ['0x87D01107', ['configmgr']],
  ])('%s has the readings %j', (text, families) => {
    expect(meanings(text).map(({ family }) => family)).toEqual(families);
  });

  test.each(['', 'hello', 'exit code', '0x', '12345678901', '99999999999', '5 6', '0x123456789'])('%j is no code', (text) => {
    expect(meanings(text)).toEqual([]);
  });

  test('codes are found in running text, each once, and other numbers are left alone', () => {
    const text = `12:30:41 Program INV00042 ended. Exit code is 1603, retry in 600 seconds (0x87D01107).
      read failed (#2147942405), error 53; HTTP code 405, thread 1722 (0x6BA), again 0x87d01107, -2147023677`;
    expect(codesIn(text).map(({ text, family }) => `${family} ${text}`)).toEqual([
      'exit 1603',
      'hresult 0x87d01107',
      'hresult 2147942405',
      'win32 53',
      'http 405',
      'hresult -2147023677',
    ]);
  });
});

test.each(['8', '0x', ' ', 'error ', '(', '-2', 'exit code   ', '#', '0x8', '(#0x80070005) '])(
  'a giant line of %j is read in no time',
  (piece) => {
    const line = piece.repeat(200_000);
    const began = performance.now();
    codesIn(line);
    meanings(line);
    expect(performance.now() - began).toBeLessThan(1000);
  },
);

describe('the tables', () => {
  test('hold every Windows Installer code from 1601 to 1654', () => {
    const numbers = Array.from({ length: 54 }, (_, index) => 1601 + index);
    expect(numbers.filter((number) => !tables.msi.has(number))).toEqual([]);
  });

  test('give every code a meaning and a source', () => {
    for (const table of Object.values(tables)) {
      for (const { meaning, source } of table.values()) expect([meaning.length > 2, source.length > 2]).toEqual([true, true]);
    }
  });

  test('answer any number of any family', () => {
    const families: CodeFamily[] = ['win32', 'hresult', 'exit', 'net', 'http', 'winhttp', 'apm'];
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.constantFrom(...families), (value, family) => {
        const { meaning, value: printed } = explain({ text: '', value, family });
        expect(meaning).not.toBe('');
        expect(code(printed).value).toBe(value);
      }),
    );
  });
});

describe('smsdx code', () => {
  const tool = fileURLToPath(new URL('../bin/run.js', import.meta.url));
  const smsdx = (args: readonly string[], input: string | Buffer = '') =>
    spawnSync(process.execPath, [tool, 'code', ...args], { input, encoding: 'utf8' });
  const told = (args: readonly string[], input: string | Buffer = '') => {
    const { stdout } = smsdx([...args, '--json'], input);
    return (JSON.parse(stdout) as CodeAnswer[]).map(({ text, readings }) => `${text}: ${readings.map(({ family }) => family).join(' ')}`);
  };

  test('takes words before a number as separate arguments, and negative numbers', () => {
    expect(told(['exit', 'code', '1603', '-2147024891', 'HTTP 401'])).toEqual([
      'exit code 1603: msi',
      '-2147024891: win32',
      'HTTP 401: http',
    ]);
  });

  test('explains every code of a text from a pipe once, and bare values that stand on a line alone', () => {
    const input = 'Program failed with exit code 1603\r\nagain: exit code 1603 (0x80070005)\n1722\n';
    expect(told([], input)).toEqual(['1603: msi', '0x80070005: win32', '1722: win32 msi-message']);
    expect(told([], Buffer.from('\ufeff0x87D01107\r\n', 'utf16le'))).toEqual(['0x87D01107: configmgr']);
  });

  test('prints a table that names the code, its meaning and the classes it points to', () => {
    const { stdout, status } = smsdx(['0x80070775']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/ERROR_ACCOUNT_LOCKED_OUT/);
    expect(stdout).toMatch(/the account is locked out/);
  });

  test('says so when a value is no number, with exit code 2', () => {
    const { stderr, status } = smsdx(['hello']);
    expect(status).toBe(2);
    expect(stderr).toContain('"hello" is no error code.');
  });

  test('says that an unknown code is unknown', () => {
    expect(smsdx(['0x87D0BEEF']).stdout).toMatch(/no meaning known/);
  });
});
