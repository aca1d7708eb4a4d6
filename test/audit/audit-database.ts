import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sharedServer } from '../servers/shared-server.ts';

/** A database of its own on the real server of the tests. */
export interface AuditDatabase {
  readonly url: string;
  readonly name: string;
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

async function once(url: string, run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await run(client).finally(() => client.end());
}

/** Makes an empty database; `storage` is what follows `CREATE DATABASE name`. */
export async function auditDatabase(storage = ''): Promise<AuditDatabase> {
  const server = await sharedServer('postgresql');
  const name = `audit_${randomBytes(6).toString('hex')}`;
  await once(server, (client) => client.query(`CREATE DATABASE ${name} ${storage}`));
  const address = new URL(server);
  address.pathname = `/${name}`;
  const url = address.href;
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return {
    url,
    name,
    query: async (sql, values = []) => (await client.query<Record<string, unknown>>(sql, [...values])).rows,
    async drop() {
      await client.end();
      await once(server, (owner) => owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
