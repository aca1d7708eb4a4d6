import { createPool } from 'mariadb';
import type { Pool } from 'mariadb';
import type { RawRow } from '../../adapter.ts';
import type { Connection, ConnectionLimits } from '../../connection.ts';
import { givenUp } from '../../gate.ts';
import type { Statement } from '../statement.ts';
import { databaseFault } from './database-fault.ts';
import type { FaultCodes } from './database-fault.ts';
import type { Database, Dialect } from './dialect.ts';
import { exactIntegers } from './exact-integers.ts';
import { listedKeys } from './listed-keys.ts';
import { Renewable } from './renewable.ts';

const CODES: FaultCodes = {
  late: ['ER_STATEMENT_TIMEOUT', 'ER_CMD_NOT_EXECUTED_TIMEOUT', 'ER_SOCKET_TIMEOUT'],
  refused: ['ER_ACCESS_DENIED', 'ER_DBACCESS_DENIED', 'ER_TABLEACCESS_DENIED', 'ER_COLUMNACCESS_DENIED', 'ER_BAD_DB'],
  unavailable: [
    'ER_SOCKET',
    'ER_CONNECTION',
    'ER_CMD_CONNECTION',
    'ER_POOL',
    'ER_GET_CONNECTION',
    'ER_QUERY_INTERRUPTED',
    'ER_SERVER_SHUTDOWN',
    'ER_CON_COUNT',
    'ER_USER_LIMIT',
    'ER_UNEXPECTED_PACKET',
    'ECONN',
    'EPIPE',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EHOSTUNREACH',
  ],
};

/** MariaDB through its own connector: read-only sessions, statements prepared by the server, with its timeout. */
export const mariadb: Dialect = {
  syntax: { name: (name) => `\`${name.replaceAll('`', '``')}\``, place: () => '?' },
  exactText: false,
  schema: (declared) => declared,
  catalogue: (schema) => ({ text: CATALOGUE, parameters: [schema ?? null] }),
  matching: (writer, by, keys) => listedKeys(writer, by, keys, (rows) => `(${rows})`),
  page: (limit, offset) => `limit ${limit} offset ${offset}`,
  open,
};

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

function poolOf(connection: Connection, limits: ConnectionLimits): Pool {
  const url = new URL(connection.url);
  return createPool({
    host: url.hostname,
    port: Number(url.port || '3306'),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: connection.username ?? decodeURIComponent(url.username),
    password: connection.password ?? decodeURIComponent(url.password),
    connectionLimit: limits.pool,
    minimumIdle: 0,
    idleTimeout: 60,
    acquireTimeout: limits.connectMs,
    connectTimeout: limits.connectMs,
    socketTimeout: limits.timeoutMs + 1_000,
    initSql: [
      'set session transaction read only',
      `set session max_statement_time = ${limits.timeoutMs / 1_000}`,
      "set session time_zone = '+00:00'",
    ],
    resetAfterUse: false,
    dateStrings: true,
    metaAsArray: true,
    permitLocalInfile: false,
  });
}

async function run(
  pools: Renewable<Pool>,
  limits: ConnectionLimits,
  { text, parameters }: Statement,
  signal: AbortSignal | undefined,
): Promise<readonly RawRow[]> {
  const pool = pools.current();
  try {
    const client = await pool.getConnection();
    const abandon = (): void => client.destroy();
    signal?.addEventListener('abort', abandon, { once: true });
    try {
      const [rows] = await client.execute<[RawRow[]]>(text, parameters);
      return exactIntegers(rows);
    } catch (error) {
      if (signal?.aborted !== true && !client.isValid()) pools.renew(pool);
      throw error;
    } finally {
      signal?.removeEventListener('abort', abandon);
      if (signal?.aborted !== true) await client.release();
    }
  } catch (error) {
    if (signal?.aborted === true) throw givenUp();
    throw databaseFault(CODES, error, limits.timeoutMs);
  }
}

const CATALOGUE = `
select c.table_name as entity, c.column_name as \`column\`, c.column_type as type, s.seq_in_index as \`key\`, 0 as hidden
  from information_schema.columns c
  left join information_schema.statistics s on s.table_schema = c.table_schema and s.table_name = c.table_name
       and s.column_name = c.column_name and s.index_name = 'PRIMARY'
 where c.table_schema = coalesce(?, database())
 order by c.table_name, c.ordinal_position`;
