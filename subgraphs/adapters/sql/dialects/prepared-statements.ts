import type Libsql from 'libsql';
import type { RawRow } from '../../adapter.ts';
import { blankRow } from '../../blank-row.ts';

/** A statement ready to run, which gives rows as arrays and whole numbers as bigints. */
export interface PreparedStatement {
  readonly statement: Libsql.Statement;
  /** The names of the columns, in the order of a row. */
  readonly columns: readonly string[];
  /** A row with nothing in it. */
  readonly blank: RawRow;
}

/** Statements kept; an adapter has few texts, since lists of keys are filled up to powers of two. */
const MOST_KEPT = 64;

/** The prepared statements of one SQLite connection by their text: those that were used last. */
export class PreparedStatements {
  private readonly kept = new Map<string, PreparedStatement>();
  private readonly database: Libsql.Database;

  constructor(database: Libsql.Database) {
    this.database = database;
  }

  /** The statement of a text, prepared where it is not kept; throws where the database refuses it. */
  of(text: string): PreparedStatement {
    const found = this.kept.get(text) ?? this.prepare(text);
    // What is set anew stands last, and the first is what was not used for longest.
    this.kept.delete(text);
    this.kept.set(text, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return found;
  }

  /** Drops a statement that failed: it is prepared anew. */
  forget(text: string): void {
    this.kept.delete(text);
  }

  private prepare(text: string): PreparedStatement {
    const statement = this.database.prepare(text).safeIntegers(true);
    // What gives no rows has no raw mode: the database refuses it when it is run.
    if (statement.reader) statement.raw(true);
    const columns = statement.columns().map(({ name }) => name);
    return { statement, columns, blank: blankRow(columns) };
  }
}
