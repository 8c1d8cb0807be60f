import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Dialect, writeLog } from './generate.ts';
import type { Measurement } from './measure.ts';

const MB = 1e6;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
const size = (values.quick ? 20 : 200) * MB;
const memorySizes = values.quick ? [2 * MB, 20 * MB] : [20 * MB, 200 * MB, 2000 * MB];
const measureScript = fileURLToPath(new URL('measure.ts', import.meta.url));
const tool = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

if (!existsSync(new URL('../../dist/src/diagnose.js', import.meta.url))) {
  console.error('Nothing to measure: run `npm run build` first.');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'smsdx-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

console.log(
  `Node ${process.versions.node}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores; median of ${runs} runs, each a new process\n`,
);
throughput('execmgr', 'scan');
throughput('smsapm32', 'scan-legacy');
memory();

/** Throughput of each piece of work on the same log, and as a share of the plain scanner's. */
function throughput(dialect: Dialect, scanner: string): void {
  const path = join(folder, `${dialect}.log`);
  writeLog(path, dialect, size);
  const bytes = statSync(path).size;
  const baseline = median(scanner, path);
  const rows = [row('plain scanner', bytes, baseline, baseline)];
  const grep = timed('grep', ['-c', 'thread=', path]);
  if (grep) rows.push(row('grep -c', bytes, grep, baseline));
  rows.push(row('diagnose', bytes, median('diagnose', path), baseline));
  const whole = timed(process.execPath, [tool, 'diagnose', path]);
  if (whole) rows.push(row('smsdx diagnose, with start-up', bytes, whole, baseline));
  print(
    `${dialect}.log, ${bytes / MB} MB, ${baseline.records} records`,
    ['', 'MB/s', 'of scanner', 'peak MB', 'records', 'findings'],
    rows,
  );
  rmSync(path);
}

/** Peak memory must not depend on the size of the log. */
function memory(): void {
  const rows = memorySizes.map((bytes) => {
    const path = join(folder, 'execmgr.log');
    writeLog(path, 'execmgr', bytes);
    const { seconds, memory, findings } = measure('diagnose', path);
    rmSync(path);
    return [`${bytes / MB} MB`, (memory / MB).toFixed(0), (bytes / MB / seconds).toFixed(0), String(findings)];
  });
  rows.unshift(['nothing (Node itself)', (measure('nothing', '').memory / MB).toFixed(0), '', '']);
  print('Peak memory of diagnose by size of the log', ['', 'peak MB', 'MB/s', 'findings'], rows);
}

type Timed = Partial<Measurement> & Pick<Measurement, 'seconds'>;

function row(name: string, bytes: number, { seconds, memory, records, findings }: Timed, baseline: Timed): string[] {
  return [
    name,
    (bytes / MB / seconds).toFixed(0),
    (baseline.seconds / seconds).toFixed(2),
    memory === undefined ? '' : (memory / MB).toFixed(0),
    String(records ?? ''),
    String(findings ?? ''),
  ];
}

function measure(work: string, path: string): Measurement {
  const { stdout, stderr, status } = spawnSync(process.execPath, [measureScript, work, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${work} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function median(work: string, path: string): Measurement {
  return middle(Array.from({ length: runs }, () => measure(work, path)));
}

/** Wall clock of a whole program; undefined where it does not exist. */
function timed(program: string, args: readonly string[]): Timed | undefined {
  const all = Array.from({ length: runs }, () => {
    const began = performance.now();
    const { error } = spawnSync(program, args, { stdio: 'ignore' });
    return { seconds: error ? Number.NaN : (performance.now() - began) / 1000 };
  });
  return Number.isNaN(all[0]?.seconds) ? undefined : middle(all);
}

function middle<Item extends Timed>(all: readonly Item[]): Item {
  const sorted = all.toSorted((a, b) => a.seconds - b.seconds);
  const item = sorted[Math.floor(sorted.length / 2)];
  if (!item) throw new Error('nothing was measured');
  return item;
}

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log([title, line(head), ...rows.map(line), ''].join('\n'));
}
