import { rmSync, renameSync } from 'node:fs';
import Database from 'libsql';

/** One element that a service hands out: its body in the form of the service, and the columns it is found by. */
export interface StoredElement {
  /** The element in the service's own form: JSON or XML. */
  readonly body: string;
  /** The columns that it can be found by, its own key among them; null where the element leads nowhere. */
  readonly found: Readonly<Record<string, string | null>>;
}

/** What a service reads from: elements by position or by a column, from a file, never held in memory. */
export interface ElementStore {
  count(collection: string): number;
  /** At most `size` elements from `offset` on, in the order in which they were written. */
  page(collection: string, offset: number, size: number): readonly string[];
  /** Every element whose `column` is one of `values`, in the order in which they were written. */
  find(collection: string, column: string, values: readonly string[]): readonly string[];
  close(): void;
}

const TABLES = `
  CREATE TABLE element (collection TEXT, seq INTEGER, body TEXT, PRIMARY KEY (collection, seq)) WITHOUT ROWID;
  CREATE TABLE found (collection TEXT, field TEXT, value TEXT, seq INTEGER,
    PRIMARY KEY (collection, field, value, seq)) WITHOUT ROWID;`;

/** Writes the elements of a service to the file at `path`, which appears whole or not at all. */
export function writeElements(path: string, collections: Iterable<readonly [string, Iterable<StoredElement>]>): void {
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  const database = new Database(unfinished);
  try {
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(TABLES);
    database.exec('BEGIN');
    const element = database.prepare('INSERT INTO element VALUES (?, ?, ?)');
    const found = database.prepare('INSERT INTO found VALUES (?, ?, ?, ?)');
    for (const [collection, elements] of collections) {
      let seq = 0;
      for (const { body, found: columns } of elements) {
        element.run(collection, seq, body);
        for (const [field, value] of Object.entries(columns)) {
          if (value !== null) found.run(collection, field, value, seq);
        }
        seq += 1;
      }
    }
    database.exec('COMMIT');
  } finally {
    database.close();
  }
  renameSync(unfinished, path);
}

function bodies(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => (row as { readonly body: string }).body);
}

/** Opens the file that `writeElements` made. */
export function openElements(path: string): ElementStore {
  const database = new Database(path, { readonly: true, fileMustExist: true });
  const count = database.prepare('SELECT count(*) AS count FROM element WHERE collection = ?');
  const page = database.prepare('SELECT body FROM element WHERE collection = ? AND seq >= ? AND seq < ? ORDER BY seq');
  const find = database.prepare(
    `SELECT body FROM element WHERE collection = ?1 AND seq IN
      (SELECT seq FROM found WHERE collection = ?1 AND field = ?2 AND value IN (SELECT value FROM json_each(?3)))
      ORDER BY seq`,
  );
  return {
    count: (collection) => (count.all(collection)[0] as { readonly count: number }).count,
    page: (collection, offset, size) => bodies(page.all(collection, offset, offset + size)),
    find: (collection, column, values) => bodies(find.all(collection, column, JSON.stringify(values))),
    close: () => database.close(),
  };
}
