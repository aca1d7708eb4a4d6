import Database from 'libsql';
import { ComityError } from '../../schema/errors.ts';

/** A row as the database gives it, its columns still to be parsed. */
export type Row = Readonly<Record<string, unknown>>;

type Value = string | number | null;

/** A small durable database that several processes may share. All calls block, for a few milliseconds at most. */
export interface DeskDatabase {
  all(sql: string, ...values: readonly Value[]): readonly Row[];
  /** Durable when it returns; gives how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): number;
  /** All of a step or nothing of it, with no other process in between. */
  transaction<Result>(step: () => Result): Result;
  close(): void;
}

// `synchronous=FULL` with a write-ahead log: a commit has been written through to the disk when it returns.
const PRAGMAS = ['journal_mode=WAL', 'synchronous=FULL', 'busy_timeout=1000'];

/** Opens a database in a file, made where there is none; throws `AUDIT_UNAVAILABLE`, as each of its calls does. */
export function openDeskDatabase(file: string, tables: string, what: string): DeskDatabase {
  const guarded = <Result>(step: () => Result): Result => {
    try {
      return step();
    } catch (cause) {
      if (cause instanceof ComityError) throw cause;
      throw new ComityError('AUDIT_UNAVAILABLE', `${what} cannot be kept or read`, { cause });
    }
  };
  const database = guarded(() => {
    const opened = new Database(file);
    for (const pragma of PRAGMAS) opened.prepare(`PRAGMA ${pragma}`).all();
    opened.exec(tables);
    return opened;
  });
  return {
    all: (sql, ...values) => guarded(() => database.prepare(sql).all(...values) as Row[]),
    run: (sql, ...values) => guarded(() => database.prepare(sql).run(...values).changes),
    transaction: (step) =>
      guarded(() => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const result = step();
          database.exec('COMMIT');
          return result;
        } catch (error) {
          // Some faults, a full disk among them, have ended the transaction already.
          if (database.inTransaction) database.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () => void database.close(),
  };
}

/** The text of a column; throws where it is none, which only a damaged file can bring about. */
export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value === 'string') return value;
  throw new Error(`the column \`${column}\` holds no text`);
}

/** The number of a column; throws where it is none. */
export function numberOf(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value === 'number') return value;
  throw new Error(`the column \`${column}\` holds no number`);
}
