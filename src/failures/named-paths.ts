import { commandLine } from '../../grammars/commandline.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import { pathsOf } from './evidence.js';

/** UNC paths of a command line, as written. */
export function uncPathsIn(line: string | undefined): readonly string[] {
  return line === undefined ? [] : commandLine(line).uncPaths;
}

/** The paths that an event is about, as the run names them. */
export function namedPaths(event: LoggedEvent, run: Run): readonly string[] {
  return pathsOf(event).map((path) => whole(path, event, run));
}

/** Unknown wording ends a path at its first blank; where the run names a longer path that stands there as well, that one is meant. */
function whole(path: string, { kind, seen }: LoggedEvent, run: Run): string {
  if (kind !== 'evidence' && kind !== 'connection-refused') return path;
  const start = `${path} `.toLowerCase();
  const named = [...uncPathsIn(run.commandLine), run.workingDirectory ?? ''].map((each) => each.replace(/\\+$/, ''));
  const message = seen.message.toLowerCase();
  const longer = named.flatMap((each) => (each.toLowerCase().startsWith(start) ? prefixes(each) : []));
  return longer.find((each) => message.includes(each.toLowerCase())) ?? path;
}

/** `\\S\Soft Ware\a.exe`, then `\\S\Soft Ware`: the path and the folders and the share that it lies in. */
function prefixes(path: string): string[] {
  const parts = path.split('\\');
  return Array.from({ length: Math.min(parts.length - 3, 20) }, (_, up) => parts.slice(0, parts.length - up).join('\\'));
}
