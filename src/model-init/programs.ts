import type { EventOf } from '../../grammars/event.js';
import type { LoggedEvent, Run } from '../runs/run.js';
import type { Notebook } from './notebook.js';
import { originOf } from './origin.js';

const packageId = /^[A-Z0-9]{3}[0-9A-F]{5}$/i;
const content = /^([A-Z0-9]{3}[0-9A-F]{5})\.(\d{1,9})(?:\.|$)/i;
const conditions = { user: 'only-when-user-logged-on', 'no-user': 'only-when-no-user', any: 'whether-or-not' } as const;

/** The package and its version, where one sentence names them. */
export function notePackage(event: LoggedEvent, origin: string, notebook: Notebook): void {
  const [, id, version] = content.exec(event.contentId ?? '') ?? [];
  const named = event.packageId ?? id;
  if (named === undefined || !packageId.test(named)) return;
  seePackage(named, origin, notebook);
  if (version !== undefined && id !== undefined) notebook.say('package', names(id), 'sourceVersion', { value: Number(version), origin });
}

/** Logs do not show the access accounts of a package, and without a word the model would take the default ones. */
function seePackage(id: string, origin: string, notebook: Notebook): void {
  notebook.see('package', names(id), origin);
  notebook.say('package', names(id), 'accessAccountsUnknown', { value: true, origin: 'no log of a client shows them' });
}

/** What the sentences of one run tell together: which program of which package, how it was started, by which advertisement. */
export function noteRun(run: Run, notebook: Notebook): void {
  const first = run.events[0];
  if (!first) return;
  const { program } = run;
  if (run.packageId === undefined || !packageId.test(run.packageId)) {
    noteNameless(run, notebook);
    return;
  }
  const id = run.packageId.toUpperCase();
  const named = run.events.find((event) => event.packageId !== undefined) ?? first;
  seePackage(id, originOf(named), notebook);
  const byName = run.events.find((event) => event.packageName !== undefined);
  if (byName) notebook.say('package', names(id), 'name', { value: run.packageName, origin: originOf(byName) });
  if (program === undefined) return;
  const about = { packageId: id, name: program };
  const origin = originOf(run.events.find((event) => event.program !== undefined) ?? first);
  notebook.see('program', about, origin);
  noteProgram(run, about, notebook);
  const advertised = run.events.find((event) => event.advertisement !== undefined);
  if (run.advertisement !== undefined && advertised)
    notebook.see('advertisement', { id: run.advertisement, packageId: id, programName: program }, originOf(advertised));
}

function names(id: string): { readonly packageId: string } {
  return { packageId: id.toUpperCase() };
}

function noteNameless({ packageName, program, events }: Run, notebook: Notebook): void {
  const named = events.find((event) => event.packageName !== undefined);
  if (packageName === undefined || !named) return;
  const what = program === undefined ? '' : ` with the program ${program}`;
  notebook.remark('site', {}, `unknown: the id of the package ${packageName}${what}`, originOf(named));
}

function noteProgram(run: Run, about: { packageId: string; name: string }, notebook: Notebook): void {
  const say = (field: string, value: unknown, shows: LoggedEvent | undefined) => {
    if (shows) notebook.say('program', about, field, { value, origin: originOf(shows) });
  };
  const { events, context } = run;
  // The sentence about the start comes before the status event, which repeats it.
  const told = events.find(({ kind }) => kind === 'command-line') ?? events.find((event) => 'commandLine' in event);
  if (told && 'commandLine' in told) {
    say('commandLine', told.commandLine, told);
    say('workingDirectory', told.workingDirectory, told);
  }
  for (const event of events) if (event.kind === 'logon-condition') say('programCanRun', conditions[event.condition], event);
  const prepared = events.find(({ kind }) => kind === 'account-elevated' || kind === 'run-account-missing');
  say('useSoftwareInstallationAccount', true, prepared);
  if (about.name === '*')
    say(
      'taskSequence',
      true,
      events.find(({ program }) => program === '*'),
    );
  const starts = events.find((event) => startsAs(event, context));
  if (context === 'system' || context === 'service') say('runMode', 'admin-rights', starts ?? prepared);
  // A legacy client on Windows 9x runs everything as the user (R1), and its logs do not tell 9x from NT.
  else if (context === 'user' && run.family === 'ccm') say('runMode', 'user-rights', starts);
}

function startsAs(event: LoggedEvent, context: Run['context']): boolean {
  if (event.userContext !== undefined) return true;
  return event.kind === 'program-starting' && (event as EventOf<'program-starting'>).context === context;
}
