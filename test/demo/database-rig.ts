import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Libsql from 'libsql';
import { createConnection } from 'mariadb';
import pg from 'pg';
import type { Connection } from '../../subgraphs/adapters/connection.ts';
import type { FillTarget } from '../../subgraphs/demo/systems/sql/fill-target.ts';
import { sharedServer } from '../servers/shared-server.ts';

/** An empty database of its own: where a system is written to, and how its subgraph reads it. */
export interface DatabaseRig {
  readonly target: FillTarget;
  readonly connection: Connection;
  /** Runs SQL as the administrator, any number of statements. */
  run(text: string): Promise<void>;
  close(): Promise<void>;
}

const fresh = (): string => `demo_${randomBytes(4).toString('hex')}`;

async function postgresql(): Promise<DatabaseRig> {
  const server = await sharedServer('postgresql');
  const name = fresh();
  const query = async (url: string, text: string): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const reader = { username: `${name}_reader`, password: `it's ${name}` };
  const readerUrl = new URL(url);
  readerUrl.username = reader.username;
  readerUrl.password = reader.password;
  return {
    target: { url: url.href, reader },
    connection: { url: readerUrl.href },
    run: (text) => query(url.href, text),
    async close() {
      await query(server, `drop database ${name} with (force)`);
      await query(server, `drop role if exists ${reader.username}`);
    },
  };
}

async function mariadb(): Promise<DatabaseRig> {
  const server = new URL(await sharedServer('mariadb'));
  const name = fresh();
  const account = {
    host: server.hostname,
    port: Number(server.port),
    user: decodeURIComponent(server.username),
    password: decodeURIComponent(server.password),
    multipleStatements: true,
  };
  const query = async (text: string, database?: string): Promise<void> => {
    const connection = await createConnection(database === undefined ? account : { ...account, database });
    await connection.query(text).finally(() => connection.end());
  };
  await query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const reader = { username: `${name}_reader`, password: `it's ${name}` };
  return {
    target: { url: url.href, reader },
    connection: { url: `mariadb://${server.host}/${name}`, ...reader },
    run: (text) => query(text, name),
    close: () => query(`drop database ${name}; drop user if exists ${reader.username}@'%'`),
  };
}

async function sqlite(): Promise<DatabaseRig> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-demo-'));
  const file = path.join(folder, 'system.sqlite');
  const url = `sqlite:${file}`;
  return {
    target: { url },
    connection: { url },
    run(text) {
      const database = new Libsql(file);
      database.exec(text);
      database.close();
      return Promise.resolve();
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** An empty database of each product. */
export const DATABASES = { postgresql, mariadb, sqlite } as const;
