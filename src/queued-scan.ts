import { Enqueue, type Enqueued } from './queue/enqueue.js';
import { mustBeServer, openQueue } from './queue/job-queue.js';
import { Waiting } from './queue/waiting.js';
import { Progress } from './scan/progress.js';
import type { Settings } from './scan/unit.js';
import { readStore, type Store } from './store/store.js';

export interface QueuedScan {
  /** Address of the store with the queue. */
  readonly queue: string;
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** Until the workers are done. */
  readonly wait: boolean;
  readonly signal: AbortSignal;
  /** Says what was enqueued. */
  readonly tell: (enqueued: Enqueued) => Promise<void>;
}

/** Has a scan done by the workers of a queue; gives the store when they are done, and nothing when it does not wait for that. */
export async function queuedScan({ queue: address, paths, settings, wait, signal, tell }: QueuedScan): Promise<Store | undefined> {
  mustBeServer(address);
  if (paths.length === 0 && !wait) return readStore(address);
  const queue = await openQueue(address, { serves: false, connections: 3 });
  try {
    if (paths.length > 0) await tell(await new Enqueue(queue, { paths, settings, signal }).run());
    if (!wait || signal.aborted) return undefined;
    const waiting = new Waiting(queue, signal);
    const progress = new Progress(waiting.tally, process.stderr);
    const left = await waiting.run().finally(() => progress.stop());
    if (left > 0) {
      process.stderr.write(
        `Not waited any longer: the workers go on, ${left} sources are left. Wait again: smsdx scan --queue ... --wait\n`,
      );
      process.exitCode = 130;
      return undefined;
    }
  } catch (error) {
    throw queue.server.refusal(error);
  } finally {
    await queue.close();
  }
  return readStore(address);
}

/** What a look through the paths added, for people. */
export function enqueuedText({ jobs, bytes, unchanged, waiting, gone, interrupted }: Enqueued): string {
  const count = (number: number) => number.toLocaleString('en-US');
  const kept = `${count(unchanged)} are in the store as they are, ${count(waiting)} wait in the queue already`;
  const text = `${count(jobs)} ${jobs === 1 ? 'job' : 'jobs'} enqueued (${(bytes / 1e6).toFixed(1)} MB)${gone > 0 ? `, ${count(gone)} of them for sources that are gone` : ''}; ${kept}.\n`;
  return interrupted ? `Stopped. ${text}The same command goes on from there.\n` : text;
}

/** The same for programs. */
export const enqueuedJson = ({ jobs, ...counts }: Enqueued): string =>
  `${JSON.stringify({ schemaVersion: 1, enqueued: jobs, ...counts })}\n`;
