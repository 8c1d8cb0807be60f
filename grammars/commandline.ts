import { type Executable, executableOf, type PathName, pathName } from './commandline/executable.js';
import { type Installer, installerOf } from './commandline/installer.js';
import { type ShellSyntax, type Word, words } from './commandline/words.js';

export type { Executable, Installer, PathName, ShellSyntax };

export interface Argument {
  /** Without its quotes. */
  readonly text: string;
  readonly quoted: boolean;
  /** The first path in it. */
  readonly path?: PathName;
  /** Name of the switch without its sign, in lower case: `qn` of `/QN`, `log` of `-log=x`. */
  readonly switch?: string;
}

/** The command line of a program, as Windows would start it. */
export interface CommandLine {
  readonly executable: Executable;
  readonly arguments: readonly Argument[];
  readonly installer?: Installer;
  /** All UNC paths in it, as written, each once. */
  readonly uncPaths: readonly string[];
  /** Capital letters, each once. */
  readonly driveLetters: readonly string[];
  /** What only a command interpreter understands, whether or not one is called. */
  readonly shellSyntax: readonly ShellSyntax[];
  /** `Nconnect.exe` stands in front and connects the shares named with the client connection accounts (R34; Q242011). */
  readonly nconnect: boolean;
}

/** Command lines that were taken apart before: a client has some dozen, and each is looked at by many eyes. */
const known = new Map<string, CommandLine>();
const mostKnown = 500;

/** Takes a command line apart. Any text gives an answer: unbalanced quotes end with the line, an empty line has an empty executable. */
export function commandLine(line: string): CommandLine {
  const before = known.get(line);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const taken = parsed(line);
  known.set(line, taken);
  return taken;
}

function parsed(line: string): CommandLine {
  const all = words(line);
  const { executable, taken } = executableOf(line, all);
  const rest = all.slice(taken);
  const paths = [executable, ...rest.flatMap((word) => word.paths).map(pathName)];
  const installer = innermost(line, executable, rest);
  return {
    executable,
    arguments: rest.map(argument),
    ...(installer && { installer }),
    uncPaths: once(paths.filter(({ kind }) => kind === 'unc').map(({ path }) => path)),
    driveLetters: once(paths.flatMap(({ drive }) => drive ?? [])),
    shellSyntax: once(all.flatMap((word) => word.shell)),
    nconnect: isNconnect(executable.path),
  };
}

const once = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
const isNconnect = (path: string) => /(^|[\\/])nconnect(\.exe)?$/i.test(path);

function argument(word: Word): Argument {
  const [path] = word.paths;
  const name = word.quoted ? undefined : /^(?:\/|--?)([A-Za-z0-9?][^=:\\]*)/.exec(word.text)?.[1]?.toLowerCase();
  return { text: word.text, quoted: word.quoted, ...(path && { path: pathName(path) }), ...(name && { switch: name }) };
}

/** The installer behind `cmd /c`, `start` and `Nconnect.exe`, which only start something else. */
function innermost(line: string, executable: Executable, rest: readonly Word[], depth = 0): Installer | undefined {
  const outer = isNconnect(executable.path) ? undefined : installerOf(line, executable, rest);
  const inner = depth > 3 ? undefined : startedBy(executable.path, rest);
  if (!inner?.length) return outer;
  const [only] = inner;
  // One quoted word holds a whole command line: cmd /c "msiexec /i x.msi".
  const packed = inner.length === 1 && only?.quoted && /\s/.test(only.text) ? only.text : undefined;
  const next = packed === undefined ? { line, words: inner } : { line: packed, words: words(packed) };
  const { executable: started, taken } = executableOf(next.line, next.words);
  return innermost(next.line, started, next.words.slice(taken), depth + 1) ?? outer;
}

function startedBy(path: string, rest: readonly Word[]): readonly Word[] | undefined {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  if (/^(nconnect|start)(\.exe)?$/i.test(name)) return skipOptions(rest);
  const at = /^(cmd|command)(\.exe|\.com)?$/i.test(name) ? rest.findIndex(({ text }) => /^\/[ck]$/i.test(text)) : -1;
  return at === -1 ? undefined : rest.slice(at + 1);
}

const skipOptions = (rest: readonly Word[]) => {
  const at = rest.findIndex(({ text }) => text !== '' && !text.startsWith('/'));
  return at === -1 ? [] : rest.slice(at);
};
