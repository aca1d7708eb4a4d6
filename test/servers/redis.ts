import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { programsOf } from './binaries.ts';
import { freePort, startGuarded } from './guarded-child.ts';
import type { TestServer } from './server.ts';
import { temporaryFolder, unprivilegedUser } from './unprivileged-user.ts';

/** Starts Redis on a free port, or uses the one that COMITY_TEST_REDIS_URL names. */
export async function startRedis(): Promise<TestServer> {
  const given = process.env['COMITY_TEST_REDIS_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const programs = await programsOf('redis', ['redis-server'], ['redis-server']);
  const user = unprivilegedUser();
  const folder = temporaryFolder('redis', user);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const url = `redis://:${password}@127.0.0.1:${port}`;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    requirepass: password,
  };
  const stop = await startGuarded({
    prepare: [],
    serve: [
      programs.find('redis-server'),
      ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    env: { ...programs.env, HOME: folder },
    folder,
    user,
    signal: 'KILL',
    ping: () => ping(url),
  });
  return { url, stop };
}

async function ping(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}
