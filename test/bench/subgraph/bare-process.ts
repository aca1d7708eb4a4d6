/**
 * What a subgraph is measured against: a small HTTP server that gives the same statements to the bare driver, side by side
 * where the subgraph does, and serialises the rows. It finds, verifies, maps, decides and registers nothing.
 */
import Libsql from 'libsql';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { serveBench } from '../process/serve-bench.ts';
import type { RecordedStatement } from './statement-recorder.ts';

/** The statements, and where PostgreSQL is; null where none of them goes there. */
export interface BareConfig {
  readonly postgresUrl: string | null;
  readonly statements: readonly RecordedStatement[];
}

type Run = (statement: RecordedStatement) => Promise<readonly unknown[]>;

function sqliteDriver(): (file: string, statement: RecordedStatement) => readonly unknown[] {
  const databases = new Map<string, Libsql.Database>();
  const prepared = new Map<string, Libsql.Statement>();
  return (file, { text, parameters }) => {
    const database = databases.get(file) ?? new Libsql(file, { readonly: true });
    databases.set(file, database);
    const statement = prepared.get(text) ?? database.prepare(text);
    prepared.set(text, statement);
    return statement.all([...parameters]);
  };
}

function drivers(postgresUrl: string | null): Run {
  const sqlite = sqliteDriver();
  const pool = new pg.Pool({ connectionString: postgresUrl ?? '', max: 4 });
  return async (statement) => {
    const { file, text, parameters } = statement;
    if (file !== null) return sqlite(file, statement);
    return (await pool.query<Record<string, unknown>>(text, [...parameters])).rows;
  };
}

function wavesOf(statements: readonly RecordedStatement[]): readonly (readonly RecordedStatement[])[] {
  const waves = new Map<number, RecordedStatement[]>();
  for (const statement of statements) {
    const wave = waves.get(statement.wave) ?? [];
    wave.push(statement);
    waves.set(statement.wave, wave);
  }
  return [...waves.values()];
}

serveBench(async (config) => {
  const { postgresUrl, statements } = config as BareConfig;
  const run = drivers(postgresUrl);
  const waves = wavesOf(statements);

  async function answer(): Promise<string> {
    const rows: (readonly unknown[])[] = [];
    for (const wave of waves) rows.push(...(await Promise.all(wave.map(run))));
    return JSON.stringify(rows);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume().once('end', () => {
      void answer().then((body) => {
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
        response.end(body);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { ready: { port: (server.address() as AddressInfo).port } };
});
