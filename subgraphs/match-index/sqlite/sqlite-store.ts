import Database from 'libsql';
import { chmodSync, statSync } from 'node:fs';
import { parseFacts } from '../index-facts.ts';
import type { IndexBuild, IndexFacts, IndexStore, RowWriter, StoredIndex } from '../index-store.ts';
import { indexFiles } from './index-files.ts';
import { bytesIn, numberIn, rowsOf, textIn, type Row } from './rows.ts';

const TABLES = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -65536;
  CREATE TABLE facts (facts TEXT NOT NULL);
  CREATE TABLE segments (segment INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL, summary BLOB NOT NULL);
  CREATE TABLE entries (number INTEGER PRIMARY KEY, record BLOB NOT NULL, sealed BLOB NOT NULL);
  CREATE TABLE postings (key BLOB NOT NULL, segment INTEGER NOT NULL, list BLOB NOT NULL, PRIMARY KEY (key, segment)) WITHOUT ROWID;
  CREATE TABLE removed (number INTEGER PRIMARY KEY);
`;

/** What a build leaves to its end: in order, it is made in one pass. */
const RECORDS = 'CREATE INDEX by_record ON entries (record)';

/** An update is on the disk when it returns, or rolled back at the next opening. */
const SERVING = 'PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536';

function writerOf(database: Database.Database): RowWriter {
  const addEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
  const addPosting = database.prepare('INSERT INTO postings VALUES (?, ?, ?)');
  const addSegment = database.prepare('INSERT INTO segments VALUES (?, ?, ?, ?)');
  return {
    entries(rows) {
      for (const { number, record, sealed } of rows) addEntry.run(number, record, sealed);
      return Promise.resolve();
    },
    postings(rows) {
      for (const { key, segment, list } of rows) addPosting.run(key, segment, list);
      return Promise.resolve();
    },
    segment({ segment, first, count, summary }) {
      addSegment.run(segment, first, count, summary);
      return Promise.resolve();
    },
  };
}

function writeFacts(database: Database.Database, facts: IndexFacts): void {
  database.exec('DELETE FROM facts');
  database.prepare('INSERT INTO facts VALUES (?)').run(JSON.stringify(facts));
}

function isSound(database: Database.Database): boolean {
  return rowsOf(database.prepare('PRAGMA quick_check(1)')).some((row) => textIn(row, 0) === 'ok');
}

function storedIndex(database: Database.Database, facts: IndexFacts): StoredIndex {
  const entries = database
    .prepare('SELECT number, sealed FROM json_each(?) AS asked CROSS JOIN entries ON number = asked.value')
    .raw(true);
  const postings = database.prepare('SELECT segment, list FROM postings WHERE key = unhex(?)').raw(true);
  const byRecord = database.prepare('SELECT number FROM entries WHERE record = unhex(?)').raw(true);
  const list = (sql: string): readonly Row[] => rowsOf(database.prepare(sql));
  return {
    facts,
    segments: () =>
      Promise.resolve(
        list('SELECT segment, first, count, summary FROM segments ORDER BY segment').map((row) => ({
          segment: numberIn(row, 0),
          first: numberIn(row, 1),
          count: numberIn(row, 2),
          summary: bytesIn(row, 3),
        })),
      ),
    removed: () => Promise.resolve(list('SELECT number FROM removed').map((row) => numberIn(row, 0))),
    postings: (keys) =>
      Promise.resolve(
        keys.flatMap((key) =>
          rowsOf(postings, [key.toString('hex')]).map((row) => ({
            key,
            segment: numberIn(row, 0),
            list: bytesIn(row, 1),
          })),
        ),
      ),
    entries: (numbers) =>
      Promise.resolve(
        rowsOf(entries, [JSON.stringify(numbers)]).map((row) => ({
          number: numberIn(row, 0),
          sealed: bytesIn(row, 1),
        })),
      ),
    numbersOf: (records) =>
      Promise.resolve(
        records.flatMap((record) => rowsOf(byRecord, [record.toString('hex')]).map((row) => numberIn(row, 0))),
      ),
    async update(update) {
      const writer = writerOf(database);
      const remove = database.prepare('INSERT INTO removed VALUES (?)');
      const forget = database.prepare('DELETE FROM entries WHERE number = ?');
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const number of update.removed) {
          remove.run(number);
          forget.run(number);
        }
        await writer.entries(update.entries);
        await writer.postings(update.postings);
        for (const row of update.segments) await writer.segment(row);
        writeFacts(database, update.facts);
        database.exec('COMMIT');
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      database.close();
      return Promise.resolve();
    },
  };
}

/** Opens a file; null where it is no whole index. A transaction that a crash cut is rolled back by opening it. */
function openFile(file: string, isTrusted: boolean): StoredIndex | null {
  if (statSync(file).size === 0) return null;
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { fileMustExist: true });
    database.exec(SERVING);
    const [row] = rowsOf(database.prepare('SELECT facts FROM facts'));
    const facts = row ? parseFacts(textIn(row, 0)) : null;
    if (facts && (isTrusted || isSound(database))) return storedIndex(database, facts);
  } catch {
    database?.close();
    return null;
  }
  database.close();
  return null;
}

/**
 * The embedded store: one file a build, in a folder of its own that no other process uses, readable to its owner alone.
 * What a build or an update that did not end has left is removed or rolled back.
 */
export function sqliteStore(folder: string): IndexStore {
  const files = indexFiles(folder);
  /** The file that this process has found whole, or has made. */
  let whole: string | null = null;
  return {
    open() {
      const newest = files.newest();
      const opened = newest === null ? null : openFile(newest, newest === whole);
      whole = opened && newest;
      return Promise.resolve(opened);
    },
    isStale: () => Promise.resolve(false),
    build(): Promise<IndexBuild> {
      const file = files.next();
      const database = new Database(file);
      chmodSync(file, 0o600);
      database.exec(TABLES);
      database.exec('BEGIN');
      return Promise.resolve({
        ...writerOf(database),
        publish(facts) {
          writeFacts(database, facts);
          database.exec(RECORDS);
          database.exec('COMMIT');
          database.close();
          whole = files.publish(file);
          const opened = openFile(whole, true);
          if (!opened) throw new Error('the index that was built cannot be opened');
          return Promise.resolve(opened);
        },
        abandon() {
          database.close();
          files.remove(file);
          return Promise.resolve();
        },
      });
    },
    clean() {
      files.removeAllBut(whole);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
