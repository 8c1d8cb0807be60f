import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aimed, carryOut, middle, print, quick, runs, scratch } from './asked.ts';
import { built } from './built.ts';
import { type Dialect, writeLog } from './generate.ts';
import type { Measurement } from './measure.ts';

const MB = 1e6;
const size = (quick ? 20 : 200) * MB;
const memorySizes = quick ? [2 * MB, 20 * MB] : [20 * MB, 200 * MB, 2000 * MB];
/** Milliseconds that a log of 300 KB through a pipe may take longer than Node alone. */
const mostStart = 80;
const tool = fileURLToPath(new URL('../../bin/run.js', import.meta.url));

if (!existsSync(new URL('../../dist/main.js', import.meta.url))) {
  console.error('Nothing to measure: run `npm run build` first.');
  process.exit(2);
}
const folder = scratch();
let measureScript = '';
const measuring = async (work: () => void): Promise<void> => {
  measureScript ||= await built('measure');
  work();
};

await carryOut({
  execmgr: () => measuring(() => throughput('execmgr', 'scan')),
  smsapm32: () => measuring(() => throughput('smsapm32', 'scan-legacy')),
  memory: () => measuring(memory),
  pipe,
});

/** Throughput of each piece of work on the same log, and as a share of the plain scanner's. */
function throughput(dialect: Dialect, scanner: string): void {
  const path = join(folder, `${dialect}.log`);
  writeLog(path, dialect, size);
  const bytes = statSync(path).size;
  const baseline = median(scanner, path);
  const rows = [row('plain scanner', bytes, baseline, baseline)];
  const grep = timed('grep', ['-c', 'thread=', path]);
  if (grep) rows.push(row('grep -c', bytes, grep, baseline));
  const diagnosed = median('diagnose', path);
  rows.push(row('diagnose', bytes, diagnosed, baseline, 0.7));
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
    const { seconds, memory: peak, findings } = measure('diagnose', path);
    rmSync(path);
    return [`${bytes / MB} MB`, (peak / MB).toFixed(0), (bytes / MB / seconds).toFixed(0), String(findings)];
  });
  rows.unshift(['nothing (Node itself)', (measure('nothing', '').memory / MB).toFixed(0), '', '']);
  print('Peak memory of diagnose by size of the log', ['', 'peak MB', 'MB/s', 'findings'], rows);
}

/** From start to result: what a small log costs somebody who waits. */
function pipe(): void {
  const path = join(folder, 'execmgr.log');
  writeLog(path, 'execmgr', 300_000);
  const log = readFileSync(path);
  // Short pieces of work vary more; taken in turns, so that what else the machine does meets both.
  const alone: { seconds: number }[] = [];
  const whole: { seconds: number }[] = [];
  for (let run = 0; run < runs * 5; run++) {
    alone.push(once(process.execPath, ['-e', '0']));
    whole.push(once(process.execPath, [tool, 'diagnose'], log));
  }
  const [node, smsdx] = [middle(alone).seconds * 1000, middle(whole).seconds * 1000];
  const more = smsdx - node;
  print(
    `execmgr.log, ${log.length / 1000} KB, through a pipe, median of ${runs * 5}`,
    ['', 'ms', 'more than Node'],
    [
      ['node -e 0', node.toFixed(0), ''],
      ['smsdx diagnose', smsdx.toFixed(0), `${more.toFixed(0)} of at most ${mostStart}${more > mostStart ? ' !' : ''}`],
    ],
  );
}

type Timed = Partial<Measurement> & Pick<Measurement, 'seconds'>;

function row(name: string, bytes: number, { seconds, memory: peak, records, findings }: Timed, baseline: Timed, target?: number): string[] {
  const share = baseline.seconds / seconds;
  return [
    name,
    (bytes / MB / seconds).toFixed(0),
    target === undefined ? share.toFixed(2) : aimed(share, target),
    peak === undefined ? '' : (peak / MB).toFixed(0),
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
  const all = Array.from({ length: runs }, () => once(program, args));
  return Number.isNaN(all[0]?.seconds) ? undefined : middle(all);
}

function once(program: string, args: readonly string[], input?: Buffer): Timed {
  const began = performance.now();
  const { error } = spawnSync(program, args, input ? { input, stdio: ['pipe', 'ignore', 'ignore'] } : { stdio: 'ignore' });
  return { seconds: error ? Number.NaN : (performance.now() - began) / 1000 };
}
