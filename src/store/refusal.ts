import { Mistake, reasonOf } from '../mistake.js';

const goOn = 'What was scanned until now is kept: run the same command again to go on.';

/** Result codes of SQLite (sqlite.org/rescode.html), the primary ones, that are no bug of ours. */
const known: Readonly<Record<number, readonly [reason: string, advice: string]>> = {
  5: ['another program is writing to it', 'Wait until it is done.'],
  8: ['it is write-protected', 'Name a store in a folder that you may write to.'],
  10: ['the disk reports an error, or has no room left', goOn],
  11: ['it is damaged', 'Scan into a new store.'],
  13: ['the disk is full', `Make room. ${goOn}`],
  14: ['it cannot be opened', 'Name a store in a folder that exists and that you may write to.'],
  26: ['it is no SQLite file', 'Name a store that `smsdx scan --store` made.'],
};

/** What went wrong with a store, as a sentence; what is no trouble of the user's stays as it is. */
export function refusal(address: string, error: unknown): unknown {
  if (error instanceof Mistake) return error;
  const { errcode, syscall } = error as { errcode?: number; syscall?: string };
  const [reason, advice] = known[(errcode ?? 0) & 0xff] ?? [];
  if (reason !== undefined && advice !== undefined) return new Mistake(`The store ${address} cannot be used: ${reason}.`, [advice]);
  if (syscall === undefined) return error;
  return new Mistake(`The store ${address} cannot be used: ${reasonOf(error)}.`, [
    'Name a store in a folder that exists and that you may write to.',
  ]);
}
