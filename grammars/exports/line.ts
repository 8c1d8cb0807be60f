/** A line of an export; lines count from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** What was read, and the lines that no production knows. */
export interface Read<Found> {
  readonly found: Found;
  readonly unread: readonly Line[];
}

/** No tool of Windows writes longer ones; a path has at most 32,767 characters. */
export const longest = 40_000;

/** A command that was copied along with its output: `C:\>icacls D:\SMSPKGD$\S0100012`, `PS C:\> Get-SmbShareAccess tools`. */
const prompt = /^\s{0,10}(?:PS )?(?:[A-Za-z]:[\\/][^<>"|]{0,300}|[A-Z0-9]{3}:\\?)> ?(\S.{0,2000})?$/;

export function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n|\n|\r/).map((line, at) => ({ text: line.trimEnd(), number: at + 1 }));
}

/** The command that a line with a prompt holds; empty for a bare prompt, undefined for any other line. */
export function commandIn({ text }: Line): string | undefined {
  const found = prompt.exec(text);
  return found ? (found[1] ?? '').trim() : undefined;
}

export const isBlank = ({ text }: Line): boolean => text === '';

/**
 * The lines without the sentence with which a tool ends, in whatever language: the last line, when it ends as a sentence does. Names of
 * accounts and shares do not.
 */
export function withoutClosing(lines: readonly Line[]): readonly Line[] {
  const at = lines.findLastIndex((line) => !isBlank(line));
  const last = lines[at];
  return last && /[.。!]$/.test(last.text) && /\s|[^\x00-\x7f]/.test(last.text) ? lines.slice(0, at) : lines;
}
