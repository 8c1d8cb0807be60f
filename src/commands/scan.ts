import { readFile } from 'node:fs/promises';
import { Args, Command, Flags } from '@oclif/core';
import { defaultLimits, type Limits } from '../archives/limits.js';
import { writeFleet } from '../fleet-report.js';
import { Mistake, reasonOf } from '../mistake.js';
import { Output } from '../output.js';
import { presentation, presentationFlags } from '../presentation.js';
import { explainFlags, reportFlags } from '../report-flags.js';
import { modelAsked, modelFlags } from '../run-selection.js';
import type { Baseline } from '../scan/baseline.js';
import { Progress } from '../scan/progress.js';
import { Scan } from '../scan/scan.js';
import type { Settings } from '../scan/unit.js';
import { kindOf } from '../scan/walk.js';
import { stopping } from '../stopping.js';
import type { Fleet } from '../store/fleet.js';
import { openStore, readStore, type Store } from '../store/store.js';

const failLevels = ['error', 'warning', 'note', 'never'] as const;
const megabyte = 1024 ** 2;

export default class ScanFleet extends Command {
  static override summary = 'Read the collected logs of a whole fleet into a store, and say what to change first.';
  static override description =
    `Reads folders, archives (zip, tar, tar.gz, tar.xz, gz, xz, cab, 7z; archives in archives) and trees with a folder for each client. Each client is one transaction in the store, so a scan that is stopped at any moment goes on where it was when it is started again; what has not changed is not read again. Without a path it says what is in the store.

Exit code 1: open findings. 0: none, and everything was read. 3: none, but something could not be read, or no client was found. 2: a mistake in the command line, the model or the store. 130: stopped by Ctrl-C.`;
  static override examples = [
    {
      description: 'A tree with a folder for each client:',
      command: '<%= config.bin %> <%= command.id %> \\\\collect\\logs$ --model site.yaml',
    },
    { description: 'Archives, into a store of its own:', command: '<%= config.bin %> <%= command.id %> march.zip april/ --store april.db' },
    {
      description: 'What changed since an earlier scan:',
      command: '<%= config.bin %> <%= command.id %> logs --store may.db --compare april.db',
    },
    {
      description: 'By workers on many machines, with a PostgreSQL server in the middle:',
      command: '<%= config.bin %> <%= command.id %> \\\\collect\\logs$ --queue postgres://scan@db.corp/smsdx --wait',
    },
    {
      description: 'For a script, that fails on errors nobody has answered for:',
      command: '<%= config.bin %> <%= command.id %> logs --baseline accepted.yaml --fail-on error --json',
    },
  ];
  static override args = {
    path: Args.string({ multiple: true, description: 'Folders, archives or logs. None: only say what the store holds.' }),
  };
  static override flags = {
    store: Flags.string({
      char: 's',
      env: 'SMSDX_STORE',
      helpValue: 'file',
      default: 'fleet.db',
      description: 'Where the results go, a file or postgres://user@server/database; made where there is none.',
    }),
    queue: Flags.string({
      env: 'SMSDX_QUEUE',
      helpValue: 'address',
      description: 'Leave the work to smsdx worker on any number of machines: postgres://user@server/database, in the place of --store.',
    }),
    wait: Flags.boolean({ description: 'With --queue: show the progress of all workers, and sum up when they are done.' }),
    ...modelFlags,
    workers: Flags.integer({ char: 'w', min: 0, max: 256, helpValue: 'n', description: 'Threads; 0 uses none. Default: one per core.' }),
    compare: Flags.string({
      helpValue: 'old.db',
      description: 'Say what is new, gone, worse and better since the scan that made this store.',
    }),
    baseline: Flags.string({ helpValue: 'file', description: 'YAML list of accepted findings, each with a reason and a last day.' }),
    'fail-on': Flags.option({
      options: failLevels,
      default: 'warning',
      description: 'Open findings of this level and above make exit code 1.',
    })(),
    ...explainFlags(),
    ...reportFlags(),
    ...presentationFlags,
    'max-depth': Flags.integer({
      min: 0,
      default: defaultLimits.depth,
      helpValue: 'n',
      description: 'Archives in archives that are opened.',
    }),
    'max-entries': Flags.integer({ min: 1, default: defaultLimits.entries, helpValue: 'n', description: 'Entries of one archive.' }),
    'max-entry-size': Flags.integer({
      min: 1,
      default: defaultLimits.entryBytes / megabyte,
      helpValue: 'MB',
      description: 'Size of one entry, unpacked.',
    }),
    'max-total-size': Flags.integer({
      min: 1,
      default: defaultLimits.totalBytes / megabyte,
      helpValue: 'MB',
      description: 'Size of all that is read of one archive, unpacked.',
    }),
    'max-ratio': Flags.integer({
      min: 1,
      default: defaultLimits.ratio,
      helpValue: 'n',
      description: 'Unpacked to packed size of an entry.',
    }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ScanFleet);
    const baseline = flags.baseline === undefined ? undefined : await readBaseline(flags.baseline);
    const model = await modelAsked(flags);
    const paths = args.path ?? [];
    // Before hours of work, not after them; and before there is an empty store.
    for (const path of paths) await kindOf(path);
    const before = flags.compare === undefined ? undefined : await readStore(flags.compare);
    const settings = { model, clientKind: flags['client-kind'], limits: limitsOf(flags), version: this.config.version };
    let store: Store | undefined;
    try {
      store =
        flags.queue === undefined ? await local(paths, settings, flags) : await queued(paths, settings, { ...flags, queue: flags.queue });
      if (!store) return;
      const output = new Output(flags.output, !flags['no-color']);
      const { width, colour } = output;
      const view = { width, colour, level: 'note', explain: flags.explain, version: this.config.version } as const;
      const shown = await presentation(flags, model);
      const how = { format: flags.json ? ('json' as const) : flags.format, view, shown, output };
      const fleet = await writeFleet(store, how, { before, ...(baseline ? { baseline } : {}) });
      await shown.end();
      await output.end();
      process.exitCode = exitCodeOf(fleet, flags['fail-on']);
    } finally {
      await before?.close();
      await store?.close();
    }
  }
}

/** Scans on this machine; no store: it was stopped. */
async function local(
  paths: readonly string[],
  settings: Settings,
  { store: address, workers }: { readonly store: string; readonly workers: number | undefined },
): Promise<Store | undefined> {
  if (paths.length === 0) return readStore(address);
  const store = await openStore(address);
  try {
    if (await scan(new Scan({ paths, store, settings, workers, signal: stopping() }), store.address)) return store;
  } catch (error) {
    await store.close();
    throw error;
  }
  await store.close();
  return undefined;
}

/** Has the workers of a queue scan; no store: nobody waits for them. */
async function queued(
  paths: readonly string[],
  settings: Settings,
  { queue, wait, json, format }: { readonly queue: string; readonly wait: boolean; readonly json: boolean; readonly format: string },
): Promise<Store | undefined> {
  const { enqueuedJson, enqueuedText, queuedScan } = await import('../queued-scan.js');
  const isForPrograms = json || format !== 'table';
  return queuedScan({
    queue,
    paths,
    settings,
    wait,
    signal: stopping(),
    tell: async (enqueued) => {
      // The summary is the answer where it is waited for.
      if (!wait) process.stdout.write(isForPrograms ? enqueuedJson(enqueued) : enqueuedText(enqueued));
      else if (!isForPrograms) process.stderr.write(enqueuedText(enqueued));
      if (enqueued.interrupted) process.exitCode = 130;
    },
  });
}

type Flagged = Readonly<Record<'max-depth' | 'max-entries' | 'max-entry-size' | 'max-total-size' | 'max-ratio', number>>;

function limitsOf(flags: Flagged): Limits {
  return {
    depth: flags['max-depth'],
    entries: flags['max-entries'],
    entryBytes: flags['max-entry-size'] * megabyte,
    totalBytes: flags['max-total-size'] * megabyte,
    ratio: flags['max-ratio'],
  };
}

/** False: it was stopped. */
async function scan(work: Scan, store: string): Promise<boolean> {
  const progress = new Progress(work.tally, process.stderr);
  const tally = await work.run().finally(() => progress.stop());
  if (!tally.interrupted) return true;
  process.stderr.write(
    `Stopped. ${tally.clients} clients of this scan are in ${store}${tally.counted ? `, ${tally.sources - tally.sourcesDone} sources are left` : ''}; the same command goes on from there.\n`,
  );
  process.exitCode = 130;
  return false;
}

function exitCodeOf({ findings, clients, unreadPlaces }: Fleet, failOn: (typeof failLevels)[number]): number {
  const counted = failOn === 'never' ? [] : failLevels.slice(0, failLevels.indexOf(failOn) + 1);
  if (counted.some((level) => level !== 'never' && findings[level] > 0)) return 1;
  return unreadPlaces > 0 || clients === 0 ? 3 : 0;
}

async function readBaseline(path: string): Promise<Baseline> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Mistake(`Cannot read the baseline ${path}: ${reasonOf(error)}.`);
  });
  const { baselineOf } = await import('../scan/baseline.js');
  return baselineOf(text, path, new Date().toISOString().slice(0, 10));
}
