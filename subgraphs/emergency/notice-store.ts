import { numberOf, openDeskDatabase, textOf, type Row } from '../desk/desk-database.ts';
import { ComityError } from '../../schema/errors.ts';
import type { EmergencyNotice, EmergencyReview, KeptNotice } from './emergency-notice.ts';

/** Notices that may wait for a review at once: beyond them, nothing is disclosed in an emergency. */
export const MOST_UNREVIEWED = 10_000;

/** How many notices there are of each kind. */
export interface NoticeCounts {
  readonly unreviewed: number;
  readonly overdue: number;
  readonly undelivered: number;
  /** Undelivered ones that should have been delivered long ago. */
  readonly late: number;
}

/** Where a country keeps notices of emergencies. Each call throws `AUDIT_UNAVAILABLE` where the file fails. */
export interface NoticeStore {
  /** Keeps a notice, durable when this returns; throws where too many wait for a review. `deliver`: to the duty desk. */
  add(notice: EmergencyNotice, deliver: boolean): void;
  get(id: string): KeptNotice | null;
  /** A page, oldest first: what waits for a review, or all. */
  list(query: {
    readonly reviewed: boolean;
    readonly first: number;
    readonly after: string | null;
  }): readonly KeptNotice[];
  /** Keeps a review once and for all: false where there is one already. */
  review(id: string, review: EmergencyReview): boolean;
  /** Notices from before `overdueAt` should have been reviewed, those from before `lateAt` delivered. */
  counts(overdueAt: Date, lateAt: Date): NoticeCounts;
  /** Takes a notice that is to be delivered now, so that no other process does before `until`; null where there is none. */
  claim(now: Date, until: Date): { readonly notice: EmergencyNotice; readonly tries: number } | null;
  delivered(id: string, at: Date): void;
  /** The next try is made no earlier. */
  postpone(id: string, until: Date): void;
  close(): void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS notice (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    id        TEXT NOT NULL UNIQUE,
    at        TEXT NOT NULL,
    content   TEXT NOT NULL,
    review    TEXT,
    deliver   INTEGER NOT NULL,
    delivered TEXT,
    tries     INTEGER NOT NULL DEFAULT 0,
    due       TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS notice_unreviewed ON notice (at) WHERE review IS NULL;
  CREATE INDEX IF NOT EXISTS notice_undelivered ON notice (due) WHERE deliver = 1 AND delivered IS NULL;
  CREATE TRIGGER IF NOT EXISTS notice_no_delete BEFORE DELETE ON notice
    BEGIN SELECT RAISE(ABORT, 'notices are only ever added'); END;
`;

const UNDELIVERED = 'deliver = 1 AND delivered IS NULL';
const KEPT = 'SELECT content, review, delivered FROM notice';

/** INVARIANT: what is in the file was written here. */
function keptOf(row: Row): KeptNotice {
  const { review, delivered } = row;
  return {
    notice: JSON.parse(textOf(row, 'content')) as EmergencyNotice,
    review: typeof review === 'string' ? (JSON.parse(review) as EmergencyReview) : null,
    deliveredAt: typeof delivered === 'string' ? delivered : null,
  };
}

/** Opens the store in a file, made where there is none. */
export function openNoticeStore(file: string): NoticeStore {
  const database = openDeskDatabase(file, TABLES, 'the notice of an emergency');
  const count = (where: string, ...values: readonly string[]) =>
    numberOf(database.all(`SELECT count(*) AS found FROM notice WHERE ${where}`, ...values)[0], 'found');

  return {
    add: (notice, deliver) =>
      database.transaction(() => {
        if (count('review IS NULL') >= MOST_UNREVIEWED)
          throw new ComityError('AUDIT_UNAVAILABLE', `${MOST_UNREVIEWED} emergencies wait for a review`);
        database.run(
          'INSERT INTO notice (id, at, content, deliver, due) VALUES (?, ?, ?, ?, ?)',
          ...[notice.id, notice.at, JSON.stringify(notice), deliver ? 1 : 0, notice.at],
        );
      }),
    get(id) {
      const [row] = database.all(`${KEPT} WHERE id = ?`, id);
      return row === undefined ? null : keptOf(row);
    },
    list({ reviewed, first, after }) {
      const where = [
        ...(reviewed ? [] : ['review IS NULL']),
        ...(after === null ? [] : ['seq > (SELECT seq FROM notice WHERE id = ?)']),
      ];
      const sql = `${KEPT} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY seq LIMIT ?`;
      return database.all(sql, ...(after === null ? [] : [after]), first).map(keptOf);
    },
    review: (id, review) =>
      database.run('UPDATE notice SET review = ? WHERE id = ? AND review IS NULL', JSON.stringify(review), id) === 1,
    counts: (overdueAt, lateAt) => ({
      unreviewed: count('review IS NULL'),
      overdue: count('review IS NULL AND at <= ?', overdueAt.toISOString()),
      undelivered: count(UNDELIVERED),
      late: count(`${UNDELIVERED} AND at <= ?`, lateAt.toISOString()),
    }),
    claim(now, until) {
      if (count(`${UNDELIVERED} AND due <= ?`, now.toISOString()) === 0) return null;
      return database.transaction(() => {
        const sql = `SELECT content, tries FROM notice WHERE ${UNDELIVERED} AND due <= ? ORDER BY due LIMIT 1`;
        const [row] = database.all(sql, now.toISOString());
        if (row === undefined) return null;
        const notice = JSON.parse(textOf(row, 'content')) as EmergencyNotice;
        database.run('UPDATE notice SET due = ?, tries = tries + 1 WHERE id = ?', until.toISOString(), notice.id);
        return { notice, tries: numberOf(row, 'tries') };
      });
    },
    delivered: (id, at) => void database.run('UPDATE notice SET delivered = ? WHERE id = ?', at.toISOString(), id),
    postpone: (id, until) => void database.run('UPDATE notice SET due = ? WHERE id = ?', until.toISOString(), id),
    close: () => database.close(),
  };
}
