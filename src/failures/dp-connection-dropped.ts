import { type CommandLine, commandLine } from '../../grammars/commandline.js';
import type { Run } from '../runs/run.js';
import { contentErrors } from './content.js';
import { failed, lines, newest, of, succeeded } from './evidence.js';
import type { Facts, FailureClass, Match, Unfit } from './failure.js';

/** Network name deleted, session cancelled, connection aborted. */
const dropped = [64, 240, 1236];
/** ERROR_INSTALL_PACKAGE_OPEN_FAILED as exit code of Windows Installer. */
const packageNotOpened = 1619;

/** D7 (Q271602). */
export const dpConnectionDropped: FailureClass = {
  id: 'dp-connection-dropped',
  section: 'D7',
  title: 'The connection to the distribution point was gone when the program used it',
  level: 'error',
  clients: ['legacy', 'ccm'],
  signs: { win32: dropped, exits: [packageNotOpened] },
  find(run, facts) {
    if (succeeded(run)) return undefined;
    return byCode(run, facts) ?? byInstaller(run, facts);
  },
};

function byCode(run: Run, facts: Facts): Match | undefined {
  const error = contentErrors(run, facts).findLast(({ win32 }) => win32 !== undefined && dropped.includes(win32));
  if (!error) return undefined;
  const path = error.resource?.path ?? 'the distribution point';
  return {
    verdict: error.event.kind === 'evidence' ? 'probable' : 'confirmed',
    seen: lines(error.event, newest(run, 'error-handled')),
    because: [
      { rule: 'R71', text: `The connection to ${path} existed and broke off (${error.code.text}); the account had been accepted.` },
    ],
    process: facts.process.account,
    resource: error.resource,
    code: error.code,
    fix: [
      `Look at ${path} at that time: restarts, disconnected sessions ("disconnect users before update"), network errors.`,
      'Where the link is unsteady, download the content first and run it from the client.',
    ],
  };
}

/** A local msiexec.exe gets the package as an argument: the client sees no program on the distribution point and lets go of it (R31). */
function byInstaller(run: Run, facts: Facts): Match | Unfit | undefined {
  const ended = of(run, 'program-exited', 'program-failed', 'execution-completed').findLast(
    ({ exitCode }) => exitCode === packageNotOpened,
  );
  const parsed = parse(run, facts);
  if (!ended || !failed(run) || !parsed || facts.family === 'ccm') return undefined;
  if (parsed.executable.kind === 'unc')
    return parsed.uncPaths.length > 1 ? { whyNot: 'the executable lies on the distribution point' } : undefined;
  const [path] = parsed.uncPaths;
  const place = path === undefined ? undefined : facts.resource(path);
  if (path === undefined || !place) return undefined;
  if (place.kind !== 'distribution-point' && facts.package?.distributionPoints)
    return { whyNot: `${path} is on no distribution point of the package` };
  const access = facts.access(path, 'read', 'client');
  if (access.verdict === 'denied') return { whyNot: `${path} would be refused while the connection stands, too` };
  const onPoint = place.kind === 'distribution-point';
  return {
    verdict: onPoint && access.verdict === 'granted' && facts.family === 'legacy' ? 'confirmed' : onPoint ? 'probable' : 'undetermined',
    seen: lines(newest(run, 'program-starting'), ended),
    because: [
      {
        rule: 'R31',
        text: `${parsed.executable.path} is on this machine and ${path} only an argument: the client keeps its connection to a distribution point only while the program itself lies there.`,
      },
      { rule: 'R31', text: `When Windows Installer opened ${path} the connection was gone (exit code ${packageNotOpened}).` },
      ...access.because,
    ],
    missing: [
      ...(onPoint
        ? []
        : [
            {
              fact: `whether ${path} is on a distribution point of the package`,
              decides: 'dp-connection-dropped or a share that the account may not open',
            },
          ]),
      ...(access.verdict === 'unknown' && onPoint ? access.missing : []),
    ],
    process: facts.process.account,
    network: access.by,
    resource: { kind: place.kind, path },
    code: { text: String(packageNotOpened), value: packageNotOpened, family: 'exit' },
    fix: [
      'Start a program that lies in the package (a setup.exe or a batch file with msiexec in it) by its path on the distribution point.',
      `Or give the package its own path with the package id in the command line instead of ${path}.`,
      'Leave the permissions of the distribution point as they are.',
    ],
  };
}

function parse(run: Run, { program }: Facts): CommandLine | undefined {
  const line = run.commandLine ?? program?.commandLine;
  return line === undefined ? undefined : commandLine(line);
}
