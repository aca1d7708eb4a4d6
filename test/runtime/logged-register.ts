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
  const marker = new pg.Client(url.href);
  await marker.connect();
  const log = async (): Promise<string> => {
    const { rows: lines } = await admin.query<{ readonly log: string }>(
      'select pg_read_file(pg_current_logfile()) as log',
    );
    return lines[0]?.log ?? '';
  };
  /** The log up to a mark that is set now: the server writes its log later than it answers. */
  const logUntilNow = async (): Promise<string> => {
    const mark = `mark_${randomBytes(8).toString('hex')}`;
    await marker.query(`select '${mark}'`);
    for (let tries = 0; tries < 1000; tries += 1) {
      const text = await log();
      const at = text.indexOf(mark);
      if (at >= 0) return text.slice(0, text.indexOf('\n', at) + 1);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the server does not write its log');
  };
  return {
    url: url.href,
    async statementsOf(work) {
      const { length } = await logUntilNow();
      await work();
      const entries = (await logUntilNow()).slice(length).split(/^(?=\d{4}-\d\d-\d\d )/mu);
      return entries.flatMap((entry) => {
        const [, database, told = ''] = /^\S+ \S+ \S+ \[\d+\] (\S+) LOG: {2}(.*)$/su.exec(entry) ?? [];
        const isOurs = database === name && /^(?:execute|statement)/u.test(told);
        return isOurs && !told.includes('pg_catalog') && !told.includes("select 'mark_") ? [told] : [];
      });
    },
    async close() {
      await marker.end();
      await admin.end();
      await create.query(`drop database ${name} with (force)`);
      await create.end();
    },
  };
}
