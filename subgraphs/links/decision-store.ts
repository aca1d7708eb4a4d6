import { numberOf, openDeskDatabase, textOf, type Row } from '../desk/desk-database.ts';
import type { LinkDecision, RecordPair } from './link-decision.ts';

/** Decisions on one pair that are kept; more are refused: that is no investigation any more. */
export const MOST_OF_PAIR = 50;
/** Decisions that are kept in all. */
export const MOST_KEPT = 1_000_000;
/** Earlier decisions that are told at once. */
export const MOST_EARLIER = 500;

/** Whether there is room for one more decision. */
export type Room = 'free' | 'too-many-of-pair' | 'too-many';

/** Decisions on pairs of some records, newest first. */
export interface FoundDecisions {
  /** The newest of each pair. */
  readonly newest: readonly LinkDecision[];
  readonly earlier: readonly LinkDecision[];
}

/** Where a country keeps what its officers decided of links. Each call throws `AUDIT_UNAVAILABLE` where the file fails. */
export interface DecisionStore {
  newest(pair: RecordPair): LinkDecision | null;
  /** Whether one more on this pair may be kept. */
  room(pair: RecordPair): Room;
  /** Keeps a decision, durable when this returns: the newest of its pair from then on. */
  add(decision: LinkDecision): void;
  /** Decisions on pairs of which both records are among these. */
  among(records: readonly string[]): FoundDecisions;
  /** A page of all, newest first; `after` is the id of the last decision of the page before. */
  list(query: { readonly first: number; readonly after: string | null }): readonly LinkDecision[];
  /** Removes decisions from before a time; gives how many. */
  forgetBefore(time: Date): number;
  close(): void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS decision (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    smaller  TEXT NOT NULL,
    larger   TEXT NOT NULL,
    at       TEXT NOT NULL,
    content  TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS decision_of_pair ON decision (smaller, larger, seq);
  CREATE INDEX IF NOT EXISTS decision_at ON decision (at);
`;

const OF_PAIR = 'smaller = ? AND larger = ?';

/** INVARIANT: what is in the file was written here. */
function decisionOf(row: Row): LinkDecision {
  return JSON.parse(textOf(row, 'content')) as LinkDecision;
}

/** Opens the store in a file, made where there is none. */
export function openDecisionStore(file: string): DecisionStore {
  const database = openDeskDatabase(file, TABLES, 'what is decided of links');

  const count = (where: string, ...values: readonly string[]) =>
    numberOf(database.all(`SELECT count(*) AS found FROM decision${where}`, ...values)[0], 'found');

  return {
    newest(pair) {
      const [row] = database.all(`SELECT content FROM decision WHERE ${OF_PAIR} ORDER BY seq DESC LIMIT 1`, ...pair);
      return row === undefined ? null : decisionOf(row);
    },
    room(pair) {
      if (count(` WHERE ${OF_PAIR}`, ...pair) >= MOST_OF_PAIR) return 'too-many-of-pair';
      return count('') >= MOST_KEPT ? 'too-many' : 'free';
    },
    add(decision) {
      const { id, records, at } = decision;
      database.run(
        'INSERT INTO decision (id, smaller, larger, at, content) VALUES (?, ?, ?, ?, ?)',
        ...[id, ...records, at, JSON.stringify(decision)],
      );
    },
    among(records) {
      const ids = JSON.stringify(records);
      const rows = database.all(
        `SELECT content, seq = (SELECT max(seq) FROM decision AS other
                                WHERE other.smaller = decision.smaller AND other.larger = decision.larger) AS newest
         FROM decision
         WHERE smaller IN (SELECT value FROM json_each(?)) AND larger IN (SELECT value FROM json_each(?))
         ORDER BY newest DESC, seq DESC LIMIT ?`,
        ...[ids, ids, (records.length * (records.length - 1)) / 2 + MOST_EARLIER],
      );
      const isNewest = (row: Row) => numberOf(row, 'newest') === 1;
      return {
        newest: rows.filter(isNewest).map(decisionOf),
        earlier: rows
          .filter((row) => !isNewest(row))
          .slice(0, MOST_EARLIER)
          .map(decisionOf),
      };
    },
    list({ first, after }) {
      const where = after === null ? '' : 'WHERE seq < (SELECT seq FROM decision WHERE id = ?)';
      const values = after === null ? [] : [after];
      return database
        .all(`SELECT content FROM decision ${where} ORDER BY seq DESC LIMIT ?`, ...values, first)
        .map(decisionOf);
    },
    forgetBefore: (time) => database.run('DELETE FROM decision WHERE at < ?', time.toISOString()),
    close: () => database.close(),
  };
}
