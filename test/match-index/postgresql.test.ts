import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MatchIndex } from '../../subgraphs/match-index/match-index.ts';
import { openMatchIndex } from '../../subgraphs/match-index/open-match-index.ts';
import { SERVER_START_MS, sharedServer } from '../servers/shared-server.ts';
import { changed, KEY, pages, person, readAt } from './entries.ts';

const EARLY = readAt('2026-01-02T03:04:05.000Z');
const LATE = readAt('2026-02-03T00:00:00.000Z');
let url: string;
let schema: string;
const open: MatchIndex[] = [];

async function opened(address = url): Promise<MatchIndex> {
  const place = { kind: 'postgresql', connection: { url: address }, schema } as const;
  const index = await openMatchIndex({ place, key: KEY });
  open.push(index);
  return index;
}

const found = async (index: MatchIndex, name: string) =>
  (await index.byName('Person', name, 10)).map((candidate) => candidate.key);

async function query(text: string, values: readonly unknown[] = []): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows }: { rows: unknown[] } = await client.query(text, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  url = await sharedServer('postgresql');
}, SERVER_START_MS);
beforeEach(() => {
  schema = `match_index_${randomBytes(6).toString('hex')}`;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((index) => index.close()));
  await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
});

/** Waits until a process has noticed what another has done. */
async function eventually(index: MatchIndex, name: string, keys: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await found(index, name)).join() === keys.join()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await found(index, name)).toEqual(keys);
}

describe('an index that processes of one country share', () => {
  it('is found by all when one has built or updated it', async () => {
    const [one, other] = [await opened(), await opened()];
    await one.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    await eventually(other, 'Ivan Petrov', ['1']);
    await one.update(pages([changed('1', null), changed('2', person('2', ['Anna Berg']))]), LATE);
    await eventually(other, 'Anna Berg', ['2']);
    expect(await found(other, 'Ivan Petrov')).toEqual([]);
    expect(other.asOf()).toEqual(LATE.asOf);
  });

  it('is built once where two would build it at the same time', async () => {
    const [one, other] = [await opened(), await opened()];
    await Promise.all([
      one.rebuild(pages([person('one', ['Ivan Petrov'])]), EARLY),
      other.rebuild(pages([person('other', ['Ivan Petrov'])]), EARLY),
    ]);
    const [ofOne, ofOther] = [await found(one, 'Ivan Petrov'), await found(other, 'Ivan Petrov')];
    expect(ofOne).toHaveLength(1);
    await eventually(other, 'Ivan Petrov', ofOther);
    const builds = await query(`SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'entries_%'`, [
      schema,
    ]);
    expect(builds).toHaveLength(1);
  });

  it('is whole where an update cannot be written whole', async () => {
    const index = await opened();
    await index.rebuild(pages([person('1', ['Ivan Petrov'])]), EARLY);
    await query(`ALTER TABLE ${schema}.postings_1 ADD CHECK (segment < 1)`);
    const update = index.update(pages([changed('1', null), changed('2', person('2', ['Anna Berg']))]), LATE);
    await expect(update).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    expect(await found(index, 'Ivan Petrov')).toEqual(['1']);
    expect((await opened()).asOf()).toEqual(EARLY.asOf);
  });

  it('keeps the build before for those who still read it, and none older', async () => {
    const index = await opened();
    for (const key of ['1', '2', '3', '4']) await index.rebuild(pages([person(key, ['Ivan Petrov'])]), EARLY);
    expect(await found(index, 'Ivan Petrov')).toEqual(['4']);
    const builds = await query(`SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename LIKE 'entries_%'`, [
      schema,
    ]);
    expect(builds).toHaveLength(2);
  });

  it('says that it cannot be reached in words that hold no secret', async () => {
    const address = new URL(url);
    address.password = 'a-wrong-secret';
    const opening = opened(address.href);
    await expect(opening).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
    await opening.catch((error: unknown) => expect(String(error)).not.toContain('a-wrong-secret'));
  });
});
