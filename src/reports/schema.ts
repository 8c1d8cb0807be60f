import { z } from 'zod';
import type { Diagnosis } from '../failures/failure.js';

const time = z.string().describe('ISO 8601: UTC with Z, or local time of the client without zone where no zone is known.');
const name = (what: string) => z.string().exactOptional().describe(what);

const step = z.object({
  rule: z.string().describe('Number of the account rule: R23.'),
  text: z.string().describe('One sentence on the way to the verdict.'),
});

const seenLine = z.object({
  file: z.string().describe('Name of the log, or - for standard input.'),
  line: z.int().describe('Line number, from 1.'),
  when: time.exactOptional(),
  message: z.string().describe('The entry as the client wrote it.'),
});

const code = z.object({
  value: z.string().describe('Decimal for small numbers, eight hex digits for the rest.'),
  symbol: name('Name of the code: ERROR_ACCESS_DENIED.'),
  meaning: z.string().describe('In plain words, by the sentence that the code stood in.'),
});

const finding = z.object({
  failure: z.string().describe('Id of the failure class: naa-not-configured.'),
  title: z.string().describe('The failure class in one sentence.'),
  level: z.enum(['error', 'warning', 'note']),
  verdict: z
    .enum(['confirmed', 'probable', 'undetermined', 'contradicted'])
    .describe('undetermined: a fact that decides is missing; contradicted: log and model cannot both be right.'),
  client: name('Name of the client computer.'),
  advertisement: name('Id of the advertisement (deployment).'),
  package: name('Id of the package, or its name where the log gives no id.'),
  program: name('Name of the program.'),
  when: time.exactOptional(),
  account: z
    .object({
      process: name('Account that ran the program, or its role.'),
      network: name('Account that connected to the resource, or its role.'),
    })
    .describe('Accounts that were used.'),
  resource: z
    .object({
      kind: z.enum(['distribution-point', 'client-access-point', 'share', 'web', 'local', 'server']),
      path: z.string(),
    })
    .exactOptional()
    .describe('What was to be opened.'),
  code: code.exactOptional().describe('The error code that decided.'),
  because: z.array(step).describe('From the facts to the verdict.'),
  seen: z.array(seenLine).describe('The lines that show it, cause first.'),
  missing: z
    .array(z.object({ fact: z.string(), decides: z.string().describe('What the fact would decide.') }))
    .describe('Facts that neither log nor model gives.'),
  fix: z.array(z.string()).describe('Changes that put it right.'),
  considered: z
    .array(z.object({ failure: z.string(), whyNot: z.string() }))
    .describe('Failure classes that were considered, and why they do not hold.'),
  times: z.int().exactOptional().describe('How often the same failure was seen, where more than once.'),
  since: time.exactOptional().describe('When it was seen first, where more than once.'),
  closed: time.exactOptional().describe('When a later success of the same program closed it: history, not an open failure.'),
});

const run = z
  .object({
    client: name('Name of the client computer.'),
    advertisement: name('Id of the advertisement (deployment).'),
    package: name('Id or name of the package.'),
    program: name('Name of the program.'),
    outcome: z.string().describe('succeeded, succeeded-pending-restart, failed, failed-retrying, waiting or unknown.'),
    waitingFor: name('What a waiting run waits for.'),
    account: name('Account that ran the program.'),
    began: time.exactOptional(),
    ended: time.exactOptional(),
    exitCode: z.int().exactOptional().describe('Exit code of the program.'),
    attempts: z.int().describe('How often the program was started.'),
  })
  .describe('One execution of an advertised program; retries are its attempts.');

const coverage = z
  .object({
    records: z.int().describe('Records that were cut out of the logs.'),
    understood: z.int().describe('Records that a grammar knows.'),
    evidence: z.int().describe('Unknown records that were read for codes, paths and names all the same.'),
    unread: z
      .array(z.object({ file: z.string(), offset: z.int().describe('Byte offset in the file.'), reason: z.string() }))
      .describe('Stretches that could not be read.'),
    bytes: z.int(),
  })
  .describe('What was read and how much of it was understood.');

const diagnosis = z
  .object({
    schemaVersion: z.literal(1),
    client: name('Name of the client computer.'),
    logs: z.array(z.object({ file: z.string(), records: z.int() })).describe('The logs that were read.'),
    coverage,
    runs: z.array(run),
    findings: z.array(finding).describe('By level, then by time.'),
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
