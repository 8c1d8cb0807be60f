import { gap, type Item } from '../gap.js';
import { about } from '../statements.js';
import type { Fields } from './fields.js';

/** Bits of `ProgramFlags` (account model 1.6). */
const disabled = 0x1000;
const unattended = 0x2000;
const userContext = 0x4000;
const adminRights = 0x8000;
const everyUser = 0x10000;
const noUserLoggedIn = 0x20000;
const okToQuit = 0x40000;
const okToReboot = 0x80000;
const useUncPath = 0x100000;
const okToLogoff = 0x2000000;
const runAccount = 0x4000000;

/** SMS_Program: `Get-CMProgram`. */
export function* programOf(fields: Fields, packageId: string, name: string, origin: string): Iterable<Item> {
  const flags = fields.bits('ProgramFlags');
  const minutes = fields.number('Duration');
  const names = { packageId, name };
  yield* about('program', names, origin, {
    commandLine: fields.text('CommandLine'),
    workingDirectory: fields.text('WorkingDirectory'),
    ...(flags === undefined ? {} : propertiesOf(flags, fields)),
    // 0 stands for unknown.
    maxRunMinutes: minutes === undefined || minutes <= 0 ? undefined : minutes,
    diskSpaceMB: megabytes(fields.text('DiskSpaceReq', 'DiskSpaceRequirement')),
    runAnotherFirst: /;;(.+)$/.exec(fields.text('DependentProgram') ?? '')?.[1],
    taskSequence: name === '*' ? true : undefined,
  });
  if (flags !== undefined && flags & userContext && flags & noUserLoggedIn)
    yield gap(fields.line, `ProgramFlags ${flags}`, `${name} of ${packageId} is to run only with a user and only without one`);
}

function propertiesOf(flags: number, fields: Fields): Record<string, unknown> {
  const has = (bit: number): boolean => (flags & bit) !== 0;
  const letter = /^[A-Z]:?$/i.exec(fields.text('DriveLetter') ?? '')?.[0];
  const specific = !has(useUncPath) && letter !== undefined;
  return {
    runMode: has(adminRights) ? 'admin-rights' : 'user-rights',
    programCanRun: canRun(has(userContext), has(noUserLoggedIn)),
    // "Not used" in ConfigMgr; by its name the flag of SMS for this account.
    useSoftwareInstallationAccount: has(runAccount) ? true : undefined,
    userInteraction: !has(unattended),
    everyUser: has(everyUser),
    disabled: has(disabled),
    driveMode: has(useUncPath) ? 'unc' : specific ? 'specific-drive-letter' : 'any-drive-letter',
    driveLetter: specific ? `${letter.charAt(0).toUpperCase()}:` : undefined,
    afterRunning: afterRunning(flags),
  };
}

function canRun(user: boolean, noUser: boolean): string | undefined {
  if (user && noUser) return undefined;
  if (user) return 'only-when-user-logged-on';
  return noUser ? 'only-when-no-user' : 'whether-or-not';
}

function afterRunning(flags: number): string {
  if (flags & okToReboot) return 'sms-restarts';
  if (flags & okToQuit) return 'program-restarts';
  return flags & okToLogoff ? 'log-off' : 'none';
}

/** `20 MB`, `1 GB`, `512 KB`; `Unknown` and any other text tell nothing. */
function megabytes(text: string | undefined): number | undefined {
  const [, amount, unit = 'KB'] = /^(\d{1,9})\s*(KB|MB|GB)?$/i.exec(text ?? '') ?? [];
  if (amount === undefined) return undefined;
  const factor = { KB: 1 / 1024, MB: 1, GB: 1024 }[unit.toUpperCase()] ?? 1;
  return Math.round(Number(amount) * factor * 100) / 100;
}
