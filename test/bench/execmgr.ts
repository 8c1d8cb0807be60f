import type { Random } from './random.ts';
import type { Advertised } from './site.ts';

/** One entry before it gets its envelope: message, severity as the envelope's `type`, and the source file it names. */
export interface Entry {
  readonly message: string;
  readonly type?: 1 | 2 | 3;
  readonly component?: string;
  readonly file?: string;
}

type Fault = 'exit code' | 'fatal error' | 'content missing' | 'hash mismatch' | 'retry';

/** Everything that execmgr.log says about one run of a program; one in twenty goes wrong. */
export function execmgrRun(random: Random, job: Advertised): Entry[] {
  const fault = random.percent(5)
    ? random.pick<Fault>(['exit code', 'fatal error', 'content missing', 'hash mismatch', 'retry'])
    : undefined;
  const { program, packageId, advertisement } = job;
  const asked: Entry[] = [
    { message: `Policy is updated for Program: ${program}, Package: ${packageId}, Advert: ${advertisement}`, file: 'execreqmgr.cpp:6793' },
    { message: `Requesting content from CAS for package ${packageId} version ${job.version}`, file: 'contentrequest.cpp:112' },
  ];
  if (fault === 'content missing' || fault === 'hash mismatch') return [...asked, ...contentFailed(job, fault)];
  const started: Entry[] = [
    { message: `Command line = ${job.commandLine}, Working Directory = ${job.folder}`, file: 'scriptexecution.cpp:353' },
    { message: 'Created Process for the passed command line', file: 'scriptexecution.cpp:513' },
    statusEvent(random, job, 'SoftDistProgramStartedEvent', [
      `CommandLine = "${escaped(job.commandLine)}"`,
      `UserContext = "NT AUTHORITY\\\\SYSTEM"`,
      `WorkingDirectory = "${escaped(job.folder)}"`,
    ]),
    { message: `Raised Program Started Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`, file: 'event.cpp:410' },
  ];
  return [...asked, ...started, ...ended(random, job, fault)];
}

function ended(random: Random, job: Advertised, fault: Fault | undefined): Entry[] {
  const { program, packageId, advertisement } = job;
  const code = fault ? random.pick([1603, 1619, 5, 53, 1326, 2147942405]) : random.pick([0, 0, 0, 0, 3010]);
  const exited: Entry[] = [
    { message: `Program exit code ${code}`, file: 'scriptexecution.cpp:676' },
    { message: 'Looking for MIF file to get program status', file: 'scriptexecution.cpp:702' },
  ];
  if (!fault) {
    const status = code === 0 ? 'Success' : 'SuccessRebootRequired';
    return [
      ...exited,
      { message: `Script for Package:${packageId}, Program: ${program} succeeded with exit code ${code}`, file: 'scriptexecution.cpp:733' },
      statusEvent(random, job, 'SoftDistProgramCompletedSuccessfullyEvent', []),
      { message: `Raised Program Success Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`, file: 'event.cpp:483' },
      complete(program, code, status),
    ];
  }
  const failed: Entry[] = [
    ...exited,
    {
      message: `Script for Package:${packageId}, Program: ${program} failed with exit code ${code}`,
      type: 3,
      file: 'scriptexecution.cpp:733',
    },
    statusEvent(random, job, 'SoftDistProgramErrorEvent', [`ExitCode = "${code}"`]),
    { message: `Raised Program Error Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`, file: 'event.cpp:512' },
  ];
  if (fault === 'fatal error') {
    const hex = random.pick(['0x80070005', '0x87d01107', '0x87d01106', '0x80070035']);
    failed.push({ message: `Fatal error ${hex} encountered for program ${program}. This program will not retry.`, type: 3 });
  }
  return [...failed, complete(program, code, fault === 'retry' ? 'FailureRetry' : 'FailureNonRetry')];
}

function contentFailed({ program }: Advertised, fault: 'content missing' | 'hash mismatch'): Entry[] {
  const code = fault === 'hash mismatch' ? '0x80091007' : '0x87d01107';
  return [
    { message: `OnContentAvailable program ${program} NOT available, ${code}`, type: 3, file: 'execreqmgr.cpp:3402' },
    {
      message: `Fatal error ${code} encountered for program ${program}. This program will not retry.`,
      type: 3,
      file: 'execreqmgr.cpp:3590',
    },
  ];
}

function complete(program: string, code: number, status: string): Entry {
  const message = `Execution is complete for program ${program}. The exit code is ${code}, the execution status is ${status}`;
  return { message, type: status.startsWith('Failure') ? 3 : 1, file: 'execreqmgr.cpp:4238' };
}

function statusEvent(random: Random, job: Advertised, eventClass: string, more: readonly string[]): Entry {
  const properties = [
    `AdvertisementId = "${job.advertisement}"`,
    'ClientID = "GUID:5C9E0B1C-77A2-4E7B-9E12-40D2C9F3A611"',
    ...more,
    'DateTime = "20240212091530.000000+000"',
    'MachineName = "NWT-WKS0117"',
    `PackageName = "${job.packageId}"`,
    `ProcessID = ${1000 + random.integer(8000)}`,
    `ProgramName = "${job.program}"`,
    'SiteCode = "NWT"',
    `ThreadID = ${1000 + random.integer(8000)}`,
  ];
  const message = `Raising event:\n[SMS_CodePage(437), SMS_LocaleID(1033)]\ninstance of ${eventClass}\n{\n${properties.map((line) => `\t${line};\n`).join('')}};\n`;
  return { message, file: 'event.cpp:729' };
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');

/** What stands between the sentences of a run: routine of execmgr itself, and entries of other components. */
export function noise(random: Random, job: Advertised): Entry {
  const line = random.pick(routine);
  return line(random, job);
}

const routine: readonly [(random: Random, job: Advertised) => Entry, ...((random: Random, job: Advertised) => Entry)[]] = [
  () => ({ message: 'This device is not externally managed.', file: 'CcmUtilLib.cpp:3713' }),
  () => ({ message: 'Execution Manager timer has been fired.', file: 'execreqmgr.cpp:1112' }),
  () => ({
    message: 'CServiceWindowEventHandler::Execute - Received SERVICEWINDOWEVENT : END Event',
    file: 'cservicewindowhandler.cpp:37',
  }),
  (random) => ({ message: `Requesting MTC to delete task with id: ${random.guid()}`, file: 'executionrequest.cpp:9183' }),
  (random) => ({ message: `MTC task with id: ${random.guid()} deleted successfully.`, file: 'executionrequest.cpp:9212' }),
  (_random, { packageId, program }) => ({
    message: `Raising client SDK event for class CCM_Program, instance CCM_Program.PackageID="${packageId}",ProgramID="${program}", actionType 1l, value , user NULL, session 4294967295l, level 0l, verbosity 30l`,
    file: 'Event.cpp:529',
  }),
  (random) => ({
    message: `[${random.guid()}] Evaluating assignment, revision ${random.integer(40)}, next evaluation in ${random.integer(9000)} seconds`,
    component: 'Scheduler',
    file: 'scheduler.cpp:218',
  }),
  (random) => ({
    message: `Raising event class CCM_PolicyAgent_Evaluated for ${random.guid()}`,
    component: 'PolicyAgent',
    file: 'event.cpp:88',
  }),
  (random) => ({
    message: `Inventory: Collection Task completed in ${random.integer(90)}.${random.hex(3)} seconds; ${random.integer(4000)} instances collected`,
    component: 'InventoryAgent',
    file: 'collectionmgr.cpp:301',
  }),
  (random) => ({
    message: `Client's current location is site NWT, boundary check ${random.integer(100)} of ${100 + random.integer(900)} done, nothing has changed since`,
    component: 'LocationServices',
    file: 'lssecurity.cpp:440',
  }),
];
