import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { aimed, carryOut, middle, print, quick, runs, scratch } from './asked.ts';
import { built } from './built.ts';
import { plantArchives, plantFolders } from './fleet.ts';
import type { ScanMeasurement } from './measure-scan.ts';

const MB = 1e6;
const share = quick ? 0.1 : 1;
/** Megabytes that a scan with two workers may take. */
const mostMemory = 300;
const root = scratch();
let measureScript = '';
const measuring = async (work: () => void): Promise<void> => {
  measureScript ||= await built('measure-scan');
  work();
};

await carryOut({
  folders: () => measuring(folders),
  archives: () => measuring(archives),
  bundles: () => measuring(bundles),
  growth: () => measuring(growth),
});

/** 1 GB in 4,000 files of 1,000 clients. */
function folders(): void {
  const folder = made();
  const bytes = plantFolders(folder, 1000 * share, 4, 250_000);
  const plain = median('plain', folder, 1);
  // What two threads of this machine come to that have nothing in common.
  const plainTwo = median('plain', folder, 2);
  const one = median('scan', folder, 1);
  const two = median('scan', folder, 2);
  const row = (name: string, measured: ScanMeasurement, target?: number) => [
    name,
    rate(bytes, measured),
    compared(one.seconds / measured.seconds, target),
    peak(measured),
    measured.cpu.toFixed(2),
  ];
  print(
    `${(bytes / MB).toFixed(0)} MB in ${4000 * share} files`,
    ['', 'MB/s', 'of one worker', 'peak MB', 'CPU s'],
    [
      row('plain scanner, one thread', plain),
      row(`plain scanner, two threads: ${(plain.seconds / plainTwo.seconds).toFixed(2)} of one`, plainTwo),
      row('one worker', one),
      [
        ...row('two workers', two, 1.8).slice(0, 3),
        `${peak(two)} of at most ${mostMemory}${two.memory > mostMemory * MB ? ' !' : ''}`,
        two.cpu.toFixed(2),
      ],
    ],
  );
  rmSync(folder, { recursive: true });
}

/** The same in archives: inflating is the floor. */
function archives(): void {
  const folder = made();
  const bytes = plantArchives(folder, 1000 * share, 4, 250_000);
  const inflate = median('inflate', folder, 2);
  const row = (name: string, measured: ScanMeasurement, target?: number) => [
    name,
    rate(bytes, measured),
    compared(inflate.seconds / measured.seconds, target),
    peak(measured),
    measured.cpu.toFixed(2),
  ];
  print(
    `${(bytes / MB).toFixed(0)} MB in ${100 * share} zip archives`,
    ['', 'MB/s', 'of inflate alone', 'peak MB', 'CPU s'],
    [row('inflate alone, two workers', inflate), row('two workers', median('scan', folder, 2), 0.6)],
  );
  rmSync(folder, { recursive: true });
}

/** Many clients with little to read each: what a client costs, the store included. */
function bundles(): void {
  const folder = made();
  plantFolders(folder, 10_000 * share, 1, 8_000);
  const row = (workers: number, target?: number) => {
    const measured = median('scan', folder, workers);
    const speed = measured.clients / measured.seconds;
    return [
      `${workers} workers`,
      target === undefined ? speed.toFixed(0) : aimed(speed, target, 0),
      peak(measured),
      measured.cpu.toFixed(2),
    ];
  };
  print(`${10_000 * share} small clients`, ['', 'clients/s', 'peak MB', 'CPU s'], [row(1), row(2, 1000)]);
  rmSync(folder, { recursive: true });
}

/** Time must grow as the data do, and memory not at all. */
function growth(): void {
  const rows = [1, 2, 4, 8].map((times) => {
    const folder = made();
    const bytes = plantFolders(folder, 100 * share * times, 4, 250_000);
    const measured = median('scan', folder, 2);
    rmSync(folder, { recursive: true });
    return [
      `${times} x`,
      (bytes / MB).toFixed(0),
      measured.seconds.toFixed(2),
      rate(bytes, measured),
      peak(measured),
      measured.cpu.toFixed(2),
    ];
  });
  print('Growth, two workers', ['data', 'MB', 'seconds', 'MB/s', 'peak MB', 'CPU s'], rows);
}

function made(): string {
  const folder = join(root, 'fleet');
  mkdirSync(folder);
  return folder;
}

function median(work: string, folder: string, workers: number): ScanMeasurement {
  return middle(Array.from({ length: runs }, () => measured(work, folder, workers)));
}

function measured(work: string, folder: string, workers: number): ScanMeasurement {
  rmSync(`${folder}.db`, { force: true });
  const { stdout, stderr, status } = spawnSync(process.execPath, [measureScript, work, folder, String(workers)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${work} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function compared(reached: number, target?: number): string {
  return target === undefined ? reached.toFixed(2) : aimed(reached, target);
}

function rate(bytes: number, { seconds }: ScanMeasurement): string {
  return (bytes / MB / seconds).toFixed(0);
}

function peak({ memory }: ScanMeasurement): string {
  return (memory / MB).toFixed(0);
}
