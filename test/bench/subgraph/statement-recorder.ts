import Libsql from 'libsql';
import pg from 'pg';

/**
 * A statement as the driver was given it. `wave` orders statements: those of one wave ran side by side, after all those
 * of the waves before.
 */
export interface RecordedStatement {
  /** The file of the SQLite database that was asked; null for PostgreSQL. */
  readonly file: string | null;
  readonly text: string;
  readonly parameters: readonly unknown[];
  readonly wave: number;
  readonly rows: number;
}

/** Records what drivers are asked while it is on; off, it costs one test a statement. */
export interface StatementRecorder {
  start(): void;
  stop(): readonly RecordedStatement[];
}

/** Waves: a statement stands one wave after the last of those that had ended when it began. */
function openWaves() {
  const statements: RecordedStatement[] = [];
  let ended = 0;
  return {
    statements,
    begin: () => ended + 1,
    end(statement: RecordedStatement) {
      statements.push(statement);
      ended = Math.max(ended, statement.wave);
    },
  };
}

function lengthOf(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  const rows = typeof result === 'object' && result !== null && 'rows' in result ? result.rows : null;
  return Array.isArray(rows) ? rows.length : 0;
}

type Wave = ReturnType<typeof openWaves>;
type Query = (text: unknown, parameters?: unknown) => unknown;

function recordPostgres(current: () => Wave | null): void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  prototype.query = function query(this: unknown, text, parameters) {
    const waves = current();
    const result = original.call(this, text, parameters);
    if (waves === null || typeof text !== 'string' || !(result instanceof Promise)) return result;
    const wave = waves.begin();
    return result.then((found: unknown) => {
      waves.end({
        file: null,
        text,
        parameters: Array.isArray(parameters) ? parameters : [],
        wave,
        rows: lengthOf(found),
      });
      return found;
    });
  };
}

type Prepare = (this: Libsql.Database, text: string) => Libsql.Statement;

/** The file of a connection: the driver does not tell, but the database does. */
function fileOf(database: Libsql.Database, prepare: Prepare): string {
  const [main] = prepare.call(database, 'PRAGMA database_list').all();
  return typeof main === 'object' && main !== null && 'file' in main ? String(main.file) : '';
}

function recordSqlite(current: () => Wave | null): void {
  const prototype = Libsql.prototype as unknown as { prepare: Prepare };
  const original = prototype.prepare;
  prototype.prepare = function prepare(text) {
    const prepared = original.call(this, text);
    const all = prepared.all.bind(prepared);
    prepared.all = (...given: unknown[]) => {
      const waves = current();
      if (waves === null) return all(...given);
      const wave = waves.begin();
      const rows: unknown[] = all(...given);
      const [parameters] = given;
      const file = fileOf(this, original);
      waves.end({ file, text, parameters: Array.isArray(parameters) ? parameters : given, wave, rows: lengthOf(rows) });
      return rows;
    };
    return prepared;
  };
}

/** Puts itself before the drivers of PostgreSQL and SQLite in this process. */
export function recordStatements(): StatementRecorder {
  let waves: Wave | null = null;
  recordPostgres(() => waves);
  recordSqlite(() => waves);
  return {
    start() {
      waves = openWaves();
    },
    stop() {
      const { statements } = waves ?? openWaves();
      waves = null;
      return statements.toSorted((left, right) => left.wave - right.wave);
    },
  };
}
