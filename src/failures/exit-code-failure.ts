import type { Code } from '../../grammars/event.js';
import { explain } from '../codes/index.js';
import { restartCodes } from '../runs/outcome.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { failed, lines, of } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';

const ends = ['program-exited', 'execution-completed', 'program-failed'] as const;

/** G10 (Q216744, Q263700, KB 919592). */
export const exitCodeFailure: FailureClass = {
  id: 'exit-code-failure',
  section: 'G10',
  title: 'The program ran and ended with an error code of its own',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  generic: true,
  signs: { kinds: ends },
  find(run, facts) {
    if (!failed(run)) return undefined;
    const ended = ending(run);
    if (!ended) return undefined;
    const { event, exitCode } = ended;
    const code: Code = event.code?.family === 'exit' ? event.code : { text: String(exitCode), value: exitCode >>> 0, family: 'exit' };
    return {
      verdict: event.unconfirmed ? 'probable' : 'confirmed',
      seen: lines(event, ...of(run, 'execution-completed', 'error-handled', 'retry-decided').slice(-2)),
      because: because(code, facts),
      missing: [{ fact: 'what the log of the program itself says', decides: `which of its own failures ${exitCode} is` }],
      process: facts.process.account,
      code,
      fix: remedy(exitCode, run),
    };
  },
};

/** The event that tells the exit code of the failure. Restart codes are no failure (R77). */
function ending(run: Run): { event: LoggedEvent; exitCode: number } | undefined {
  const all = of(run, ...ends).flatMap((event) =>
    event.exitCode === undefined || event.exitCode === 0 || restartCodes.has(event.exitCode) ? [] : [{ event, exitCode: event.exitCode }],
  );
  const last = all.at(-1);
  return all.find(({ exitCode }) => exitCode === last?.exitCode) ?? last;
}

function because(code: Code, facts: Facts): Match['because'] {
  const printed =
    'The text that the client prints beside it is that of the Windows error with the same number; the program may mean something else.';
  return [
    ...(facts.process.account ? facts.process.because : []),
    { rule: 'R77', text: `The program was started, and its own result counts as a failure: ${explain(code).meaning}.` },
    {
      rule: 'R77',
      text: 'Any exit code but 0, 3010, 3011, 1641 and 1604 counts as a failure where no status file of the program says otherwise.',
    },
    ...(facts.family === 'ccm' ? [] : [{ rule: 'R77', text: printed }]),
  ];
}

/** What would turn the exit code into a more specific failure. */
const hints: Readonly<Record<number, string>> = {
  2: 'If the program passes Windows errors on, 2 is a missing file: look for the path it opens and for the account that opens it.',
  3: 'If the program passes Windows errors on, 3 is a missing folder: look for the path it opens and for the account that opens it.',
  5: 'If the program passes Windows errors on, 5 is access denied: find the path in its log and ask what its account may do there.',
  1602: 'Somebody or nobody answered a question of the installer: run it silently.',
  1603: 'Search a verbose installer log (/l*v) for "Return value 3"; the lines before it name the step, often a path that the account may not use.',
  1618: 'Another installation was running: let the program run again.',
  1622: 'The path given for the installer log cannot be written by the account that runs the program.',
};

function remedy(exitCode: number, run: Run): string[] {
  const name = run.program === undefined ? 'the program' : `the program ${run.program}`;
  const hint = hints[exitCode];
  return [
    ...(hint ? [hint] : []),
    `Look ${exitCode} up in the documentation of ${name} and read its own log on the client.`,
    'If that log names a path or an account, run smsdx again with that log and a model of the share.',
  ];
}
