import { Args, Command, Flags } from '@oclif/core';
import { diagnose } from '../diagnose.js';
import type { Diagnosis } from '../failures/failure.js';
import { Mistake } from '../mistake.js';
import { withNeighbours } from '../neighbours.js';
import { Output } from '../output.js';
import { type Presentation, presentation, presentationFlags } from '../presentation.js';
import { explainFlags, reportFlags } from '../report-flags.js';
import { printer, type View } from '../reports/index.js';
import { logArgs, modelAsked, narrowing, runFlags, runsAsked } from '../run-selection.js';
import { sources } from '../sources/index.js';
import { isStore } from '../store/address.js';

export default class Report extends Command {
  static override summary = 'Write the troubleshooting report of a client or of a fleet: what failed, why, what to do.';
  static override description =
    `Reads logs as diagnose does, or the store of a scan, and writes one report for people: HTML in a single file that needs no network, or Markdown for a ticket.

Of a client it shows what to change in order of effect, a timeline of the runs, the account path of each failure, the lines that prove it with the lines around them, and what was read. Several folders are several clients in one report.

Of a store it shows the smallest set of changes, the failure classes by clients with an example of each, the days, packages, servers, shares, accounts and sites, and the clients; with --client the report of one of them. csv and sarif hold all findings. Exit codes are those of diagnose.`;
  static override examples = [
    {
      description: 'A report to open in a browser:',
      command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs --output report.html',
    },
    { description: 'For a ticket:', command: '<%= config.bin %> <%= command.id %> Logs --model site.yaml --format markdown' },
    { description: 'Several clients in one report:', command: '<%= config.bin %> <%= command.id %> WKS12 WKS13 --output clients.html' },
    { description: 'A fleet that was scanned:', command: '<%= config.bin %> <%= command.id %> fleet.db --output fleet.html' },
    {
      description: 'One client of it, for a vendor:',
      command: '<%= config.bin %> <%= command.id %> fleet.db --client WKS12 --redact -f markdown',
    },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: `${logArgs.log.description} Or one store that a scan made.`,
    }),
  };
  static override flags = {
    client: Flags.string({
      helpValue: 'name',
      multiple: true,
      multipleNonGreedy: true,
      description: 'Of a store: only the report of this client; may be given again.',
    }),
    ...runFlags,
    ...reportFlags('html'),
    ...explainFlags('full'),
    ...presentationFlags,
  };

  override async run(): Promise<void> {
    const { args, flags, metadata } = await this.parse(Report);
    const output = new Output(flags.output, !flags['no-color']);
    const { width, colour } = output;
    const { explain } = flags;
    // All rows of a fleet are more than a ticket takes.
    const explainOfFleet = metadata.flags.explain?.setFromDefault && !flags.client ? ('short' as const) : undefined;
    const view = { width, colour, level: 'note', explain, asked: narrowing(flags), version: this.config.version } as const;
    const how = { format: flags.json ? ('json' as const) : flags.format, view, output };
    const logs = args.log ?? [];
    const address = await storeAmong(logs, flags);
    const model = await modelAsked(flags);
    const shown = await presentation(flags, model);
    process.exitCode =
      address === undefined
        ? await ofLogs(logs, model, { ...how, shown, options: { ...runsAsked(flags), phases: true } })
        : await ofStore(address, flags.client, { ...how, shown, view: { ...view, explain: explainOfFleet ?? explain } });
    await shown.end();
    await output.end();
  }
}

type Flagged = Readonly<Partial<Record<'model' | 'client-kind' | 'since' | 'until' | 'package' | 'program', string | undefined>>> & {
  readonly client?: readonly string[] | undefined;
};

/** The store that was named, if it was one. Its findings were made by the scan: nothing about them can be chosen any more. */
async function storeAmong(logs: readonly string[], { client, ...flags }: Flagged): Promise<string | undefined> {
  const isOne = await Promise.all(logs.map((log) => isStore(log)));
  const address = logs[isOne.indexOf(true)];
  if (address === undefined) {
    if (client) throw new Mistake('--client chooses a client of a store, and no store was named.', ['smsdx report fleet.db --client NAME']);
    return undefined;
  }
  if (logs.length > 1) throw new Mistake(`${address} is the store of a scan: a report is of one store, or of logs.`);
  const given = (['model', 'client-kind', 'since', 'until', 'package', 'program'] as const).find((name) => flags[name] !== undefined);
  if (given === undefined) return address;
  throw new Mistake(`--${given} is for logs; ${address} holds what a scan has found already.`, [
    `One client: smsdx report ${address} --client NAME`,
    `Anything else: smsdx query ${address}`,
  ]);
}

interface How {
  readonly format: Parameters<typeof printer>[0];
  readonly view: View;
  readonly shown: Presentation;
  readonly output: Output;
}

async function ofLogs(
  logs: readonly string[],
  model: Awaited<ReturnType<typeof modelAsked>>,
  { format, view, shown, output, options }: How & { readonly options: Parameters<typeof diagnose>[2] },
): Promise<number> {
  const report = await printer(format, view);
  let code = 0;
  for await (const client of sources(logs)) {
    const whole = await diagnose(client, model, { ...options, witness: shown.witness });
    const diagnosis = shown.show(await withNeighbours(client, whole));
    await output.write(report.add(diagnosis));
    code = worst(code, exitCodeOf(diagnosis));
  }
  await output.write(report.end());
  return code;
}

/** Kysely and the reports of a fleet are loaded only where there is a store. */
async function ofStore(address: string, clients: readonly string[] | undefined, how: How): Promise<number> {
  const { readStore } = await import('../store/store.js');
  const { machinesNamed, writeClients, writeFleet } = await import('../fleet-report.js');
  const store = await readStore(address);
  try {
    if (!clients) {
      const { findings, clients: read, unreadPlaces } = await writeFleet(store, how);
      return findings.error + findings.warning > 0 ? 1 : unreadPlaces > 0 || read === 0 ? 3 : 0;
    }
    let code = 0;
    const show = (diagnosis: Diagnosis) => {
      code = worst(code, exitCodeOf(diagnosis));
      return how.shown.show(diagnosis);
    };
    await writeClients(store, { ...how, shown: { ...how.shown, show } }, { machines: await machinesNamed(store, clients) });
    return code;
  } finally {
    await store.close();
  }
}

function exitCodeOf({ findings, coverage }: Diagnosis): number {
  if (findings.some(({ level }) => level !== 'note')) return 1;
  return coverage.unread.length > 0 || coverage.records === 0 ? 3 : 0;
}

const worst = (a: number, b: number): number => (a === 1 || b === 1 ? 1 : Math.max(a, b));
