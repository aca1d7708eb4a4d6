import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { createConnection } from 'mariadb';
import pg from 'pg';
import { fromRoot } from '../../schema/paths.ts';
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
    const client = new Redis(url, { retryStrategy: null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
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

  it(
    'end, and leave nothing behind, when whoever started them is killed',
    async () => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-test-end-'));
      await chmod(folder, 0o777);
      const holder = spawn(process.execPath, [fromRoot('cli', 'bin', 'run.mjs'), 'test/servers/hold-redis.ts'], {
        cwd: fromRoot(),
        env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said: readonly unknown[] = await once(holder.stdout, 'data');
      const url = String(said[0]).trim();
      expect(url).toMatch(/^redis:/);
      expect(await readdir(folder)).toHaveLength(1);
      holder.kill('SIGKILL');
      const deadline = Date.now() + 10_000;
      while (Date.now() < deadline && (await readdir(folder)).length > 0) await sleep(50);
      expect(await readdir(folder)).toEqual([]);
      await expect(VERSIONS.redis(url)).rejects.toThrow();
      await rm(folder, { recursive: true });
    },
    SERVER_START_MS,
  );
});
