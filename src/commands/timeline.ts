import { Args, Command, Flags } from '@oclif/core';
import { clientKinds } from '../accounts/model.js';
import { diagnose } from '../diagnose.js';
import { readModel } from '../model-file.js';
import { Output } from '../output.js';
import { since, until } from '../period.js';
import { presentation, presentationFlags } from '../presentation.js';
import { formats, printer } from '../reports/index.js';
import { sources } from '../sources/index.js';

export default class Timeline extends Command {
  static override summary = 'Show the runs of a client in time order: phases, durations, waits and silences.';
  static override description =
    'Shows every run of a program that the logs hold, verdict or not. Exit code 0 when all logs could be read, else 3.';
  static override examples = [
    { description: 'All runs of a client:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs' },
    { description: 'One program, as data:', command: '<%= config.bin %> <%= command.id %> Logs --program Install --json' },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
    }),
  };
  static override flags = {
    model: Flags.string({ char: 'm', helpValue: 'site.yaml', description: 'What is known about the site, for better verdicts.' }),
    'client-kind': Flags.option({
      options: clientKinds,
      description: 'Kind of the client, where neither its logs nor the model tell it.',
    })(),
    since: Flags.string({
      helpValue: 'time',
      description: 'Leave out runs that ended before this time: 2024-03-01, 2024-03-01T10:30+02:00, or 7d, 12h, 30m ago.',
    }),
    until: Flags.string({ helpValue: 'time', description: 'Leave out runs that began after this time.' }),
    package: Flags.string({ char: 'p', helpValue: 'id', description: 'Only runs of this package, by id or by name.' }),
    program: Flags.string({ helpValue: 'name', description: 'Only runs of this program.' }),
    format: Flags.option({
      char: 'f',
      options: formats,
      default: 'table',
      description: 'table and html for people, markdown for tickets, csv for spreadsheets, json, ndjson and sarif for programs.',
    })(),
    json: Flags.boolean({ description: 'Short for --format json.' }),
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the timeline to this file.' }),
    ...presentationFlags,
    'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Timeline);
    const now = Date.now();
    const model = flags.model === undefined ? undefined : await readModel(flags.model);
    const period = { since: since(flags.since, now), until: until(flags.until, now) };
    const options = { ...flags, ...period, clientKind: flags['client-kind'], phases: true };
    const output = new Output(flags.output, !flags['no-color']);
    const { width, colour } = output;
    const view = { width, colour, level: 'note', about: 'runs', version: this.config.version } as const;
    const report = await printer(flags.json ? 'json' : flags.format, view);
    const shown = await presentation(flags, model);
    for await (const client of sources(args.log ?? [])) {
      const diagnosis = shown.show(await diagnose(client, model, { ...options, witness: shown.witness }));
      await output.write(report.add(diagnosis));
      if (diagnosis.coverage.unread.length > 0 || diagnosis.coverage.records === 0) process.exitCode = 3;
    }
    await output.write(report.end());
    await shown.end();
    await output.end();
  }
}
