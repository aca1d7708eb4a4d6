import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { createRedisReplayCache } from '../../subgraphs/register/redis-replay-cache.ts';
import { SERVER_START_MS, sharedServer } from '../servers/shared-server.ts';
import { rejectionOf } from './fault.ts';

let url: string;
let redis: Redis;
const prefix = `comity-${randomBytes(6).toString('hex')}`;
const WINDOW = { aheadSeconds: 1, behindSeconds: 2 };

beforeAll(async () => {
  url = await sharedServer('redis');
  redis = new Redis(url, { enableOfflineQueue: true });
  redis.on('error', () => undefined);
}, SERVER_START_MS);

afterAll(async () => {
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
});

/** The server of the tests may be younger than a clock tolerance: the country's clock runs a minute later. */
function cacheOf(client: Redis, name = prefix) {
  const now = () => Date.now() + 60_000;
  return createRedisReplayCache({ redis: client, prefix: name, ...WINDOW, now });
}

function call(nonce: string, age = 0) {
  const created = Math.floor(Date.now() / 1000) + 60 - age;
  return { keyId: 'hub-EE', nonce, created, expires: created + 30 };
}

describe('the replay cache in Redis', () => {
  it('lets a nonce pass once, whichever process sees it', async () => {
    const other = new Redis(url);
    const seen = call('nonce-1');
    await cacheOf(redis).remember(seen);
    expect((await rejectionOf(cacheOf(other).remember(seen))).code).toBe('CALL_REPLAYED');
    expect((await rejectionOf(cacheOf(redis).remember(seen))).code).toBe('CALL_REPLAYED');
    other.disconnect();
  });

  it('lets a nonce pass once among many that try at the same time', async () => {
    const seen = call('nonce-2');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => cacheOf(redis).remember(seen)));
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  });

  it('remembers a nonce for as long as its signature is accepted, and no longer', async () => {
    await cacheOf(redis).remember(call('nonce-3'));
    const ttl = await redis.pttl(`${prefix}:nonce:hub-EE:nonce-3`);
    expect(ttl).toBeGreaterThan(30_000);
    expect(ttl).toBeLessThanOrEqual(34_000);
  });

  it('refuses a call that was signed before Redis started, and may be forgotten', async () => {
    const uptime = Number(/uptime_in_seconds:(\d+)/.exec(await redis.info('server'))?.[1]);
    expect((await rejectionOf(cacheOf(redis).remember(call('nonce-4', uptime + 5)))).code).toBe('CALL_STALE');
  });

  it('refuses calls where Redis cannot be reached', async () => {
    const lost = new Redis({ port: 1, host: '127.0.0.1', enableOfflineQueue: false, retryStrategy: () => null });
    lost.on('error', () => undefined);
    expect((await rejectionOf(cacheOf(lost).remember(call('nonce-5')))).code).toBe('JURISDICTION_UNAVAILABLE');
    lost.disconnect();
  });

  it('refuses calls where Redis does not answer in time', async () => {
    const cache = cacheOf(redis);
    await cache.remember(call('nonce-6'));
    const other = new Redis(url);
    await other.call('CLIENT', 'PAUSE', '1200', 'ALL');
    expect((await rejectionOf(cache.remember(call('nonce-7')))).code).toBe('JURISDICTION_UNAVAILABLE');
    await other.ping();
    other.disconnect();
  });
});
