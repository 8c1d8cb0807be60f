import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { plantArchives, plantFolders } from './fleet.ts';
import type { ScanMeasurement } from './measure-scan.ts';

const MB = 1e6;
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
const share = values.quick ? 0.1 : 1;
const measureScript = fileURLToPath(new URL('measure-scan.ts', import.meta.url));

if (!existsSync(new URL('../../dist/src/scan/scan.js', import.meta.url))) {
  console.error('Nothing to measure: run `npm run build` first.');
  process.exit(2);
}
const root = mkdtempSync(join(tmpdir(), 'smsdx-bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

console.log(`Scans: Node ${process.versions.node}, ${cpus().length} cores; median of ${runs} runs, each a new process and a new store\n`);

/** 1 GB in 4,000 files of 1,000 clients. */
function folders(): void {
  const folder = made();
  const bytes = plantFolders(folder, 1000 * share, 4, 250_000);
  const plain = median('plain', folder);
  const one = median('scan', folder, 1);
  const row = (name: string, measured: ScanMeasurement) => [
    name,
    rate(bytes, measured),
    (one.seconds / measured.seconds).toFixed(2),
    peak(measured),
  ];
  print(
    `${(bytes / MB).toFixed(0)} MB in ${4000 * share} files`,
    ['', 'MB/s', 'of one worker', 'peak MB'],
    [row('plain scanner, one thread', plain), row('one worker', one), row('two workers', median('scan', folder, 2))],
  );
  rmSync(folder, { recursive: true });
}

/** The same in archives: inflating is the floor. */
function archives(): void {
  const folder = made();
  const bytes = plantArchives(folder, 1000 * share, 4, 250_000);
  const inflate = median('inflate', folder, 2);
  const row = (name: string, measured: ScanMeasurement) => [
    name,
    rate(bytes, measured),
    (inflate.seconds / measured.seconds).toFixed(2),
    peak(measured),
  ];
  print(
    `${(bytes / MB).toFixed(0)} MB in ${100 * share} zip archives`,
    ['', 'MB/s', 'of inflate alone', 'peak MB'],
    [row('inflate alone, two workers', inflate), row('two workers', median('scan', folder, 2))],
  );
  rmSync(folder, { recursive: true });
}

/** Many clients with little to read each: what a client costs, the store included. */
function bundles(): void {
  const folder = made();
  plantFolders(folder, 10_000 * share, 1, 8_000);
  const row = (workers: number) => {
    const measured = median('scan', folder, workers);
    return [`${workers} workers`, (measured.clients / measured.seconds).toFixed(0), peak(measured)];
  };
  print(`${10_000 * share} small clients`, ['', 'clients/s', 'peak MB'], [row(1), row(2)]);
  rmSync(folder, { recursive: true });
}

/** Time must grow as the data do, and memory not at all. */
function growth(): void {
  const rows = [1, 2, 4, 8].map((times) => {
    const folder = made();
    const bytes = plantFolders(folder, 100 * share * times, 4, 250_000);
    const measured = median('scan', folder, 2);
    rmSync(folder, { recursive: true });
    return [`${times} x`, (bytes / MB).toFixed(0), measured.seconds.toFixed(2), rate(bytes, measured), peak(measured)];
  });
  print('Growth, two workers', ['data', 'MB', 'seconds', 'MB/s', 'peak MB'], rows);
}

function made(): string {
  const folder = join(root, 'fleet');
  mkdirSync(folder);
  return folder;
}

function median(work: string, folder: string, workers = 0): ScanMeasurement {
  const all = Array.from({ length: runs }, () => {
    rmSync(`${folder}.db`, { force: true });
    const { stdout, stderr, status } = spawnSync(process.execPath, [measureScript, work, folder, String(workers)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${work} failed: ${stderr}`);
    return JSON.parse(stdout) as ScanMeasurement;
  });
  const [middle] = all.toSorted((a, b) => a.seconds - b.seconds).slice(Math.floor(all.length / 2));
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

const rate = (bytes: number, { seconds }: ScanMeasurement): string => (bytes / MB / seconds).toFixed(0);
const peak = ({ memory }: ScanMeasurement): string => (memory / MB).toFixed(0);

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  console.log([title, line(head), ...rows.map(line), ''].join('\n'));
}

folders();
archives();
bundles();
growth();
