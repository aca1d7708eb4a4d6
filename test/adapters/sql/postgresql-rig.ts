import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Connection } from '../../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import { sharedServer } from '../../servers/shared-server.ts';
import type { Rig } from '../conformance.ts';
import { tableStatements } from './fill-tables.ts';

/** A database of its own on the shared PostgreSQL, with the data set and a statement log. */
export interface PostgresqlRig extends Rig {
  readonly connection: Connection;
  /** Runs statements as the administrator. */
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

export async function postgresqlRig(): Promise<PostgresqlRig> {
  const server = await sharedServer('postgresql');
  const name = `adapters_${randomBytes(4).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const create = new pg.Client(server);
  await create.connect();
  await create.query(`create database ${name}`);
  await create.query(`alter database ${name} set log_statement = 'all'`);
  await create.end();
  const admin = new pg.Client({ connectionString: url.href, options: '-c log_statement=none' });
  await admin.connect();
  const query = async (text: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    (await admin.query<Record<string, unknown>>(text)).rows;
  for (const statement of tableStatements()) await query(statement);
  await query('analyze');
  const connection = { url: url.href, limits: { timeoutMs: 2_000, pool: 2, queue: 4 } };
  const adapter = await openAdapter({ kind: 'sql' }, connection);
  return {
    adapter,
    connection,
    query,
    callsForThousandKeys: 1,
    callsForNoKeys: 1,
    log: async () => {
      const [row] = await query('select pg_read_file(pg_current_logfile()) as log');
      return String(row?.['log']);
    },
    close: async () => {
      await adapter.close();
      await admin.end();
      const drop = new pg.Client(server);
      await drop.connect();
      await drop.query(`drop database ${name} with (force)`);
      await drop.end();
    },
  };
}
