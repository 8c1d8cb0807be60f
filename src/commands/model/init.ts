import { stat } from 'node:fs/promises';
import { Args, Command, Flags } from '@oclif/core';
import { Mistake } from '../../mistake.js';
import { modelOfLogs } from '../../model-init/index.js';
import { Output } from '../../output.js';
import { sources } from '../../sources/index.js';

export default class ModelInit extends Command {
  static override summary = 'Begin a model file with everything that the logs of clients show.';
  static override description =
    `Writes clients, servers, shares, packages, programs, advertisements and accounts as the logs name them, each value with the line that it was read from as a comment. Facts that a finding of these logs would need and that they do not show stand as "# unknown:".

Exit code 0: all logs were read. 3: something could not be read. 2: a mistake in the command line.`;
  static override examples = [
    { description: 'To look at:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs' },
    { description: 'To go on with:', command: '<%= config.bin %> <%= command.id %> Logs --output site.yaml' },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
    }),
  };
  static override flags = {
    output: Flags.string({ char: 'o', helpValue: 'site.yaml', description: 'Write the model to this file.' }),
    force: Flags.boolean({ description: 'Also when the file is there already: what it holds is lost.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ModelInit);
    if (flags.output !== undefined && !flags.force) await mustBeNew(flags.output);
    const { text, coverage } = await modelOfLogs(sources(args.log ?? []));
    const output = new Output(flags.output, false);
    await output.write([text]);
    await output.end();
    const read = coverage.length > 0 && coverage.every(({ unread, records }) => unread.length === 0 && records > 0);
    if (!read) process.exitCode = 3;
  }
}

/** A model that somebody has worked on is not to be lost by a word. */
async function mustBeNew(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return;
  throw new Mistake(`${path} is there already.`, ['Name another file, or say --force to replace it.']);
}
