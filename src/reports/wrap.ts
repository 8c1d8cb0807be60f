import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Text cut to a number of columns, the cut shown. Measured in columns of a terminal, so that wide characters count twice. */
export function cut(text: string, columns: number): string {
  // No character is wider than two columns or takes more than a few units; what lies beyond need not be measured.
  const near = text.length > columns * 4 ? text.slice(0, columns * 4) : text;
  if (near.length === text.length && stringWidth(text) <= columns) return text;
  let width = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(near)) {
    width += stringWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A word that is wider than the line breaks after a separator of paths and identifiers, where it has one. */
function folded(word: string, width: number): string {
  if (word.length * 2 <= width || stringWidth(word) <= width) return word;
  let line = '';
  let lines = '';
  for (const piece of word.split(/(?<=[\\/\-_.,;])/)) {
    if (line !== '' && stringWidth(line + piece) > width) {
      lines += `${line}\n`;
      line = '';
    }
    line += piece;
  }
  return lines + line;
}

/** Wrapped at blanks, and within a word that is wider than the line (a UNC path); `first` opens the first line, the rest hangs under it. */
export function wrap(text: string, width: number, first = ''): string {
  const indent = stringWidth(first);
  const room = Math.max(width - indent, 10);
  const words = text.split(' ').map((word) => folded(word, room));
  const lines = wrapAnsi(words.join(' '), room, { hard: true, trim: true }).split('\n');
  return lines.map((line, at) => `${at === 0 ? first : ' '.repeat(indent)}${line}`.trimEnd()).join('\n');
}

/** `3,412`. As `toLocaleString` writes it, which loads the figures of all languages first: longer than a small log is read. */
export function figure(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `3,412 records`, `1 record`; `3 classes` where the plural is not made by an s. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${figure(number)} ${number === 1 ? noun : plural}`;
}
