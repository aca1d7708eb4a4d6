import { randomBytes } from 'node:crypto';
import { createConnection } from 'mariadb';
import type { Connection } from '../../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import { sharedServer } from '../../servers/shared-server.ts';
import type { Rig } from '../conformance.ts';
import { tableStatements } from './fill-tables.ts';

/** A database of its own on the shared MariaDB, with the data set. */
export interface MariadbRig extends Rig {
  readonly connection: Connection;
  /** Runs statements as the administrator. */
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Makes the database; the account of the adapter is one of its own, by which its statements are told in the log. */
export async function mariadbRig(): Promise<MariadbRig> {
  const { hostname, port, username, password } = new URL(await sharedServer('mariadb'));
  const name = `adapters_${randomBytes(4).toString('hex')}`;
  const admin = await createConnection({ host: hostname, port: Number(port), user: username, password });
  const query = async (text: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
    admin.query<Record<string, unknown>[]>(text);
  await query("set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES')");
  await query(`create database ${name} character set utf8mb4 collate utf8mb4_general_ci`);
  await query(`create user ${name} identified by 'adapter'`);
  await query(`grant select, insert on ${name}.* to ${name}`);
  await query(`use ${name}`);
  for (const statement of tableStatements()) await query(statement);
  await query("set global log_output = 'TABLE'");
  await query('set global general_log = 1');
  const connection = {
    url: `mariadb://${hostname}:${port}/${name}`,
    username: name,
    password: 'adapter',
    limits: { timeoutMs: 2_000, pool: 2, queue: 4 },
  };
  const adapter = await openAdapter({ kind: 'sql' }, connection);
  return {
    adapter,
    connection,
    query,
    callsForThousandKeys: 1,
    callsForNoKeys: 1,
    log: async () => {
      const rows = await query(
        `select convert(argument using utf8mb4) as line from mysql.general_log where user_host like '${name}%'`,
      );
      return rows.map((row) => String(row['line'])).join('\n');
    },
    close: async () => {
      await adapter.close();
      await query('set global general_log = 0');
      await query(`drop database ${name}`);
      await query(`drop user ${name}`);
      await admin.end();
    },
  };
}
