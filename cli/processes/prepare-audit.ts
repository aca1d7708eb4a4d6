import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { migrateAudit } from '../../gateway/audit/migrate.ts';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';
import { readSecret } from '../../subgraphs/runtime/start/connection-config.ts';

/** What the hub's audit is prepared with. */
export interface PrepareOptions {
  /** The address with the account that owns the tables, and may make roles. */
  readonly ownerUrl: string;
  /** The account that gateways connect as. */
  readonly writer: string;
  /** The file with its password; where there is none, the account must be there already. */
  readonly writerPasswordFile: string | undefined;
}

async function ensureWriter(client: pg.Client, writer: string, password: string): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [writer]);
  const verb = known.rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${client.escapeIdentifier(writer)} login password ${client.escapeLiteral(password)}`,
  );
}

/**
 * Makes or updates the tables of the audit and the account of the gateways, with the rights of `writer-role.sql` and no
 * others; may be run again. Throws `AUDIT_UNAVAILABLE` where the database does not take it.
 */
export async function prepareAudit({ ownerUrl, writer, writerPasswordFile }: PrepareOptions): Promise<void> {
  const password = writerPasswordFile === undefined ? null : await readSecret(writerPasswordFile);
  await migrateAudit(ownerUrl);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const rights = await readFile(fromRoot('gateway', 'audit', 'writer-role.sql'), 'utf8');
    await client.query('begin');
    if (password !== null) await ensureWriter(client, writer, password);
    await client.query(rights.replaceAll(':"role"', client.escapeIdentifier(writer)));
    await client.query('commit');
  } catch (cause) {
    throw new ComityError('AUDIT_UNAVAILABLE', `the rights of \`${writer}\` could not be given`, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
