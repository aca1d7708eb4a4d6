import { Redis } from 'ioredis';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { SERVER_START_MS, sharedServer } from './shared-server.ts';

/** Asks a server for its version through its own driver. */
const VERSIONS = {
  postgresql: async (url: string): Promise<string> => {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query<{ version: string }>('select version()');
    await client.end();
    return rows[0]?.version ?? '';
  },
  mariadb: async (url: string): Promise<string> => {
    const { hostname, port, username, password } = new URL(url);
    const client = await createConnection({ host: hostname, port: Number(port), user: username, password });
    const rows = await client.query<{ version: string }[]>('select version() as version');
    await client.end();
    return rows[0]?.version ?? '';
  },
  redis: async (url: string): Promise<string> => {
    const client = new Redis(url);
    const info = await client.info('server');
    client.disconnect();
    return info;
  },
};

describe('the real servers of the tests', () => {
  it.each([
    ['postgresql', /^PostgreSQL/],
    ['mariadb', /MariaDB/],
    ['redis', /redis_version/],
  ] as const)(
    'include %s, which answers through its own driver and is the same at the second asking',
    async (kind, version) => {
      const url = await sharedServer(kind);
      expect(await VERSIONS[kind](url)).toMatch(version);
      expect(await sharedServer(kind)).toBe(url);
    },
    SERVER_START_MS,
  );
});
