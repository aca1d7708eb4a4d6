import Database from 'libsql';
import { chmodSync } from 'node:fs';
import { normaliseIdentifier } from '../matching/identifiers/identifier-kinds.ts';
import { nameKeys } from '../matching/keys.ts';
import { MATCHER_VERSION } from '../matching/matcher.ts';
import { writeNormalised } from '../matching/normalised-text.ts';
import { normaliseName } from '../matching/normalise.ts';
import type { IndexEntry } from './match-index.ts';

/** Most names of one record that are kept. */
const MOST_NAMES = 100;

const TABLES = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -65536;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE entries (
    id INTEGER PRIMARY KEY, system TEXT NOT NULL, type TEXT NOT NULL, key TEXT NOT NULL,
    names TEXT NOT NULL, birth_dates TEXT NOT NULL
  );
  CREATE TABLE name_keys (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
  CREATE TABLE identifiers (
    value TEXT NOT NULL, kind TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (value, kind, entry)
  ) WITHOUT ROWID;
`;

/** A name key as it is stored: records of another type are never looked at. */
export function storedKey(type: string, key: string): string {
  return `${type} ${key}`;
}

/** One index file in the making; nothing reads it before it is finished and closed. */
export interface IndexBuilder {
  add(entries: readonly IndexEntry[]): void;
  /** Writes what the index is to say of itself, and closes the file; gives the number of entries. */
  finish(asOf: Date): number;
  /** Closes the file without finishing it. */
  abandon(): void;
}

/** Begins an index in a new file. */
export function indexBuilder(file: string): IndexBuilder {
  const database = new Database(file);
  chmodSync(file, 0o600);
  database.exec(TABLES);
  const addEntry = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)');
  const addKey = database.prepare('INSERT OR IGNORE INTO name_keys VALUES (?, ?)');
  const addIdentifier = database.prepare('INSERT OR IGNORE INTO identifiers VALUES (?, ?, ?)');
  const addFact = database.prepare('INSERT INTO facts VALUES (?, ?)');
  let count = 0;
  database.exec('BEGIN');

  const add = (entry: IndexEntry) => {
    count += 1;
    const names = [...new Set(entry.names.slice(0, MOST_NAMES))]
      .map(normaliseName)
      .filter((name) => name.tokens.length > 0);
    const texts = names.map(writeNormalised).join('\n');
    addEntry.run(count, entry.system, entry.type, entry.key, texts, entry.birthDates.join(' '));
    const keys = new Set(names.flatMap((name) => nameKeys(name).map(({ key }) => key)));
    for (const key of keys) addKey.run(storedKey(entry.type, key), count);
    for (const { kind, value } of entry.identifiers) {
      const form = normaliseIdentifier(kind, value);
      if (form !== null) addIdentifier.run(form, kind, count);
    }
  };
  return {
    add(entries) {
      for (const entry of entries) add(entry);
    },
    finish(asOf) {
      addFact.run('matcherVersion', MATCHER_VERSION);
      addFact.run('asOf', asOf.toISOString());
      database.exec('COMMIT');
      database.close();
      return count;
    },
    abandon() {
      database.close();
    },
  };
}
