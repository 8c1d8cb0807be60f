import type { Kysely } from 'kysely';
import { fromKysely } from 'pg-boss';
import { Archives } from '../scan/archives.js';
import { put, remove } from '../store/put.js';
import type { Kept, Tables, UnreadRow } from '../store/schema.js';
import type { JobQueue } from './job-queue.js';
import { type Claim, partOf, settledIn } from './jobs.js';
import type { QueueTables, WantedRow } from './tables.js';

/** Something that a job came to. */
export interface Outcome {
  readonly claim: Claim;
  /** Nothing, where the source is gone or is not wanted any more. */
  readonly kept?: Kept | undefined;
  /** The job is over; what an archive holds comes one by one before that. */
  readonly last: boolean;
  /** It was tried often enough; what it came to is only why. */
  readonly givenUp?: boolean | undefined;
}

/**
 * Keeps what jobs came to, and that they are done, in one transaction: both happen or none does. A job that somebody else has by now keeps
 * nothing, and neither does one whose source has changed since it was enqueued.
 */
export async function settle(queue: JobQueue, outcomes: readonly Outcome[]): Promise<void> {
  const current = outcomes.filter(({ claim }) => !claim.lost);
  if (current.length === 0) return;
  await queue.store.tables.transaction().execute(async (tables) => {
    const wanted = queue.wanted(tables);
    const isWanted = await lockWanted(wanted, current);
    const isMine = await complete(queue, tables, current);
    const valid = current.filter((outcome) => isMine(outcome) && isWanted(outcome.claim));
    await put(tables, newest(valid.filter(isWhole).flatMap(({ kept }) => kept ?? [])));
    for (const { claim } of valid) if (claim.job.task.kind === 'gone') await removeAll(tables, sourceOf(claim));
    await unwant(
      wanted,
      valid.filter((outcome) => outcome.last && isWhole(outcome)).map(({ claim }) => sourceOf(claim)),
    );
    for (const outcome of valid) if (!isWhole(outcome)) await share({ tables, wanted }, outcome);
  });
}

const sourceOf = ({ job }: Claim): string => job.task.key.source;

/** Of a share of an archive only the clients in it; the archive itself is kept when all its shares are done. */
const isWhole = ({ claim, last }: Outcome): boolean => !(last && claim.job.task.kind === 'archive');

const keyOf = ({ job }: Claim): string => JSON.stringify([job.task.key.source, partOf(job), job.task.key.fingerprint]);

/** The sources that are wanted as these jobs know them; nobody else keeps anything of them until this transaction is over. */
async function lockWanted(wanted: Kysely<QueueTables>, outcomes: readonly Outcome[]): Promise<(claim: Claim) => boolean> {
  const sources = [...new Set(outcomes.map(({ claim }) => sourceOf(claim)))];
  const rows = await wanted
    .selectFrom('smsdx_wanted')
    .select(['source', 'part', 'fingerprint'])
    .where('source', 'in', sources)
    .where('outcome', 'is', null)
    .orderBy('source')
    .orderBy('part')
    .forUpdate()
    .execute();
  const keys = new Set(rows.map(({ source, part, fingerprint }) => JSON.stringify([source, part, fingerprint])));
  return (claim) => keys.has(keyOf(claim));
}

/** Completes the jobs that are over; tells which outcomes are of jobs that are still ours. */
async function complete(queue: JobQueue, tables: Kysely<Tables>, outcomes: readonly Outcome[]): Promise<(outcome: Outcome) => boolean> {
  const over = outcomes.filter(({ last }) => last).map(({ claim }) => claim);
  const settled = new Set<string>();
  for (const [name, claims] of Map.groupBy(over, (claim) => claim.queue)) {
    const response = await queue.boss.complete(name, claims, null, { db: fromKysely(tables) });
    for (const id of settledIn(response)) settled.add(id);
  }
  return ({ claim, last }) => !last || settled.has(claim.id);
}

/** Of a source that comes twice the later one. */
const newest = (kept: readonly Kept[]): Kept[] => [...new Map(kept.map((each) => [each.source.source, each])).values()];

/** A source, and where it was an archive all that was in it. */
async function removeAll(tables: Kysely<Tables>, source: string): Promise<void> {
  await remove(tables, [source]);
  await tables.deleteFrom('sources').where('container', '=', source).execute();
}

async function unwant(wanted: Kysely<QueueTables>, sources: readonly string[]): Promise<void> {
  if (sources.length > 0) await wanted.deleteFrom('smsdx_wanted').where('source', 'in', sources).execute();
}

interface Both {
  readonly tables: Kysely<Tables>;
  readonly wanted: Kysely<QueueTables>;
}

/** One share of an archive is done: the last one puts together what all came to, and takes out clients that the archive held before. */
async function share({ tables, wanted }: Both, { claim, kept, givenUp = false }: Outcome): Promise<void> {
  const { source, fingerprint } = claim.job.task.key;
  const outcome: ShareOutcome = { unread: kept?.unread ?? [], givenUp };
  await wanted
    .updateTable('smsdx_wanted')
    .set({ outcome: JSON.stringify(outcome) })
    .where('source', '=', source)
    .where('part', '=', partOf(claim.job))
    .execute();
  const shares = await wanted.selectFrom('smsdx_wanted').selectAll().where('source', '=', source).orderBy('part').execute();
  if (!kept || shares.some((row) => row.outcome === null)) return;
  await put(tables, [together(kept, shares)]);
  await tables.deleteFrom('sources').where('container', '=', source).where('fingerprint', '<>', fingerprint).execute();
  await unwant(wanted, [source]);
}

interface ShareOutcome {
  readonly unread: readonly UnreadRow[];
  readonly givenUp: boolean;
}

function together(last: Kept, shares: readonly WantedRow[]): Kept {
  const outcomes = shares.map(({ outcome }) => JSON.parse(outcome ?? '') as ShareOutcome);
  // Another fingerprint than any scan makes: the next scan tries it again.
  const fingerprint = outcomes.some(({ givenUp }) => givenUp) ? '' : (shares[0]?.fingerprint ?? '');
  const kept = { ...last, source: { ...last.source, fingerprint } };
  const archives = new Archives();
  archives.expect(kept.source.source, shares.length);
  return outcomes.map(({ unread }) => archives.collect({ ...kept, unread })).at(-1) ?? kept;
}
