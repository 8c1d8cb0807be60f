import { code } from '../grammars/numbers.js';
import type { Said } from './companions.rows.js';

const field = { unconfirmed: true };
const routine = { kind: 'routine' } as const;
const names = { advertisement: 'NW120007', packageId: 'NW100042', program: 'Install all' };
const { advertisement, packageId, program } = names;
const share = String.raw`\\HARBOR\SMSPKGD$\NW100042`;
const task = '{0A1B2C3D-1111-4222-8333-444455556666}';

/** Sentences of execmgr as a client of our invention says them. */
export const execmgr: Said = [
  [`Policy is updated for Program: Install all, Package: NW100042, Advert: NW120007`, { kind: 'policy-received', ...names }],
  ['Policy arrived for parent package NW100042 program Install all', { kind: 'policy-received', packageId, program, ...field }],
  ['Raising event SoftDistOfferReceived', { kind: 'offer-received', ...field }],
  ['Creating mandatory request for advert NW120007, program Install all, package NW100042', { kind: 'run-requested', ...names, ...field }],
  [
    'Mandatory execution requested for program Install all and advertisement NW120007',
    { kind: 'run-requested', advertisement, program, ...field },
  ],
  [
    'Execution Request for package NW100042 program Install all state change from WaitingDependency to WaitingContent',
    { kind: 'run-waiting', reason: 'content', packageId, program, ...field },
  ],
  [
    'Execution Request for advert NW120007 package NW100042 program Install all state change from Ready to Running',
    { kind: 'program-starting', ...names, ...field },
  ],
  [
    'Execution Request for package NW100042 program Install all state change from Running to Completed',
    { kind: 'routine', packageId, program, ...field },
  ],
  ['The user has logged off.', { kind: 'user-state', loggedOn: false }],
  ['The user has logged on.', { kind: 'user-state', loggedOn: true, ...field }],
  [String.raw`The user TIDE\mira has logged on.`, { kind: 'user-state', loggedOn: true, account: String.raw`TIDE\mira`, ...field }],
  [String.raw`The user TIDE\mira logged on`, { kind: 'user-state', loggedOn: true, account: String.raw`TIDE\mira`, ...field }],
  ['Logged in user SID S-1-5-21-1-2-3-1105', { kind: 'user-state', loggedOn: true, account: 'S-1-5-21-1-2-3-1105', ...field }],
  ['No user is logged on', { kind: 'user-state', loggedOn: false, ...field }],
  ['Waiting for user to log on', { kind: 'run-waiting', reason: 'user', ...field }],
  ['program Install all is waiting for user to log on', { kind: 'run-waiting', reason: 'user', program, ...field }],
  ['Software distribution is paused.', { kind: 'run-waiting', reason: 'paused', ...field }],
  ['software distribution is paused', { kind: 'run-waiting', reason: 'paused', ...field }],

  ['Requesting content from CAS for package NW100042 version 3', { kind: 'content-requested', packageId, contentId: 'NW100042.3' }],
  ['OnContentAvailable program Install all NOT available, 0x80091007', { kind: 'content-unavailable', program, code: code('0x80091007') }],
  [`Successfully selected content location ${share}`, { kind: 'content-located', path: share, ...field }],
  [
    `Failed to connect to ${share} using the network access account (0x80070005)`,
    { kind: 'network-access-account-refused', path: share, code: code('0x80070005'), ...field },
  ],
  [`CreateConnection to ${share} failed, 0x80070005`, { kind: 'connection-refused', path: share, code: code('0x80070005'), ...field }],
  ['ConnectToShare failed with error 0x80070035', { kind: 'connection-refused', code: code('0x80070035'), ...field }],
  [
    `GetFileVersionInfoSize failed for file ${share}\\setup.cmd, error 1812`,
    { kind: 'routine', path: `${share}\\setup.cmd`, code: code('1812', 'win32'), ...field },
  ],

  ['Executing program Install all in Admin context', { kind: 'program-starting', program, context: 'system', ...field }],
  ['Executing program setup.exe /q in User context', { kind: 'program-starting', commandLine: 'setup.exe /q', context: 'user', ...field }],
  ['Executing program as a script', { ...routine, ...field }],
  ['Execution context is user', { ...routine, ...field }],
  [
    String.raw`Successfully prepared command line "C:\WINDOWS\system32\CCM\Cache\NW100042.3.System\setup.exe" /q`,
    {
      kind: 'command-line',
      commandLine: String.raw`"C:\WINDOWS\system32\CCM\Cache\NW100042.3.System\setup.exe" /q`,
      ...field,
    },
  ],
  [
    `Command line = "${share}\\setup.exe" /q, Working Directory = ${share}\\`,
    { kind: 'command-line', commandLine: `"${share}\\setup.exe" /q`, workingDirectory: `${share}\\` },
  ],
  ['Created Process for the passed command line', { kind: 'program-started' }],
  ['Raised Program Started Event for Ad:NW120007, Package:NW100042, Program: Install all', { kind: 'program-started', ...names }],
  [
    `Invalid executable file ${share}\\setup.exe`,
    { kind: 'program-start-failed', phase: 'prepare', path: `${share}\\setup.exe`, ...field },
  ],
  [
    `Failed to invoke Execution Manager to Install Software for PackageID='NW100042' ProgramID='Install all' AdvertID='NW120007' hr=0x87d01100`,
    { kind: 'program-start-failed', ...names, code: code('0x87d01100') },
  ],

  ['Program exit code 3010', { kind: 'program-exited', exitCode: 3010 }],
  ['Looking for MIF file to get program status', routine],
  [
    'Script for Package:NW100042, Program: Install all succeeded with exit code 0',
    { kind: 'program-succeeded', packageId, program, exitCode: 0 },
  ],
  [
    'Script for  Package:NW100042, Program: Install all failed with exit code 1603',
    { kind: 'program-failed', packageId, program, exitCode: 1603, ...field },
  ],
  [
    'Raised Program Prelim Success Event for Ad:NW120007, Package:NW100042, Program: Install all',
    { kind: 'program-succeeded-pending-restart', ...names },
  ],
  ['Raised Program Success Event for Ad:NW120007, Package:NW100042, Program: Install all', { kind: 'program-succeeded', ...names }],
  ['Raised Program Error Event for Ad:NW120007, Package:NW100042, Program: Install all', { kind: 'program-failed', ...names, ...field }],
  [
    'Execution is complete for program Install all. The exit code is 1603, the execution status is FailureNonRetry',
    { kind: 'execution-completed', program, exitCode: 1603, status: 'FailureNonRetry' },
  ],
  [
    'Fatal error 0x80008602 encountered for program Install all. This program will not retry.',
    { kind: 'program-failed', reason: 'fatal error', program, code: code('0x80008602') },
  ],
  [
    'Non fatal error 0x87d01107 encountered for program Install all, Package NW100042',
    { kind: 'program-failed', reason: 'error that may be retried', packageId, program, code: code('0x87d01107'), ...field },
  ],
  ['Program Install all is running when user loggs off', { ...routine, program }],
  ['Program Install all will be retried in 60 minutes', { kind: 'retry-decided', willRetry: true, program, ...field }],
  ['Rebooting the computer - InitiateSystemShutdownEx failed 1115', { kind: 'restart-failed', code: code('1115', 'win32') }],

  ['Execution Manager timer has been fired.', routine],
  ['This device is not externally managed.', routine],
  [
    'Raising client SDK event for class CCM_Program, instance CCM_Program.PackageID="NW100042",ProgramID="Install all", actionType 10l, value Result:TRUE ,SDKCallerId:, user NULL, session 4294967295l, level 0l, verbosity 30l',
    { ...routine, packageId, program },
  ],
  [
    String.raw`Raising client SDK event for class CCM_Program, instance CCM_Program.PackageID="NW100042",ProgramID="Install all", actionType 1l, value , user TIDE\mira, session 2l, level 0l, verbosity 30l`,
    { ...routine, packageId, program, account: String.raw`TIDE\mira` },
  ],
  [`Requesting MTC to delete task with id: ${task}`, routine],
  [`MTC task with id: ${task} deleted successfully.`, routine],
  ['MTC signaled SWD execution request', { ...routine, ...field }],
  [`MTC task with id ${task} changed state to running`, { ...routine, ...field }],
  ['An existing MTC token was not supplied', { ...routine, ...field }],
  ['CServiceWindowEventHandler::Execute - Received SERVICEWINDOWEVENT : START Event', routine],
  ['CExecutionRequest::Overriding Service Windows as per policy.', { ...routine, ...field }],
];
