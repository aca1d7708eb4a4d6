import type { Logger } from 'pino';
import { Redis } from 'ioredis';
import { openHubPool } from '../../gateway/audit/hub-pool.ts';
import { followReleases, type FollowedReleases } from '../../gateway/policies/follow-releases.ts';
import { NO_CHANNEL, redisPolicyChannel, type PolicyChannel } from '../../gateway/policies/policy-channel.ts';
import type { RedisAddress } from '../../schema/redis-address.ts';
import { readSecret } from '../../subgraphs/runtime/start/connection-config.ts';
import { nationalCatalogue } from '../national-catalogue.ts';
import type { GatewayFile } from './gateway-config.ts';

async function channelOf(redis: RedisAddress | undefined): Promise<PolicyChannel> {
  if (redis === undefined) return NO_CHANNEL;
  const password = redis.passwordFile === undefined ? {} : { password: await readSecret(redis.passwordFile) };
  // What is said while Redis is away is not said later: gateways look of themselves every few seconds.
  return redisPolicyChannel(new Redis(redis.url, { ...password, enableOfflineQueue: false }));
}

/** Opens the release tables of a gateway's members, each followed at the member and copied in the hub's store. */
export async function openReleases(config: GatewayFile, log: Logger): Promise<FollowedReleases> {
  const { officersFolder, allowDemo, auditUrl, groupsFile } = config;
  const pool = openHubPool(auditUrl);
  const releases = followReleases({
    pool,
    officersFolder,
    allowDemo,
    channel: await channelOf(config.redis),
    common: ({ code, extension }) => ({
      catalogue: nationalCatalogue(code, extension),
      demoKeys: allowDemo,
      ...(groupsFile === undefined ? {} : { groupsFile }),
    }),
    now: () => new Date(),
    changed: (member, version) => log.info({ member, version }, 'a release table is in force'),
    refused: (member, reason) =>
      log.error({ member, reason }, 'a version of a policy is refused; what held still holds'),
  });
  return {
    ...releases,
    async close() {
      await releases.close();
      await pool.end();
    },
  };
}
