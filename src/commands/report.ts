import { Args, Command, Flags } from '@oclif/core';
import { clientKinds } from '../accounts/model.js';
import { diagnose } from '../diagnose.js';
import { withNeighbours } from '../neighbours.js';
import { Output } from '../output.js';
import { since, until } from '../period.js';
import { presentation, presentationFlags } from '../presentation.js';
import { formats, printer } from '../reports/index.js';
import { sources } from '../sources/index.js';

export default class Report extends Command {
  static override summary = 'Write the troubleshooting report of a client: what failed, why, what to do.';
  static override description =
    `Reads logs as diagnose does and writes one report for people: HTML in a single file that needs no network, or Markdown for a ticket. It shows what to change in order of effect, a timeline of the runs, the account path of each failure, the lines that prove it with the lines around them, and what was read.

Several folders are several clients in one report. Exit codes are those of diagnose.`;
  static override examples = [
    {
      description: 'A report to open in a browser:',
      command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs --output report.html',
    },
    { description: 'For a ticket:', command: '<%= config.bin %> <%= command.id %> Logs --model site.yaml --format markdown' },
    { description: 'Several clients in one report:', command: '<%= config.bin %> <%= command.id %> WKS12 WKS13 --output clients.html' },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
    }),
  };
  static override flags = {
    model: Flags.string({
      char: 'm',
      helpValue: 'site.yaml',
      description: 'What is known about the site; decides what the lines alone leave open.',
    }),
    'client-kind': Flags.option({
      options: clientKinds,
      description: 'Kind of the client, where neither its logs nor the model tell it.',
    })(),
    since: Flags.string({
      helpValue: 'time',
      description: 'Leave out runs that ended before 2024-03-01, 2024-03-01T10:30+02:00, or 7d, 12h, 30m ago.',
    }),
    until: Flags.string({ helpValue: 'time', description: 'Leave out runs that began after this time.' }),
    package: Flags.string({ char: 'p', helpValue: 'id', description: 'Only runs of this package, by id or by name.' }),
    program: Flags.string({ helpValue: 'name', description: 'Only runs of this program.' }),
    format: Flags.option({ char: 'f', options: formats, default: 'html', description: 'html, or any format of diagnose.' })(),
    ...presentationFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the report to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Report);
    const now = Date.now();
    const model = flags.model === undefined ? undefined : await (await import('../model-file.js')).readModel(flags.model);
    const period = { since: since(flags.since, now), until: until(flags.until, now) };
    const options = { ...flags, ...period, clientKind: flags['client-kind'], phases: true };
    const output = new Output(flags.output, false);
    const { width, colour } = output;
    const report = await printer(flags.format, { width, colour, level: 'note', explain: 'full', version: this.config.version });
    let found = false;
    let isWhole = true;
    const shown = await presentation(flags, model);
    for await (const client of sources(args.log ?? [])) {
      const whole = await diagnose(client, model, { ...options, witness: shown.witness });
      const diagnosis = shown.show(await withNeighbours(client, whole));
      await output.write(report.add(diagnosis));
      found ||= diagnosis.findings.some(({ level }) => level !== 'note');
      isWhole &&= diagnosis.coverage.unread.length === 0 && diagnosis.coverage.records > 0;
    }
    await output.write(report.end());
    await shown.end();
    await output.end();
    process.exitCode = found ? 1 : isWhole ? 0 : 3;
  }
}
