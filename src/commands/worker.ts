import { availableParallelism } from 'node:os';
import { Command, Flags } from '@oclif/core';
import { stopping } from '../stopping.js';
import { shown } from '../store/address.js';

export default class Worker extends Command {
  static override summary = 'Do the work of a queue, together with any number of workers on other machines.';
  static override description =
    `Takes the sources that smsdx scan --queue enqueued, the biggest first, and puts what they come to into the store of the queue: each source and the end of its job in one transaction. Works until it is stopped. Ctrl-C ends it at once and gives its jobs back; those of a worker that is killed go to others when it has given no sign of life for a while.

A source that kills its worker, or takes too long, is tried by another worker that does nothing else meanwhile, and after some times put aside with its reason: then it is in the table unread, and the next scan tries it again.`;
  static override examples = [
    { description: 'On each machine:', command: '<%= config.bin %> <%= command.id %> --queue postgres://worker@db.corp/smsdx' },
    {
      description: 'With four threads, until nothing is left:',
      command: '<%= config.bin %> <%= command.id %> --queue postgres://worker@db.corp/smsdx --concurrency 4 --until-done',
    },
  ];
  static override flags = {
    queue: Flags.string({
      required: true,
      env: 'SMSDX_QUEUE',
      helpValue: 'address',
      description: 'postgres://user@server/database of the queue and its store.',
    }),
    concurrency: Flags.integer({ char: 'c', min: 1, max: 256, helpValue: 'n', description: 'Threads. Default: one per core.' }),
    'until-done': Flags.boolean({ description: 'End when nothing is left to do, instead of waiting for more.' }),
    json: Flags.boolean({ description: 'Say at the end what was done, for programs.' }),
  };

  override async run(): Promise<void> {
    const { flags } = await this.parse(Worker);
    const { mustBeServer, openQueue } = await import('../queue/job-queue.js');
    const { QueueWorker } = await import('../queue/queue-worker.js');
    mustBeServer(flags.queue);
    const signal = stopping();
    const concurrency = flags.concurrency ?? availableParallelism();
    const queue = await openQueue(flags.queue, { serves: true, connections: 3 });
    process.stderr.write(`At work for ${shown(flags.queue)}, ${concurrency === 1 ? '1 thread' : `${concurrency} threads`}.\n`);
    try {
      const say = (line: string) => process.stderr.write(`${line.replace(/\p{Cc}/gu, '?')}\n`);
      const options = { concurrency, version: this.config.version, untilDone: flags['until-done'], signal, say };
      const did = await new QueueWorker(queue, options).run();
      const { clients, findings, failed, putAside } = did;
      if (flags.json) process.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...did })}\n`);
      else say(`Ended. ${clients} clients with ${findings} findings; ${failed} sources failed here, ${putAside} were put aside.`);
    } catch (error) {
      throw queue.server.refusal(error);
    } finally {
      await queue.close();
    }
  }
}
