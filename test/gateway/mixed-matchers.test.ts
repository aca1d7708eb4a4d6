import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons } from './federation/records.ts';

const QUERY = `query($search: PersonSearch!, $first: Int, $after: String) {
  searchPersons(search: $search, first: $first, after: $after) {
    edges { score node { id jurisdiction } } pageInfo { hasNextPage endCursor }
  }
}`;
const BATCH = `query($items: [BatchItem!]!) { searchBatch(items: $items) { hits { score node { jurisdiction } } } }`;

interface Page {
  readonly edges: readonly {
    readonly score: number;
    readonly node: { readonly id: string; readonly jurisdiction: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('a search over countries whose scores do not compare', () => {
  let countries: readonly Country[];
  let federation: TestFederation;

  beforeAll(async () => {
    const country = (code: string, less: number, told: object) =>
      startCountry({ code, persons: heldPersons(code, 3, less), holds: ['Person'], ...told });
    countries = await Promise.all([
      country('DE', 0.5, { matcherVersion: 'm1', falseHits: { per100k: -1, expected: 3 } }),
      country('EE', 0, { matcherVersion: 'm2+t1', falseHits: { per100k: 1, expected: 'many' } }),
      country('JP', 0.2, { matcherVersion: 'm2', falseHits: 'free text' }),
      country('UA', 0.1, { matcherVersion: 'no version: free text' }),
    ]);
    federation = await startFederation(countries);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all(countries.map((each) => each.close()));
  });

  async function page(first: number, after: string | null): Promise<Page> {
    const { data, text } = await federation.ask(QUERY, { search: { name: 'person' }, first, after });
    if (!data?.['searchPersons']) throw new Error(text);
    return data['searchPersons'] as Page;
  }

  it('ranks within each matcher, has them take turns, and says so', async () => {
    const { edges } = await page(7, null);
    expect(edges.map(({ node }) => node.jurisdiction)).toEqual(['DE', 'EE', 'UA', 'DE', 'EE', 'UA', 'DE']);
    const { extensions } = await federation.ask(QUERY, { search: { name: 'person' } });
    expect(extensions).toMatchObject({
      ranking: [
        {
          path: 'searchPersons',
          matcherVersions: { DE: 'm1', EE: 'm2+t1', JP: 'm2', UA: null },
          groups: [['DE'], ['EE', 'JP'], ['UA']],
          comparable: 'no',
        },
      ],
    });
  });

  it.each([1, 2, 5])('shows every hit once in pages of %i', async (first) => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { edges, pageInfo }: Page = await page(first, after);
      ids.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null && ids.length < 50);
    expect(new Set(ids).size).toBe(12);
    expect(ids).toHaveLength(12);
  });

  it('says it of a batch as well', async () => {
    const { extensions } = await federation.ask(BATCH, { items: [{ key: 'a', person: { name: 'person' } }] });
    expect(extensions).toMatchObject({ ranking: [{ path: 'searchBatch', comparable: 'no' }] });
  });

  it('passes on no false hits that are none, and no free text', async () => {
    const { jurisdictions } = (await federation.ask(QUERY, { search: { name: 'person' } })).extensions;
    expect(jurisdictions?.['EE']).toMatchObject({ falseHits: { per100k: 1, expected: null } });
    for (const code of ['DE', 'JP', 'UA']) expect(jurisdictions?.[code]).not.toHaveProperty('falseHits');
    expect(JSON.stringify(jurisdictions)).not.toContain('free text');
  });
});
