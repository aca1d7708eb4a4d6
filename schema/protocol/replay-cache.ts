import { ComityError } from '../errors.ts';

/** A call that arrived under a valid signature; times are seconds since the epoch. */
export interface SeenCall {
  readonly keyId: string;
  readonly nonce: string;
  readonly created: number;
  readonly expires: number;
}

/** Remembers the nonces of calls for as long as their signatures are valid. */
export interface ReplayCache {
  /**
   * Resolves once the call is remembered. Rejects with `CALL_REPLAYED` where it was seen before, with `CALL_STALE`
   * where it may have been, and with another error where it cannot be remembered: the call is then refused.
   */
  remember(call: SeenCall): Promise<void>;
}

/** Settings of the cache in memory. `now` is in milliseconds since the epoch. */
export interface MemoryReplayCacheOptions {
  readonly capacity: number;
  /** How far ahead of the country's clock the hub's may run. */
  readonly aheadSeconds: number;
  /** How long after its expiry a signature is still accepted. */
  readonly behindSeconds: number;
  readonly now?: () => number;
}

/**
 * The first second of `created` whose calls cannot have been answered by an earlier process: the hub's clock may run
 * ahead, so that a call of before the start can bear a time after it.
 */
export function firstSafeSecond(startedAt: number, aheadSeconds: number): number {
  return Math.floor(startedAt / 1000) + aheadSeconds + 1;
}

/** Throws `CALL_STALE` where a process that has ended may have answered the call. */
export function assertNotBefore(call: SeenCall, firstSecond: number): void {
  if (call.created >= firstSecond) return;
  throw new ComityError('CALL_STALE', 'the call was signed before this process could know of its nonce');
}

/**
 * A replay cache in memory, for a country of one process. Bounded: when it is full, calls are refused until signatures
 * expire. It refuses calls signed before it was made, whose nonces an earlier process knew.
 */
export function createMemoryReplayCache(options: MemoryReplayCacheOptions): ReplayCache {
  const now = options.now ?? Date.now;
  const firstSecond = firstSafeSecond(now(), options.aheadSeconds);
  // By the second of expiry, so that forgetting costs nothing per nonce. The expiry is signed: a replay has the same.
  const seen = new Map<number, Set<string>>();
  let size = 0;

  function forget(): void {
    const limit = now() / 1000 - options.behindSeconds;
    for (const [expires, nonces] of seen) {
      if (expires >= limit) continue;
      size -= nonces.size;
      seen.delete(expires);
    }
  }

  function remember(call: SeenCall): void {
    assertNotBefore(call, firstSecond);
    forget();
    const key = `${call.keyId} ${call.nonce}`;
    const nonces = seen.get(call.expires) ?? new Set();
    if (nonces.has(key)) throw new ComityError('CALL_REPLAYED', 'the nonce of the call was seen before');
    if (size >= options.capacity) throw new ComityError('JURISDICTION_OVERLOADED', 'the replay cache is full');
    seen.set(call.expires, nonces.add(key));
    size += 1;
  }

  return {
    remember(call) {
      return new Promise((resolve) => {
        remember(call);
        resolve();
      });
    },
  };
}
