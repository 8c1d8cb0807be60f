import { Args, Flags } from '@oclif/core';
import { clientKinds, type Model } from './accounts/model.js';
import type { DiagnoseOptions } from './diagnose.js';
import { since, until } from './period.js';

/** The argument of every command that reads the logs of clients. */
export const logArgs = {
  log: Args.string({
    multiple: true,
    description: 'Log files, or folders with the logs of a client each. Standard input where none is named, or for -.',
  }),
};

/** Flags of every command that needs to know the site. */
export const modelFlags = {
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
};

/** Flags of every command that looks at the runs of clients: which runs, and by what knowledge. */
export const runFlags = {
  ...modelFlags,
  since: Flags.string({
    helpValue: 'time',
    description: 'Leave out runs that ended before 2024-03-01, 2024-03-01T10:30 (UTC), 2024-03-01T10:30+02:00, or 7d, 12h, 30m ago.',
  }),
  until: Flags.string({ helpValue: 'time', description: 'Leave out runs that began after this time; a date means the end of the day.' }),
  package: Flags.string({ char: 'p', helpValue: 'id', description: 'Only runs of this package, by id or by name.' }),
  program: Flags.string({ helpValue: 'name', description: 'Only runs of this program.' }),
};

type Asked = Readonly<Partial<Record<'model' | 'since' | 'until' | 'package' | 'program', string | undefined>>> & {
  readonly 'client-kind'?: DiagnoseOptions['clientKind'];
};

/** What the flags say about runs, for `diagnose`. */
export function runsAsked({ since: from, until: to, ...flags }: Asked, now = Date.now()): DiagnoseOptions {
  return {
    package: flags.package,
    program: flags.program,
    clientKind: flags['client-kind'],
    since: since(from, now),
    until: until(to, now),
  };
}

/** The flags that leave runs out, as given. */
export function narrowing(flags: Asked): string {
  const given = (['package', 'program', 'since', 'until'] as const).flatMap((name) => (flags[name] ? `--${name} ${flags[name]}` : []));
  return given.join(' ');
}

/** The model that was named. YAML and the schema take longer to load than a small log takes to read, so only a model loads them. */
export async function modelAsked({ model }: Asked): Promise<Model | undefined> {
  return model === undefined ? undefined : (await import('./model-file.js')).readModel(model);
}
