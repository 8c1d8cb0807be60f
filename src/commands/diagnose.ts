import { Command, Flags } from '@oclif/core';
import { diagnose } from '../diagnose.js';
import type { Diagnosis, Level } from '../failures/failure.js';
import { Output } from '../output.js';
import { presentation, presentationFlags } from '../presentation.js';
import { explainFlags, reportFlags } from '../report-flags.js';
import { printer } from '../reports/index.js';
import { logArgs, modelAsked, narrowing, runFlags, runsAsked } from '../run-selection.js';
import { type ClientSource, sources } from '../sources/index.js';
import type { watch } from '../watch.js';

const levels: readonly Level[] = ['error', 'warning', 'note'];

export default class Diagnose extends Command {
  static override summary = 'Say why software distributions failed on a client.';
  static override description =
    `Reads the logs of a client and names, for each run of a program that failed: the account that was used, what refused it, the account rule that explains it, the lines that show it and the change that fixes it.

Exit code 1: findings. 0: no finding, and everything was read. 3: no finding, but something could not be read. 2: a mistake in the command line or the model.`;
  static override examples = [
    { description: 'A log through a pipe:', command: '<%= config.bin %> <%= command.id %> < execmgr.log' },
    { description: 'Some logs of one client:', command: '<%= config.bin %> <%= command.id %> execmgr.log CAS.log' },
    { description: 'All logs of a client, old parts included:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs' },
    { description: 'With what is known about the site:', command: '<%= config.bin %> <%= command.id %> Logs --model site.yaml' },
    { description: 'The last week, for a script:', command: '<%= config.bin %> <%= command.id %> Logs --since 7d --json' },
  ];
  static override args = logArgs;
  static override flags = {
    ...runFlags,
    level: Flags.option({
      helpValue: 'level',
      options: levels,
      default: 'warning',
      description: 'error, warning or note: what counts as a finding, this weight and above. Notes are history and hints.',
    })(),
    ...explainFlags(),
    ...reportFlags(),
    watch: Flags.boolean({
      char: 'w',
      description: 'Go on reading as the logs grow and rotate, and print what is new; table or ndjson. Ctrl-C ends it.',
      exclusive: ['output', 'json'],
    }),
    ...presentationFlags,
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Diagnose);
    const model = await modelAsked(flags);
    const options = { ...runsAsked(flags), phases: flags.format === 'html' };
    const shown = await presentation(flags, model);
    const asked = levels.slice(0, levels.indexOf(flags.level) + 1);
    const output = new Output(flags.output, !flags['no-color']);
    const { width, colour } = output;
    const view = { width, colour, level: flags.level, asked: narrowing(flags), explain: flags.explain, version: this.config.version };
    const diagnosed = async (client: ClientSource): Promise<Diagnosis> => {
      const all = shown.show(await diagnose(client, model, { ...options, witness: shown.witness }));
      return { ...all, findings: all.findings.filter(({ level }) => asked.includes(level)) };
    };
    if (flags.watch) {
      process.exitCode = (await watched(args.log ?? [], diagnosed, { format: flags.format, view, output })) ? 1 : 0;
      await shown.end();
      return;
    }
    const report = await printer(flags.json ? 'json' : flags.format, view);
    for await (const client of sources(args.log ?? [])) {
      const diagnosis = await diagnosed(client);
      await output.write(report.add(diagnosis));
      process.exitCode = worst(exitCodeOf(diagnosis), Number(process.exitCode ?? 0));
    }
    await output.write(report.end());
    await shown.end();
    await output.end();
  }
}

/** Nothing read is no good news either: an empty pipe must not look like a healthy client. */
function exitCodeOf({ findings, coverage }: Diagnosis): number {
  if (findings.length > 0) return 1;
  return coverage.unread.length > 0 || coverage.records === 0 ? 3 : 0;
}

/** Over several clients: findings outweigh what could not be read. */
const worst = (a: number, b: number): number => (a === 1 || b === 1 ? 1 : Math.max(a, b));

/** Loaded only where it is asked for. */
const watched = async (...asked: Parameters<typeof watch>): Promise<boolean> => (await import('../watch.js')).watch(...asked);
