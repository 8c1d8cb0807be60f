import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type Dialect, SqliteDialect } from 'kysely';
import { Mistake } from '../mistake.js';

/** Statements kept compiled; a scan uses some thirty. */
const mostStatements = 200;

export interface SqliteOptions {
  readonly readOnly: boolean;
}

/** A SQLite file by the module that Node has built in, for the query builder. */
export async function sqliteDialect(path: string, { readOnly }: SqliteOptions): Promise<Dialect> {
  const database = await openDatabase(path, readOnly);
  const statements = new Map<string, StatementSync>();
  const compiled = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return new SqliteDialect({
    database: {
      prepare(sql) {
        const statement = compiled(sql);
        return {
          // Node before 22.16 does not tell which columns a statement gives.
          reader: /^\s*(?:select|with|pragma|values|explain)\b/i.test(sql) || /\breturning\b/i.test(sql),
          all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
          run: (parameters) => (sql === 'rollback' ? rolledBack(statement) : statement.run(...(parameters as SQLInputValue[]))),
          iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
        };
      },
      close: () => database.close(),
    },
  });
}

/** A full disk ends the transaction by itself; asking for it once more would hide why. */
function rolledBack(statement: StatementSync): ReturnType<StatementSync['run']> {
  try {
    return statement.run();
  } catch {
    return { changes: 0, lastInsertRowid: 0 };
  }
}

/** A connection for one purpose outside the query builder. */
export async function openDatabase(path: string, readOnly: boolean): Promise<DatabaseSync> {
  const { DatabaseSync } = await sqlite();
  const database = new DatabaseSync(path, { readOnly });
  database.exec('PRAGMA busy_timeout = 10000');
  return database;
}

/** Node 22 calls the module experimental, on stderr, each time; that is no news for somebody who reads logs. */
async function sqlite(): Promise<typeof import('node:sqlite')> {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return await import('node:sqlite');
  } catch {
    throw new Mistake(`A store needs Node 22.13 or later; this is Node ${process.versions.node}.`, [
      'Or start it as: node --experimental-sqlite bin/run.js ...',
    ]);
  } finally {
    process.emitWarning = emitWarning;
  }
}
