import Database from 'libsql';
import { tableVersion, frequenciesOf } from '../../subgraphs/matching/frequencies/frequency-table.ts';
import { DEFAULT_FLOOR, MATCHER_VERSION } from '../../subgraphs/matching/matcher.ts';
import { smallCountry } from './small-country.ts';

const OPEN = `
- { id: open, role: analyst, read: all, search: all, then: allow, because: test }`;
const CLOSED_NAMES = `
- { id: some, role: analyst, read: [birth, data-subject], search: all, then: allow, because: test }`;
const ROWS = `
  insert into person values (10, 'محمد حداد', 'حداد', '1979', null, null, null), (11, 'Jaak Tamme', 'Tamme', null, null, null, null);`;

const TABLE = {
  madeOn: '2026-11-30',
  people: 50_000,
  words: [
    { script: 'Latn', sounds: 'mari', share: 300 },
    { script: 'Latn', sounds: 'tam', share: 1_000 },
  ],
} as const;

type Small = Awaited<ReturnType<typeof smallCountry>>;
interface Found {
  readonly persons: {
    readonly edges: readonly {
      readonly score: number;
      readonly comparisons?: readonly {
        readonly feature: string;
        readonly score: number;
        readonly explanation: string;
      }[];
    }[];
  };
}

async function edgesOf(country: Small, search: string, selection = 'score') {
  const { data, errors } = await country.ask(`persons(search: ${search}) { edges { ${selection} } }`);
  expect(errors).toEqual([]);
  return (data as unknown as Found).persons.edges;
}

describe('a country with a table of frequencies and a floor of its own', () => {
  let [shipped, own, closed]: Small[] = [];

  beforeAll(async () => {
    shipped = await smallCountry({ permissions: OPEN }, { rows: ROWS });
    const matching = { frequencies: frequenciesOf(TABLE), floor: 0.7 };
    own = await smallCountry({ permissions: OPEN }, { rows: ROWS, matching });
    closed = await smallCountry({ permissions: CLOSED_NAMES }, { rows: ROWS });
  }, 60_000);

  afterAll(() => Promise.all([shipped?.close(), own?.close(), closed?.close()]));

  function countries() {
    if (!shipped || !own || !closed) throw new Error('the countries are not open');
    return { shipped, own, closed };
  }

  it('tells which table its scores were made under', async () => {
    const versions = await Promise.all(
      [countries().shipped, countries().own].map(async (country) => (await country.ask('code')).told.matcherVersion),
    );
    expect(versions).toEqual([MATCHER_VERSION, `${MATCHER_VERSION}+${tableVersion(TABLE)}`]);
  });

  it('scores by its table, for names of the query and of the index alike', async () => {
    const [byShipped] = await edgesOf(countries().shipped, '{ name: "Mari Tamm" }');
    const [byOwn] = await edgesOf(countries().own, '{ name: "Mari Tamm" , minScore: 0.3 }');
    expect(byShipped?.score).toBeGreaterThan(byOwn?.score ?? 1);
  });

  it('tells of no hit below its floor, which a requester may raise and not lower', async () => {
    const scores = async (country: Small, minScore: string) =>
      (await edgesOf(country, `{ name: "Jaak Tamme"${minScore} }`)).map(({ score }) => score);
    const all = await scores(countries().shipped, '');
    const [best = 0] = all;
    expect(Math.min(...all)).toBeGreaterThanOrEqual(DEFAULT_FLOOR);
    expect(await scores(countries().shipped, ', minScore: 0')).toEqual(all);
    expect(await scores(countries().shipped, `, minScore: ${best}`)).toEqual(all.filter((score) => score >= best));
    const few = await scores(countries().own, ', minScore: 0.1');
    expect(few.length).toBeGreaterThan(0);
    expect(Math.min(...few)).toBeGreaterThanOrEqual(0.7);
    expect(await scores(countries().own, ', minScore: 1')).toEqual([]);
  });

  it('says how many false hits to expect of whom is sought by name, and of nobody else', async () => {
    const told = async (country: Small, question: string) => (await country.ask(question)).told.falseHits;
    const person = (search: string) => `persons(search: { ${search} }) { edges { score } }`;
    const ofOwn = await told(countries().own, person('name: "Jaak Tamme"'));
    expect(ofOwn?.per100k).toBeGreaterThan(0);
    expect((ofOwn?.expected ?? 0) / (ofOwn?.per100k ?? 1)).toBeCloseTo(0.5, 1);
    const ofName = await told(countries().shipped, person('name: "Mari Tamm"'));
    expect(ofName?.expected).toBeNull();
    const higher = await told(countries().shipped, person('name: "Mari Tamm", minScore: 0.8'));
    const dated = await told(countries().shipped, person('name: "Mari Tamm", birthDate: "1979-03-14"'));
    for (const fewer of [higher, dated]) expect(fewer?.per100k).toBeLessThan(ofName?.per100k ?? 0);
    for (const question of [
      'code',
      person('documentNumber: "AB123456"'),
      'organisations(search: { name: "Tamm Logistics" }) { edges { score } }',
    ]) {
      expect(await told(countries().shipped, question)).toBeUndefined();
    }
  });

  it('says it of all items of a batch together', async () => {
    const item = (key: string) => `{ key: "${key}", person: { name: "Mari Tamm" } }`;
    const told = async (...items: readonly string[]) =>
      (await countries().shipped.ask(`batch(items: [${items.join(', ')}]) { key }`)).told.falseHits?.per100k ?? 0;
    expect((await told(item('a'), item('b'))) / (await told(item('a')))).toBeCloseTo(2, 0);
  });

  it('says it of no search that policy withholds', async () => {
    const withheld = await smallCountry({
      permissions: '- { id: none, role: analyst, read: all, search: [document], then: allow, because: test }',
    });
    try {
      const { told } = await withheld.ask('persons(search: { name: "Mari Tamm" }) { total }');
      expect(told.parts.map(({ status }) => status)).toEqual(['WITHHELD']);
      expect(told.falseHits).toBeUndefined();
    } finally {
      await withheld.close();
    }
  });

  it('explains a hit in the words of its source, with the same score', async () => {
    const comparisons = 'score comparisons { feature score explanation }';
    const [hit] = await edgesOf(
      countries().shipped,
      '{ name: "Haddad, Mohamed", birthDate: "1979-03-14" }',
      comparisons,
    );
    const [name, born] = hit?.comparisons ?? [];
    expect(name?.explanation).toBe('given name: Mohamed ≈ محمد, same skeleton; surname: Haddad ≈ حداد, same skeleton');
    expect(born?.explanation).toBe('same year, day unknown');
    const [unread] = await edgesOf(
      countries().closed,
      '{ name: "Haddad, Mohamed", birthDate: "1979-03-14" }',
      comparisons,
    );
    expect(unread?.score).toBe(hit?.score);
    expect(unread?.comparisons?.[0]?.explanation).toBe('compared, not shown');
    expect(JSON.stringify(unread)).not.toMatch(/محمد/);
  });

  it('explains in the words of the index where a record is no longer as like as it was indexed', async () => {
    const changed = await smallCountry({ permissions: OPEN }, { rows: ROWS });
    try {
      const database = new Database(changed.systemFile);
      database.exec("update person set name = 'Anu Lepik' where id = 10;");
      database.close();
      const [hit] = await edgesOf(
        changed,
        '{ name: "Mohamed Haddad" }',
        'score comparisons { feature score explanation }',
      );
      expect(hit?.comparisons?.[0]?.explanation).toMatch(/^Mohamed ≈ mhmd, same skeleton/);
    } finally {
      await changed.close();
    }
  });
});
