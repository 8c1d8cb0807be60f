import { type Form, formOf } from '../../../grammars/exports/index.js';
import { commandIn, isBlank, type Line, linesOf, longest } from '../../../grammars/exports/line.js';
import { gap, type Item, type Source } from '../gap.js';
import { readFolders } from './folders.js';
import { readGroups } from './groups.js';
import { readConnections, readIdentity } from './sessions.js';
import { readNetShare, readShareAccess } from './shares.js';

type Reader = (lines: readonly Line[], source: Source) => Iterable<Item>;

const readers: Readonly<Record<Form, Reader>> = {
  icacls: readFolders,
  cacls: readFolders,
  'smb-share-access': readShareAccess,
  whoami: readIdentity,
  'net-use': readConnections,
  'net-share': readNetShare,
  'net-localgroup': readGroups,
};

/** Reads what a tool printed; a copy of a console window holds the output of several, each below its command. */
export function* readListings(text: string, source: Source, as?: Form): Iterable<Item> {
  const lines = linesOf(text);
  for (const { number, text: long } of lines.filter((line) => line.text.length > longest))
    yield gap(number, long, 'a line that is too long');
  const sections = sectionsOf(lines.filter((line) => line.text.length <= longest));
  for (const section of sections) {
    const first = section.find((line) => !isBlank(line));
    if (!first) continue;
    const form = as ?? formOf(section);
    if (form) yield* readers[form](section, source);
    else
      for (const { number, text: unknown } of section.filter((line) => !isBlank(line)))
        yield gap(number, unknown, 'no tool that is known prints this');
  }
}

function sectionsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const sections: Line[][] = [[]];
  for (const line of lines) {
    if (commandIn(line) === undefined) sections.at(-1)?.push(line);
    else sections.push([]);
  }
  return sections;
}
