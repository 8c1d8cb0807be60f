import { Command } from '@oclif/core';
import { diagnose } from '../diagnose.js';
import { Output } from '../output.js';
import { presentation, presentationFlags } from '../presentation.js';
import { reportFlags } from '../report-flags.js';
import { printer } from '../reports/index.js';
import { logArgs, modelAsked, runFlags, runsAsked } from '../run-selection.js';
import { sources } from '../sources/index.js';

export default class Timeline extends Command {
  static override summary = 'Show the runs of a client in time order: phases, durations, waits and silences.';
  static override description =
    'Shows every run of a program that the logs hold, verdict or not. Exit code 0 when all logs could be read, else 3.';
  static override examples = [
    { description: 'All runs of a client:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs' },
    { description: 'One program, as data:', command: '<%= config.bin %> <%= command.id %> Logs --program Install --json' },
  ];
  static override args = logArgs;
  static override flags = { ...runFlags, ...reportFlags(), ...presentationFlags };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Timeline);
    const model = await modelAsked(flags);
    const options = { ...runsAsked(flags), phases: true };
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
