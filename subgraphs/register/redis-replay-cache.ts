import type { Cluster, Redis } from 'ioredis';
import { ComityError } from '../../schema/errors.ts';
import { assertNotBefore, firstSafeSecond, type ReplayCache } from '../../schema/protocol/replay-cache.ts';

/** Settings of a replay cache in Redis. `now` is in milliseconds since the epoch. */
export interface RedisReplayCacheOptions {
  /** The country's own; its commands should not wait for a lost connection (`enableOfflineQueue: false`). */
  readonly redis: Redis | Cluster;
  /** Keeps the keys of several countries apart. */
  readonly prefix: string;
  readonly aheadSeconds: number;
  readonly behindSeconds: number;
  /** How long Redis may take before the call is refused. */
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

function unavailable(message: string, cause?: unknown): ComityError {
  return new ComityError('JURISDICTION_UNAVAILABLE', message, { cause });
}

function within<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('redis did not answer in time')), timeoutMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function fieldOf(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim();
}

/** When the server started, in milliseconds; throws where it may forget nonces before they expire. */
function startOf(info: string, now: number): number {
  const policy = fieldOf(info, 'maxmemory_policy');
  if (fieldOf(info, 'maxmemory') !== '0' && policy !== 'noeviction') {
    throw new ComityError('CONFIGURATION_INVALID', 'the replay cache needs `maxmemory-policy noeviction` in Redis');
  }
  const uptime = Number(fieldOf(info, 'uptime_in_seconds') ?? Number.NaN);
  if (!Number.isFinite(uptime)) throw new Error('redis does not tell its uptime');
  return now - uptime * 1000;
}

/** The servers that hold keys: the one, or each master of a cluster. */
function servers(redis: Redis | Cluster): readonly Redis[] {
  return 'nodes' in redis ? redis.nodes('master') : [redis];
}

/**
 * A replay cache that the processes of one country share. It fails closed: where Redis does not answer, the call is
 * refused; a Redis that has restarted takes no call that it may have forgotten, and after a lost connection, which may
 * end at a replica that lacks the last nonces, neither is any call taken that was signed before.
 */
export function createRedisReplayCache(options: RedisReplayCacheOptions): ReplayCache {
  const { redis, prefix, aheadSeconds, behindSeconds, timeoutMs = 500, now = Date.now } = options;
  let firstSecond: Promise<number> | null = null;
  let wasLost = false;

  async function readFirstSecond(): Promise<number> {
    const infos = await Promise.all(
      servers(redis).map(async (server) => `${await server.info('server')}\n${await server.info('memory')}`),
    );
    if (infos.length === 0) throw new Error('no redis server is known');
    const starts = infos.map((info) => startOf(info, now()));
    return firstSafeSecond(wasLost ? now() : Math.max(...starts), aheadSeconds);
  }

  for (const event of ['close', '+node', '-node']) {
    redis.on(event, () => {
      wasLost ||= firstSecond !== null;
      firstSecond = null;
    });
  }

  async function safeSecond(): Promise<number> {
    firstSecond ??= readFirstSecond();
    try {
      return await firstSecond;
    } catch (error) {
      firstSecond = null;
      throw error;
    }
  }

  async function ask<Value>(question: () => Promise<Value>): Promise<Value> {
    try {
      return await within(question(), timeoutMs);
    } catch (error) {
      if (error instanceof ComityError) throw error;
      throw unavailable('the replay cache does not answer', error);
    }
  }

  return {
    async remember(call) {
      assertNotBefore(call, await ask(safeSecond));
      const ttl = (call.expires + behindSeconds + 1) * 1000 - now();
      const key = `${prefix}:nonce:${call.keyId}:${call.nonce}`;
      const kept = await ask(() => redis.set(key, '1', 'PX', Math.max(1000, Math.ceil(ttl)), 'NX'));
      if (kept === 'OK') return;
      throw new ComityError('CALL_REPLAYED', 'the nonce of the call was seen before');
    },
  };
}
