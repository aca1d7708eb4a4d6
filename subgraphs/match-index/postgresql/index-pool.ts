import pg from 'pg';
import { ComityError } from '../../../schema/errors.ts';
import { limitsOf, type Connection } from '../../adapters/connection.ts';

/** A row: the columns in their order. */
export type Row = readonly unknown[];

/** What runs statements. */
export interface Session {
  rows(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** A session that is held for some time. Its statements may take as long as they need. */
export interface Lease extends Session {
  /** Gives it back; where it failed it is closed, which rolls back what it had begun and frees what it had locked. */
  release(failed: boolean): Promise<void>;
}

/** Sessions of the database that an index is kept in. Faults are `SOURCE_UNAVAILABLE`, without a word of the database's own. */
export interface IndexPool extends Session {
  lease(): Promise<Lease>;
  /** Work in one transaction: committed where it ends, rolled back where it fails. */
  inTransaction<Done>(work: (session: Session) => Promise<Done>): Promise<Done>;
  close(): Promise<void>;
}

function fault(cause: unknown): ComityError {
  if (cause instanceof ComityError) return cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'lost';
  return new ComityError('SOURCE_UNAVAILABLE', `the database of the match index cannot be used (\`${code}\`)`, {
    cause,
  });
}

function addressOf({ url, username, password }: Connection): string {
  const address = new URL(url);
  if (username !== undefined) address.username = username;
  if (password !== undefined) address.password = password;
  return address.href;
}

function sessionOf(client: pg.ClientBase | pg.Pool): Session {
  return {
    async rows(text, values = []) {
      const query = { text, values: [...values], rowMode: 'array' as const };
      return (await client.query<unknown[]>(query)).rows;
    },
  };
}

/** Opens a pool. Statements outside of a lease are bounded by the connection's limits. */
export function indexPool(connection: Connection): IndexPool {
  const limits = limitsOf(connection);
  const pool = new pg.Pool({
    connectionString: addressOf(connection),
    max: limits.pool,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.timeoutMs,
    keepAlive: true,
    application_name: 'comity match index',
  });
  // A connection that is lost while idle is replaced at the next statement; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const guarded = async <Done>(work: () => Promise<Done>): Promise<Done> => {
    try {
      return await work();
    } catch (error) {
      throw fault(error);
    }
  };
  const lease = () =>
    guarded(async (): Promise<Lease> => {
      const client = await pool.connect();
      const session = sessionOf(client);
      try {
        await client.query('SET statement_timeout = 0');
      } catch (error) {
        client.release(true);
        throw error;
      }
      return {
        rows: (text, values) => guarded(() => session.rows(text, values)),
        async release(failed) {
          const isReset =
            !failed &&
            (await client.query('RESET statement_timeout').then(
              () => true,
              () => false,
            ));
          client.release(!isReset);
        },
      };
    });
  return {
    rows: (text, values) => guarded(() => sessionOf(pool).rows(text, values)),
    lease,
    async inTransaction(work) {
      const session = await lease();
      let failed = true;
      try {
        await session.rows('BEGIN');
        const done = await work(session);
        await session.rows('COMMIT');
        failed = false;
        return done;
      } finally {
        await session.release(failed);
      }
    },
    close: () => (pool.ended ? Promise.resolve() : pool.end()),
  };
}
