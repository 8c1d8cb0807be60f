import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } },
});

/** A tenth of the data. */
export const quick = values.quick;
export const runs = Number(values.runs);

/** Carries out the pieces of a bench that are asked for by name, or all of them. */
export async function carryOut(pieces: Readonly<Record<string, () => void | Promise<void>>>): Promise<void> {
  const wanted = Object.entries(pieces).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  if (wanted.length === 0) return;
  console.log(
    `Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores; median of ${runs} runs, each a new process\n`,
  );
  for (const [, piece] of wanted) await piece();
}

/** A folder that is gone when the bench is over. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smsdx-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.on('SIGINT', () => process.exit(130));
  return folder;
}

/** Of several measurements the one in the middle. */
export function middle<Item extends { readonly seconds: number }>(all: readonly Item[]): Item {
  const item = all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(all.length / 2)];
  if (!item) throw new Error('nothing was measured');
  return item;
}

/** `0.82 (0.70)`: what was reached, and what should be; an exclamation mark where it was missed. */
export function aimed(reached: number, target: number, digits = 2): string {
  return `${reached.toFixed(digits)} of ${target.toFixed(digits)}${reached < target ? ' !' : ''}`;
}

export function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log([title, line(head), ...rows.map(line), ''].join('\n'));
}
