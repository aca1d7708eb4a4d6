import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Kept {
  readonly payload: AdapterPayload;
  readonly until: number;
}

const CAPACITY = 5000;

/**
 * Keeps what the demo provider must remember between two steps of a login, in memory: sessions, codes, grants. Access
 * tokens are JWTs and are not kept. Bounded; the oldest entry gives way.
 */
export function createMemoryAdapters(): (model: string) => Adapter {
  const all = new Map<string, Kept>();
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`;
    const live = (key: string): AdapterPayload | undefined => {
      const kept = all.get(key);
      if (kept === undefined || kept.until > Date.now()) return kept?.payload;
      all.delete(key);
      return undefined;
    };
    const findBy = (name: 'uid' | 'userCode', value: string): AdapterPayload | undefined => {
      for (const [key, { payload }] of all) {
        if (key.startsWith(`${model} `) && payload[name] === value) return live(key);
      }
      return undefined;
    };
    return {
      upsert(id, payload, expiresIn) {
        const [oldest] = all.keys();
        if (all.size >= CAPACITY && oldest !== undefined) all.delete(oldest);
        const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
        all.set(keyOf(id), { payload, until });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(live(keyOf(id))),
      findByUid: (uid) => Promise.resolve(findBy('uid', uid)),
      findByUserCode: (userCode) => Promise.resolve(findBy('userCode', userCode)),
      consume(id) {
        const payload = live(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy(id) {
        all.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, { payload }] of all) {
          if (payload.grantId === grantId) all.delete(key);
        }
        return Promise.resolve();
      },
    };
  };
}
