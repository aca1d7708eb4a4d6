import { randomBytes } from 'node:crypto';
import { Redis, type RedisOptions } from 'ioredis';
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

const others: Redis[] = [];

afterEach(() => {
  for (const other of others.splice(0)) other.disconnect();
});

function connect(options: RedisOptions = {}): Redis {
  const other = new Redis(url, options);
  other.on('error', () => undefined);
  others.push(other);
  return other;
}

function cacheOf(client: Redis) {
  return createRedisReplayCache({ redis: client, prefix, ...WINDOW });
}

/** A call signed some seconds after now: the server of the tests has only just started. */
function call(nonce: string, after = 5) {
  const created = Math.floor(Date.now() / 1000) + after;
  return { keyId: 'hub-EE', nonce, created, expires: created + 30 };
}

describe('the replay cache in Redis', () => {
  it('lets a nonce pass once, whichever process sees it', async () => {
    const other = connect();
    const seen = call('nonce-1');
    await cacheOf(redis).remember(seen);
    expect((await rejectionOf(cacheOf(other).remember(seen))).code).toBe('CALL_REPLAYED');
    expect((await rejectionOf(cacheOf(redis).remember(seen))).code).toBe('CALL_REPLAYED');
  });

  it('lets a nonce pass once among many that try at the same time', async () => {
    const seen = call('nonce-2');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => cacheOf(redis).remember(seen)));
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  });

  it('remembers a nonce for as long as its signature is accepted, and no longer', async () => {
    await cacheOf(redis).remember(call('nonce-3'));
    const ttl = await redis.pttl(`${prefix}:nonce:hub-EE:nonce-3`);
    expect(ttl).toBeGreaterThan(35_000);
    expect(ttl).toBeLessThanOrEqual(38_500);
  });

  it('refuses a call that was signed before Redis started, and may be forgotten', async () => {
    const uptime = Number(/uptime_in_seconds:(\d+)/.exec(await redis.info('server'))?.[1]);
    expect((await rejectionOf(cacheOf(redis).remember(call('nonce-4', -uptime - 5)))).code).toBe('CALL_STALE');
  });

  it('refuses a call that was signed before the connection to Redis was lost', async () => {
    const other = connect();
    const cache = cacheOf(other);
    await cache.remember(call('nonce-9'));
    other.disconnect(true);
    await new Promise((resolve) => other.once('ready', resolve));
    expect((await rejectionOf(cache.remember(call('nonce-10', 0)))).code).toBe('CALL_STALE');
    await expect(cache.remember(call('nonce-11'))).resolves.toBeUndefined();
  });

  it('is refused where Redis may drop nonces when its memory is full', async () => {
    const names = ['maxmemory', 'maxmemory-policy'];
    const before = await Promise.all(
      names.map(async (name) => String(((await redis.config('GET', name)) as string[])[1])),
    );
    // More memory than there is: the server of the test forgets nothing meanwhile.
    await redis.config('SET', 'maxmemory', '100000gb');
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const fault = await rejectionOf(cacheOf(connect()).remember(call('nonce-8')));
    for (const [index, name] of names.entries()) await redis.config('SET', name, before[index] ?? '');
    expect(fault).toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });

  it('refuses calls where Redis cannot be reached', async () => {
    const lost = connect({ port: 1, enableOfflineQueue: false, retryStrategy: () => null });
    expect((await rejectionOf(cacheOf(lost).remember(call('nonce-5')))).code).toBe('JURISDICTION_UNAVAILABLE');
  });

  it('refuses calls where Redis does not answer in time', async () => {
    const cache = cacheOf(redis);
    await cache.remember(call('nonce-6'));
    const other = connect();
    await other.call('CLIENT', 'PAUSE', '1200', 'ALL');
    expect((await rejectionOf(cache.remember(call('nonce-7')))).code).toBe('JURISDICTION_UNAVAILABLE');
    await other.ping();
  });
});
