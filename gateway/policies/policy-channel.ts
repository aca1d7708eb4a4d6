import type { Redis } from 'ioredis';

/** How gateways tell one another that a member's policy has changed; each still looks of itself every few seconds. */
export interface PolicyChannel {
  announce(member: string): void;
  /** Calls back with a member whose policy another gateway has seen change. */
  listen(changed: (member: string) => void): void;
  close(): void;
}

const CHANNEL = 'comity:policy';

/** A channel for a gateway that stands alone. */
export const NO_CHANNEL: PolicyChannel = {
  announce: () => undefined,
  listen: () => undefined,
  close: () => undefined,
};

/** A channel over Redis. While Redis is away nothing is said, and nothing waits for it. */
export function redisPolicyChannel(redis: Redis): PolicyChannel {
  const subscriber = redis.duplicate();
  for (const client of [redis, subscriber]) client.on('error', () => undefined);
  return {
    announce: (member) => void redis.publish(CHANNEL, member).catch(() => undefined),
    listen(changed) {
      subscriber.on('message', (_, member) => changed(member));
      const subscribe = () => void subscriber.subscribe(CHANNEL).catch(() => undefined);
      subscriber.on('ready', subscribe);
      if (subscriber.status === 'ready') subscribe();
    },
    close() {
      subscriber.disconnect();
      redis.disconnect();
    },
  };
}
