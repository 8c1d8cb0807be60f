import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandLine } from '../grammars/commandline.js';

describe('the executable', () => {
  test.each([
    [
      String.raw`\\pier\smspkgc$\NW100042\setup.exe /s`,
      { path: String.raw`\\pier\smspkgc$\NW100042\setup.exe`, kind: 'unc', quoted: false },
    ],
    [String.raw`c:\winnt\regedit.exe /s a.reg`, { path: String.raw`c:\winnt\regedit.exe`, kind: 'drive', drive: 'C', quoted: false }],
    [String.raw`tools\run.cmd`, { path: String.raw`tools\run.cmd`, kind: 'relative', quoted: false }],
    ['setup.exe', { path: 'setup.exe', kind: 'bare', quoted: false }],
    [String.raw`"O:\My Tools\go.exe" -x`, { path: String.raw`O:\My Tools\go.exe`, kind: 'drive', drive: 'O', quoted: true }],
    [
      String.raw`C:\Program Files\Acme Suite\setup.exe /S`,
      { path: String.raw`C:\Program Files\Acme Suite\setup.exe`, kind: 'drive', drive: 'C', quoted: false },
    ],
    [String.raw`\\pier\Common Files\in stall.bat a b`, { path: String.raw`\\pier\Common Files\in stall.bat`, kind: 'unc', quoted: false }],
    [String.raw`%windir%\system32\cscript.exe x.vbs`, { path: String.raw`%windir%\system32\cscript.exe`, kind: 'drive', quoted: false }],
    [String.raw`c:\no extension here`, { path: String.raw`c:\no`, kind: 'drive', drive: 'C', quoted: false }],
    [String.raw`"c:\unbalanced path\x.exe /s`, { path: String.raw`c:\unbalanced path\x.exe /s`, kind: 'drive', drive: 'C', quoted: true }],
    ['', { path: '', kind: 'bare', quoted: false }],
  ])('of %s', (line, executable) => expect(commandLine(line).executable).toEqual(executable));
});

describe('Windows Installer', () => {
  test.each([
    [
      String.raw`c:\winnt\msiexec.exe /i \\pier\apps\harbor.msi ALLUSERS=2 /qr`,
      {
        engine: 'msiexec',
        silent: true,
        msi: { action: 'install', package: String.raw`\\pier\apps\harbor.msi`, properties: { ALLUSERS: '2' }, allUsers: '2' },
      },
    ],
    [
      String.raw`msiexec /qn /norestart /l*v "c:\logs\a b.log" /i "tide tables.msi" allusers="" TARGETDIR="D:\Tide Tables\"`,
      {
        engine: 'msiexec',
        silent: true,
        msi: { action: 'install', package: 'tide tables.msi', properties: { ALLUSERS: '', TARGETDIR: 'D:\\Tide Tables\\' }, allUsers: '' },
      },
    ],
    [
      String.raw`msiexec.exe /i \\pier\my apps\tide tables.msi TRANSFORMS=a.mst /passive`,
      {
        engine: 'msiexec',
        silent: true,
        msi: { action: 'install', package: String.raw`\\pier\my apps\tide tables.msi`, properties: { TRANSFORMS: 'a.mst' } },
      },
    ],
    [
      'msiexec /x {6E1D29D6-9D6E-4E0B-8C3B-9A9C6D9F0A11} /quiet',
      { engine: 'msiexec', silent: true, msi: { action: 'uninstall', package: '{6E1D29D6-9D6E-4E0B-8C3B-9A9C6D9F0A11}', properties: {} } },
    ],
    ['msiexec /i"harbor.msi"', { engine: 'msiexec', silent: false, msi: { action: 'install', package: 'harbor.msi', properties: {} } }],
    [
      'msiexec /fomus harbor.msi /qb',
      { engine: 'msiexec', silent: true, msi: { action: 'repair', package: 'harbor.msi', properties: {} } },
    ],
    [
      'msiexec -p fix.msp REINSTALLMODE=omus',
      { engine: 'msiexec', silent: false, msi: { action: 'patch', package: 'fix.msp', properties: { REINSTALLMODE: 'omus' } } },
    ],
    [
      'harbor.msi ALLUSERS=1',
      { engine: 'msiexec', silent: false, msi: { action: 'install', package: 'harbor.msi', properties: { ALLUSERS: '1' }, allUsers: '1' } },
    ],
    ['msiexec /a', { engine: 'msiexec', silent: false, msi: { action: 'administer', properties: {} } }],
    [
      'cmd /c msiexec /i harbor.msi /qn > c:\\x.txt',
      { engine: 'msiexec', silent: true, msi: { action: 'install', package: 'harbor.msi', properties: {} } },
    ],
    [
      'cmd.exe /c "msiexec /i my harbor.msi ALLUSERS=1"',
      {
        engine: 'msiexec',
        silent: false,
        msi: { action: 'install', package: 'my harbor.msi', properties: { ALLUSERS: '1' }, allUsers: '1' },
      },
    ],
    [
      'setup.exe /s /v"/qn ALLUSERS=1 REBOOT=R"',
      { engine: 'installshield', silent: true, msi: { action: 'install', properties: { ALLUSERS: '1', REBOOT: 'R' }, allUsers: '1' } },
    ],
  ])('%s', (line, installer) => expect(commandLine(line).installer).toEqual(installer));

  test('a property named like something of JavaScript is just a property', () => {
    const { installer } = commandLine('msiexec /i a.msi __proto__=1 constructor=2');
    expect(Object.entries(installer?.msi?.properties ?? {})).toEqual([
      ['__PROTO__', '1'],
      ['CONSTRUCTOR', '2'],
    ]);
  });
});

describe('other setups', () => {
  test.each([
    [String.raw`setup.exe -s -f1\\pier\iss\quiet.iss -sms`, 'installshield', true],
    ['setup.exe /S', 'unknown', true],
    ['tide-1.4.exe /S /D=C:\\Tide', 'nsis', true],
    ['tide.exe /VERYSILENT /SP- /NORESTART', 'inno', true],
    ['tide.exe /SP-', 'inno', false],
    ['tide.exe /s /m=c:\\answers.txt', 'wise', true],
    ['tide.exe --silent', 'unknown', true],
    ['setup.exe', 'unknown', undefined],
    ['cscript //B go.vbs', 'script', undefined],
    ['go.wsf', 'script', undefined],
    [String.raw`c:\winnt\system32\wscript go.vbs`, 'script', undefined],
    ['go.cmd 1 2', 'cmd', undefined],
    ['powershell.exe -File go.ps1', 'powershell', undefined],
    ['cmd /c net start > c:\\x.txt', 'cmd', undefined],
    ['cmd /c start /wait tide.exe /VERYSILENT', 'inno', true],
    ['notepad.exe', undefined, undefined],
  ])('%s', (line, engine, silent) => {
    const { installer } = commandLine(line);
    expect(installer?.engine).toBe(engine);
    expect(installer?.silent).toBe(silent);
  });
});

describe('what surrounds a program', () => {
  test('redirection is text to the start of a process, and the tool says that it is there', () => {
    expect(commandLine('cmd /c net start > c:\\x.txt')).toMatchObject({ shellSyntax: ['redirection'], driveLetters: ['C'] });
    expect(commandLine('net start >file 2>&1').shellSyntax).toEqual(['redirection']);
    expect(commandLine('a.exe | find "x" && b.exe %TEMP%\\y').shellSyntax).toEqual(['pipe', 'and', 'environment']);
  });

  test('quotes, names and addresses with an ampersand are no shell syntax', () => {
    expect(commandLine('a.exe "x > y & z" \\\\pier\\R&D\\b.ini http://tide/?a=1&b=2').shellSyntax).toEqual([]);
  });

  test('every path is found, wherever it stands in its word', () => {
    const line = String.raw`O:\go.exe /log:p:\l.txt TRANSFORMS=\\pier\t\a.mst;\\quay\t\b.mst "/ini=\\quay\my ini\c.ini" \\pier\t\a.mst`;
    const { uncPaths, driveLetters, arguments: args } = commandLine(line);
    expect(uncPaths).toEqual([String.raw`\\pier\t\a.mst`, String.raw`\\quay\t\b.mst`, String.raw`\\quay\my ini\c.ini`]);
    expect(driveLetters).toEqual(['O', 'P']);
    expect(args[0]).toEqual({
      text: String.raw`/log:p:\l.txt`,
      quoted: false,
      switch: 'log',
      path: { path: String.raw`p:\l.txt`, kind: 'drive', drive: 'P' },
    });
  });

  test('a UNC path behind a switch and a colon is no drive letter', () => {
    const { uncPaths, driveLetters } = commandLine(String.raw`setup.exe /source:\\pier\lib "/log:\\quay\my logs\x.log" /lvc:\x.log`);
    expect(uncPaths).toEqual([String.raw`\\pier\lib`, String.raw`\\quay\my logs\x.log`]);
    expect(driveLetters).toEqual(['C']);
  });

  test('a path that hangs on a switch is found', () => {
    expect(commandLine(String.raw`setup.exe /lvq:\a.log /f1\\pier\b.iss`)).toMatchObject({
      driveLetters: ['Q'],
      uncPaths: [String.raw`\\pier\b.iss`],
    });
  });

  test('Nconnect is seen and what it starts is read', () => {
    const line = commandLine(String.raw`Nconnect.exe msiexec /i \\pier\apps\tide.msi /qn`);
    expect(line.nconnect).toBe(true);
    expect(line.installer).toMatchObject({ engine: 'msiexec', msi: { package: String.raw`\\pier\apps\tide.msi` } });
    expect(commandLine(String.raw`\\pier\x$\NCONNECT setup.exe`).nconnect).toBe(true);
    expect(commandLine('disconnect.exe').nconnect).toBe(false);
  });
});

test('no text makes the reader throw', () => {
  const parts = fc.constantFrom(
    '"',
    '\\',
    '\\\\',
    ' ',
    'c:\\',
    '%a%',
    '>',
    '2>&1',
    '|',
    '&',
    'msiexec',
    '/i',
    '/v"',
    '.msi',
    'cmd /c ',
    '\r\n',
    'x',
    '=',
    ';',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((some) => some.join('')),
      ),
      (line) => void commandLine(line),
    ),
  );
});

test('giant lines are read in linear time', () => {
  const began = performance.now();
  for (const part of ['x', '\\', '"', 'c:', '%', ' "', '\\"', '&', 'lvc:\\', 'a b.', '/v"']) commandLine(`c:\\ ${part.repeat(200_000)}`);
  expect(performance.now() - began).toBeLessThan(3_000);
});
