import type { Connection } from '../../adapters/connection.ts';
import { ComityError } from '../../../schema/errors.ts';
import { parseFacts } from '../index-facts.ts';
import type { IndexBuild, IndexFacts, IndexStore, RowWriter, StoredIndex } from '../index-store.ts';
import { indexPool, type IndexPool, type Row, type Session } from './index-pool.ts';
import {
  createStatement,
  dropStatement,
  indexStatement,
  nextBuildStatement,
  schemaStatement,
  servingTable,
  tablesOf,
  type BuildTables,
} from './tables.ts';

/** Rows that one statement writes at most. */
const AT_ONCE = 2_000;
/** Milliseconds for which an index that was looked at is taken to be the one that serves. */
const LOOK_MS = 1_000;

function unexpected(): ComityError {
  return new ComityError('SOURCE_UNAVAILABLE', 'a column of the match index is of another type');
}

function numberIn(row: Row, column: number): number {
  const value = row[column];
  if (typeof value !== 'number') throw unexpected();
  return value;
}

function bytesIn(row: Row, column: number): Buffer {
  const value = row[column];
  if (!Buffer.isBuffer(value)) throw unexpected();
  return value;
}

/** Which build serves, and how often it was updated. */
interface Place {
  readonly build: number;
  readonly revision: number;
  readonly facts: IndexFacts;
}

function placeIn(row: Row | undefined): Place | null {
  if (!row) return null;
  const text = row[2];
  const facts = typeof text === 'string' ? parseFacts(text) : null;
  return facts && { build: numberIn(row, 0), revision: numberIn(row, 1), facts };
}

async function inParts<Item>(
  items: readonly Item[],
  write: (part: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) await write(items.slice(from, from + AT_ONCE));
}

function writerOf(session: Session, tables: BuildTables): RowWriter {
  return {
    entries: (rows) =>
      inParts(rows, (part) =>
        session.rows(`INSERT INTO ${tables.entries} SELECT * FROM unnest($1::int[], $2::bytea[], $3::bytea[])`, [
          part.map(({ number }) => number),
          part.map(({ record }) => record),
          part.map(({ sealed }) => sealed),
        ]),
      ),
    postings: (rows) =>
      inParts(rows, (part) =>
        session.rows(`INSERT INTO ${tables.postings} SELECT * FROM unnest($1::bytea[], $2::int[], $3::bytea[])`, [
          part.map(({ key }) => key),
          part.map(({ segment }) => segment),
          part.map(({ list }) => list),
        ]),
      ),
    async segment({ segment, first, count, summary }) {
      await session.rows(`INSERT INTO ${tables.segments} VALUES ($1, $2, $3, $4)`, [segment, first, count, summary]);
    },
  };
}

/** Runs several statements that give nothing. */
async function each(session: Session, statements: string): Promise<void> {
  for (const statement of statements.split(';')) await session.rows(statement);
}

function storedIndex(pool: IndexPool, schema: string, { build, revision, facts }: Place): StoredIndex & Place {
  const tables = tablesOf(schema, build);
  const serving = servingTable(schema);
  return {
    build,
    revision,
    facts,
    async segments() {
      const rows = await pool.rows(`SELECT segment, first, count, summary FROM ${tables.segments} ORDER BY segment`);
      return rows.map((row) => ({
        segment: numberIn(row, 0),
        first: numberIn(row, 1),
        count: numberIn(row, 2),
        summary: bytesIn(row, 3),
      }));
    },
    async removed() {
      return (await pool.rows(`SELECT number FROM ${tables.removed}`)).map((row) => numberIn(row, 0));
    },
    async postings(keys) {
      const sql = `SELECT key, segment, list FROM ${tables.postings} WHERE key = ANY($1::bytea[]) ORDER BY segment`;
      const rows = await pool.rows(sql, [keys]);
      return rows.map((row) => ({ key: bytesIn(row, 0), segment: numberIn(row, 1), list: bytesIn(row, 2) }));
    },
    async entries(numbers) {
      const rows = await pool.rows(`SELECT number, sealed FROM ${tables.entries} WHERE number = ANY($1::int[])`, [
        numbers,
      ]);
      return rows.map((row) => ({ number: numberIn(row, 0), sealed: bytesIn(row, 1) }));
    },
    async numbersOf(records) {
      const rows = await pool.rows(`SELECT number FROM ${tables.entries} WHERE record = ANY($1::bytea[])`, [records]);
      return rows.map((row) => numberIn(row, 0));
    },
    update: (update) =>
      pool.inTransaction(async (session) => {
        const [row] = await session.rows(`SELECT build, revision, facts FROM ${serving} FOR UPDATE`);
        const current = placeIn(row);
        if (current?.build !== build || current.revision !== revision) {
          throw new ComityError(
            'SOURCE_UNAVAILABLE',
            'another process has changed the match index meanwhile: update again',
          );
        }
        const writer = writerOf(session, tables);
        await session.rows(`INSERT INTO ${tables.removed} SELECT * FROM unnest($1::int[])`, [update.removed]);
        await session.rows(`DELETE FROM ${tables.entries} WHERE number = ANY($1::int[])`, [update.removed]);
        await writer.entries(update.entries);
        await writer.postings(update.postings);
        for (const segment of update.segments) await writer.segment(segment);
        const facts = JSON.stringify(update.facts);
        await session.rows(`UPDATE ${serving} SET revision = revision + 1, facts = $1`, [facts]);
      }),
    close: () => Promise.resolve(),
  };
}

/** Which build an index is of; null where it is not one of this store. */
function placeOf(stored: StoredIndex | null): Pick<Place, 'build' | 'revision'> | null {
  if (stored === null || !('build' in stored) || !('revision' in stored)) return null;
  const { build, revision } = stored;
  return typeof build === 'number' && typeof revision === 'number' ? { build, revision } : null;
}

function isSame(
  one: Pick<Place, 'build' | 'revision'> | null,
  other: Pick<Place, 'build' | 'revision'> | null,
): boolean {
  return one?.build === other?.build && one?.revision === other?.revision;
}

/** Removes the tables of builds before the last two, and of those that did not end; the one before may still be read. */
async function removeOthers(session: Session, schema: string, current: number): Promise<void> {
  const rows = await session.rows(
    `SELECT split_part(tablename, '_', 2)::int FROM pg_tables WHERE schemaname = $1 AND tablename ~ '^entries_[0-9]+$'`,
    [schema],
  );
  const builds = rows.map((row) => numberIn(row, 0)).sort((one, two) => two - one);
  const before = builds.find((build) => build < current);
  for (const build of builds) {
    if (build !== current && build !== before) await session.rows(dropStatement(tablesOf(schema, build)));
  }
}

/**
 * A store in a schema of a PostgreSQL, which processes of one country may share: one builds at a time, and the others find
 * what it has published. A build has tables of its own; one row says which serves, and an update changes that row in the
 * transaction in which it writes.
 */
export async function postgresqlStore(connection: Connection, schema: string): Promise<IndexStore> {
  const pool = indexPool(connection);
  const serving = servingTable(schema);
  const look = async (session: Session = pool) =>
    placeIn((await session.rows(`SELECT build, revision, facts FROM ${serving}`))[0]);
  let lookedAt = 0;

  try {
    await pool.inTransaction(async (session) => {
      await session.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${schema} schema`]);
      await each(session, schemaStatement(schema));
    });
  } catch (error) {
    await pool.close();
    throw error;
  }

  return {
    async open() {
      const place = await look();
      lookedAt = Date.now();
      return place && storedIndex(pool, schema, place);
    },
    async isStale(stored) {
      if (Date.now() - lookedAt < LOOK_MS) return false;
      const current = await look();
      lookedAt = Date.now();
      return !isSame(current, placeOf(stored));
    },
    async build(): Promise<IndexBuild | null> {
      const before = await look();
      const session = await pool.lease();
      const lock = (text: string) => session.rows(`SELECT ${text}(hashtextextended($1, 0))`, [schema]);
      const end = async (failed: boolean) => {
        if (!failed) await lock('pg_advisory_unlock');
        await session.release(failed);
      };
      try {
        await lock('pg_advisory_lock');
        if ((await look())?.build !== before?.build) {
          await end(false);
          return null;
        }
        const build = numberIn((await session.rows(nextBuildStatement(schema)))[0] ?? [], 0);
        const tables = tablesOf(schema, build);
        await each(session, createStatement(tables));
        return {
          ...writerOf(session, tables),
          async publish(facts) {
            await each(session, indexStatement(tables));
            await session.rows(
              `INSERT INTO ${serving} VALUES (1, $1, 0, $2)
               ON CONFLICT (id) DO UPDATE SET build = excluded.build, revision = 0, facts = excluded.facts`,
              [build, JSON.stringify(facts)],
            );
            await removeOthers(session, schema, build);
            await end(false);
            lookedAt = Date.now();
            return storedIndex(pool, schema, { build, revision: 0, facts });
          },
          // The tables stay until the next build has ended, or the next opening: the session may be what was lost.
          abandon: () => session.release(true),
        };
      } catch (error) {
        await session.release(true);
        throw error;
      }
    },
    async clean() {
      await pool.inTransaction(async (session) => {
        const sql = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))';
        const [row] = await session.rows(sql, [schema]);
        if (row?.[0] === true) await removeOthers(session, schema, (await look(session))?.build ?? 0);
      });
    },
    close: () => pool.close(),
  };
}
