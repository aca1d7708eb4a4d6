import { DEFAULT_CALL_WINDOW } from '../../../schema/protocol/call-window.ts';
import { createMemoryReplayCache, type ReplayCache } from '../../../schema/protocol/replay-cache.ts';
import { readSecret } from './connection-config.ts';
import type { SubgraphConfig } from './subgraph-config.ts';

/** Calls whose nonces are remembered at once in memory; beyond them, calls are refused. */
const CALLS_REMEMBERED = 1_000_000;

/** The replay cache of a process, and how to let go of it. */
export interface OpenReplay {
  readonly cache: ReplayCache;
  close(): void;
}

/** Opens the replay cache that the configuration names: the country's Redis, or one in the memory of this process. */
export async function openReplay({ member, redis }: Pick<SubgraphConfig, 'member' | 'redis'>): Promise<OpenReplay> {
  if (redis === null) {
    const cache = createMemoryReplayCache({ ...DEFAULT_CALL_WINDOW, capacity: CALLS_REMEMBERED });
    return { cache, close: () => undefined };
  }
  const [{ Redis }, { createRedisReplayCache }] = await Promise.all([
    import('ioredis'),
    import('../../register/redis-replay-cache.ts'),
  ]);
  const password = redis.passwordFile === undefined ? {} : { password: await readSecret(redis.passwordFile) };
  const client = new Redis(redis.url, { ...password, lazyConnect: true, enableOfflineQueue: false });
  // Each call that cannot be remembered is refused and logged: the event says no more.
  client.on('error', () => undefined);
  await client.connect().catch(() => undefined);
  const cache = createRedisReplayCache({ redis: client, prefix: `comity:${member}`, ...DEFAULT_CALL_WINDOW });
  return { cache, close: () => client.disconnect() };
}
