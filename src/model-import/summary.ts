import type { Imported } from './index.js';

const mostLines = 50;

/** What became of an import, for people: what is new, what differs, what was not understood. */
export function summary(imported: Imported, dry: boolean): string {
  const { added, same, conflicts, unread } = imported;
  const won = conflicts.filter(({ overwritten }) => overwritten).length;
  const facts = [...new Set(added.map(({ about, field, origin }) => `  ${about}${field === undefined ? '' : `: ${field}`} (${origin})`))];
  const lines = [
    `${count(added.length, 'fact')} ${dry ? 'would be' : 'are'} new, ${same} the model had already.`,
    ...(dry ? some(facts) : []),
    ...(conflicts.length > 0
      ? [`${count(conflicts.length, 'value')} differ${conflicts.length === 1 ? 's' : ''}; ${outcome(won, dry)}:`]
      : []),
    ...some(
      conflicts.map(
        (each) =>
          `  ${each.about}, ${each.field}: ${each.old}${each.oldOrigin ? ` (${each.oldOrigin})` : ''}, and now ${each.new} (${each.origin})`,
      ),
    ),
    ...(unread.length > 0 ? [`${count(unread.length, 'line')} not understood:`] : []),
    ...some(unread.map(({ file, line, text, reason }) => `  ${file}:${line} ${text} - ${reason}`)),
  ];
  return `${lines.map(plain).join('\n')}\n`;
}

function outcome(won: number, dry: boolean): string {
  if (won === 0) return 'the model stays as it is, --overwrite takes the new ones';
  return dry ? 'the new ones would be taken' : 'the new ones are taken';
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function some(lines: readonly string[]): readonly string[] {
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines), `  and ${lines.length - mostLines} more; --json lists all`];
}

/** Exports are not ours: nothing in them is to reach a terminal as a command. */
const plain = (line: string): string => line.replace(/[\p{Cc}\p{Cf}]/gu, '?');
