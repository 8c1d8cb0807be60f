import { Args, Command, Flags } from '@oclif/core';
import { Mistake } from '../mistake.js';
import { Output } from '../output.js';
import { type Passed, passingRecords } from '../passing-records.js';
import { redactFlags } from '../presentation.js';
import type { redactionFor } from '../redaction.js';
import { type Passing, recordFormats } from '../reports/records/index.js';
import { count } from '../reports/wrap.js';
import { sources } from '../sources/index.js';
import { TimeZone } from '../time-zone.js';

/** Characters that are written at once. */
const pieceSize = 64 * 1024;
const formats = Object.keys(recordFormats) as (keyof typeof recordFormats)[];

export default class Parse extends Command {
  static override summary = 'Turn logs into records for other tools, every record, with times in UTC.';
  static override description =
    `Cuts every record out of its envelope, whatever it says, and prints it with its time in UTC and with the names that smsdx knows in it: what happened, package, program, advertisement, account, path, code.

A log that names no time zone gives local times: they are marked, and --client-zone puts them right. Exit code 0: everything was read. 3: something could not be read, or there was nothing.`;
  static override examples = [
    { description: 'One object a line:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs > records.ndjson' },
    { description: 'For Elasticsearch:', command: '<%= config.bin %> <%= command.id %> Logs --format ecs' },
    {
      description: 'For Timesketch, logs of a Legacy Client in Chicago:',
      command: '<%= config.bin %> <%= command.id %> SMSAPM32.log --format timesketch --client-zone America/Chicago --output case.jsonl',
    },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
    }),
  };
  static override flags = {
    format: Flags.option({
      char: 'f',
      options: formats,
      default: 'ndjson',
      description: 'ndjson, csv, ecs (Elastic Common Schema, ndjson) or timesketch (jsonl).',
    })(),
    'client-zone': Flags.string({
      helpValue: 'zone',
      description: 'Time zone of the clients, where their logs name none: America/Chicago.',
    }),
    ...redactFlags,
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the records to this file.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Parse);
    const zone = flags['client-zone'] === undefined ? undefined : new TimeZone('--client-zone', flags['client-zone']);
    const { head, line } = recordFormats[flags.format];
    const output = new Output(flags.output, false);
    await output.write([head]);
    const redaction = flags.redact || flags['redact-key'] !== undefined ? await redactionOf(flags, args.log ?? []) : undefined;
    let isWhole = true;
    for await (const client of sources(args.log ?? [])) {
      // A name may stand bare long before a record tells that it is one: what is to be redacted is read twice.
      if (redaction) for await (const portion of passingRecords(client, zone, nothing())) for (const each of portion) redaction.study(each);
      const passed = nothing();
      const print = (each: Passing) => line(redaction?.passing(each) ?? each);
      for await (const portion of passingRecords(client, zone, passed)) await output.write(pieces(portion, print));
      tell(passed);
      isWhole &&= passed.unread.length === 0 && passed.records > 0;
    }
    await redaction?.save();
    await output.end();
    if (!isWhole) process.exitCode = 3;
  }
}

/** One text for each record would be a call of the system for each; one for a whole portion would be held until it is written. */
function* pieces(portion: Iterable<Passing>, print: (each: Passing) => string): Iterable<string> {
  let text = '';
  for (const each of portion) {
    text += print(each);
    if (text.length < pieceSize) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

const nothing = (): Passed => ({ records: 0, local: 0, unread: [] });

async function redactionOf(flags: Parameters<typeof redactionFor>[0], logs: readonly string[]): ReturnType<typeof redactionFor> {
  if (logs.length === 0 || logs.includes('-'))
    throw new Mistake('A pipe cannot be redacted: it can be read only once.', ['Name the log file.']);
  const redaction = await import('../redaction.js');
  return redaction.redactionFor(flags);
}

/** What the records themselves cannot say goes to stderr. */
function tell({ records, local, unread }: Passed): void {
  const told = [
    records === 0 ? 'There was no record.' : undefined,
    local === 0 ? undefined : `${count(local, 'record')} without a time zone: their times are local. Name the zone with --client-zone.`,
    ...unread.slice(0, 10).map(({ file, offset, reason }) => `${file} at byte ${offset}: ${reason}`),
    unread.length > 10 ? `and ${count(unread.length - 10, 'more place')} that could not be read.` : undefined,
  ];
  for (const text of told) if (text !== undefined) process.stderr.write(`${text}\n`);
}
