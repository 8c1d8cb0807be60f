import { Args, Command, Flags } from '@oclif/core';
import { Mistake } from '../mistake.js';
import { Output } from '../output.js';
import { rowsReports } from '../reports/rows.js';
import { schemaText } from '../store/columns.js';
import { ask } from '../store/question.js';
import { readStore } from '../store/store.js';

const formats = ['table', 'json', 'csv', 'ndjson', 'parquet'] as const;

export default class Query extends Command {
  static override summary = 'Ask the store of a scan in SQL, or take a table out of it.';
  static override description =
    'Reads only. Without a query it says which tables and columns there are. The name of a table stands for all of it: that is how a store is exported.';
  static override examples = [
    { description: 'Tables and columns:', command: '<%= config.bin %> <%= command.id %> fleet.db' },
    {
      description: 'Clients by failure:',
      command:
        '<%= config.bin %> <%= command.id %> fleet.db "select failure, count(distinct machine) clients from findings where still_open = 1 group by failure order by clients desc"',
    },
    {
      description: 'All findings, for other tools:',
      command: '<%= config.bin %> <%= command.id %> fleet.db findings --format parquet --output findings.parquet',
    },
  ];
  static override args = {
    store: Args.string({ required: true, description: 'A store that a scan made.' }),
    sql: Args.string({ description: 'A SELECT, or the name of a table.' }),
  };
  static override flags = {
    format: Flags.option({
      char: 'f',
      options: formats,
      default: 'table',
      description: 'table for people, the others for programs; parquet needs --output.',
    })(),
    json: Flags.boolean({ description: 'Short for --format json.' }),
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the rows to this file.' }),
    'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Query);
    const format = flags.json ? 'json' : flags.format;
    const store = await readStore(args.store);
    try {
      const output = new Output(flags.output, !flags['no-color']);
      if (args.sql === undefined) await output.write([schemaText()]);
      else if (format === 'parquet') await toParquet(ask(store, args.sql), flags.output);
      else for await (const text of rowsReports[format](ask(store, args.sql), output)) await output.write([text]);
      if (format !== 'parquet') await output.end();
    } finally {
      await store.close();
    }
  }
}

async function toParquet(rows: ReturnType<typeof ask>, path: string | undefined): Promise<void> {
  if (path === undefined) throw new Mistake('Parquet is no text: name a file with --output.');
  await (await import('../store/parquet.js')).writeParquet(rows, path);
}
