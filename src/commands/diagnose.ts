import { Args, Command, Flags } from '@oclif/core';
import { clientKinds, type Model } from '../accounts/model.js';
import { diagnose } from '../diagnose.js';
import type { Diagnosis, Level } from '../failures/failure.js';
import { Output } from '../output.js';
import { since, until } from '../period.js';
import { presentation, presentationFlags } from '../presentation.js';
import { formats, printer } from '../reports/index.js';
import { type ClientSource, sources } from '../sources/index.js';
import type { watch } from '../watch.js';

const levels: readonly Level[] = ['error', 'warning', 'note'];

export default class Diagnose extends Command {
  static override summary = 'Say why software distributions failed on a client.';
  static override description =
    `Reads the logs of a client and names, for each run of a program that failed: the account that was used, what refused it, the account rule that explains it, the lines that show it and the change that fixes it.

Exit code 1: findings. 0: no finding, and everything was read. 3: no finding, but something could not be read. 2: a mistake in the command line or the model.`;
  static override examples = [
    { description: 'A log through a pipe:', command: '<%= config.bin %> <%= command.id %> < execmgr.log' },
    { description: 'Some logs of one client:', command: '<%= config.bin %> <%= command.id %> execmgr.log CAS.log' },
    { description: 'All logs of a client, old parts included:', command: '<%= config.bin %> <%= command.id %> C:\\Windows\\CCM\\Logs' },
    { description: 'With what is known about the site:', command: '<%= config.bin %> <%= command.id %> Logs --model site.yaml' },
    { description: 'The last week, for a script:', command: '<%= config.bin %> <%= command.id %> Logs --since 7d --json' },
  ];
  static override args = {
    log: Args.string({
      multiple: true,
      description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
    }),
  };
  static override flags = {
    model: Flags.string({
      char: 'm',
      helpValue: 'site.yaml',
      description: 'Accounts, packages, distribution points and shares of the site; decides what the lines alone leave open.',
    }),
    'client-kind': Flags.option({
      helpValue: 'kind',
      options: clientKinds,
      description: `Kind of the client, where neither its logs nor the model tell it: ${clientKinds.join(', ')}.`,
    })(),
    since: Flags.string({
      helpValue: 'time',
      description: 'Leave out runs that ended before 2024-03-01, 2024-03-01T10:30 (UTC), 2024-03-01T10:30+02:00, or 7d, 12h, 30m ago.',
    }),
    until: Flags.string({ helpValue: 'time', description: 'Leave out runs that began after this time; a date means the end of the day.' }),
    package: Flags.string({ char: 'p', helpValue: 'id', description: 'Only runs of this package, by id or by name.' }),
    program: Flags.string({ helpValue: 'name', description: 'Only runs of this program.' }),
    level: Flags.option({
      helpValue: 'level',
      options: levels,
      default: 'warning',
      description: 'error, warning or note: what counts as a finding, this weight and above. Notes are history and hints.',
    })(),
    explain: Flags.option({
      helpValue: 'how',
      char: 'e',
      options: ['short', 'full'] as const,
      default: 'short',
      description: 'full shows every line of a finding, and why each other cause was left aside.',
    })(),
    format: Flags.option({
      helpValue: 'format',
      char: 'f',
      options: formats,
      default: 'table',
      description: 'table and html for people, markdown for tickets, csv for spreadsheets, json, ndjson and sarif for programs.',
    })(),
    json: Flags.boolean({ description: 'Short for --format json.' }),
    output: Flags.string({ char: 'o', helpValue: 'file', description: 'Write the report to this file.' }),
    watch: Flags.boolean({
      char: 'w',
      description: 'Go on reading as the logs grow and rotate, and print what is new; table or ndjson. Ctrl-C ends it.',
      exclusive: ['output', 'json'],
    }),
    ...presentationFlags,
    'no-color': Flags.boolean({ description: 'No colour on a terminal either, as with NO_COLOR=1.' }),
  };

  override async run(): Promise<void> {
    const { args, flags } = await this.parse(Diagnose);
    const now = Date.now();
    const model = flags.model === undefined ? undefined : await modelOf(flags.model);
    const options = {
      ...flags,
      clientKind: flags['client-kind'],
      phases: flags.format === 'html',
      since: since(flags.since, now),
      until: until(flags.until, now),
    };
    const shown = await presentation(flags, model);
    const asked = levels.slice(0, levels.indexOf(flags.level) + 1);
    const output = new Output(flags.output, !flags['no-color']);
    const { width, colour } = output;
    const view = { width, colour, level: flags.level, asked: narrowing(flags), explain: flags.explain, version: this.config.version };
    const diagnosed = async (client: ClientSource): Promise<Diagnosis> => {
      const all = shown.show(await diagnose(client, model, { ...options, witness: shown.witness }));
      return { ...all, findings: all.findings.filter(({ level }) => asked.includes(level)) };
    };
    if (flags.watch) {
      process.exitCode = (await watched(args.log ?? [], diagnosed, { format: flags.format, view, output })) ? 1 : 0;
      await shown.end();
      return;
    }
    const report = await printer(flags.json ? 'json' : flags.format, view);
    for await (const client of sources(args.log ?? [])) {
      const diagnosis = await diagnosed(client);
      await output.write(report.add(diagnosis));
      process.exitCode = worst(exitCodeOf(diagnosis), Number(process.exitCode ?? 0));
    }
    await output.write(report.end());
    await shown.end();
    await output.end();
  }
}

/** The flags that leave runs out, as given. */
function narrowing(flags: Readonly<Record<'since' | 'until' | 'package' | 'program', string | undefined>>): string {
  const given = (['package', 'program', 'since', 'until'] as const).flatMap((name) => (flags[name] ? `--${name} ${flags[name]}` : []));
  return given.join(' ');
}

/** Nothing read is no good news either: an empty pipe must not look like a healthy client. */
function exitCodeOf({ findings, coverage }: Diagnosis): number {
  if (findings.length > 0) return 1;
  return coverage.unread.length > 0 || coverage.records === 0 ? 3 : 0;
}

/** Over several clients: findings outweigh what could not be read. */
const worst = (a: number, b: number): number => (a === 1 || b === 1 ? 1 : Math.max(a, b));

/** YAML and the schema of a model take longer to load than a small log takes to read, so only a model loads them. */
const modelOf = async (path: string): Promise<Model> => (await import('../model-file.js')).readModel(path);

/** Loaded only where it is asked for. */
const watched = async (...asked: Parameters<typeof watch>): Promise<boolean> => (await import('../watch.js')).watch(...asked);
