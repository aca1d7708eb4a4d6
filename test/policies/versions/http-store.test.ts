import { createSecretKey, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openHttpStore, type HttpStore } from '../../../policies/versions/http/http-store.ts';
import { openStoreServer } from '../../../policies/versions/http/serve-store.ts';
import { storeSecret } from '../../../policies/versions/http/store-secret.ts';
import { contentHash } from '../../../policies/versions/policy-content.ts';
import type { WritableVersionStore } from '../../../policies/versions/version-store.ts';
import { activate, content, withdrawal, withStore } from './office.ts';

const SECRET = storeSecret(createSecretKey(randomBytes(32)));

async function listen(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function serve(store: WritableVersionStore, port = 0) {
  const served = openStoreServer(store, SECRET);
  const server = createServer((request, response) => void served.answer(request, response));
  const at = await listen(server, port);
  return {
    port: at,
    async close() {
      served.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function withServed(run: (store: WritableVersionStore, far: HttpStore, port: number) => Promise<void>) {
  await withStore(async (store) => {
    const server = await serve(store);
    const far = openHttpStore({ origin: `http://127.0.0.1:${server.port}`, secret: SECRET });
    try {
      await run(store, far, server.port);
    } finally {
      await far.close();
      await server.close();
    }
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

describe('a store over HTTP', () => {
  it('gives the acts and contents that the store holds', async () => {
    await withServed(async (store, far) => {
      const first = await activate(store, 'one', null);
      const second = withdrawal(first, null);
      await store.append(second);
      expect(await far.actsAfter(0)).toEqual([first, second]);
      expect(await far.actsAfter(1)).toEqual([second]);
      expect(await far.content(contentHash(content('one')))).toEqual(content('one'));
      expect(await far.content('f'.repeat(64))).toBeNull();
      expect(await far.content('../acts/0000001')).toBeNull();
    });
  });

  it('gives nothing to one who does not hold the secret', async () => {
    await withServed(async (store, _, port) => {
      await activate(store, 'one', null);
      for (const authorization of ['', `Bearer ${SECRET}x`, `Bearer ${'A'.repeat(43)}`, SECRET]) {
        for (const path of ['acts?after=0', `contents/${contentHash(content('one'))}`, 'stream']) {
          const { status } = await fetch(`http://127.0.0.1:${port}/policy/${path}`, { headers: { authorization } });
          expect(status).toBe(401);
        }
      }
      const stranger = openHttpStore({ origin: `http://127.0.0.1:${port}`, secret: 'guessed' });
      await expect(stranger.actsAfter(0)).rejects.toMatchObject({ code: 'POLICY_UNAVAILABLE' });
      await stranger.close();
    });
  });

  it('says that something has changed, also after the channel was lost', async () => {
    await withStore(async (store) => {
      let server = await serve(store);
      const far = openHttpStore({ origin: `http://127.0.0.1:${server.port}`, secret: SECRET });
      let changes = 0;
      const unwatch = far.watch(() => (changes += 1));
      await until(() => changes === 1);
      const first = await activate(store, 'one', null);
      await until(() => changes >= 2);
      await server.close();
      server = await serve(store, server.port);
      const before = changes;
      await until(() => changes > before);
      const reconnected = changes;
      await store.append(withdrawal(first, null));
      await until(() => changes > reconnected);
      unwatch();
      await far.close();
      await server.close();
    });
  });

  it.each([
    ['nothing that is JSON', '<html></html>'],
    ['another JSON', '[]'],
    ['acts that are none', '{"acts":[{"act":1}]}'],
  ])('takes up nothing of a store that answers with %s', async (_, body) => {
    const server = createServer((__, response) => response.end(body));
    const far = openHttpStore({ origin: `http://127.0.0.1:${await listen(server)}`, secret: SECRET });
    await expect(far.actsAfter(0)).rejects.toMatchObject({ name: 'ComityError' });
    await far.close();
    server.closeAllConnections();
    server.close();
  });

  it('refuses what is no question of it', async () => {
    await withServed(async (_, __, port) => {
      const headers = { authorization: `Bearer ${SECRET}` };
      const ask = async (path: string, method = 'GET') =>
        (await fetch(`http://127.0.0.1:${port}/policy/${path}`, { method, headers })).status;
      expect([
        await ask('acts?after=-1'),
        await ask('acts'),
        await ask('other'),
        await ask('acts?after=0', 'POST'),
      ]).toEqual([400, 400, 404, 405]);
    });
  });
});
