import { commandLine } from '../../grammars/commandline.js';
import type { Code } from '../../grammars/event.js';
import type { Connection } from '../accounts/model.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { codeAmong, lines, newest, origin, pathsOf, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Verdict } from './failure.js';
import { asText } from './principals.js';

/** What opening a letter that is not there gives: not found, invalid drive, bad device, or APM's unspecified error (Q263279). */
const gone = [2, 3, 15, 1200];
const unspecified = [0x80004005];
/** Programs pass it on that they found no file or folder. */
const passedOn = [2, 3];
/** Letters that a machine usually has itself. */
const ownLetters = new Set(['A', 'B', 'C', 'D']);

/** A3 (Q263279, Q149984). */
export const mappedDriveNotInContext: FailureClass = {
  id: 'mapped-drive-not-in-context',
  section: 'A3',
  title: 'The program needs a drive letter that only the logged-on user has',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { win32: gone, values: unspecified, exits: passedOn },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    const missed = missedDrive(run, facts);
    if (!missed) return undefined;
    const whyNot = refuting(missed, facts);
    return whyNot === undefined ? match(run, facts, missed) : { whyNot };
  },
};

interface Missed {
  readonly letter: string;
  readonly path: string;
  readonly event: LoggedEvent;
  readonly code: Code;
  /** The drive as the model knows it in the session of the user. */
  readonly mapped: Connection | undefined;
}

function missedDrive(run: Run, facts: Facts): Missed | undefined {
  const newest = codeAmong(run, gone, unspecified);
  const seen = newest ? origin(run, newest) : exited(run);
  if (!seen) return undefined;
  const found = drivesOf(run, facts).map((drive) => ({ ...drive, mapped: mappedTo(drive.letter, facts) }));
  const drive = found.find(({ mapped }) => mapped) ?? found.find(({ letter }) => !ownLetters.has(letter));
  return drive && { ...drive, event: seen.event, code: seen.code };
}

function exited(run: Run): { event: LoggedEvent; code: Code } | undefined {
  const event = newest(run, 'program-exited', 'execution-completed', 'program-failed');
  if (!event || run.exitCode === undefined || !passedOn.includes(run.exitCode)) return undefined;
  return { event, code: { text: String(run.exitCode), value: run.exitCode, family: 'exit' } };
}

function drivesOf(run: Run, facts: Facts): { letter: string; path: string }[] {
  const shown = run.events.flatMap((event) => [event.commandLine, ...pathsOf(event), event.workingDirectory]);
  const all = [run.commandLine, run.workingDirectory, ...shown, facts.program?.commandLine, facts.program?.workingDirectory];
  return [...new Set(all)].flatMap((line) =>
    line === undefined ? [] : commandLine(line).driveLetters.map((letter) => ({ letter, path: pathOn(letter, line) })),
  );
}

/** The first path of a command line that is on that drive. */
function pathOn(letter: string, line: string): string {
  const { executable, arguments: rest } = commandLine(line);
  return [executable, ...rest.flatMap(({ path }) => path ?? [])].find(({ drive }) => drive === letter)?.path ?? line;
}

function mappedTo(letter: string, facts: Facts): Connection | undefined {
  return facts.client.connections?.find(
    ({ session, driveLetter }) => session === 'user' && driveLetter?.slice(0, 1).toUpperCase() === letter,
  );
}

function refuting({ letter, mapped }: Missed, facts: Facts): string | undefined {
  const { program, process, client } = facts;
  if (process.account?.kind === 'logged-on-user') return `the program runs as the logged-on user, who has the drives of the session`;
  if (program?.driveMode === 'specific-drive-letter' && program.driveLetter?.slice(0, 1).toUpperCase() === letter)
    return `the client itself maps ${letter}: for this program`;
  return client.connections && !mapped ? `no drive ${letter}: of a user is known on this client` : undefined;
}

function match(run: Run, facts: Facts, { letter, path, event, code, mapped }: Missed): Match {
  const who = facts.process.account ? asText(facts.process.account) : 'the account that runs the program';
  const sure = mapped && facts.process.account ? code.family !== 'exit' : false;
  const verdict: Verdict = sure ? 'confirmed' : facts.process.account ? 'probable' : 'undetermined';
  const fact = `whether ${letter}: is a drive that the user has mapped`;
  const unc = mapped ? `\\\\${mapped.server}${mapped.share ? `\\${mapped.share}` : ''}` : `the share behind ${letter}:`;
  return {
    verdict,
    seen: lines(
      event,
      newest(run, 'command-line', 'program-starting'),
      newest(run, 'error-handled', 'program-failed', 'execution-completed'),
    ),
    because: [
      { rule: 'R71', text: `The program is started with ${path}, and the log prints ${code.text}.` },
      ...facts.process.because,
      ...(mapped ? [{ rule: 'R27', text: `${letter}: is a connection of the session of the user, to ${unc}.` }] : []),
      { rule: 'R27', text: `A drive letter belongs to the session that mapped it: ${who} does not have ${letter}:.` },
    ],
    missing:
      mapped && facts.process.account
        ? []
        : [...(mapped ? [] : [{ fact, decides: 'mapped-drive-not-in-context or a missing file' }]), ...facts.process.missing],
    process: facts.process.account,
    resource: { kind: 'local', path },
    code,
    fix:
      facts.family === 'ccm'
        ? [
            `Replace ${letter}: by its UNC path (${unc}), and give the computer accounts of the clients Read there, or put the files into the package.`,
            'Or let the program run with user rights.',
          ]
        : [
            `Let the program run with user rights, for only the user has ${letter}:.`,
            `Or replace ${letter}: by its UNC path (${unc}) and let the program run as the software installation account, with Read there.`,
          ],
  };
}
