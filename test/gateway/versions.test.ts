import { SERVER_START_MS } from '../servers/shared-server.ts';
import { ANY_TEXT } from './federation/any.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

const CODES = ['DE', 'EE', 'FR', 'UN'];

describe('countries that speak versions N, N−1 and N−2 side by side', () => {
  let countries: readonly Country[];
  let federation: TestFederation;

  beforeAll(async () => {
    const person = (code: string) => heldPersons(code, 2);
    countries = await Promise.all([
      startCountry({ code: 'DE', version: 3, persons: person('DE') }),
      startCountry({ code: 'EE', version: 2, persons: person('EE') }),
      startCountry({ code: 'FR', version: 1, persons: person('FR') }),
      startCountry({ code: 'UN', version: 3, persons: person('UN'), holds: ['Person', 'Organisation'] }),
    ]);
    federation = await startFederation(countries);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all(countries.map((each) => each.close()));
  });
  beforeEach(() => {
    for (const each of countries) each.calls.length = 0;
  });

  it('answers a newer field null where it is not spoken, and lists it as unsupported', async () => {
    const query = `{ jurisdictions { code persons(search: { name: "person 1" }) {
      edges { node { names { full } deathDate interpolId } }
    } } }`;
    const { data, errors, extensions } = await federation.ask(query);
    expect(errors).toEqual([]);
    const deaths = { DE: '2020-01-01', EE: null, FR: null, UN: '2020-01-01' };
    expect(data?.['jurisdictions']).toEqual(
      Object.entries(deaths).map(([code, deathDate]) => ({
        code,
        persons: { edges: [{ node: { names: [{ full: `${code} person 1` }], deathDate, interpolId: null } }] },
      })),
    );
    expect(extensions).toMatchObject({
      unsupported: [
        { jurisdiction: 'EE', field: 'Person.deathDate' },
        { jurisdiction: 'FR', field: 'Person.deathDate' },
        { jurisdiction: 'FR', field: 'Person.interpolId' },
      ],
    });
  });

  it('leaves nothing but the type’s name where all that is asked is newer', async () => {
    const query = '{ searchPersons(search: { name: "person" }, in: ["FR"]) { edges { node { deathDate } } } }';
    const { data, errors } = await federation.ask(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({ searchPersons: { edges: [{ node: { deathDate: null } }, { node: { deathDate: null } }] } });
  });

  it.each([
    ['in a literal', '{ jurisdictions { persons(search: { name: "person", interpolId: "2026/1" }) { total } } }', {}],
    [
      'in a variable',
      'query($search: PersonSearch!) { jurisdictions { persons(search: $search) { total } } }',
      { search: { name: 'person', interpolId: '2026/1' } },
    ],
    [
      'in a variable inside a literal',
      'query($id: String) { jurisdictions { persons(search: { name: "person", interpolId: $id }) { total } } }',
      { id: '2026/1' },
    ],
    [
      'in the default of a variable',
      'query($search: PersonSearch = { name: "person", interpolId: "1" }) { jurisdictions { persons(search: $search) { total } } }',
      {},
    ],
    [
      'in an item of a batch',
      'query($items: [BatchItem!]!) { jurisdictions { persons: batch(items: $items) { key } } }',
      {
        items: [
          { key: 'a', person: { name: 'xy' } },
          { key: 'b', person: { interpolId: '1' } },
        ],
      },
    ],
  ])('does not send a newer criterion %s to a country that would not know it', async (_name, query, variables) => {
    const { data, errors, extensions } = await federation.ask(query, variables);
    expect(countries.map(({ calls }) => calls.length)).toEqual([1, 1, 0, 1]);
    expect(data?.['jurisdictions']).toHaveLength(4);
    expect((data?.['jurisdictions'] as readonly object[])[2]).toEqual({ persons: null });
    expect(extensions.jurisdictions?.['FR']?.['status']).toBe('UNSUPPORTED');
    expect(errors).toEqual([
      {
        message: '`FR` speaks an older version of the schema that lacks this search',
        path: ['jurisdictions', 2, 'persons'],
        extensions: { code: 'UNSUPPORTED', jurisdiction: 'FR', requestId: ANY_TEXT },
      },
    ]);
  });

  it('leaves a newer criterion that is null out, since it searches by nothing', async () => {
    const query = 'query($search: PersonSearch!) { jurisdictions { persons(search: $search) { total } } }';
    const { errors } = await federation.ask(query, { search: { name: 'person', interpolId: null } });
    expect(errors).toEqual([]);
    expect(countries.map(({ calls }) => calls[0]?.body.variables['comity_sought_0'])).toEqual(
      CODES.map(() => ({ name: 'person' })),
    );
  });

  it('does not ask a member for a record type that it does not hold', async () => {
    const query = `{ jurisdictions(in: ["UN"]) {
      vehicles(search: { plate: "123 ABC" }) { total }
      persons(search: { name: "person" }) { total }
    } }`;
    const { data, errors, extensions } = await federation.ask(query);
    expect(data).toEqual({ jurisdictions: [{ vehicles: null, persons: { total: 2 } }] });
    expect(errors).toEqual([
      expect.objectContaining({
        message: '`UN` holds no records of this type',
        path: ['jurisdictions', 0, 'vehicles'],
      }),
    ]);
    expect(extensions.jurisdictions?.['UN']).toMatchObject({
      status: 'ANSWERED',
      parts: [
        { path: 'jurisdictions.persons', status: 'ANSWERED' },
        { path: 'jurisdictions.vehicles', status: 'NOT_HELD' },
      ],
    });
    const sent = countries.find(({ code }) => code === 'UN')?.calls[0]?.body;
    expect(sent?.query).not.toContain('vehicles');
    expect(JSON.stringify(sent)).not.toContain('123 ABC');
  });

  it('asks by an identifier only those who hold a record that it leads to', async () => {
    const query = '{ searchIdentifiers(search: { kind: "plate", value: "123" }) { total } }';
    const { extensions } = await federation.ask(query);
    expect(extensions.jurisdictions?.['UN']).toMatchObject({ status: 'NOT_HELD' });
    expect(countries.map(({ calls }) => calls.length)).toEqual([1, 1, 1, 0]);
  });

  it('shows records of an older country through a reference', async () => {
    const query = 'query($id: ID!) { record(id: $id) { content { ... on Person { deathDate birthDate } } } }';
    const { data } = await federation.ask(query, { id: idOf('FR', 'FR-1') });
    expect(data).toEqual({ record: { content: { deathDate: null, birthDate: '1979-03-14' } } });
  });
});
