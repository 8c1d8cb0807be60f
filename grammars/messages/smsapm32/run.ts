import type { Code, Context, Event } from '../../event.js';
import {
  account,
  any,
  anyFigure,
  code,
  exitCode,
  maybe,
  path,
  perhaps,
  quoted,
  say,
  sentence,
  site,
  telling,
  text,
  word,
} from '../../template.js';

/** `SERVICE` is the client token account, which has no rights on the network (Q253197). */
const contexts: Readonly<Record<string, Context>> = { SERVICE: 'service', USER: 'user', SYSTEM: 'system' };

/** What APM was about when it got the return code. */
const reasons = [
  say`; Could not enable program ${quoted('refused')}`,
  say`; Could not enable program execution ${quoted('refused')}`,
  // The same number again, signed or as a plain Win32 error (Q302674, Q294939).
  say`; IsExecutePossible returned error ${anyFigure} for program ${quoted('refused')}`,
  say`; Program ${quoted('ended')} terminated with exit code = ${exitCode}`,
  say`; ERROR: the path is not ${word('inaccessible')}`,
  say`; Reboot ${word('restart')}`,
] as const;

interface ReturnCode {
  code: Code;
  text?: string;
  refused?: string;
  ended?: string;
  exitCode?: number;
  inaccessible?: string;
  restart?: string;
}

const onPath = (commandLine: string): string | undefined => (commandLine.includes('\\') ? commandLine : undefined);

/** Number and text are both kept, for they may disagree (Q235738 prints 0x552 beside the text of 1314). */
function returned({ code, text: words, refused, ended, exitCode: exit, inaccessible, restart }: ReturnCode): Event {
  // Q253197, Q235149: the exit code is printed as if it were a Win32 error; neither that number nor its text means anything.
  if (ended !== undefined && exit !== undefined) return { kind: 'program-exited', exitCode: exit, commandLine: ended, path: onPath(ended) };
  const cause = { code, text: words?.split(/[\s~]*[\n~];/)[0] };
  if (inaccessible !== undefined) return { kind: 'content-location-refused', ...cause };
  if (restart !== undefined) return { kind: 'restart-failed', ...cause };
  if (refused !== undefined)
    return { kind: 'program-start-failed', phase: 'connect', commandLine: refused, path: onPath(refused), ...cause };
  return code.value === 0 ? { kind: 'routine', ...cause } : { kind: 'program-start-failed', phase: 'prepare', ...cause };
}

/** The account that APM prepares, the start of the program and its end. */
export const run = [
  sentence('account-elevated', 'Q242011', say`Granting Local admin rights to user ${account}`),
  sentence('account-elevation-failed', 'Q242011', say`ERROR: NetLocalGroupAddMembers error for user ${account} (${code()})`),
  sentence('account-elevation-failed', 'Q242011', say`Failed to add admin rights to user ${account}`),
  sentence('account-lookup-failed', 'Q235205', say`ERROR: NetUserGetLocalGroups failed for user ${account} (${code()})`),
  sentence('account-rights-unknown', 'Q235205', say`WARNING: Could not ascertain rights for user ${account}`),
  sentence('run-account-missing', 'Q264714', say`ERROR: Could not get APM run account data for site ${site}`),
  sentence('run-account-missing', 'Q264714', say`Could not get data blob for site ${site}`),

  telling('program-starting', 'Q253197', say`Attempting to execute ${quoted('path')} (${text('who')} context)`, ({ path, who }) => {
    return { kind: 'program-starting', path, context: contexts[who.toUpperCase()] };
  }),
  sentence('command-line', 'Q253197', say`Command line ${quoted('commandLine')} CWD ${quoted('workingDirectory')}`),
  // The details of status message 10003, as administrators paste them.
  sentence('command-line', 'Q263279', say`Command line: ${quoted('commandLine')}`),
  sentence('routine', 'Q263279', say`Working directory: ${path}`),
  sentence('routine', 'Q263279', say`Drive letter (? = any): ${any}`),
  telling<ReturnCode>(
    'program-start-failed',
    'Q235205, Q264714, Q273754 (alone); Q268500, Q294939, Q302674 (start refused); Q253197, Q235149 (exit); Q302535 (path); Q235738 (restart)',
    say`Return code = ${code()}${perhaps(say`; ${maybe`${text('text')}`}${perhaps(...reasons)}`, ...reasons)}`,
    returned,
  ),
];
