import pg from 'pg';
import type { RawRow } from '../../adapter.ts';
import type { Connection, ConnectionLimits } from '../../connection.ts';
import { givenUp } from '../../gate.ts';
import { keyKind } from '../key-kinds.ts';
import type { Statement } from '../statement.ts';
import { databaseFault } from './database-fault.ts';
import type { FaultCodes } from './database-fault.ts';
import type { Database, Dialect } from './dialect.ts';
import { Renewable } from './renewable.ts';
import { textParser } from './postgresql-types.ts';

const CODES: FaultCodes = {
  late: ['57014'],
  refused: ['28', '3D', '42501'],
  unavailable: ['08', '53', '57', '58', 'E', 'XX'],
};

/** PostgreSQL through `pg`: sessions whose transactions are read-only, statements with a timeout of the server's. */
export const postgresql: Dialect = {
  syntax: {
    name: (name) => `"${name.replaceAll('"', '""')}"`,
    place: (position) => `$${position}`,
  },
  exactText: true,
  schema: (declared) => declared,
  catalogue: (schema) => ({ text: CATALOGUE, parameters: [schema ?? null] }),
  matching: (writer, by, keys) => {
    const casts = by.map((column) => (keyKind(column) === 'integer' ? 'bigint' : column.type.replace(/\(.*?\)/, '')));
    const [first] = by;
    if (by.length === 1 && first !== undefined) {
      const place = writer.value(keys.map((key) => key[0]));
      return `${writer.names([first.name])} = any(${place}${keyKind(first) === 'integer' ? '::bigint[]' : ''})`;
    }
    const places = casts.map((type, part) => `${writer.value(keys.map((key) => key[part]))}::${arrayType(type)}[]`);
    return `(${writer.names(by.map((column) => column.name))}) in (select * from unnest(${places.join(', ')}))`;
  },
  page: (limit, offset) => `limit ${limit} offset ${offset}`,
  open,
};

/** `character` without a length is one letter long, and would cut the keys. */
function arrayType(type: string): string {
  return type === 'character' ? 'bpchar' : type;
}

function open(connection: Connection, limits: ConnectionLimits): Promise<Database> {
  const pools = new Renewable(
    () => poolOf(connection, limits),
    (pool) => pool.end(),
  );
  return Promise.resolve({
    run: (statement, signal) => run(pools, limits, statement, signal),
    close: () => pools.close(),
  });
}

function poolOf(connection: Connection, limits: ConnectionLimits): pg.Pool {
  const url = new URL(connection.url);
  if (connection.username !== undefined) url.username = connection.username;
  if (connection.password !== undefined) url.password = connection.password;
  const pool = new pg.Pool({
    connectionString: url.href,
    max: limits.pool,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.timeoutMs,
    query_timeout: limits.timeoutMs + 1_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'comity',
    options: '-c default_transaction_read_only=on -c TimeZone=UTC -c DateStyle=ISO',
    types: { getTypeParser: textParser },
  });
  // A connection that is lost while idle is replaced at the next statement; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

async function run(
  pools: Renewable<pg.Pool>,
  limits: ConnectionLimits,
  { text, parameters }: Statement,
  signal: AbortSignal | undefined,
): Promise<readonly RawRow[]> {
  const pool = pools.current();
  try {
    const client = await pool.connect();
    let failed = true;
    let released = false;
    const release = (destroy: boolean): void => {
      if (!released) client.release(destroy);
      released = true;
    };
    const abandon = (): void => release(true);
    signal?.addEventListener('abort', abandon, { once: true });
    try {
      const { rows } = await client.query<RawRow>(text, [...parameters]);
      failed = false;
      return rows;
    } catch (error) {
      failed = !(error instanceof pg.DatabaseError) || CODES.unavailable.some((start) => error.code?.startsWith(start));
      if (failed && signal?.aborted !== true) pools.renew(pool);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abandon);
      release(failed);
    }
  } catch (error) {
    if (signal?.aborted === true) throw givenUp();
    throw databaseFault(CODES, error, limits.timeoutMs);
  }
}

const CATALOGUE = `
select c.relname as entity, a.attname as "column", format_type(a.atttypid, a.atttypmod) as type,
       array_position(i.indkey::int2[], a.attnum) as key, 0 as hidden, a.attnum as place
  from pg_catalog.pg_class c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisprimary
 where c.relkind in ('r', 'v', 'm', 'f', 'p') and c.relnamespace = coalesce($1, current_schema())::regnamespace
   and has_column_privilege(c.oid, a.attnum, 'select')
union all
select c.relname, 'ctid', 'tid', 1, 1, 0
  from pg_catalog.pg_class c
 where c.relkind in ('r', 'm') and c.relnamespace = coalesce($1, current_schema())::regnamespace
   and has_table_privilege(c.oid, 'select')
   and not exists (select from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary)
 order by entity, place`;
