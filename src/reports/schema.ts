import { z } from 'zod';
import type { Diagnosis } from '../failures/failure.js';

const text = (what: string) => z.string().describe(what);
const name = (what: string) => z.string().exactOptional().describe(what);
const number = (what: string) => z.int().describe(what);
const time = (what: string) =>
  z.string().exactOptional().describe(`${what} ISO 8601: UTC with Z, or local time of the client without zone where no zone is known.`);

const step = z.object({
  rule: text('Number of the account rule: R23.'),
  text: text('One sentence on the way to the verdict.'),
});

const place = {
  file: text('Name of the log, or - for standard input.'),
  line: number('Line number, from 1.'),
  when: time('When it was written.'),
  message: text('The entry as the client wrote it.'),
};
const around = (what: string) =>
  z.array(z.object(place)).exactOptional().describe(`Records of the same log ${what} it, in reports that show them.`);

const seenLine = z.object({ ...place, before: around('before'), after: around('after') });

const state = (what: string) => z.enum(['works', 'fails', 'unknown']).describe(what);
const chainAccount = {
  role: text('What the account is: network access account.'),
  name: name('Name of the account, where it is known.'),
};

const chain = z.object({
  process: z.object({ ...chainAccount, state: state('Does the program run as this account?') }).describe('Account of the program.'),
  tries: z
    .array(
      z.object({
        ...chainAccount,
        server: state('Does the server accept the account?'),
        share: state('Do the share permissions suffice? Missing where they are not known to limit anything.').exactOptional(),
        folder: state('Do the NTFS permissions of the folder suffice?'),
        refusal: name('Why it does not get in: untrusted, not-covered.'),
        asGuest: z.boolean().describe('The server took it for Guest.').exactOptional(),
      }),
    )
    .describe('Credentials in the order in which they are tried.'),
  server: name('The server that is asked.'),
});

const account = z.object({
  process: name('Account that ran the program, or its role.'),
  network: name('Account that connected to the resource, or its role.'),
});

const resource = z.object({
  kind: z.enum(['distribution-point', 'client-access-point', 'share', 'web', 'local', 'server']).describe('What the path leads to.'),
  path: text('UNC path, URL, local path or server name.'),
});

const code = z.object({
  value: text('Decimal for small numbers, eight hex digits for the rest.'),
  symbol: name('Name of the code: ERROR_ACCESS_DENIED.'),
  meaning: text('In plain words, by the sentence that the code stood in.'),
});

const missingFact = z.object({
  fact: text('The fact that neither log nor model gives.'),
  decides: text('What the fact would decide.'),
});

const consideredClass = z.object({
  failure: text('Id of the failure class.'),
  whyNot: text('Why it does not hold.'),
});

const finding = z.object({
  failure: text('Id of the failure class: naa-not-configured.'),
  title: text('The failure class in one sentence.'),
  level: z.enum(['error', 'warning', 'note']).describe('How grave it is; the words of SARIF.'),
  verdict: z
    .enum(['confirmed', 'probable', 'undetermined', 'contradicted'])
    .describe('undetermined: a fact that decides is missing; contradicted: log and model cannot both be right.'),
  client: name('Name of the client computer.'),
  advertisement: name('Id of the advertisement (deployment).'),
  package: name('Id of the package, or its name where the log gives no id.'),
  program: name('Name of the program.'),
  when: time('When it failed.'),
  account: account.describe('Accounts that were used.'),
  resource: resource.exactOptional().describe('What was to be opened.'),
  code: code.exactOptional().describe('The error code that decided.'),
  because: z.array(step).describe('From the facts to the verdict.'),
  seen: z.array(seenLine).describe('The lines that show it, cause first.'),
  missing: z.array(missingFact).describe('Facts that would settle or change the verdict.'),
  fix: z.array(z.string()).describe('Changes that put it right.'),
  considered: z.array(consideredClass).describe('Failure classes that were considered and do not hold.'),
  times: number('How often the same failure was seen, where more than once.').exactOptional(),
  since: time('When it was seen first, where more than once.'),
  closed: time('When a later success of the same program closed it: history, not an open failure.'),
  chain: chain.exactOptional().describe('Account path: account of the program, credentials tried, server, share, folder.'),
});

const phase = z.object({
  phase: text('policy, content, waiting, start, running, result or retry.'),
  began: time('When it began.'),
  ended: time('When the next phase began.'),
  seconds: z.number().describe('How long it lasted, by the clock of the client.').exactOptional(),
  lines: z.array(seenLine).describe('What the client said first and last in it.'),
});

const run = z.object({
  client: name('Name of the client computer.'),
  advertisement: name('Id of the advertisement (deployment).'),
  package: name('Id or name of the package.'),
  program: name('Name of the program.'),
  outcome: text('succeeded, succeeded-pending-restart, failed, failed-retrying, waiting or unknown.'),
  waitingFor: name('What a waiting run waits for.'),
  account: name('Account that ran the program.'),
  began: time('First sign of the run.'),
  ended: time('Last sign of the run.'),
  exitCode: number('Exit code of the program.').exactOptional(),
  attempts: number('How often the program was started.'),
  phases: z.array(phase).describe('What went on in it; only where a timeline was asked for.').exactOptional(),
});

const unread = z.object({
  file: text('Name of the log.'),
  offset: number('Byte offset in the log.'),
  reason: text('Why it could not be read.'),
});

const coverage = z.object({
  records: number('Records that were cut out of the logs.'),
  understood: number('Records that a grammar knows.'),
  evidence: number('Unknown records that were read for codes, paths and names all the same.'),
  unread: z.array(unread).describe('Stretches that could not be read.'),
  bytes: number('Size of all that was read.'),
});

const log = z.object({
  file: text('Name of the log, or - for standard input.'),
  records: number('Records that were cut out of it.'),
});

const diagnosis = z
  .object({
    schemaVersion: z.literal(1).describe('Version of this schema.'),
    client: name('Name of the client computer.'),
    clock: z
      .array(z.object({ since: z.string().describe('From when on, ISO 8601 UTC.'), ahead: number('Minutes ahead of UTC.') }))
      .exactOptional()
      .describe('How far the clock of the client was ahead of UTC, where its logs tell.'),
    logs: z.array(log).describe('The logs that were read.'),
    coverage: coverage.describe('What was read and how much of it was understood.'),
    runs: z.array(run).describe('Each execution of an advertised program; retries are attempts of one run.'),
    findings: z.array(finding).describe('Why runs failed, by level, then by time.'),
  })
  .describe('Why software distributions failed on one client.');

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
type Schema = Frozen<z.infer<typeof diagnosis>>;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Does not compile when the schema and the type of the findings drift apart. */
true satisfies Same<Schema, Diagnosis>;

/** JSON Schema (draft 2020-12) of the findings, schema version 1. */
export const findingsSchema = z.toJSONSchema(diagnosis, { target: 'draft-2020-12' });
