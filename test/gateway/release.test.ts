import type { CompiledRelease } from '../../policies/engine/contract.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { ANY_LIST, ANY_TEXT } from './federation/any.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

/** Estonia's officers may ask Germany anything but by a national number; France nothing. */
const RELEASE: CompiledRelease = {
  member: 'EE',
  version: 'release-ee-7',
  refusal({ to, searchFields }) {
    if (to === 'FR') return 'not a party';
    return searchFields.includes('Person.nationalId') ? 'not by national number' : null;
  },
};
const QUERY = 'query($search: PersonSearch!) { jurisdictions { code persons(search: $search) { total } } }';

describe('the release table of the asker’s own country', () => {
  let countries: readonly Country[];
  let federation: TestFederation;
  const sent = () => countries.filter(({ calls }) => calls.length > 0).map(({ code }) => code);

  beforeAll(async () => {
    countries = await Promise.all(
      ['DE', 'EE', 'FR'].map((code) => startCountry({ code, persons: heldPersons(code, 2) })),
    );
    federation = await startFederation(countries, { releases: new Map([['EE', RELEASE]]) });
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all(countries.map((each) => each.close()));
  });
  beforeEach(() => {
    for (const each of countries) each.calls.length = 0;
  });

  it('keeps a question from a country that may not be asked', async () => {
    const { data, errors, extensions } = await federation.ask(QUERY, { search: { name: 'person' } });
    expect(sent()).toEqual(['DE', 'EE']);
    expect(data?.['jurisdictions']).toContainEqual({ code: 'FR', persons: null });
    expect(extensions.jurisdictions).toMatchObject({ FR: { status: 'NOT_RELEASED' }, DE: { status: 'ANSWERED' } });
    expect(errors).toEqual([
      {
        message: "`FR` not asked: the requester's own country does not release the question",
        path: ['jurisdictions', 2, 'persons'],
        extensions: { code: 'NOT_RELEASED', jurisdiction: 'FR', requestId: ANY_TEXT },
      },
    ]);
  });

  it.each([
    ['a criterion', QUERY, { search: { name: 'person', nationalId: '379' } }],
    [
      'a kind of identifier',
      '{ jurisdictions { identifiers(search: { kind: "national-id", value: "379" }) { total } } }',
      {},
    ],
    ['an identifier of any kind', '{ jurisdictions { identifiers(search: { value: "379" }) { total } } }', {}],
    [
      'an item of a batch',
      '{ jurisdictions { batch(items: [{ key: "a", person: { name: "x" } }, { key: "b", person: { nationalId: "379" } }]) { key } } }',
      {},
    ],
  ])(
    'keeps back what is sought by %s that it does not release, and lets it pass at home',
    async (_name, query, variables) => {
      const { extensions } = await federation.ask(query, variables);
      expect(sent()).toEqual(['EE']);
      expect(extensions.jurisdictions).toMatchObject({
        DE: { status: 'NOT_RELEASED' },
        EE: { status: 'ANSWERED' },
        FR: { status: 'NOT_RELEASED' },
      });
    },
  );

  it('sends the asks that are released in a call without those that are not', async () => {
    const query = `{ jurisdictions(in: ["DE"]) {
      kept: persons(search: { nationalId: "37903140001" }) { total }
      sent: persons(search: { name: "person" }) { total }
    } }`;
    const { data, extensions } = await federation.ask(query);
    expect(data).toEqual({ jurisdictions: [{ kept: null, sent: { total: 2 } }] });
    expect(JSON.stringify(countries[0]?.calls[0]?.body)).not.toContain('37903140001');
    expect(extensions.jurisdictions?.['DE']).toMatchObject({
      parts: [
        { path: 'jurisdictions.kept', system: '', status: 'NOT_RELEASED' },
        { path: 'jurisdictions.sent', system: 'register', status: 'ANSWERED' },
      ],
    });
  });

  it('holds for references to records too', async () => {
    const query = 'query($ids: [ID!]!) { records(ids: $ids) { content { id } } }';
    const { data, errors } = await federation.ask(query, { ids: [idOf('FR', 'FR-1'), idOf('DE', 'DE-1')] });
    expect(data).toEqual({ records: [{ content: null }, { content: { id: idOf('DE', 'DE-1') } }] });
    expect(errors).toEqual([expect.objectContaining({ path: ['records', 0, 'content'] })]);
    expect(sent()).toEqual(['DE']);
  });

  it('holds for merged searches too', async () => {
    const { data, extensions } = await federation.ask(
      '{ searchPersons(search: { name: "person" }) { total edges { score } } }',
    );
    expect(data).toMatchObject({ searchPersons: { total: null, edges: ANY_LIST } });
    expect(extensions.jurisdictions).toMatchObject({ FR: { status: 'NOT_RELEASED' } });
    expect(sent()).toEqual(['DE', 'EE']);
  });

  it('is on record with its version', async () => {
    await federation.ask(QUERY, { search: { name: 'person' } });
    const rows = await federation.database.query('SELECT record FROM audit.record ORDER BY seq DESC LIMIT 1');
    expect(JSON.parse(String(rows[0]?.['record']))).toMatchObject({
      releaseVersion: 'release-ee-7',
      asked: { FR: { status: 'NOT_RELEASED', hits: 0, policyVersion: null } },
    });
  });
});

describe('a country without a release table', () => {
  it(
    'lets its officers ask no one but itself',
    async () => {
      const countries = await Promise.all(
        ['DE', 'EE'].map((code) => startCountry({ code, persons: heldPersons(code, 2) })),
      );
      const federation = await startFederation(countries, { releases: new Map() });
      const { extensions } = await federation
        .ask(QUERY, { search: { name: 'person' } })
        .finally(() => federation.close());
      await Promise.all(countries.map((each) => each.close()));
      expect(extensions.jurisdictions).toMatchObject({ DE: { status: 'NOT_RELEASED' }, EE: { status: 'ANSWERED' } });
    },
    SERVER_START_MS,
  );
});
