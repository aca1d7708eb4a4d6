/**
 * What a subgraph is measured against: a small HTTP server that gives the same statements to the bare driver, side by side
 * where the subgraph does, and serialises the rows. It finds, verifies, maps, decides and registers nothing.
 */
import Libsql from 'libsql';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { serveBench } from '../process/serve-bench.ts';
import type { RecordedStatement } from './statement-recorder.ts';

/** The statements, and the database: `postgresql://…` or `sqlite:/path`. */
export interface BareConfig {
  readonly url: string;
  readonly statements: readonly RecordedStatement[];
}

type Run = (statement: RecordedStatement) => Promise<readonly unknown[]>;

function driver(url: string): Run {
  if (url.startsWith('sqlite:')) {
    const database = new Libsql(url.slice('sqlite:'.length), { readonly: true });
    const prepared = new Map<string, Libsql.Statement>();
    return ({ text, parameters }) => {
      const statement = prepared.get(text) ?? database.prepare(text);
      prepared.set(text, statement);
      return Promise.resolve(statement.all([...parameters]));
    };
  }
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  return async ({ text, parameters }) => (await pool.query<Record<string, unknown>>(text, [...parameters])).rows;
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

async function drain(request: IncomingMessage): Promise<void> {
  for await (const _chunk of request) continue;
}

serveBench(async (config) => {
  const { url, statements } = config as BareConfig;
  const run = driver(url);
  const waves = wavesOf(statements);

  async function answer(): Promise<string> {
    const rows: (readonly unknown[])[] = [];
    for (const wave of waves) rows.push(...(await Promise.all(wave.map(run))));
    return JSON.stringify(rows);
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void drain(request).then(async () => {
      const body = await answer();
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { ready: { port: (server.address() as AddressInfo).port } };
});
