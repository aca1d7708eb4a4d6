import { createConnection, type Connection } from 'mariadb';
import type { FillTarget } from './fill-target.ts';
import { chunksOf, columnsOf, type TableRows } from './table-rows.ts';

async function insert(connection: Connection, { table, rows }: TableRows): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    const columns = columnsOf(chunk);
    const marks = columns.map(() => '?').join(', ');
    const names = columns.map((column) => connection.escapeId(column)).join(', ');
    await connection.batch(
      `insert into ${connection.escapeId(table)} (${names}) values (${marks})`,
      chunk.map((row) => columns.map((column) => row[column] ?? null)),
    );
  }
}

async function dropTables(connection: Connection): Promise<void> {
  const tables: readonly { readonly name: string }[] = await connection.query(
    'select table_name as name from information_schema.tables where table_schema = database()',
  );
  for (const { name } of tables) await connection.query(`drop table ${connection.escapeId(name)}`);
}

async function grantReader(connection: Connection, reader: NonNullable<FillTarget['reader']>): Promise<void> {
  const [{ name = '' } = {}]: readonly { readonly name?: string }[] =
    await connection.query('select database() as name');
  const account = `${connection.escape(reader.username)}@'%'`;
  await connection.query(`create or replace user ${account} identified by ${connection.escape(reader.password)}`);
  await connection.query(`grant select on ${connection.escapeId(name)}.* to ${account}`);
}

/**
 * Replaces the content of a MariaDB database by these tables. The product commits each table as it is made: a fill that
 * is cut short leaves tables without rows, and the next one begins by dropping them.
 */
export async function fillMariadb(
  target: FillTarget,
  content: { readonly ddl: string; readonly tables: readonly TableRows[] },
): Promise<void> {
  const url = new URL(target.url);
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4',
    multipleStatements: true,
  });
  try {
    await connection.query('set foreign_key_checks = 0; alter database character set utf8mb4 collate utf8mb4_bin');
    await dropTables(connection);
    await connection.query(content.ddl);
    await connection.beginTransaction();
    for (const table of content.tables) await insert(connection, table);
    await connection.commit();
    if (target.reader) await grantReader(connection, target.reader);
  } finally {
    await connection.end();
  }
}
