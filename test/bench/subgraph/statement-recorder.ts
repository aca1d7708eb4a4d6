import Libsql from 'libsql';
import pg from 'pg';

/**
 * A statement as the driver was given it. `wave` orders statements: those of one wave ran side by side, after all those
 * of the waves before.
 */
export interface RecordedStatement {
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
      waves.end({ text, parameters: Array.isArray(parameters) ? parameters : [], wave, rows: lengthOf(found) });
      return found;
    });
  };
}

interface Prepared {
  all: (...parameters: unknown[]) => unknown;
}

/** Records statements on the database file that ends in `file`, and on no other: the index and the register are ours. */
function recordSqlite(file: string, current: () => Wave | null): void {
  const prototype = Libsql.prototype as unknown as { name?: string; prepare: (text: string) => Prepared };
  const original = prototype.prepare;
  prototype.prepare = function prepare(this: { readonly name?: string }, text) {
    const prepared = original.call(this, text);
    const waves = current();
    if (waves === null || this.name?.endsWith(file) !== true) return prepared;
    const all = prepared.all.bind(prepared);
    prepared.all = (...given) => {
      const wave = waves.begin();
      const rows = all(...given);
      const [parameters] = given;
      waves.end({ text, parameters: Array.isArray(parameters) ? parameters : given, wave, rows: lengthOf(rows) });
      return rows;
    };
    return prepared;
  };
}

/** Puts itself before the drivers of PostgreSQL and SQLite in this process. */
export function recordStatements(sqliteFile: string): StatementRecorder {
  let waves: Wave | null = null;
  recordPostgres(() => waves);
  recordSqlite(sqliteFile, () => waves);
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
