import type { Blocked, Unit } from '../scan/unit.js';
import type { SourceKey } from '../store/rows.js';

/**
 * Four queues. What fails in `clients`, or is lost with its worker, comes into `lost`, and from there into `again`: there it is tried by a
 * worker that does nothing else meanwhile, so that only what is to blame can be blamed. What fails there too often comes into `aside`, and
 * from there into the store as a line with its reason. (pg-boss moves a job from one queue to another only once, hence `lost`.)
 */
export const queues = ['clients', 'lost', 'again', 'aside'] as const;
export type QueueName = (typeof queues)[number];

/** A source of an earlier scan that is not there any more. */
export interface Gone {
  readonly kind: 'gone';
  readonly key: SourceKey;
}

export type Task = Unit | Blocked | Gone;

/** What a job says: which source to read, and how. It holds no secret. */
export interface Job {
  /** Id of the settings. */
  readonly settings: string;
  /** The path of the scan that it is under: a worker that cannot see it leaves the job to others. */
  readonly root: string;
  readonly task: Task;
}

/** A job that this worker has, until it is settled or somebody else got it. */
export interface Claim {
  readonly queue: QueueName;
  readonly id: string;
  /** Tells this attempt apart from a later one of somebody else. */
  readonly retryCount: number;
  readonly job: Job;
  /** Somebody else may have it now: the heartbeat came too late, or the time was up. */
  lost: boolean;
}

/** Shares of an archive are separate jobs; all else is one. */
export const partOf = ({ task }: Job): number => (task.kind === 'archive' ? task.share.part : 0);

export const sizeOf = (task: Task): number => ('size' in task ? task.size : 0);

/** Ids of the jobs that a call to pg-boss reached: those that are still of the attempt that it named. Its type does not tell; its code does. */
export function settledIn(response: object): readonly string[] {
  const { settled } = response as { readonly settled?: readonly string[] | null };
  return settled ?? [];
}
