import type { DeskDatabase, Row } from '../desk/desk-database.ts';
import { openDeskDatabase, numberOf, textOf } from '../desk/desk-database.ts';
import { askerOf, type AuthorisationRequest, type Decision, type KeptRequest } from './authorisation-request.ts';

/** Requests of one asker, and of all, that may be open at once. */
export const MOST_OPEN_EACH = 50;
/** Open requests of all askers together at most. */
export const MOST_OPEN = 10_000;
/** Requests that are kept of one asker, and of all, whatever became of them. */
const MOST_KEPT_EACH = 2000;
const MOST_KEPT = 100_000;

/** What came of keeping a request: too many are open. */
export type Asked = 'kept' | 'too-many-of-one' | 'too-many';

/** A page of requests: of one asker, newest first; else the oldest first. */
export interface RequestQuery {
  readonly asker: string | null;
  /** Only those that wait for a decision. */
  readonly open: boolean;
  readonly first: number;
  /** The id of the last request of the page before. */
  readonly after: string | null;
  readonly now: Date;
}

/** Where a country keeps what it is asked to authorise. Each call throws `AUDIT_UNAVAILABLE` where the file fails. */
export interface RequestStore {
  /** How many more an asker may have open. */
  room(requester: AuthorisationRequest['requester'], now: Date): Asked;
  add(request: AuthorisationRequest, now: Date): Asked;
  get(id: string): KeptRequest | null;
  list(query: RequestQuery): readonly KeptRequest[];
  /** Keeps a decision once and for all: false where there is one already. It waits to be settled. */
  decide(id: string, decision: Decision): boolean;
  /** Requests whose decision has not been settled: registered, and what was granted put in force. */
  unsettled(): readonly KeptRequest[];
  settled(id: string): void;
  /** Removes requests that have come to their end before a time; gives how many. */
  forgetBefore(time: Date): number;
  close(): void;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS request (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    id       TEXT NOT NULL UNIQUE,
    asker    TEXT NOT NULL,
    until    TEXT NOT NULL,
    content  TEXT NOT NULL,
    decision TEXT,
    settled  INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS request_of_asker ON request (asker, seq);
  CREATE INDEX IF NOT EXISTS request_open ON request (until) WHERE decision IS NULL;
  CREATE INDEX IF NOT EXISTS request_unsettled ON request (seq) WHERE decision IS NOT NULL AND settled = 0;
`;

/** INVARIANT: what is in the file was written here; what would be opened by it bears a signature of its own. */
function keptOf(row: Row): KeptRequest {
  const decision = row['decision'];
  return {
    request: JSON.parse(textOf(row, 'content')) as AuthorisationRequest,
    decision: typeof decision === 'string' ? (JSON.parse(decision) as Decision) : null,
  };
}

/** When nothing more can follow from a request. */
function endOf(decision: Decision): string {
  return decision.kind === 'granted' ? decision.signed.statement.until : decision.by.at;
}

function roomIn(database: DeskDatabase, asker: string, now: Date): Asked {
  const count = (where: string, ...values: readonly string[]) =>
    numberOf(database.all(`SELECT count(*) AS found FROM request${where}`, ...values)[0], 'found');
  const open = 'decision IS NULL AND until > ?';
  const at = now.toISOString();
  if (count(` WHERE asker = ? AND ${open}`, asker, at) >= MOST_OPEN_EACH) return 'too-many-of-one';
  if (count(' WHERE asker = ?', asker) >= MOST_KEPT_EACH) return 'too-many-of-one';
  return count(` WHERE ${open}`, at) >= MOST_OPEN || count('') >= MOST_KEPT ? 'too-many' : 'kept';
}

/** Opens the store in a file, made where there is none. */
export function openRequestStore(file: string): RequestStore {
  const database = openDeskDatabase(file, TABLES, 'what is asked to be authorised');

  const seqOf = (id: string): number => {
    const [row] = database.all('SELECT seq FROM request WHERE id = ?', id);
    return row === undefined ? 0 : numberOf(row, 'seq');
  };

  return {
    room: (requester, now) => roomIn(database, askerOf(requester), now),
    add: (request, now) =>
      database.transaction(() => {
        const asker = askerOf(request.requester);
        const room = roomIn(database, asker, now);
        if (room !== 'kept') return room;
        database.run(
          'INSERT INTO request (id, asker, until, content) VALUES (?, ?, ?, ?)',
          ...[request.id, asker, request.until, JSON.stringify(request)],
        );
        return 'kept';
      }),
    get(id) {
      const [row] = database.all('SELECT content, decision FROM request WHERE id = ?', id);
      return row === undefined ? null : keptOf(row);
    },
    list({ asker, open, first, after, now }) {
      const newest = asker !== null;
      const from = after === null ? 0 : seqOf(after);
      const where = [
        ...(newest ? ['asker = ?'] : []),
        ...(open ? ['decision IS NULL AND until > ?'] : []),
        ...(after === null ? [] : [newest ? 'seq < ?' : 'seq > ?']),
      ];
      const values = [...(asker === null ? [] : [asker]), ...(open ? [now.toISOString()] : [])];
      const sql = `SELECT content, decision FROM request ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
        ORDER BY seq ${newest ? 'DESC' : 'ASC'} LIMIT ?`;
      return database.all(sql, ...values, ...(after === null ? [] : [from]), first).map(keptOf);
    },
    decide: (id, decision) =>
      database.run(
        'UPDATE request SET decision = ?, until = ? WHERE id = ? AND decision IS NULL',
        ...[JSON.stringify(decision), endOf(decision), id],
      ) === 1,
    unsettled: () =>
      database
        .all('SELECT content, decision FROM request WHERE decision IS NOT NULL AND settled = 0 ORDER BY seq LIMIT 100')
        .map(keptOf),
    settled: (id) => void database.run('UPDATE request SET settled = 1 WHERE id = ?', id),
    forgetBefore: (time) =>
      database.run('DELETE FROM request WHERE until < ? AND (decision IS NULL OR settled = 1)', time.toISOString()),
    close: () => database.close(),
  };
}
