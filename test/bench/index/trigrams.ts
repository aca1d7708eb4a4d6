import anyAscii from 'any-ascii';
import pg from 'pg';
import { CANDIDATES, type Found } from './index-process.ts';
import type { BenchPerson } from './people.ts';

const AT_ONCE = 10_000;

/** As the other side compares: in small Latin letters. */
function romanised(name: string): string {
  return anyAscii(name).toLowerCase();
}

/** People in a table with a trigram index (`pg_trgm`, GIN), names romanised by `any-ascii`. */
export interface Trigrams {
  readonly buildSeconds: number;
  find(name: string): Promise<Found>;
  close(): Promise<void>;
}

/** Fills a table, and indexes it; people come from an iterable and are not held. */
export async function fillTrigrams(url: string, table: string, people: Iterable<BenchPerson>): Promise<Trigrams> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const started = performance.now();
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  await client.query(`DROP TABLE IF EXISTS ${table}`);
  await client.query(`CREATE TABLE ${table} (key text NOT NULL, name text NOT NULL)`);
  let [keys, names]: [string[], string[]] = [[], []];
  const write = async () => {
    await client.query(`INSERT INTO ${table} SELECT * FROM unnest($1::text[], $2::text[])`, [keys, names]);
    [keys, names] = [[], []];
  };
  for (const person of people) {
    keys.push(person.key);
    names.push(romanised(person.name));
    if (keys.length === AT_ONCE) await write();
  }
  await write();
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(`CREATE INDEX ON ${table} USING gin (name gin_trgm_ops)`);
  await client.query(`ANALYZE ${table}`);
  const buildSeconds = (performance.now() - started) / 1_000;
  const sql = `SELECT key FROM ${table} WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT ${CANDIDATES}`;
  return {
    buildSeconds,
    async find(name) {
      const asked = performance.now();
      const { rows } = await client.query<{ key: string }>(sql, [romanised(name)]);
      return { ms: performance.now() - asked, keys: rows.map(({ key }) => key) };
    },
    close: () => client.end(),
  };
}
