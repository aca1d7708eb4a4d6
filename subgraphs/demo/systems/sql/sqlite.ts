import { rm, rename } from 'node:fs/promises';
import Database from 'libsql';
import type { FillTarget } from './fill-target.ts';
import { chunksOf, columnsOf, type TableRows } from './table-rows.ts';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function insert(database: Database.Database, { table, rows }: TableRows): void {
  for (const chunk of chunksOf(rows)) {
    const columns = columnsOf(chunk);
    const marks = columns.map(() => '?').join(', ');
    const statement = database.prepare(
      `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${marks})`,
    );
    for (const row of chunk) statement.run(columns.map((column) => row[column] ?? null));
  }
}

/** Replaces an SQLite database by these tables: written beside it and renamed into its place. */
export async function fillSqlite(
  target: FillTarget,
  content: { readonly ddl: string; readonly tables: readonly TableRows[] },
): Promise<void> {
  const path = target.url.replace(/^sqlite:(\/\/)?/, '');
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  const database = new Database(partial);
  try {
    database.exec('pragma journal_mode = off; pragma synchronous = off; begin');
    database.exec(content.ddl);
    for (const table of content.tables) insert(database, table);
    database.exec('commit; analyze');
  } finally {
    database.close();
  }
  await rename(partial, path);
}
