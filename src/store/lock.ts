import { rmSync, statSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { Mistake } from '../mistake.js';
import { openDatabase } from './sqlite.js';

/** The right to write to a store; the operating system takes it back when the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Makes sure that one scan at a time writes to a store. The lock is that of SQLite on a small file beside the store, so readers are not in
 * its way and a killed scan leaves nothing that must be cleared.
 */
export async function lock(store: string): Promise<Lock> {
  const path = `${store}-scan`;
  for (;;) {
    writeFileSync(path, '', { flag: 'a' });
    const before = identity(path);
    const database = await openDatabase(path, false);
    if (!held(database)) {
      database.close();
      throw new Mistake(`Another scan is writing to ${store}.`, [
        'Wait for it to end, or give this scan a store of its own: --store other.db',
      ]);
    }
    // Whoever had it may have removed the file between our look and our lock: then we hold a lock that nobody else sees.
    if (before !== undefined && identity(path) === before) return { release: () => release(database, path) };
    database.close();
  }
}

function held(database: DatabaseSync): boolean {
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return true;
  } catch {
    return false;
  }
}

function release(database: DatabaseSync, path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows removes no open file; the empty file that stays locks nobody out.
  }
  database.close();
}

function identity(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}
