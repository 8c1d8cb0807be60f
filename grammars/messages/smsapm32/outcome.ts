import { any, anyFigure, closing, code, integer, maybe, packageName, program, say, sentence, telling, text, word } from '../../template.js';

/** What APM makes of the end of a program: status, error, retry. */
export const outcome = [
  sentence('job-status', 'Q268500, Q302674', say`Reporting status : ${word('status')}`),
  // 0xd unknown, 0xc network down (Q268500, Q302674), 0x12 cancelled (Q226504).
  sentence('job-status', 'Q268500, Q302674, Q226504', say`Setting job status to ${word('status')}`),
  sentence('program-failed', 'Q268500', say`Program completed unsuccessfully`),
  // The one sentence with code, program and package.
  sentence(
    'error-handled',
    'Q268500, Q302535, Q302674',
    say`Handling an error condition (${code()}) for program ${program} in package ${closing('packageName')}`,
  ),
  sentence('routine', 'Q268500, Q302535, Q302674', say`Beginning with a job run status set to ${any}`),
  sentence('routine', 'Q268500', say`*** UNRECOGNISED JOB COMPLETION RETURN CODE. ASSUMING UNSUCCESSFUL EXECUTION`),
  sentence('routine', 'Q268500, Q302535', say`The error requires that some type of reschedule action be taken`),
  sentence('routine', 'Q268500, Q302535', say`Attempting to get action for failure condition ${code()}`),
  sentence('routine', 'Q268500', say`The job failed or some unknown error has occurred. Get the Job Failed Action from the registry`),
  // Action 2: do not reschedule (Q268500); 4: use the next schedule time (Q302535).
  telling('retry-decided', 'Q268500, Q302535', say`Returning action code ${integer('action')}`, ({ action }) => {
    return { kind: 'retry-decided', willRetry: action !== 2, action };
  }),
  sentence('routine', 'Q268500', say`Determining whether to unschedule or schedule this job based on its current settings`),
  sentence('routine', 'Q268500', say`Determining whether to unschedule or schedule the next time the program will run ${any}`),
  // The user is literally <ANY USER>, or an account.
  sentence('run-unscheduled', 'Q268500, Q302674', say`Unscheduling program ${program} in package ${packageName} for ${closing('user')}`),

  sentence('status-mif-missing', 'Q292261', say`A program status .mif has not been found`),
  sentence('job-status', 'Q292261', say`Changing job status to success but not reporting any program status`, {
    status: 'success without report',
  }),
  sentence('routine', 'Q292261', say`There will be no further program status .mif checking for this job upon restart`),

  sentence('routine', 'Q289552', say`Waiting for application launch data mutex (max wait = ${anyFigure} seconds)`),
  sentence('client-component-failed', 'Q289552', say`** Mutex timeout`, { component: 'APM', reason: 'mutex timeout' }),
  sentence('client-component-failed', 'Q289552', say`Unable to signal Client Service to restart this application`, {
    component: 'APM',
    reason: 'the client service cannot be told to restart it',
  }),
  telling('client-exception', 'Q261264', say`EXCEPTION EXCEPTION EXCEPTION${maybe`${text('rest')}`}`, ({ rest = '' }) => {
    return { kind: 'client-exception', application: /^\w+/.exec(rest)?.[0] };
  }),
];
