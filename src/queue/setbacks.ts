import { fromKysely } from 'pg-boss';
import { brokenRows } from '../store/rows.js';
import type { JobQueue } from './job-queue.js';
import { type Job, type QueueName, settledIn } from './jobs.js';
import type { Outcome } from './settle.js';

const mostForwarded = 500;

/** Has everything tried again that failed or was lost once: each job leaves one queue and comes into the other in one transaction. */
export async function forward({ boss, store }: JobQueue): Promise<void> {
  const jobs = await boss.fetch<Job>('lost' satisfies QueueName, { batchSize: mostForwarded });
  if (jobs.length === 0) return;
  await store.tables.transaction().execute(async (transaction) => {
    const db = { db: fromKysely(transaction) };
    const ours = new Set(settledIn(await boss.complete('lost' satisfies QueueName, jobs, null, db)));
    const mine = jobs.filter(({ id }) => ours.has(id));
    if (mine.length > 0)
      await boss.insert(
        'again' satisfies QueueName,
        mine.map(({ data }) => ({ data })),
        db,
      );
  });
}

/** What was tried too often, as what a store keeps of it. */
export async function givenUp({ boss }: JobQueue, most: number): Promise<{ readonly outcome: Outcome; readonly reason: string }[]> {
  const jobs = await boss.fetch<Job>('aside', { batchSize: most, includeMetadata: true });
  return jobs.map(({ id, retryCount, data: job, sourceOutput, sourceRetryCount }) => {
    // Once among others, and then alone: once and as often as it was retried there.
    const tries = (sourceRetryCount ?? 0) + 2;
    const reason = `smsdx failed on it ${tries} times, at last because ${reasonIn(sourceOutput)}`;
    // Another fingerprint than any scan makes: the next one tries it again.
    const kept = brokenRows({ ...job.task.key, fingerprint: '' }, [{ file: '', place: 0, reason }]);
    return { outcome: { claim: { queue: 'aside', id, retryCount, job, lost: false }, kept, last: true, givenUp: true }, reason };
  });
}

/** Why a job failed last, from what pg-boss keeps of it. */
function reasonIn(output: object | null): string {
  const { message, value } = (output ?? {}) as { message?: string; value?: { message?: string } };
  const said = message ?? value?.message ?? 'nobody knows why';
  if (said === 'job heartbeat timeout') return 'its worker was gone without a word';
  return said === 'job timed out' ? 'it took too long' : said;
}
