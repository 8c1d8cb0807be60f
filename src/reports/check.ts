import { type Paint, painter } from './colour.js';
import { plainJson, plainly } from './plain.js';
import type { View } from './report.js';
import { count, wrap } from './wrap.js';

/** Something said about a model file, at a place of it. */
export interface Remark {
  readonly line: number;
  readonly column: number;
  /** Account rule; a mistake has none. */
  readonly rule?: string | undefined;
  readonly text: string;
  readonly fix?: string | undefined;
}

/** What is wrong with a model file, and what is doubtful in it. */
export interface Checked {
  readonly schemaVersion: 1;
  readonly file: string;
  readonly mistakes: readonly Remark[];
  readonly advice: readonly Remark[];
}

const titles = { mistakes: 'mistake', advice: 'piece of advice' } as const;

/** A line for each remark, as compilers print them, and what to do. */
export function* checkText(raw: Checked, asked: Pick<View, 'width' | 'colour'>): Iterable<string> {
  const width = Math.min(Math.max(asked.width, 60), 140);
  const paint = painter(asked.colour);
  const { file, mistakes, advice } = plainly(raw);
  for (const one of mistakes) yield remark(file, one, width, paint);
  for (const one of advice) yield remark(file, one, width, paint);
  if (mistakes.length > 0) yield `${file}: ${count(mistakes.length, titles.mistakes)}; it cannot be used.\n`;
  else if (advice.length === 0) yield `${file}: no mistake, and nothing to advise.\n`;
  else yield `${file}: no mistake, ${advice.length === 1 ? 'one piece' : `${advice.length} pieces`} of advice.\n`;
}

function remark(file: string, { line, column, rule, text, fix }: Remark, width: number, paint: Paint): string {
  const place = paint('dim', `${file}:${line}:${column}`);
  const mark = rule === undefined ? '' : ` [${rule}]`;
  return [wrap(`${place} ${text}${mark}`, width), ...(fix === undefined ? [] : [wrap(fix, width, '    => ')]), ''].join('\n');
}

/** The same for programs. */
export function checkJson(checked: Checked): string {
  return `${plainJson(JSON.stringify(checked, undefined, 2))}\n`;
}
