import { type CommandLine, commandLine } from '../../grammars/commandline.js';
import type { Run } from '../runs/run.js';
import { of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match } from './failure.js';
import { callOf } from './installer-call.js';
import { shown, type Told, told } from './told.js';

/** ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND when the program is started. */
const notFound = [2, 3];
/** The executable is not valid, or no command line can be made of it (M-ERR; several public lists are wrong about it). */
const notValid = 0x87d01106;

/** G7 (Q235377, Q235767, M-PKG, M-ERR). */
export const programNotFound: FailureClass = {
  id: 'program-not-found',
  section: 'G7',
  title: 'The executable of the program was not found',
  level: 'error',
  clients: ['9x', 'legacy', 'ccm'],
  signs: { kinds: ['program-start-failed'], values: [notValid] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const start = of(run, 'program-start-failed').at(-1);
    const seen = told(run, { values: [notValid], is: (event) => event === start && isMissing(event) });
    if (!seen) return undefined;
    const call = calledBy(seen, run, facts);
    if (call?.executable.kind === 'unc' && seen.code?.value !== notValid)
      return { whyNot: 'the executable is named by its path in the network: content or rights are missing there' };
    if (call?.shellSyntax.some((syntax) => syntax !== 'environment') && seen.code?.value === notValid)
      return { whyNot: 'the command line holds what only a command interpreter understands' };
    return match(run, facts, seen, call);
  },
};

/** No number: the client called the file invalid. */
function isMissing({ code }: Told['event']): boolean {
  return code === undefined ? false : notFound.includes(code.value & 0xffff) && (code.value <= 0xffff || code.value >>> 16 === 0x8007);
}

function calledBy({ event }: Told, run: Run, facts: Facts): CommandLine | undefined {
  return event.commandLine === undefined ? callOf(run, facts) : commandLine(event.commandLine);
}

function match(run: Run, facts: Facts, seen: Told, call: CommandLine | undefined): Match {
  const invalid = of(run, 'program-start-failed').findLast(({ code, path }) => code === undefined && path !== undefined);
  const name = call?.executable.path ?? invalid?.path ?? run.program ?? 'the executable';
  const blank = call !== undefined && !call.executable.quoted && /\s/.test(call.executable.path);
  return {
    verdict: seen.code?.value === notValid && invalid !== undefined && seen.sure ? 'confirmed' : 'probable',
    seen: shown(run, invalid, seen.event),
    because: [
      {
        rule: 'R71',
        text: `The client could not find ${name} or could not start it as a program (${seen.code?.text}). It looks in the package, then in the Windows folders and the PATH.`,
      },
      ...(blank ? [{ rule: 'R71', text: `${name} holds blanks and has no quotes: older clients cut it at the first blank.` }] : []),
      { rule: 'R78', text: 'Where the package lies on a share that the account cannot see, "not found" can hide a missing right.' },
    ],
    missing: [
      { fact: `whether ${name} is in the package or in the PATH of the client`, decides: 'program-not-found or command-line-invalid' },
    ],
    process: facts.process.account,
    code: seen.code,
    fix: [
      `Check that ${name} is in the source of the package under that name, and refresh its distribution points.`,
      ...(blank ? [`Put ${name} into quotes.`] : [`Correct the command line of ${run.program ?? 'the program'} if the name is wrong.`]),
    ],
  };
}
