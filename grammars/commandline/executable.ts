import type { Word } from './words.js';

/** How a path is given: `drive` are all local ones, also those behind a variable (`%windir%\...`); `bare` is looked for by Windows. */
export type PathKind = 'unc' | 'drive' | 'relative' | 'bare';

export interface PathName {
  readonly path: string;
  readonly kind: PathKind;
  /** Capital letter. */
  readonly drive?: string;
}

export interface Executable extends PathName {
  readonly quoted: boolean;
}

export function pathName(path: string): PathName {
  if (/^\\\\[^\\]/.test(path)) return { path, kind: 'unc' };
  if (/^[A-Za-z]:/.test(path)) return { path, kind: 'drive', drive: path.slice(0, 1).toUpperCase() };
  if (path.startsWith('%')) return { path, kind: 'drive' };
  return { path, kind: /[\\/]/.test(path) ? 'relative' : 'bare' };
}

/** Programs that people call without their `.exe` and that take a name next: `c:\winnt\system32\cscript go.vbs` has no blank in its path. */
const wellKnown = /[\\/](msiexec|cmd|cscript|wscript|mshta|regsvr32|rundll32|regedit|nconnect|powershell|net|xcopy)$/i;
const runnable = /\.(exe|com|bat|cmd|msi|msp|vbs|vbe|js|jse|wsf|wsh|ps1|hta|pif|scr)$/i;

/**
 * The executable and how many words it takes. Windows tries a path with blanks and without quotes word by word (CreateProcess), so the
 * first beginning that names something that can run is taken; without one, the first word.
 */
export function executableOf(line: string, words: readonly Word[]): { executable: Executable; taken: number } {
  const [first] = words;
  if (!first) return { executable: { path: '', kind: 'bare', quoted: false }, taken: 0 };
  const taken = first.quoted || !/[\\%]/.test(first.text) || wellKnown.test(first.text) ? 1 : joined(line, words, runnable);
  const path = taken === 1 ? first.text : line.slice(first.from, words[taken - 1]?.to);
  return { executable: { ...pathName(path), quoted: first.quoted }, taken };
}

/** How many words from the first on make a name that ends as asked, with blanks and without quotes; 1 where none does. */
export function joined(line: string, words: readonly Word[], ending: RegExp): number {
  const [first] = words;
  if (!first) return 0;
  for (const [index, word] of words.slice(0, 20).entries()) {
    if (word.quoted || (index > 0 && (/^[/-]/.test(word.text) || /^([A-Za-z]:\\|\\\\)/.test(word.text)))) return 1;
    if (ending.test(line.slice(first.from, word.to))) return index + 1;
  }
  return 1;
}
