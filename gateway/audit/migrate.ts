import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { ComityError } from '../../schema/errors.ts';
import { fromRoot } from '../../schema/paths.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** Any number that no other use of advisory locks in the database has. */
const MIGRATION_LOCK = 7_270_001;

async function readMigrations(): Promise<readonly Migration[]> {
  const folder = fromRoot('gateway', 'audit', 'migrations');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      return { name, sql, digest: sha256Hex(sql) };
    }),
  );
}

async function appliedMigrations(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ exists: boolean }>(`SELECT to_regclass('audit.migration') IS NOT NULL AS exists`);
  if (found.rows[0]?.exists !== true) return new Map();
  const { rows } = await client.query<{ name: string; digest: string }>('SELECT name, digest FROM audit.migration');
  return new Map(rows.map((row) => [row.name, row.digest]));
}

async function apply(client: pg.Client, { name, sql, digest }: Migration): Promise<void> {
  await client.query('BEGIN');
  await client.query('CREATE SCHEMA IF NOT EXISTS audit');
  await client.query(
    `CREATE TABLE IF NOT EXISTS audit.migration
       (name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  await client.query(sql);
  await client.query('INSERT INTO audit.migration (name, digest) VALUES ($1, $2)', [name, digest]);
  await client.query('COMMIT');
}

/**
 * Brings the database to the form that the audit needs; several gateways may start at once. Does nothing, and needs no
 * right to do anything, where all is applied. Throws `CONFIGURATION_INVALID` where an applied migration was changed.
 */
export async function migrateAudit(url: string): Promise<void> {
  const migrations = await readMigrations();
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await appliedMigrations(client);
    for (const migration of migrations) {
      const digest = applied.get(migration.name);
      if (digest === undefined) await apply(client, migration);
      else if (digest !== migration.digest) {
        throw new ComityError(
          'CONFIGURATION_INVALID',
          `the migration \`${migration.name}\` was changed after it was applied`,
        );
      }
    }
  } catch (error) {
    if (error instanceof ComityError) throw error;
    throw new ComityError('AUDIT_UNAVAILABLE', 'the audit store could not be prepared', { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}
