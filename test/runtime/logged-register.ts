import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sharedServer } from '../servers/shared-server.ts';
import { ROWS, TABLES } from './small-register.ts';

/** The small register in a PostgreSQL database that logs every statement it is asked. */
export interface LoggedRegister {
  readonly url: string;
  /** The statements that a piece of work makes the database run, but for those on its own catalogue. */
  statementsOf(work: () => Promise<unknown>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Fills a database of its own on the shared server. */
export async function loggedRegister(rows: string): Promise<LoggedRegister> {
  const server = await sharedServer('postgresql');
  const name = `small_${randomBytes(4).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const create = new pg.Client(server);
  await create.connect();
  await create.query(`create database ${name}`);
  await create.query(`alter database ${name} set log_statement = 'all'`);
  const admin = new pg.Client({ connectionString: url.href, options: '-c log_statement=none' });
  await admin.connect();
  await admin.query(TABLES + ROWS + rows);
  const log = async (): Promise<string> => {
    const { rows: lines } = await admin.query<{ readonly log: string }>(
      'select pg_read_file(pg_current_logfile()) as log',
    );
    return lines[0]?.log ?? '';
  };
  return {
    url: url.href,
    async statementsOf(work) {
      const { length } = await log();
      await work();
      const entries = (await log()).slice(length).split(/^.*? LOG: {2}/mu);
      return entries.filter((entry) => /^(?:execute|statement)/u.test(entry) && !entry.includes('pg_catalog'));
    },
    async close() {
      await admin.end();
      await create.query(`drop database ${name} with (force)`);
      await create.end();
    },
  };
}
