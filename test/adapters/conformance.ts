import type { EntityScan, RawRow, SourceAdapter } from '../../subgraphs/adapters/adapter.ts';
import { plainText } from '../../subgraphs/adapters/plain-text.ts';
import { ALIASES, COLUMNS, PERSONS } from './data-set.ts';

/** A system that holds the data set, with an adapter before it. */
export interface Rig {
  readonly adapter: SourceAdapter;
  /** What the system itself noted of the statements or calls so far; null where it cannot select columns. */
  readonly log: (() => Promise<string>) | null;
  /** The most calls that a read of 1,000 keys may cost. */
  readonly callsForThousandKeys: number;
  /** The calls that a read of no keys costs: as many as one of some where that is to tell nothing. */
  readonly callsForNoKeys: number;
  close(): Promise<void>;
}

/** What every adapter does, over every system that it speaks to. */
export function conformance(system: string, setUp: () => Promise<Rig>, setUpMs = 20_000): void {
  describe(`the adapter for ${system}`, () => {
    let rig: Rig;
    beforeAll(async () => {
      rig = await setUp();
    }, setUpMs);
    afterAll(async () => rig.close());

    const readPersons = (keys: readonly string[], columns = ['id', 'full_name']): Promise<readonly RawRow[]> =>
      rig.adapter.read({ entity: 'person', columns, by: ['id'], keys: keys.map((key) => [key]) });

    it('tells the entities of the source and their columns', async () => {
      const described = await rig.adapter.describe();
      for (const [entity, columns] of Object.entries(COLUMNS)) {
        const found = described.find(({ name }) => name === entity);
        expect(found?.columns.map(({ name }) => name)).toEqual(Object.keys(columns));
      }
    });

    it('reads one row by its key, with the asked columns alone', async () => {
      const rows = await readPersons(['7']);
      expect(rows.map(textual)).toEqual([{ id: '7', full_name: PERSONS[6]?.full_name }]);
    });

    it('reads a column without the column of the key', async () => {
      expect((await readPersons(['7'], ['born'])).map(textual)).toEqual([{ born: PERSONS[6]?.born }]);
    });

    it('reads many keys at once and leaves out those that no row has', async () => {
      const keys = Array.from({ length: 1_500 }, (_, index) => String(index * 2 + 1));
      const ids = (await readPersons(keys)).map((row) => Number(row['id']));
      expect(ids.sort((a, b) => a - b)).toEqual(PERSONS.map(({ id }) => id).filter((id) => id % 2 === 1));
    });

    it('reads a key that is asked twice once', async () => {
      expect(await readPersons(['12', '12'])).toHaveLength(1);
    });

    it('asks for none where there are no keys', async () => {
      const { calls } = rig.adapter.counters();
      expect(await readPersons([])).toEqual([]);
      expect(rig.adapter.counters().calls - calls).toBe(rig.callsForNoKeys);
    });

    it('reads exactly the asked pairs of a composite key', async () => {
      const keys = [
        ['10', '2'],
        ['20', '1'],
        ['30', '3'],
      ];
      const rows = await rig.adapter.read({
        entity: 'person_alias',
        columns: ['alias'],
        by: ['person_id', 'rank'],
        keys,
      });
      expect(rows.map((row) => plainText(row['alias'])).sort()).toEqual(['alias 1 of 20', 'alias 2 of 10']);
    });

    it('takes a key for a value, whatever it looks like', async () => {
      expect(await readPersons(["7' or '1'='1", '7abc', '', '99999999999999999999999'])).toEqual([]);
      const rows = await rig.adapter.read({ entity: 'person', columns: ['id'], by: ['city'], keys: [["L'Aquila"]] });
      expect(rows).toHaveLength(PERSONS.filter(({ city }) => city === "L'Aquila").length);
    });

    it('issues the same number of calls for one row as for hundreds', async () => {
      const callsFor = async (read: () => Promise<readonly RawRow[]>): Promise<readonly [number, number]> => {
        const before = rig.adapter.counters();
        await read();
        const after = rig.adapter.counters();
        return [after.calls - before.calls, after.rows - before.rows];
      };
      expect(await callsFor(() => readPersons(['1']))).toEqual([1, 1]);
      const byCity = { entity: 'person', columns: ['id'], by: ['city'], keys: [['Köln']] };
      expect(await callsFor(() => rig.adapter.read(byCity))).toEqual([1, PERSONS.length / 5]);
      const thousand = PERSONS.slice(0, 1_000).map(({ id }) => String(id));
      const [calls, rows] = await callsFor(() => readPersons(thousand));
      expect(rows).toBe(1_000);
      expect(calls).toBeLessThanOrEqual(rig.callsForThousandKeys);
    });

    it('scans a whole entity in pages, each row once, in the same order every time', async () => {
      const request = { entity: 'person', columns: ['full_name', 'id'] };
      const pages = await scanned(rig.adapter, request);
      expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(1_000);
      expect(
        pages
          .flat()
          .map((row) => Number(row['id']))
          .sort((a, b) => a - b),
      ).toEqual(PERSONS.map(({ id }) => id));
      expect(await scanned(rig.adapter, request)).toEqual(pages);
    });

    it('scans an entity of a composite key', async () => {
      const pages = await scanned(rig.adapter, { entity: 'person_alias', columns: ['alias'] });
      expect(
        pages
          .flat()
          .map((row) => row['alias'])
          .sort(),
      ).toEqual(ALIASES.map(({ alias }) => alias).sort());
      expect(pages.flat().every((row) => Object.keys(row).join() === 'alias')).toBe(true);
    });

    it('never lets a column that was not asked into a row or into the log of the system', async () => {
      const noted = (await rig.log?.())?.length ?? 0;
      const read = await readPersons(['1', '2', '3'], ['full_name']);
      const [page = []] = await scanned(rig.adapter, { entity: 'person', columns: ['id'] });
      expect([...read, ...page].filter((row) => Object.keys(row).length !== 1 || 'note' in row)).toEqual([]);
      if (rig.log === null) {
        expect(rig.adapter.selectsColumns).toBe(false);
        return;
      }
      const log = (await rig.log()).slice(noted);
      expect(log).toMatch(/full_name/);
      expect(log.split('\n').filter((line) => /\bnote\b/.test(line))).toEqual([]);
    });

    it.each([
      ['an entity', { entity: 'nobody', columns: ['id'], by: ['id'], keys: [['1']] }],
      ['a column', { entity: 'person', columns: ['nothing'], by: ['id'], keys: [['1']] }],
      ['a column of the key', { entity: 'person', columns: ['id'], by: ['nothing'], keys: [['1']] }],
    ])('refuses %s that the source does not have with a code, and goes on', async (_, request) => {
      const code: unknown = expect.stringMatching(/^(SOURCE_MALFORMED|MAPPING_INVALID)$/);
      await expect(rig.adapter.read(request)).rejects.toMatchObject({ code });
      expect(await readPersons(['1'])).toHaveLength(1);
    });

    it('refuses a key with the wrong number of parts', async () => {
      await expect(
        rig.adapter.read({ entity: 'person', columns: ['id'], by: ['id'], keys: [['1', '2']] }),
      ).rejects.toMatchObject({ code: 'MAPPING_INVALID' });
    });

    it('gives up a read whose caller has gone', async () => {
      await expect(
        rig.adapter.read({ entity: 'person', columns: ['id'], by: ['id'], keys: [['1']] }, AbortSignal.abort()),
      ).rejects.toMatchObject({ code: 'SOURCE_UNAVAILABLE' });
      expect(await readPersons(['1'])).toHaveLength(1);
    });

    it('says how fresh its data are', async () => {
      const asOf = await rig.adapter.asOf();
      const age = Date.now() - asOf.getTime();
      expect(age).toBeGreaterThanOrEqual(0);
      expect(age).toBeLessThan(3_600_000);
    });
  });
}

/** All pages of a scan. */
export async function scanned(adapter: SourceAdapter, request: EntityScan): Promise<readonly (readonly RawRow[])[]> {
  const pages: (readonly RawRow[])[] = [];
  for await (const page of adapter.scan(request)) pages.push(page);
  return pages;
}

/** A row as text, since text formats hold numbers as such. */
export function textual(row: RawRow): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, plainText(value)]));
}
