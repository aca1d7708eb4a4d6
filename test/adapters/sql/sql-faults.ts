import type { SourceAdapter } from '../../../subgraphs/adapters/adapter.ts';
import type { Connection } from '../../../subgraphs/adapters/connection.ts';
import { limitsOf } from '../../../subgraphs/adapters/connection.ts';
import { openAdapter } from '../../../subgraphs/adapters/open-adapter.ts';
import { plainText } from '../../../subgraphs/adapters/plain-text.ts';
import type { Database, Dialect } from '../../../subgraphs/adapters/sql/dialects/dialect.ts';
import { SERVER_START_MS } from '../../servers/shared-server.ts';
import { scanned } from '../conformance.ts';
import { silentProxy } from './silent-proxy.ts';

/** What the tests of a server's faults need of it. */
export interface ServerUnderTest {
  readonly adapter: SourceAdapter;
  readonly connection: Connection;
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** How a product says what the tests make it do. */
export interface Sayings {
  readonly dialect: Dialect;
  readonly sleep: (seconds: number) => string;
  /** Kills every session of the adapter under test. */
  readonly kill: (server: ServerUnderTest) => Promise<void>;
}

const FIRST = { entity: 'person', columns: ['id'], by: ['id'], keys: [['1']] };

/** What a SQL adapter does when its server, or its account, does not do what is hoped for. */
export function sqlFaults(product: string, setUp: () => Promise<ServerUnderTest>, sayings: Sayings): void {
  describe(`a session of the adapter for ${product}`, () => {
    let server: ServerUnderTest;
    let database: Database;
    beforeAll(async () => {
      server = await setUp();
      database = await sayings.dialect.open(server.connection, limitsOf(server.connection));
    }, SERVER_START_MS);
    afterAll(async () => {
      await database.close();
      await server.close();
    });

    const run = (text: string): Promise<unknown> => database.run({ text, parameters: [] }, undefined);

    it('cannot write, though its account could', async () => {
      const before = await server.query('select count(*) as n from keyless');
      await expect(run("insert into keyless values ('new')")).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
      expect(await server.query('select count(*) as n from keyless')).toEqual(before);
    });

    it('is cut off by the server when a statement takes too long', async () => {
      const start = Date.now();
      const message: unknown = expect.stringMatching(/within 2000 ms/);
      await expect(run(sayings.sleep(30))).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE', message });
      expect(Date.now() - start).toBeLessThan(4_500);
    });

    it('faults when the connection is lost in mid-query, and works again at the next', async () => {
      const lost = expect(run(sayings.sleep(1.8))).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await sayings.kill(server);
      await lost;
      await expect(database.run({ text: 'select 1 as one', parameters: [] }, undefined)).resolves.toEqual([{ one: 1 }]);
      expect(await server.adapter.read(FIRST)).toEqual([{ id: 1 }]);
    });

    it('gives up on a server that has fallen silent, and works again when it speaks', async () => {
      const { url } = server.connection;
      const proxy = await silentProxy(Number(new URL(url).port));
      const limits = { timeoutMs: 300, connectMs: 500, pool: 2 };
      const adapter = await openAdapter(
        { kind: 'sql' },
        { ...server.connection, url: url.replace(/:\d+\//, `:${proxy.port}/`), limits },
      );
      await adapter.read(FIRST);
      proxy.silence(true);
      const start = Date.now();
      await expect(adapter.read(FIRST)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      expect(Date.now() - start).toBeLessThan(2_500);
      proxy.silence(false);
      expect(await adapter.read(FIRST)).toEqual([{ id: 1 }]);
      await adapter.close();
      await proxy.close();
    });

    it('gives up a running statement with its caller', async () => {
      const start = Date.now();
      const late = AbortSignal.timeout(200);
      await expect(database.run({ text: sayings.sleep(1.5), parameters: [] }, late)).rejects.toMatchObject({
        code: 'SOURCE_UNAVAILABLE',
        message: 'the read was given up by its caller',
      });
      expect(Date.now() - start).toBeLessThan(1_000);
    });

    it('refuses reads beyond its queue at once, and keeps nothing of them', async () => {
      const limits = { pool: 1, queue: 2, timeoutMs: 2_000, connectMs: 2_000 };
      const adapter = await openAdapter({ kind: 'sql' }, { ...server.connection, limits });
      await adapter.read(FIRST);
      const reads = await Promise.allSettled(Array.from({ length: 5 }, () => adapter.read(FIRST)));
      expect(reads.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'fulfilled',
        'rejected',
        'rejected',
      ]);
      await adapter.close();
    });

    it('says that a server is not there, or refuses the account, without a word of its own', async () => {
      const elsewhere = server.connection.url.replace(/:\d+\//, ':1/');
      const away = await openAdapter(
        { kind: 'sql' },
        { ...server.connection, url: elsewhere, limits: { connectMs: 500 } },
      );
      await expect(away.read(FIRST)).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      await away.close();
      const refused = await openAdapter(
        { kind: 'sql' },
        { ...server.connection, username: 'nobody', password: 'secret-word', limits: { connectMs: 500 } },
      );
      const fault: unknown = await refused.read(FIRST).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      expect(String(fault)).not.toMatch(/secret-word|nobody/);
      await refused.close();
    });

    it('scans what has no key of its own, every row once', async () => {
      const pages = await scanned(server.adapter, { entity: 'keyless', columns: ['word'] });
      const words = new Set(pages.flat().map((row) => row['word']));
      expect(pages.map((page) => page.length)).toEqual([1_000, 200]);
      expect(words.size).toBe(7);
    });

    it('scans a view by the key that the mapping gives it, and refuses a key that is none', async () => {
      const keyed = await openAdapter({ kind: 'sql', keys: { person_view: ['id'] } }, server.connection);
      const ids = (await scanned(keyed, { entity: 'person_view', columns: ['id'] })).flat().map((row) => row['id']);
      expect(new Set(ids).size).toBe(2_500);
      await keyed.close();
      const wrong = await openAdapter({ kind: 'sql', keys: { keyless: ['word'] } }, server.connection);
      await expect(scanned(wrong, { entity: 'keyless', columns: ['word'] })).rejects.toMatchObject({
        code: 'SOURCE_MALFORMED',
      });
      await wrong.close();
    });

    it('gives dates and times as written, whole numbers exactly, and keys of each type back', async () => {
      await server.query(
        'create table kinds (big bigint primary key, amount decimal(20,2), d date, t timestamp, label char(8))',
      );
      await server.query(
        "insert into kinds values (9007199254740993, 12345678901234567.89, '1979-03-14', '2020-02-29 23:59:58', 'Abc')",
      );
      const adapter = await openAdapter({ kind: 'sql' }, server.connection);
      const columns = ['big', 'amount', 'd', 't', 'label'];
      const read = (by: string, key: string) => adapter.read({ entity: 'kinds', columns, by: [by], keys: [[key]] });
      const [row] = await read('big', '9007199254740993');
      expect(row).toMatchObject({ big: 9007199254740993n, amount: '12345678901234567.89', d: '1979-03-14' });
      expect(plainText(row?.['t'])).toMatch(/^2020-02-29 23:59:58/);
      expect(await read('big', '9007199254740992')).toEqual([]);
      expect(await read('amount', '12345678901234567.89')).toHaveLength(1);
      expect(await read('d', '1979-03-14')).toHaveLength(1);
      expect(await read('label', 'Abc')).toHaveLength(1);
      expect(await read('label', 'abc')).toEqual([]);
      await adapter.close();
    });
  });
}
