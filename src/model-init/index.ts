import { ModelWriter } from '../accounts/write.js';
import { type Statement, sections } from '../accounts/writing/statement.js';
import { diagnose } from '../diagnose.js';
import type { Coverage } from '../failures/failure.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import type { ClientSource } from '../sources/index.js';
import { noteAccounts } from './accounts.js';
import { Machine } from './machine.js';
import { Notebook } from './notebook.js';
import { originOf } from './origin.js';
import { notePlaces } from './places.js';
import { notePackage, noteRun } from './programs.js';
import { noteUnknowns } from './unknowns.js';

export interface Sketch {
  /** The model file. */
  readonly text: string;
  readonly coverage: readonly Coverage[];
}

/**
 * A model file with what the logs of some clients show and nothing else: each value has the line that it was read from as a comment, and
 * what a finding of these logs would need and they do not show stands as `# unknown:`.
 */
export async function modelOfLogs(clients: AsyncIterable<ClientSource>): Promise<Sketch> {
  const writer = new ModelWriter('');
  const coverage: Coverage[] = [];
  for await (const client of clients) {
    const { statements, ...rest } = await sightings(client);
    coverage.push(rest.coverage);
    for (const statement of statements) write(statement, writer);
  }
  writer.preface([
    'What logs of clients show, each value with the line that it was read from.',
    'Lines with "unknown:" are facts that a finding of these logs needs and that they do not show.',
  ]);
  return { text: writer.toString(), coverage };
}

async function sightings(client: ClientSource): Promise<{ statements: readonly Statement[]; coverage: Coverage }> {
  const notebook = new Notebook();
  const machine = new Machine();
  const witness = {
    event: (event: LoggedEvent) => noteEvent(event, machine, notebook),
    run: (run: Run) => noteRun(run, notebook),
  };
  const { findings, coverage } = await diagnose(client, undefined, { witness });
  machine.note(notebook);
  noteUnknowns(findings, machine.name ? { name: machine.name.value } : {}, notebook);
  if (notebook.dropped > 0) notebook.remark('site', {}, `unknown: ${notebook.dropped} more names than can be kept`, '');
  const order = Object.keys(sections);
  const statements = [...notebook.statements()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { statements, coverage };
}

function noteEvent(event: LoggedEvent, machine: Machine, notebook: Notebook): void {
  const origin = originOf(event);
  machine.event(event, origin);
  noteAccounts(event, origin, notebook);
  notePackage(event, origin, notebook);
  notePlaces(event.path, origin, notebook);
  if ('commandLine' in event) notePlaces(event.commandLine, origin, notebook);
  if ('workingDirectory' in event) notePlaces(event.workingDirectory, origin, notebook);
  if (event.kind === 'evidence') for (const path of event.paths) notePlaces(path, origin, notebook);
  if (event.site !== undefined && /^[A-Z0-9]{3}$/i.test(event.site))
    notebook.say('site', {}, 'code', { value: event.site.toUpperCase(), origin });
}

/** Another client may show another thing of the site; then neither is a fact of all of them. */
function write(statement: Statement, writer: ModelWriter): void {
  const written = writer.write(statement);
  if (typeof written === 'string') return;
  const { kind, names, origin } = statement;
  writer.write({ kind, names, origin, remark: `${written.field}: another log shows ${written.new} (${origin})` });
}
