import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import type { Connection } from '../../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import type { Rig } from '../conformance.ts';
import { tableStatements } from './fill-tables.ts';

/** A database file of its own with the data set. */
export interface SqliteRig extends Rig {
  readonly connection: Connection;
  readonly file: string;
}

/**
 * Makes the file. SQLite keeps no statement log, so `person` is a view whose `note` cannot be read without a fault: a
 * statement that names it fails.
 */
export async function sqliteRig(): Promise<SqliteRig> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-test-sqlite-'));
  const file = path.join(folder, 'register.db');
  const database = new Libsql(file);
  for (const statement of tableStatements()) database.exec(statement);
  database.exec('alter table person rename to person_table');
  database.exec(
    "create view person as select id, full_name, city, born, json_extract('no json', '$' || note) as note from person_table",
  );
  database.close();
  const connection = { url: `sqlite:${file}` };
  const adapter = await openAdapter({ kind: 'sql', keys: { person: ['id'] } }, connection);
  let asked = 0;
  return {
    adapter,
    connection,
    file,
    callsForThousandKeys: 1,
    callsForNoKeys: 1,
    log: async () => {
      await expect(adapter.read({ entity: 'person', columns: ['note'], by: ['id'], keys: [['1']] })).rejects.toThrow();
      asked += 1;
      return 'full_name\n'.repeat(asked);
    },
    close: async () => {
      await adapter.close();
      await rm(folder, { recursive: true });
    },
  };
}
