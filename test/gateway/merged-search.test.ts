import { SERVER_START_MS } from '../servers/shared-server.ts';
import { ANY_TEXT } from './federation/any.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type Asked, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

const QUERY = `query($search: PersonSearch!, $in: [MemberCode!], $first: Int, $after: String) {
  searchPersons(search: $search, in: $in, first: $first, after: $after) {
    hits: edges { at: cursor score node { id jurisdiction names { full } } }
    pageInfo { hasNextPage endCursor }
    total
  }
}`;
const SEARCH = { search: { name: 'person' } };

interface Page {
  readonly hits: readonly {
    readonly at: string;
    readonly score: number;
    readonly node: { readonly id: string; readonly jurisdiction: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly total: number | null;
}

function pageOf(answer: Asked): Page {
  const page = answer.data?.['searchPersons'];
  if (page === undefined || page === null) throw new Error(answer.text);
  return page as Page;
}

describe('a search over all countries', () => {
  let countries: readonly Country[];
  let federation: TestFederation;
  const sizes = { DE: 9, EE: 4, FR: 0, JP: 13 };

  beforeAll(async () => {
    countries = await Promise.all(
      Object.entries(sizes).map(([code, size], index) =>
        startCountry({
          code,
          persons: heldPersons(code, size, index / 1000),
          holds: code === 'FR' ? ['Person'] : ['Person', 'Vehicle', 'IdentityDocument', 'Case', 'ContactPoint'],
          matcherVersion: code === 'JP' ? 'm1+t2' : 'm1',
          falseHits: code === 'JP' ? { per100k: 30, expected: 12, of: 'whom' } : { per100k: 4.5, expected: null },
        }),
      ),
    );
    federation = await startFederation(countries);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all(countries.map((each) => each.close()));
  });
  beforeEach(() => {
    for (const each of countries) {
      each.calls.length = 0;
      each.fault = null;
    }
  });

  async function readAll(first: number, over: object = {}): Promise<readonly Page[]> {
    const pages: Page[] = [];
    let after: string | null = null;
    do {
      const page: Page = pageOf(await federation.ask(QUERY, { ...SEARCH, ...over, first, after }));
      pages.push(page);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null && pages.length < 50);
    return pages;
  }

  it('ranks the hits of all countries together, in one call to each', async () => {
    const answer = await federation.ask(QUERY, { ...SEARCH, first: 5 });
    expect(answer.errors).toEqual([]);
    const { hits, total } = pageOf(answer);
    expect(hits.map(({ score, node }) => [node.jurisdiction, score])).toEqual([
      ['DE', 0.99],
      ['EE', 0.989],
      ['JP', 0.987],
      ['DE', 0.98],
      ['EE', 0.979],
    ]);
    expect(total).toBe(26);
    expect(countries.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 1]);
  });

  it.each([1, 2, 3, 7, 25, 100])('shows every hit once and in order, in pages of %i', async (first) => {
    const pages = await readAll(first);
    const hits = pages.flatMap((page) => page.hits);
    const ids = Object.entries(sizes).flatMap(([code, size]) =>
      Array.from({ length: size }, (_, index) => idOf(code, `${code}-${index}`)),
    );
    expect(hits.map(({ node }) => node.id).sort()).toEqual(ids.sort());
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((left, right) => right - left));
    expect(pages).toHaveLength(Math.ceil(26 / first));
  });

  it('goes on from the cursor of any edge', async () => {
    const { hits } = pageOf(await federation.ask(QUERY, { ...SEARCH, first: 6 }));
    const rest = pageOf(await federation.ask(QUERY, { ...SEARCH, first: 3, after: hits[2]?.at }));
    expect(rest.hits.map(({ node }) => node.id)).toEqual(hits.slice(3).map(({ node }) => node.id));
  });

  it('shows each country its own cursor alone', async () => {
    const { pageInfo } = pageOf(await federation.ask(QUERY, { ...SEARCH, first: 4 }));
    for (const each of countries) each.calls.length = 0;
    await federation.ask(QUERY, { ...SEARCH, first: 4, after: pageInfo.endCursor });
    const sent = countries.map(({ code, calls }) => [code, calls[0]?.body.variables['comity_after']]);
    expect(sent).toEqual([
      ['DE', 'DE:DE-1'],
      ['EE', 'EE:EE-0'],
      ['FR', undefined],
      ['JP', 'JP:JP-0'],
    ]);
  });

  it.each([
    ['of another search', async () => pageOf(await federation.ask(QUERY, { search: { name: 'DE person' }, first: 1 }))],
    ['of other members', async () => pageOf(await federation.ask(QUERY, { ...SEARCH, in: ['DE'], first: 1 }))],
  ])('refuses a cursor %s', async (_name, page) => {
    const cursor = (await page()).pageInfo.endCursor;
    expect(cursor).not.toBeNull();
    const answer = await federation.ask(QUERY, { ...SEARCH, first: 1, after: cursor });
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(['CURSOR_INVALID']);
  });

  it.each(['', 'AAAA', 'not base64 at all!', Buffer.from('{"DE":"DE:DE-0"}').toString('base64url')])(
    'refuses the forged cursor `%s`',
    async (after) => {
      const { errors } = await federation.ask(QUERY, { ...SEARCH, after });
      expect(errors[0]?.extensions['code']).toBe('CURSOR_INVALID');
    },
  );

  it.each([0, -1, 101, 1_000_000])('refuses pages of %i', async (first) => {
    const { errors } = await federation.ask(QUERY, { ...SEARCH, first });
    expect(errors[0]).toMatchObject({
      message: '`first` must lie between 1 and 100',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(countries.flatMap(({ calls }) => calls)).toHaveLength(0);
  });

  it.each([
    [{ name: 'Mohamed' }, 'the name is too common to seek by alone: add another name or a `birthDate`'],
    [{ name: '\u200f \ud800 🙂' }, 'the name has no word to seek by: give a name of two letters or more'],
    [{ birthDate: '1979' }, 'a person is sought by `name`, `documentNumber`, `nationalId` or `interpolId`'],
    [{ name: 'Kuusemets', minScore: 1.5 }, '`minScore` is a match score: give 0 to 1'],
    [{ name: 'Kuusemets', minScore: -1 }, '`minScore` is a match score: give 0 to 1'],
  ])('says what to give instead of %j, and asks nobody', async (search, message) => {
    const { errors } = await federation.ask(QUERY, { search });
    expect(errors).toEqual([
      expect.objectContaining({ message, extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) as unknown }),
    ]);
    expect(countries.flatMap(({ calls }) => calls)).toHaveLength(0);
  });

  it('says what to give instead of a birth date to come', async () => {
    const { errors } = await federation.ask(QUERY, { search: { name: 'Kuusemets', birthDate: '2999-01-01' } });
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('future') as unknown })]);
  });

  it('says when scores under different tables of one matcher stand in one ranking', async () => {
    const mixed = await federation.ask(QUERY, SEARCH);
    expect(mixed.extensions).toMatchObject({
      ranking: [
        {
          path: 'searchPersons',
          matcherVersions: { DE: 'm1', EE: 'm1', FR: 'm1', JP: 'm1+t2' },
          groups: [['DE', 'EE', 'FR', 'JP']],
          comparable: 'roughly',
        },
      ],
    });
    const alike = await federation.ask(QUERY, { ...SEARCH, in: ['DE', 'EE'] });
    expect(alike.extensions).not.toHaveProperty('ranking');
    const byNumber = await federation.ask(QUERY, { search: { documentNumber: 'AB123456' } });
    expect(byNumber.extensions).not.toHaveProperty('ranking');
  });

  it('tells the false hits to expect that each country tells of, and nothing beside them', async () => {
    const { jurisdictions } = (await federation.ask(QUERY, SEARCH)).extensions;
    expect(jurisdictions?.['JP']).toMatchObject({ falseHits: { per100k: 30, expected: 12 } });
    expect(jurisdictions?.['DE']).toMatchObject({ falseHits: { per100k: 4.5, expected: null } });
    expect(JSON.stringify(jurisdictions)).not.toContain('whom');
  });

  it('loses the hits of a country that is down, says so, and asks it again with the next page', async () => {
    const down = countries[0];
    if (down === undefined) throw new Error('there is no country');
    down.fault = { kind: 'text', status: 503, type: 'text/plain', body: 'busy' };
    const answer = await federation.ask(QUERY, { ...SEARCH, first: 6 });
    expect(answer.errors).toEqual([
      {
        message: '`DE` has too many questions at once',
        path: ['searchPersons'],
        extensions: { code: 'JURISDICTION_OVERLOADED', jurisdiction: 'DE', requestId: ANY_TEXT },
      },
    ]);
    const { hits, pageInfo, total } = pageOf(answer);
    expect(hits.map(({ node }) => node.jurisdiction)).toEqual(['EE', 'JP', 'EE', 'JP', 'EE', 'JP']);
    expect(total).toBeNull();
    expect(answer.extensions.jurisdictions?.['DE']).toMatchObject({
      status: 'OVERLOADED',
      parts: [{ path: 'searchPersons', system: '', status: 'OVERLOADED' }],
    });
    down.fault = null;
    const next = pageOf(await federation.ask(QUERY, { ...SEARCH, first: 2, after: pageInfo.endCursor }));
    expect(next.hits.map(({ node }) => node.id)).toEqual([idOf('DE', 'DE-0'), idOf('DE', 'DE-1')]);
  });

  it('does not promise a next page of countries that are all down', async () => {
    for (const each of countries) each.fault = { kind: 'reset' };
    const { hits, pageInfo } = pageOf(await federation.ask(QUERY, SEARCH));
    expect([hits, pageInfo.hasNextPage]).toEqual([[], false]);
  });

  it('counts a country that holds no such records as none, without an error', async () => {
    const answer = await federation.ask('{ searchVehicles(search: { plate: "123" }) { total edges { score } } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ searchVehicles: { total: 0, edges: [] } });
    expect(answer.extensions.jurisdictions?.['FR']).toMatchObject({ status: 'NOT_HELD' });
    expect(countries.find(({ code }) => code === 'FR')?.calls).toHaveLength(0);
  });

  it('finds records of any type by an identifier', async () => {
    const query = `{ searchIdentifiers(search: { value: "JP-4" }) {
      edges { node { __typename id jurisdiction ... on Person { names { full } } } }
    } }`;
    const { data, errors } = await federation.ask(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      searchIdentifiers: {
        edges: [
          {
            node: {
              __typename: 'Person',
              id: idOf('JP', 'JP-4'),
              jurisdiction: 'JP',
              names: [{ full: 'JP person 4' }],
            },
          },
        ],
      },
    });
  });

  it('shows what the client selects, by fragments, directives and aliases', async () => {
    const query = `query($no: Boolean!) {
      searchPersons(search: { name: "person 0" }) {
        __typename
        ...Page
        ... on MergedPersonConnection { twice: edges { cursor @skip(if: $no) node { ...Named } } }
      }
    }
    fragment Page on MergedPersonConnection { info: pageInfo { more: hasNextPage } }
    fragment Named on Person { __typename all: names { full kind } }`;
    const { data, errors } = await federation.ask(query, { no: true });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      searchPersons: {
        __typename: 'MergedPersonConnection',
        info: { more: false },
        twice: ['DE', 'EE', 'JP'].map((code) => ({
          node: { __typename: 'Person', all: [{ full: `${code} person 0`, kind: 'primary' }] },
        })),
      },
    });
  });

  it('answers a batch of 300, a result for each item in order', async () => {
    const items = Array.from({ length: 300 }, (_, index) => ({
      key: `seat ${index}`,
      person: { name: `person ${index}` },
    }));
    const query = `query($items: [BatchItem!]!) {
      searchBatch(items: $items) { key best: hits { score node { jurisdiction ... on Person { names { full } } } } }
    }`;
    const { data, errors } = await federation.ask(query, { items });
    expect(errors).toEqual([]);
    const results = data?.['searchBatch'] as readonly { readonly key: string; readonly best: readonly unknown[] }[];
    expect(results.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
    expect(results[12]?.best).toEqual([
      { score: 0.867, node: { jurisdiction: 'JP', names: [{ full: 'JP person 12' }] } },
    ]);
    expect(results[299]?.best).toEqual([]);
    expect(countries.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 1]);
  });

  it.each([
    [
      'more than 300 items',
      Array.from({ length: 301 }, () => ({ key: 'k', person: { name: 'x' } })),
      'a batch holds at most 300 items',
    ],
    [
      'an item without a search',
      [{ key: 'a', person: { name: 'x' } }, { key: 'b' }],
      'item 2 of the batch needs exactly one search',
    ],
    [
      'a name that would fish',
      [
        { key: 'a', person: { name: 'Kuusemets' } },
        { key: 'b', person: { name: 'Mohamed' } },
      ],
      'item 2 of the batch: the name is too common to seek by alone: add another name or a `birthDate`',
    ],
    [
      'an item with two',
      [{ key: 'a', person: { name: 'x' }, vehicle: { plate: 'x' } }],
      'item 1 of the batch needs exactly one search',
    ],
  ])('refuses a batch with %s', async (_name, items, message) => {
    const query = 'query($items: [BatchItem!]!) { searchBatch(items: $items) { key } }';
    const { errors } = await federation.ask(query, { items });
    expect(errors).toEqual([expect.objectContaining({ message, path: ['searchBatch'] })]);
  });

  it('refuses a member that there is none of', async () => {
    const { errors } = await federation.ask(QUERY, { ...SEARCH, in: ['EE', 'XX'] });
    expect(errors).toEqual([
      {
        message: 'no member of the federation: `XX`',
        path: ['searchPersons'],
        extensions: { code: 'MEMBER_UNKNOWN', requestId: ANY_TEXT },
      },
    ]);
  });

  it('asks no one when no one is named', async () => {
    const { data } = await federation.ask(QUERY, { ...SEARCH, in: [] });
    expect(data).toMatchObject({ searchPersons: { hits: [], total: 0 } });
  });
});
