import { Args, Command } from '@oclif/core';
import { Mistake } from '../../mistake.js';
import { shown } from '../../store/address.js';
import { copyStore } from '../../store/copy.js';
import { openStore, readStore } from '../../store/store.js';

export default class StoreCopy extends Command {
  static override summary = 'Copy a store: a file to a PostgreSQL server, a server to a file.';
  static override description =
    'The copy holds the same, and the next scan into it goes on from there. A copy that is stopped leaves nothing behind.';
  static override examples = [
    { description: 'To a server:', command: '<%= config.bin %> <%= command.id %> fleet.db postgres://owner@db.corp/smsdx' },
    { description: 'Into a file, to take along:', command: '<%= config.bin %> <%= command.id %> postgres://reader@db.corp/smsdx april.db' },
  ];
  static override args = {
    from: Args.string({ required: true, description: 'The store to copy: a file or an address.' }),
    to: Args.string({ required: true, description: 'The copy: a file or an address of a store that is empty, or not there yet.' }),
  };

  override async run(): Promise<void> {
    const { args } = await this.parse(StoreCopy);
    if (args.from === args.to) throw new Mistake('A store cannot be copied onto itself.');
    const from = await readStore(args.from);
    try {
      const to = await openStore(args.to);
      try {
        const sources = await copyStore(from, to);
        process.stdout.write(`${sources.toLocaleString('en-US')} sources copied from ${shown(args.from)} to ${shown(args.to)}.\n`);
      } finally {
        await to.close();
      }
    } finally {
      await from.close();
    }
  }
}
