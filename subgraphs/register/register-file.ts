import Database from 'libsql';
import { CHAIN_START, linksAfter, type ChainHead, type ChainLink } from '../../schema/audit/hash-chain.ts';

/** Which records are meant: of one event, and of a period (RFC 3339, UTC); null leaves an end open, `until` is not included. */
export interface RegisterRange {
  readonly event: string;
  readonly since: string | null;
  readonly until: string | null;
}

/** A file of chained records that are only ever added to. All calls block: they take a fraction of a millisecond. */
export interface RegisterFile {
  /** Makes all records (RFC 8785 JSON) durable in one transaction, or none; throws where the file cannot take them. */
  append(records: readonly string[]): void;
  /** At most `limit` links after a position, in their order. */
  read(after: number, limit: number): readonly ChainLink[];
  /** The records of a range among the links after one position and up to another, in their order. */
  select(after: number, through: number, range: RegisterRange): readonly string[];
  /** The position of the last link; 0 where there is none. */
  end(): number;
  close(): void;
}

// `synchronous=FULL` with a write-ahead log: a commit has been written through to the disk when it returns.
const PRAGMAS = ['journal_mode=WAL', 'synchronous=FULL', 'busy_timeout=1000'];

const TABLES = `
  CREATE TABLE IF NOT EXISTS register (
    seq      INTEGER PRIMARY KEY,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL,
    record   TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS register_no_update BEFORE UPDATE ON register
    BEGIN SELECT RAISE(ABORT, 'register entries are only ever added'); END;
  CREATE TRIGGER IF NOT EXISTS register_no_delete BEFORE DELETE ON register
    BEGIN SELECT RAISE(ABORT, 'register entries are only ever added'); END;
`;

function headOf(row: unknown): ChainHead {
  const { seq, hash } = row as ChainHead;
  return { seq, hash };
}

function linkOf(row: unknown): ChainLink {
  const { seq, previous, hash, record } = row as ChainLink;
  return { seq, previous, hash, record };
}

function recordOf(row: unknown): string {
  return (row as Pick<ChainLink, 'record'>).record;
}

/** Opens the file, made where there is none; throws where it is no register. */
export function openRegisterFile(file: string): RegisterFile {
  const database = new Database(file);
  for (const pragma of PRAGMAS) database.prepare(`PRAGMA ${pragma}`).all();
  database.exec(TABLES);
  const insert = database.prepare('INSERT INTO register (seq, previous, hash, record) VALUES (?, ?, ?, ?)');
  const lastHead = database.prepare('SELECT seq, hash FROM register ORDER BY seq DESC LIMIT 1');
  const selected = database.prepare(
    `SELECT record FROM register WHERE seq > ? AND seq <= ? AND record ->> '$.event' = ?
      AND record ->> '$.at' >= ? AND record ->> '$.at' < ? ORDER BY seq`,
  );
  const page = database.prepare('SELECT seq, previous, hash, record FROM register WHERE seq > ? ORDER BY seq LIMIT ?');

  function head(): ChainHead {
    const [row] = lastHead.all();
    return row === undefined ? CHAIN_START : headOf(row);
  }

  return {
    append(records) {
      // The head is read under the write lock, so that two processes on one file still make one chain.
      database.exec('BEGIN IMMEDIATE');
      try {
        for (const link of linksAfter(head(), records)) insert.run(link.seq, link.previous, link.hash, link.record);
        database.exec('COMMIT');
      } catch (error) {
        // Some faults, a full disk among them, have ended the transaction already.
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    read: (after, limit) => page.all(after, limit).map(linkOf),
    select: (after, through, { event, since, until }) =>
      selected.all(after, through, event, since ?? '', until ?? '~').map(recordOf),
    end: () => head().seq,
    close: () => void database.close(),
  };
}
