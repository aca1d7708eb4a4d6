import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { hasDemoKey, type TrustedIssuer } from './trusted-issuer.ts';

/** How keys are fetched; all in milliseconds. */
export interface KeyFetching {
  readonly timeoutMs: number;
  /** After a fetch, how long an unknown key or a failure does not cause another one. */
  readonly cooldownMs: number;
  /** How old fetched keys may grow: a withdrawn key is honoured for at most this long. */
  readonly maxAgeMs: number;
}

/** The settings of key fetching that hold where none are given. */
export const DEFAULT_KEY_FETCHING: KeyFetching = { timeoutMs: 3000, cooldownMs: 5000, maxAgeMs: 600_000 };

/** The keys of an issuer could not be had: no verdict on the token is possible. */
export class KeysUnavailableError extends Error {}

/** The issuer publishes a demo key, and is not trusted as a demo. */
export class DemoKeyError extends Error {}

function isVerdict(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

/**
 * The key of a token among its issuer's keys. Fetches only from the configured address; an unknown key id fetches again
 * after the cooldown, so that keys can be rotated; a failed fetch is not repeated before the cooldown has passed, so
 * that a flood of tokens does not become a flood of fetches. Throws `KeysUnavailableError` where none can be had.
 */
export function issuerKeys({ keys, demo }: TrustedIssuer, fetching: KeyFetching, now: () => number): JWTVerifyGetKey {
  if (keys.kind === 'set') return createLocalJWKSet(keys.jwks);
  const remote = createRemoteJWKSet(new URL(keys.uri), {
    timeoutDuration: fetching.timeoutMs,
    cooldownDuration: fetching.cooldownMs,
    cacheMaxAge: fetching.maxAgeMs,
  });
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (header, token) => {
    if (!remote.fresh && now() - failedAt < fetching.cooldownMs) throw new KeysUnavailableError('still cooling down');
    try {
      const key = await remote(header, token);
      const published = remote.jwks();
      if (!demo && published !== undefined && hasDemoKey(published)) throw new DemoKeyError('a demo key is published');
      return key;
    } catch (error) {
      if (isVerdict(error) || remote.fresh) throw error;
      failedAt = now();
      throw new KeysUnavailableError('the keys could not be fetched', { cause: error });
    }
  };
}
