import { Args, Command, Flags } from '@oclif/core';
import { clientKinds } from '../accounts/model.js';
import { defaultLimits } from '../archives/limits.js';
import { Scan } from '../scan/scan.js';
import { openStore } from '../store/store.js';

export default class ScanCommand extends Command {
  static override summary = 'Scan.';
  static override args = { path: Args.string({ multiple: true, required: true }) };
  static override flags = {
    model: Flags.string({ char: 'm' }),
    store: Flags.string({ default: 'fleet.db' }),
    workers: Flags.integer({ min: 0 }),
    'client-kind': Flags.option({ options: clientKinds })(),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(ScanCommand);
    const store = await openStore(flags.store);
    const began = performance.now();
    try {
      const scan = new Scan({ paths: args.path ?? [], store, workers: flags.workers, settings: { limits: defaultLimits, version: this.config.version } });
      const tally = await scan.run();
      console.log(tally, (performance.now() - began) / 1000);
    } finally {
      await store.close();
    }
  }
}
