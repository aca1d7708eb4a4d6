import pg from 'pg';
import type { FillTarget } from './fill-target.ts';
import { chunksOf, columnsOf, type TableRows } from './table-rows.ts';

async function insert(client: pg.Client, schema: string, { table, rows }: TableRows): Promise<void> {
  const target = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
  for (const chunk of chunksOf(rows)) {
    const columns = columnsOf(chunk)
      .map((column) => client.escapeIdentifier(column))
      .join(', ');
    // The table itself types the rows: one parameter a statement, whatever the columns are.
    const source = `json_populate_recordset(null::${target}, $1::json)`;
    await client.query(`insert into ${target} (${columns}) select ${columns} from ${source}`, [JSON.stringify(chunk)]);
  }
}

async function grantReader(
  client: pg.Client,
  schema: string,
  reader: NonNullable<FillTarget['reader']>,
): Promise<void> {
  const role = client.escapeIdentifier(reader.username);
  const known = await client.query('select from pg_roles where rolname = $1', [reader.username]);
  await client.query(
    `${known.rowCount === 0 ? 'create' : 'alter'} role ${role} login password ${client.escapeLiteral(reader.password)}`,
  );
  await client.query(`alter role ${role} set default_transaction_read_only = on`);
  await client.query(`grant usage on schema ${client.escapeIdentifier(schema)} to ${role}`);
  await client.query(`grant select on all tables in schema ${client.escapeIdentifier(schema)} to ${role}`);
}

/** Replaces a schema of a PostgreSQL database by these tables, in one transaction. */
export async function fillPostgresql(
  target: FillTarget,
  content: { readonly schema: string; readonly ddl: string; readonly tables: readonly TableRows[] },
): Promise<void> {
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  try {
    const schema = client.escapeIdentifier(content.schema);
    await client.query('begin');
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.query(`create schema ${schema}`);
    await client.query(`set local search_path to ${schema}`);
    await client.query(content.ddl);
    for (const table of content.tables) await insert(client, content.schema, table);
    if (target.reader) await grantReader(client, content.schema, target.reader);
    await client.query('commit');
    await client.query(`set search_path to ${schema}`);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
