import fc from 'fast-check';
import { expect, test } from 'vitest';
import { understand } from '../grammars/index.js';
import { classTable } from '../grammars/messages/mof/classes.js';

/** A status event as a client of our invention dumps it. */
const dump = (eventClass: string, properties: string): string =>
  `Raising event:\n[SMS_CodePage(1252), SMS_LocaleID(1033)]\ninstance of ${eventClass}\n{\n${properties}};\n`;

const names = [
  '\tAdvertisementId = "NW120007";',
  '\tClientID = "GUID:0A1B2C3D-1111-4222-8333-444455556666";',
  String.raw`	CommandLine = "\"\\\\HARBOR\\SMSPKGD$\\NW100042\\setup.exe\" /q";`,
  '\tDateTime = "20240305101112.345000+000";',
  '\tExitCode = "1603";',
  '\tMachineName = "PIER7";',
  '\tPackageName = "NW100042";',
  '\tProcessID = 3868;',
  '\tProgramName = "Install {all}; now";',
  '\tSiteCode = "NW1";',
  String.raw`	UserContext = "NT AUTHORITY\\SYSTEM";`,
  String.raw`	WorkingDirectory = "\\\\HARBOR\\SMSPKGD$\\NW100042\\";`,
].join('\n');

const failed = {
  kind: 'program-failed',
  eventClass: 'SoftDistProgramErrorEvent',
  advertisement: 'NW120007',
  packageId: 'NW100042',
  program: 'Install {all}; now',
  site: 'NW1',
  machine: 'PIER7',
  exitCode: 1603,
  userContext: String.raw`NT AUTHORITY\SYSTEM`,
  commandLine: String.raw`"\\HARBOR\SMSPKGD$\NW100042\setup.exe" /q`,
  workingDirectory: '\\\\HARBOR\\SMSPKGD$\\NW100042\\',
  at: '2024-03-05T10:11:12.345Z',
};

test('a status event gives its names, with C escapes undone', () => {
  expect(understand(dump('SoftDistProgramErrorEvent', `${names}\n`), 'execmgr', '')).toEqual(failed);
});

test('the columns of a log viewer after the dump are not read', () => {
  const pasted = `${dump('SoftDistProgramErrorEvent', `${names}\n`)}\texecmgr\t3/5/2024 10:11:12 AM\t3868 (0x0F1C)`;
  expect(understand(pasted, '', '-')).toEqual(failed);
});

test('a dump may come without its heading, and with lists, numbers, nulls, booleans and properties nobody knows', () => {
  const odd = '\tTags = {"a", "b}"};\n\tNone = NULL;\n\tFlag = TRUE;\n\tSize = -12;\n\tEmpty = {};\n\tProgramName = "one " "two";\n';
  expect(understand(`instance of SoftDistProgramStartedEvent\n{\n${odd}};`, '', '-')).toEqual({
    kind: 'program-started',
    eventClass: 'SoftDistProgramStartedEvent',
    program: 'one two',
  });
});

test('strings go over several lines', () => {
  expect(understand(dump('SoftDistProgramErrorEvent', '\tProgramName = "Install\nall";\n'), 'execmgr', '')).toMatchObject({
    program: 'Install\nall',
  });
});

test.each([
  ['20240305101112.345000+060', '2024-03-05T09:11:12.345Z'],
  ['20240305001112.000000-300', '2024-03-05T05:11:12.000Z'],
  ['20241340101112.345000+000', undefined],
  ['yesterday', undefined],
])('the time %s is %s in UTC', (text, at) => {
  const event = understand(dump('SoftDistProgramErrorEvent', `\tDateTime = "${text}";\n`), 'execmgr', '');
  expect(event?.at).toBe(at);
});

test.each(classTable.flatMap(({ names: classes, meaning }) => classes.map((name) => [name, meaning] as const)))(
  '%s has its meaning, with and without prefix and suffix',
  (name, meaning) => {
    for (const eventClass of [name, `SoftDist${name}`, `SoftDist${name}Event`]) {
      expect(understand(dump(eventClass, '\tSiteCode = "NW1";\n'), 'execmgr', '')).toEqual({ ...meaning, site: 'NW1', eventClass });
    }
  },
);

test('a class of software distribution that nobody knows is a raised status; other classes are not understood', () => {
  expect(understand(dump('SoftDistTideTurnedEvent', '\tSiteCode = "NW1";\n'), 'execmgr', '')).toMatchObject({
    kind: 'status-raised',
    site: 'NW1',
  });
  expect(understand(dump('CCM_TideTurned', '\tSiteCode = "NW1";\n'), 'SCClient', '')).toBeUndefined();
});

test('a package that has a name and an id keeps both', () => {
  const event = understand(
    dump('SoftDistProgramErrorEvent', '\tPackageId = "NW100042";\n\tPackageName = "Harbor tools";\n'),
    'execmgr',
    '',
  );
  expect(event).toMatchObject({ packageId: 'NW100042', packageName: 'Harbor tools' });
});

test('a dump that is cut anywhere gives what it has', () => {
  const whole = dump('SoftDistProgramErrorEvent', `${names}\n`);
  const from = whole.indexOf('AdvertisementId');
  fc.assert(
    fc.property(fc.integer({ min: from, max: whole.length }), (at) => {
      const event = understand(whole.slice(0, at), 'execmgr', '');
      expect(event?.kind).toBe('program-failed');
      if (at > whole.indexOf('ClientID')) expect(event?.advertisement).toBe('NW120007');
    }),
  );
});

test('hostile dumps cost no more than their length', () => {
  const began = performance.now();
  for (const unit of ['{', '"', '\\', 'A = ', '{"a",', 'A = "b', '}', ';'])
    understand(dump('SoftDistProgramErrorEvent', unit.repeat(200_000)), 'execmgr', '');
  expect(performance.now() - began).toBeLessThan(4000);
});
