import { commandLine } from '../../grammars/commandline.js';
import { contentErrors, networkErrors, noneAnswered } from './content.js';
import { lines, newest, succeeded } from './evidence.js';
import type { FailureClass } from './failure.js';

/** F10 (Q245703). */
export const localVersionRunInstead: FailureClass = {
  id: 'local-version-run-instead',
  section: 'F10',
  title: 'A local program of the same name ran instead of the one in the package',
  level: 'warning',
  clients: ['9x', 'legacy'],
  successes: 'by log',
  signs: {},
  find(run, facts) {
    if (!succeeded(run) || facts.family === 'ccm') return undefined;
    const error = contentErrors(run, facts).find(({ win32 }) => win32 !== undefined && networkErrors.includes(win32));
    const lost = error?.event ?? noneAnswered(run);
    const started = newest(run, 'program-starting', 'command-line') ?? newest(run, 'program-exited');
    if (!lost || !started || run.events.indexOf(started) < run.events.indexOf(lost)) return undefined;
    const line = started.path ?? started.commandLine ?? run.commandLine;
    const kind = line === undefined ? undefined : commandLine(line).executable.kind;
    if (kind === 'unc') return { whyNot: 'the program that ran lies on a distribution point' };
    if (kind !== 'drive' && kind !== 'bare') return undefined;
    const given = facts.program?.commandLine;
    const bare = given !== undefined && commandLine(given).executable.kind === 'bare';
    if (given !== undefined && !bare) return { whyNot: 'the command line names a path of its own, so no other file can take its place' };
    return {
      verdict: bare ? 'confirmed' : 'probable',
      seen: lines(lost, started, newest(run, 'program-succeeded', 'execution-completed', 'program-exited')),
      because: [
        { rule: 'R32', text: 'No distribution point could be reached, and still the program "succeeded".' },
        { rule: 'R32', text: `What ran is ${line}: the client looked for the name in the local path and found another file.` },
      ],
      missing: bare ? [] : [{ fact: 'the command line of the program', decides: 'whether a local file could take its place' }],
      process: facts.process.account,
      code: error?.code,
      fix: [
        'Give the program a name that no file in the PATH of the clients has, or its full path on the distribution point.',
        'Treat the success as a failure: repair the way to the distribution point and run it again.',
      ],
    };
  },
};
