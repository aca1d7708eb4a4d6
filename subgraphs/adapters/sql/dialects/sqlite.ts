import { existsSync } from 'node:fs';
import Libsql from 'libsql';
import { ComityError } from '../../../../schema/errors.ts';
import type { RawRow, RawValue } from '../../adapter.ts';
import type { Connection, ConnectionLimits } from '../../connection.ts';
import type { Statement } from '../statement.ts';
import type { Database, Dialect } from './dialect.ts';
import { databaseFault } from './database-fault.ts';
import type { FaultCodes } from './database-fault.ts';
import { exactInteger } from './exact-integers.ts';
import { listedKeys } from './listed-keys.ts';
import { PreparedStatements } from './prepared-statements.ts';

const CODES: FaultCodes = {
  late: ['SQLITE_BUSY', 'SQLITE_LOCKED'],
  refused: ['SQLITE_PERM', 'SQLITE_AUTH'],
  unavailable: ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_FULL', 'SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_NOMEM'],
};

/**
 * SQLite through libsql, with writing switched off. The driver is synchronous: a statement is never cut short, so it is
 * kept small instead, by pages and by at most 1,000 keys.
 */
export const sqlite: Dialect = {
  // Backquotes: a name in double quotes that the table does not have would silently be a text.
  syntax: { name: (name) => `\`${name.replaceAll('`', '``')}\``, place: () => '?' },
  exactText: true,
  schema: () => undefined,
  catalogue: () => ({ text: CATALOGUE, parameters: [] }),
  matching: (writer, by, keys) =>
    listedKeys(writer, by, keys, (rows) => (by.length === 1 ? `(${rows})` : `(values ${rows})`)),
  page: (limit, offset) => `limit ${limit} offset ${offset}`,
  open: (connection, limits) => Promise.resolve(open(connection, limits)),
};

function open(connection: Connection, limits: ConnectionLimits): Database {
  const file = decodeURIComponent(connection.url.replace(/^sqlite:(\/\/)?/, ''));
  if (!existsSync(file)) throw new ComityError('SOURCE_UNAVAILABLE', `there is no database file \`${file}\``);
  const database = new Libsql(file, { timeout: limits.timeoutMs });
  database.pragma('query_only = 1');
  const prepared = new PreparedStatements(database);
  return {
    run: (statement) => run(prepared, limits, statement),
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

async function run(
  prepared: PreparedStatements,
  limits: ConnectionLimits,
  { text, parameters }: Statement,
): Promise<readonly RawRow[]> {
  // Lets whatever else waits have its turn between two statements.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    const { statement, columns, blank } = prepared.of(text);
    return statement.all([...parameters]).flatMap((row) => (isValues(row) ? [rowOf(columns, blank, row)] : []));
  } catch (error) {
    prepared.forget(text);
    throw databaseFault(CODES, error, limits.timeoutMs);
  }
}

/** A row as the driver gives it in raw mode, which costs half of an object: the values in the order of the columns. */
function isValues(row: unknown): row is readonly RawValue[] {
  return Array.isArray(row);
}

function rowOf(columns: readonly string[], blank: RawRow, values: readonly RawValue[]): RawRow {
  const row: Record<string, RawValue | undefined> = { ...blank };
  columns.forEach((name, position) => {
    row[name] = exactInteger(values[position]);
  });
  return row;
}

const CATALOGUE = `
select t.name as entity, c.name as \`column\`, c.type as type, iif(t.wr = 1, nullif(c.pk, 0), null) as \`key\`, 0 as hidden
  from pragma_table_list t join pragma_table_info(t.name) c
 where t.schema = 'main' and t.name not like 'sqlite\\_%' escape '\\'
union all
select t.name, '_rowid_', 'rowid', 1, 1
  from pragma_table_list t
 where t.schema = 'main' and t.type = 'table' and t.wr = 0 and t.name not like 'sqlite\\_%' escape '\\'`;
