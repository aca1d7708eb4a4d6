import { createMemoryReplayCache } from '../../schema/protocol/replay-cache.ts';

const START = 1_800_000_000_000;

function cacheAt(capacity = 100) {
  let now = START;
  const cache = createMemoryReplayCache({ capacity, aheadSeconds: 1, behindSeconds: 2, now: () => now });
  const call = (nonce: string, created = now / 1000 + 2) => ({
    keyId: 'hub-EE',
    nonce,
    created,
    expires: created + 30,
  });
  return { cache, call, pass: (seconds: number) => (now += seconds * 1000) };
}

describe('the replay cache of a process', () => {
  it('lets a nonce pass once', async () => {
    const { cache, call } = cacheAt();
    await cache.remember(call('one'));
    await cache.remember(call('two'));
    await expect(cache.remember(call('one'))).rejects.toMatchObject({ code: 'CALL_REPLAYED', status: 401 });
  });

  it('keeps the nonces of several hubs apart', async () => {
    const { cache, call } = cacheAt();
    await cache.remember(call('one'));
    await expect(cache.remember({ ...call('one'), keyId: 'hub-2' })).resolves.toBeUndefined();
  });

  it('remembers a nonce for as long as its signature is accepted', async () => {
    const { cache, call, pass } = cacheAt();
    const first = call('one');
    await cache.remember(first);
    pass(34);
    await expect(cache.remember(first)).rejects.toMatchObject({ code: 'CALL_REPLAYED' });
  });

  it('refuses calls when it is full, and takes them again when signatures have expired', async () => {
    const { cache, call, pass } = cacheAt(2);
    await cache.remember(call('one'));
    await cache.remember(call('two'));
    await expect(cache.remember(call('three'))).rejects.toMatchObject({ code: 'JURISDICTION_OVERLOADED' });
    await expect(cache.remember(call('one'))).rejects.toMatchObject({ code: 'CALL_REPLAYED' });
    pass(40);
    await expect(cache.remember(call('three'))).resolves.toBeUndefined();
  });

  it.each([-60, -1, 0, 1])(
    'refuses a call signed %i seconds after the start, whose nonce an earlier process may know',
    async (offset) => {
      const { cache, call } = cacheAt();
      await expect(cache.remember(call('one', START / 1000 + offset))).rejects.toMatchObject({ code: 'CALL_STALE' });
    },
  );
});
