import type { CommandLine } from '../../grammars/commandline.js';
import type { EventKind } from '../../grammars/event.js';
import { win32Of } from '../../grammars/numbers.js';
import type { Run } from '../runs/run.js';
import { failed, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { callOf } from './installer-call.js';
import { shown, type Told, told, verdictOf } from './told.js';

/** Command line invalid; invalid command. */
const invalid = [0x87d01104, 0x87d00208];
/** Executable not valid or command line not buildable. */
const notBuildable = 0x87d01106;
/** ERROR_INVALID_NAME, ERROR_INVALID_NETNAME, ERROR_INVALID_PARAMETER: of a command line only where the program was started with it. */
const malformed = [123, 1214];
const parameter = 87;
const ends = ['program-exited', 'execution-completed', 'program-failed'] as const;
const elsewhere: ReadonlySet<EventKind> = new Set<EventKind>([
  'download-failed',
  'content-unavailable',
  'connection-refused',
  'evidence',
  'web-request-failed',
]);

/** G8 (Q235149, Q235377, G-ERR). */
export const commandLineInvalid: FailureClass = {
  id: 'command-line-invalid',
  section: 'G8',
  title: 'The command line of the program cannot be used as it is',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ends, values: [...invalid, notBuildable], win32: [...malformed, parameter] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const call = callOf(run, facts);
    const shell = call === undefined ? [] : swallowed(call);
    const number = told(run, { values: invalid }) ?? told(run, { win32: malformed, except: elsewhere });
    if (number) return match(run, facts, number, shell);
    if (shell.length === 0 || !call) return refusedStart(run, facts);
    const start = told(run, { values: [notBuildable], win32: [parameter], except: elsewhere });
    const ended = failed(run) ? newest(run, ...ends) : undefined;
    const seen: Told | undefined = start ?? (ended && { event: ended, code: ended.code, sure: false });
    if (!seen) return undefined;
    if (call.installer?.engine === 'cmd') return { whyNot: 'a command interpreter is called, and it understands them' };
    return match(run, facts, { ...seen, sure: false }, shell);
  },
};

/** A parameter that the start of the program refused; the command line is the likeliest, and no more. */
function refusedStart(run: Run, facts: Facts): Match | undefined {
  const start = of(run, 'program-start-failed').at(-1);
  const seen =
    start && start.phase !== 'start'
      ? told(run, { is: (event) => event === start && event.code !== undefined && win32Of(event.code) === parameter })
      : undefined;
  if (!seen) return undefined;
  return {
    ...match(run, facts, seen, []),
    verdict: 'undetermined',
    missing: [{ fact: 'the command line and the start folder of the program', decides: 'command-line-invalid, or another parameter' }],
  };
}

const signs: Readonly<Record<string, string>> = { redirection: 'a redirection (> or <)', pipe: 'a pipe (|)', and: 'two commands (&)' };

/** What the start of a process passes on as plain text. */
function swallowed({ shellSyntax }: CommandLine): string[] {
  return shellSyntax.flatMap((syntax) => signs[syntax] ?? []);
}

function match(run: Run, facts: Facts, seen: Told, shell: readonly string[]): Match {
  const line = run.commandLine ?? facts.program?.commandLine;
  const proven = seen.code !== undefined && invalid.includes(seen.code.value);
  return {
    verdict: proven ? verdictOf(seen) : 'probable',
    seen: shown(run, of(run, 'command-line').at(-1), seen.event),
    because: [
      ...(proven ? [{ rule: 'R71', text: `The client says that the command line is invalid (${seen.code?.text}).` }] : []),
      ...(shell.length > 0
        ? [
            {
              rule: 'R71',
              text: `It holds ${shell.join(' and ')}, which only a command interpreter understands; the client starts the program without one.`,
            },
          ]
        : []),
      ...(!proven && seen.code ? [{ rule: 'R71', text: `The program did not start or failed with it (${seen.code.text}).` }] : []),
    ],
    missing: line === undefined ? [{ fact: 'the command line of the program', decides: 'what in it is wrong' }] : [],
    process: facts.process.account,
    code: seen.code,
    fix:
      shell.length > 0
        ? [`Put ${line ?? 'the command'} into a batch file in the package and start that, or begin the command line with cmd.exe /c.`]
        : [
            `Correct the command line ${line === undefined ? '' : `"${line}" `}of ${run.program ?? 'the program'}: quotes around paths with blanks, no characters that a path may not hold.`,
          ],
  };
}
