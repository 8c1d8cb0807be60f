import { Args, Command } from '@oclif/core';
import { siteSchema } from '../accounts/schema/site-schema.js';
import { Output } from '../output.js';
import { findingsSchema } from '../reports/schema.js';

const schemas = { findings: findingsSchema, site: siteSchema };
const names = ['findings', 'site'] as const;

export default class Schema extends Command {
  static override summary = 'Print the JSON Schema of the findings, or of the file that describes a site.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> findings',
    { description: 'For an editor that completes site.yaml', command: '<%= config.bin %> <%= command.id %> site > site.schema.json' },
  ];
  static override args = {
    name: Args.string({ required: true, options: [...names], description: 'findings or site.' }),
  };

  override async run(): Promise<void> {
    const { args } = await this.parse(Schema);
    const name = names.find((each) => each === args.name) ?? 'findings';
    await new Output(undefined, false).write([`${JSON.stringify(schemas[name], undefined, 2)}\n`]);
  }
}
