import { createServer } from 'node:http';
import type { ServerKind, TestServer } from './server.ts';

/** Drivers are loaded with the first server of their kind. */
const STARTERS: Readonly<Record<ServerKind, () => Promise<TestServer>>> = {
  postgresql: async () => (await import('./postgresql.ts')).startPostgresql(),
  mariadb: async () => (await import('./mariadb.ts')).startMariadb(),
  redis: async () => (await import('./redis.ts')).startRedis(),
};

/** Starts each kind of server once a run, when a test file first asks for it. */
export interface Broker {
  /** Where test files ask: `GET /postgresql` gives its address. */
  readonly url: string;
  /** Ends all servers and says which could not be had, and why. */
  close(): Promise<readonly string[]>;
}

/** Opens a broker; it and its servers live as long as this process. */
export async function openBroker(): Promise<Broker> {
  const started = new Map<ServerKind, Promise<TestServer>>();
  const missing = new Map<ServerKind, string>();
  const server = createServer((request, response) => {
    const kind = request.url?.slice(1);
    if (kind !== 'postgresql' && kind !== 'mariadb' && kind !== 'redis') {
      response.writeHead(404).end();
      return;
    }
    const start = started.get(kind) ?? STARTERS[kind]();
    started.set(kind, start);
    start.then(
      ({ url }) => response.end(url),
      (fault: unknown) => {
        missing.set(kind, fault instanceof Error ? fault.message : String(fault));
        response.writeHead(503).end(missing.get(kind));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the broker has no port');
  server.unref();
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      const ends = await Promise.allSettled(started.values());
      await Promise.all(ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.stop()] : [])));
      return [...missing.values()];
    },
  };
}
