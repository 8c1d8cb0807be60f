import { Args, Command, Flags } from '@oclif/core';
import { initStore, mustBeServer, usualPatience } from '../../queue/job-queue.js';
import { shown } from '../../store/address.js';

export default class StoreInit extends Command {
  static override summary = 'Make a store on PostgreSQL with the queue of its workers, or bring an older one up to date.';
  static override description =
    'For whoever owns the database; scans and workers then need fewer rights. What is in the store stays there. The README lists the rights of a role that enqueues, one that works and one that only reads.';
  static override examples = [
    { description: 'A store in a database of its own:', command: '<%= config.bin %> <%= command.id %> postgres://owner@db.corp/smsdx' },
    {
      description: 'Several stores in one database, by schema:',
      command: '<%= config.bin %> <%= command.id %> "postgres://owner@db.corp/smsdx?schema=april"',
    },
  ];
  static override args = {
    store: Args.string({ required: true, description: 'Address of the store: postgres://user@server/database' }),
  };
  static override flags = {
    tries: Flags.integer({
      min: 2,
      max: 100,
      default: usualPatience.tries,
      helpValue: 'n',
      description: 'How often a source that fails is tried, before it is put aside with its reason.',
    }),
    'lost-after': Flags.integer({
      min: 10,
      max: 3600,
      default: usualPatience.lostAfter,
      helpValue: 'seconds',
      description: 'Without a sign of life for so long, the job of a worker goes to another one.',
    }),
    'time-limit': Flags.integer({
      min: 1,
      max: 1440,
      default: usualPatience.timeLimit,
      helpValue: 'minutes',
      description: 'Time that one source may take.',
    }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(StoreInit);
    mustBeServer(args.store);
    await initStore(args.store, { tries: flags.tries, lostAfter: flags['lost-after'], timeLimit: flags['time-limit'] });
    process.stdout.write(`${shown(args.store)} is ready.\n`);
  }
}
