import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { MatchIndexPlace } from '../../subgraphs/match-index/open-match-index.ts';
import { sharedServer } from '../servers/shared-server.ts';

/** A place where an index may be kept, new and empty, and what can be seen of it from outside. */
export interface TestPlace {
  readonly place: MatchIndexPlace;
  /** The builds that lie there. */
  builds(): Promise<readonly string[]>;
  /** Everything that lies there, as one who has stolen it would see it. */
  content(): Promise<string>;
  remove(): Promise<void>;
}

async function sqlitePlace(): Promise<TestPlace> {
  const folder = mkdtempSync(path.join(tmpdir(), 'comity-match-index-'));
  return Promise.resolve({
    place: { kind: 'sqlite', folder },
    builds: () => Promise.resolve(readdirSync(folder).sort()),
    content: () =>
      Promise.resolve(
        readdirSync(folder)
          .map((name) => readFileSync(path.join(folder, name), 'latin1'))
          .join('\n'),
      ),
    remove() {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  });
}

async function postgresqlPlace(): Promise<TestPlace> {
  const url = await sharedServer('postgresql');
  const schema = `match_index_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = async () => {
    const sql = `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY tablename`;
    return (await client.query<{ name: string }>(sql, [schema])).rows.map(({ name }) => name);
  };
  return {
    place: { kind: 'postgresql', connection: { url }, schema },
    builds: async () => (await tables()).filter((name) => name.startsWith('entries_')),
    async content() {
      const rows = await Promise.all(
        (await tables()).map((name) => client.query(`SELECT t::text AS text FROM ${schema}.${name} AS t`)),
      );
      const texts = rows.flatMap((result) => result.rows as { text: string }[]).map(({ text }) => text);
      const bytes = texts.flatMap((text) => [...text.matchAll(/\\\\x([0-9a-f]+)/gu)]);
      return [...texts, ...bytes.map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))].join('\n');
    },
    async remove() {
      await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      await client.end();
    },
  };
}

/** Every kind of place, by name. */
export const PLACES: readonly (readonly [kind: MatchIndexPlace['kind'], open: () => Promise<TestPlace>])[] = [
  ['sqlite', sqlitePlace],
  ['postgresql', postgresqlPlace],
];
