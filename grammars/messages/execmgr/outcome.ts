import type { Event } from '../../event.js';
import {
  advertisement,
  code,
  either,
  exitCode,
  field,
  integer,
  packageId,
  program,
  rest,
  say,
  sentence,
  telling,
  text,
} from '../../template.js';

const published = 'GitHub ChrisKibble/LogSlothParser, README.md';

interface Script {
  packageId: string;
  program: string;
  success?: number;
  failure?: number;
}

/** SMS 2003 prints one blank after `for`, later builds two. */
const script = say`Script for Package:${packageId}, Program: ${program} ${either(
  say`succeeded with exit code ${integer('success')}`,
  say`failed with exit code ${integer('failure')}`,
)}`;

function scriptEnded({ success, failure, ...names }: Script): Event {
  if (failure !== undefined) return { kind: 'program-failed', exitCode: failure, unconfirmed: true, ...names };
  return { kind: 'program-succeeded', exitCode: success, ...names };
}

/** Exit codes, results, and what follows from them. */
export const outcome = [
  sentence('program-exited', 'KB919592', say`Program exit code ${exitCode}`),
  sentence('routine', 'KB919592', say`Looking for MIF file to get program status`),
  telling<Script>('program-succeeded', 'KB919592 (success)', script, scriptEnded),
  sentence(
    'program-succeeded-pending-restart',
    'KB919592',
    say`Raised Program Prelim Success Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`,
  ),
  sentence(
    'program-succeeded',
    published,
    say`Raised Program Success Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`,
  ),
  sentence('program-failed', field, say`Raised Program Error Event for Ad:${advertisement}, Package:${packageId}, Program: ${program}`),
  // Status seen: Success, SuccessRebootRequired; FailureRetry and FailureNonRetry are named by home.configmgrftw.com.
  sentence(
    'execution-completed',
    `KB919592; ${published}`,
    say`Execution is complete for program ${program}. The exit code is ${exitCode}, the execution status is ${text('status')}`,
  ),
  // 0x8000xxxx in SMS 2003, 0x87D0xxxx later.
  sentence(
    'program-failed',
    'KB907979',
    say`Fatal error ${code('hresult')} encountered for program ${program}. This program will not ${text('_')}`,
    {
      reason: 'fatal error',
    },
  ),
  sentence('program-failed', field, say`Non fatal error ${code('hresult')} encountered for program ${program}, Package ${packageId}`, {
    reason: 'error that may be retried',
  }),
  sentence('routine', 'KB919592', say`Program ${program} is running when user loggs off`),
  sentence('retry-decided', field, say`Program ${program} will be retried${rest}`, { willRetry: true }),
  sentence('restart-failed', 'KB919592', say`Rebooting the computer - InitiateSystemShutdownEx failed ${code('win32')}`),
];
