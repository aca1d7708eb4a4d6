import { SERVER_START_MS } from '../servers/shared-server.ts';
import { ANY_NUMBER, ANY_TEXT } from './federation/any.ts';
import { startCountry, type Country } from './federation/country.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

const CODES = ['BR', 'DE', 'EE', 'EG', 'FR', 'JP', 'UA', 'US'];
const GREETING = 'extend type EE_Jurisdiction { greeting: String @category(name: "structure") }';
const SEARCH = { search: { name: 'person' } };
const PERSONS = `query($search: PersonSearch!, $in: [MemberCode!]) {
  jurisdictions(in: $in) {
    code
    persons(search: $search, first: 2) { edges { score node { id jurisdiction names { full } birthDate } } total }
  }
}`;

describe('one question to eight countries', () => {
  let countries: readonly Country[];
  let federation: TestFederation;
  const country = (code: string): Country => {
    const found = countries.find((candidate) => candidate.code === code);
    if (found === undefined) throw new Error(`there is no ${code}`);
    return found;
  };

  beforeAll(async () => {
    countries = await Promise.all(
      CODES.map((code, index) =>
        startCountry({
          code,
          persons: heldPersons(code, 7, index / 1000),
          ...(code === 'EE' ? { extension: GREETING } : {}),
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

  it('is answered by each of them, in one call each', async () => {
    const { data, errors } = await federation.ask(PERSONS, SEARCH);
    expect(errors).toEqual([]);
    expect(countries.map(({ calls }) => calls.length)).toEqual(CODES.map(() => 1));
    expect(data?.['jurisdictions']).toHaveLength(8);
    expect(data?.['jurisdictions']).toContainEqual({
      code: 'JP',
      persons: {
        edges: [
          expect.objectContaining({ score: 0.985 }),
          {
            score: 0.975,
            node: {
              id: idOf('JP', 'JP-1'),
              jurisdiction: 'JP',
              names: [{ full: 'JP person 1' }],
              birthDate: '1979-03-14',
            },
          },
        ],
        total: 7,
      },
    });
  });

  it('says of each country how it answered', async () => {
    const { extensions } = await federation.ask(PERSONS, { ...SEARCH, in: ['EE'] });
    expect(extensions).toEqual({
      jurisdictions: {
        EE: {
          status: 'ANSWERED',
          ms: ANY_NUMBER,
          asOf: '2026-02-27T00:00:09Z',
          coverage: 0.9,
          policyVersion: 'policy-EE',
          matcherVersion: 'm1',
          parts: [{ path: 'jurisdictions.persons', system: 'register', status: 'ANSWERED' }],
        },
      },
      withheld: [{ jurisdiction: 'EE', type: 'Person', field: 'nationalId', outcome: 'deny', reason: 'Art 5' }],
    });
  });

  it('goes to those alone that are named', async () => {
    const { data } = await federation.ask(PERSONS, { ...SEARCH, in: ['US', 'EE', 'US'] });
    expect(data?.['jurisdictions']).toEqual([
      expect.objectContaining({ code: 'US' }),
      expect.objectContaining({ code: 'EE' }),
    ]);
    expect(countries.filter(({ calls }) => calls.length > 0).map(({ code }) => code)).toEqual(['EE', 'US']);
  });

  it('tells no country who else was asked, and writes nothing that is sought into the text of a call', async () => {
    await federation.ask('{ searchPersons(search: { name: "Tamm" }, in: ["EE", "DE"]) { edges { node { id } } } }');
    const [call] = country('EE').calls;
    expect(JSON.stringify(call?.body)).not.toContain('DE');
    expect(call?.body.query).not.toContain('Tamm');
    expect(call?.body.variables).toMatchObject({ comity_sought_0: { name: 'Tamm' } });
  });

  it('carries the requester’s own token, the justification and a nonce of its own', async () => {
    await federation.ask(PERSONS, SEARCH);
    const calls = countries.flatMap((each) => each.calls);
    expect(new Set(calls.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer ${federation.token}`]));
    expect(calls[0]?.headers['comity-justification']).toContain('case="EE-2026-0117"');
    expect(Number(calls[0]?.headers['comity-deadline'])).toBeGreaterThan(1000);
    expect(new Set(calls.map(({ nonce }) => nonce)).size).toBe(8);
    expect(new Set(calls.map(({ headers }) => headers['comity-request'])).size).toBe(1);
  });

  it('reaches national fields behind their own type', async () => {
    const query = '{ jurisdictions(in: ["EE", "FR"]) { code ... on EE_Jurisdiction { hello: greeting } } }';
    const { data, errors } = await federation.ask(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({ jurisdictions: [{ code: 'EE', hello: 'greetings of EE' }, { code: 'FR' }] });
  });

  it('resolves references to records each in its own country', async () => {
    const ids = [idOf('EE', 'EE-3'), idOf('DE', 'DE-1'), idOf('EE', 'EE-0'), idOf('ZZ', 'ZZ-0'), idOf('EE', 'gone')];
    const query = `query($ids: [ID!]!, $id: ID!) {
      records(ids: $ids) { id content { id ... on Person { names { full } } } }
      record(id: $id) { content { jurisdiction } }
    }`;
    const { data, errors } = await federation.ask(query, { ids, id: ids[1] });
    expect(errors).toEqual([]);
    expect(data).toEqual({
      records: [
        { id: ids[0], content: { id: ids[0], names: [{ full: 'EE person 3' }] } },
        { id: ids[1], content: { id: ids[1], names: [{ full: 'DE person 1' }] } },
        { id: ids[2], content: { id: ids[2], names: [{ full: 'EE person 0' }] } },
        null,
        { id: ids[4], content: null },
      ],
      record: { content: { jurisdiction: 'DE' } },
    });
  });

  it('knows who asks', async () => {
    const { data } = await federation.ask('{ me { who: subject member role clearance automated actingOfficer } }');
    expect(data).toEqual({
      me: {
        who: 'ee-analyst',
        member: 'EE',
        role: 'analyst',
        clearance: 'restricted',
        automated: false,
        actingOfficer: null,
      },
    });
  });

  it('answers what concerns no member without a justification', async () => {
    const { data, errors } = await federation.ask('{ __typename me { member } }', {}, { 'comity-justification': '' });
    expect(errors).toEqual([]);
    expect(data).toEqual({ __typename: 'Query', me: { member: 'EE' } });
  });

  it('recognises a pasted list by itself: no member is asked, and nothing is to be justified', async () => {
    const query = `query($lines: [String!]!, $country: CountryCode) {
      list: recogniseIdentifiers(lines: $lines, country: $country) {
        at: line pasted otherKinds remark
        readings { kind value confidence countries checks { name holds } document { birthDate issuer { of: member } } }
      }
    }`;
    const lines = [
      'EE38 2200 2210 2014 5685; 123 ABC',
      'hello world',
      'P<ESTTAMM<<MARI',
      'K012345674EST7403142F3001017<<<<<<<<<<<<<<06',
    ];
    const { data, errors } = await federation.ask(query, { lines, country: 'EE' }, { 'comity-justification': '' });
    expect(errors).toEqual([]);
    expect(countries.flatMap(({ calls }) => calls)).toEqual([]);
    const checks = [{ name: 'check digits', holds: true }];
    const list = data?.['list'];
    expect(list).toMatchObject([
      { at: 1, pasted: 'EE38 2200 2210 2014 5685', otherKinds: [], remark: null },
      { at: 1, readings: [{ kind: 'plate', value: '123ABC', confidence: 'POSSIBLE', countries: ['EE', 'BE', 'US'] }] },
      { at: 2, pasted: 'hello world', readings: [] },
      {
        at: 3,
        readings: [
          { kind: 'document', value: 'K01234567', document: { birthDate: '1974-03-14', issuer: { of: 'EE' } } },
        ],
      },
    ]);
    expect(list).toContainEqual(
      expect.objectContaining({
        readings: [
          {
            kind: 'iban',
            value: 'EE382200221020145685',
            confidence: 'CERTAIN',
            countries: ['EE'],
            checks,
            document: null,
          },
        ],
      }),
    );
  });

  it.each([
    ['lines', Array.from({ length: 301 }, () => 'x'), 'a pasted list holds at most 300 lines'],
    ['identifiers', Array.from({ length: 4 }, () => '1,'.repeat(100)), 'a pasted list holds at most 300 identifiers'],
    ['a line', ['x', 'x'.repeat(201)], 'line 2 has more than 200 characters: break it into lines'],
  ])('reads no pasted list of too long %s', async (_what, lines, message) => {
    const query = 'query($lines: [String!]!) { recogniseIdentifiers(lines: $lines) { line } }';
    const { errors } = await federation.ask(query, { lines });
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('gives null for one jurisdiction that there is none of', async () => {
    const { data, errors } = await federation.ask(
      '{ jurisdiction(code: "ZZ") { code } other: jurisdiction(code: "EE") { code } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ jurisdiction: null, other: { code: 'EE' } });
  });

  it('keeps apart what is asked twice under two names', async () => {
    const query = `query($search: PersonSearch!) {
      first: jurisdictions(in: ["EE"]) { a: persons(search: $search, first: 1) { edges { score } } }
      second: jurisdictions(in: ["DE", "EE"]) { b: persons(search: { name: "nobody" }) { total } }
    }`;
    const { data, errors, extensions } = await federation.ask(query, SEARCH);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      first: [{ a: { edges: [{ score: 0.988 }] } }],
      second: [{ b: { total: 0 } }, { b: { total: 0 } }],
    });
    expect(extensions.jurisdictions?.['EE']?.['parts']).toEqual(
      expect.arrayContaining([
        { path: 'first.a', system: 'register', status: 'ANSWERED' },
        { path: 'second.b', system: 'register', status: 'ANSWERED' },
      ]),
    );
  });

  it('leaves out what a directive leaves out, without a call', async () => {
    const query = `query($search: PersonSearch!, $with: Boolean!) {
      jurisdictions(in: ["EE"]) { code persons(search: $search) @include(if: $with) { total } }
    }`;
    expect((await federation.ask(query, { ...SEARCH, with: false })).data).toEqual({ jurisdictions: [{ code: 'EE' }] });
    expect(country('EE').calls).toHaveLength(0);
    expect((await federation.ask(query, { ...SEARCH, with: true })).data).toEqual({
      jurisdictions: [{ code: 'EE', persons: { total: 7 } }],
    });
  });

  it('sends the necessity text in the signed body alone', async () => {
    const response = await fetch(`${federation.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${federation.token}` },
      body: JSON.stringify({
        query: PERSONS,
        variables: { ...SEARCH, in: ['EE'] },
        extensions: {
          justification: {
            purpose: 'investigation',
            case: 'EE-2026-0117',
            basis: 'UNTOC-18',
            necessity: 'vajalik – täiesti',
          },
        },
      }),
    });
    expect(response.status).toBe(200);
    const [call] = country('EE').calls;
    expect(call?.body.extensions).toEqual({ justification: { necessity: 'vajalik – täiesti' } });
    expect(call?.headers['comity-justification']).toBe(
      'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18"',
    );
  });

  it('puts each request on record before it is answered', async () => {
    const { headers } = await federation.ask(PERSONS, { ...SEARCH, in: ['EE', 'DE'] });
    const id = headers.get('comity-request-id');
    const rows = await federation.database.query('SELECT record FROM audit.record ORDER BY seq DESC LIMIT 1');
    const record: unknown = JSON.parse(String(rows[0]?.['record']));
    expect(record).toMatchObject({
      event: 'request.answered',
      requestId: id,
      requester: { subject: 'ee-analyst', member: 'EE' },
      justification: { case: 'EE-2026-0117' },
      operation: { digest: ANY_TEXT, salt: ANY_TEXT },
      releaseVersion: 'release-1',
      asked: {
        EE: { status: 'ANSWERED', hits: 2, policyVersion: 'policy-EE' },
        DE: { status: 'ANSWERED', hits: 2, policyVersion: 'policy-DE' },
      },
      refusal: null,
    });
    expect(JSON.stringify(record)).not.toContain('person');
  });

  it('is answered over GET as well', async () => {
    const parameters = new URLSearchParams({ query: PERSONS, variables: JSON.stringify({ ...SEARCH, in: ['EE'] }) });
    const response = await fetch(`${federation.url}/graphql?${parameters.toString()}`, {
      headers: {
        authorization: `Bearer ${federation.token}`,
        'comity-justification': 'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18"',
        'apollo-require-preflight': 'true',
      },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('EE person 0');
  });
});
