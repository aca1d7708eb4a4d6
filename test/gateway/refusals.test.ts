import { serverAudits } from 'graphql-http';
import { testIssuer } from '../protocol/issuer.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { startCountry, type Country } from './federation/country.ts';
import { JUSTIFIED, startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons } from './federation/records.ts';

const QUERY = '{ jurisdictions { persons(search: { name: "person" }) { total } } }';

describe('what the gateway refuses', () => {
  let country: Country;
  let federation: TestFederation;

  beforeAll(async () => {
    country = await startCountry({ code: 'EE', persons: heldPersons('EE', 2) });
    federation = await startFederation([country]);
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await country.close();
  });
  beforeEach(() => {
    country.calls.length = 0;
  });

  async function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
    const response = await fetch(`${federation.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${federation.token}`,
        'comity-justification': JUSTIFIED,
        ...headers,
      },
      body,
    });
    const text = await response.text();
    const { errors, data } = JSON.parse(text) as {
      readonly data?: unknown;
      readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
    };
    return { status: response.status, id: response.headers.get('comity-request-id'), text, errors, data };
  }

  const asked = (query: string, variables: object = {}) => JSON.stringify({ query, variables });
  const nested = (depth: number) => `{ jurisdictions { ${'a { '.repeat(depth)} b ${'} '.repeat(depth)} } }`;
  const many = (count: number, field: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => field(index)).join(' ');

  const REFUSALS: readonly (readonly [string, string, number, string, Readonly<Record<string, string>>])[] = [
    ['no token', 'UNAUTHENTICATED', 401, asked(QUERY), { authorization: '' }],
    ['a token that is none', 'UNAUTHENTICATED', 401, asked(QUERY), { authorization: 'Bearer abc' }],
    ['basic credentials', 'UNAUTHENTICATED', 401, asked(QUERY), { authorization: 'Basic YTpi' }],
    ['no justification', 'JUSTIFICATION_MISSING', 400, asked(QUERY), { 'comity-justification': '' }],
    [
      'an unknown purpose',
      'JUSTIFICATION_INVALID',
      400,
      asked(QUERY),
      { 'comity-justification': 'purpose="fun", case="EE-2026-0117", basis="UNTOC-18"' },
    ],
    [
      'a malformed case',
      'JUSTIFICATION_INVALID',
      400,
      asked(QUERY),
      { 'comity-justification': 'purpose="investigation", case="!", basis="UNTOC-18"' },
    ],
    [
      'a justification that is no dictionary',
      'JUSTIFICATION_INVALID',
      400,
      asked(QUERY),
      { 'comity-justification': ';;' },
    ],
    ['a deadline that is none', 'BAD_REQUEST', 400, asked(QUERY), { 'comity-deadline-ms': 'soon' }],
    ['a query that is no GraphQL', 'GRAPHQL_PARSE_FAILED', 400, asked('{ jurisdictions {'), {}],
    ['an unknown field', 'GRAPHQL_VALIDATION_FAILED', 400, asked('{ jurisdictions { secrets } }'), {}],
    ['an unknown argument', 'GRAPHQL_VALIDATION_FAILED', 400, asked('{ jurisdictions(of: 1) { code } }'), {}],
    [
      'a date that is none',
      'GRAPHQL_VALIDATION_FAILED',
      400,
      asked('{ searchPersons(search: { birthDate: "14.3.79" }) { total } }'),
      {},
    ],
    [
      'a variable of another type',
      'BAD_USER_INPUT',
      400,
      asked('query($s: PersonSearch!) { searchPersons(search: $s) { total } }', { s: { name: 7 } }),
      {},
    ],
    [
      'a variable that is missing',
      'BAD_USER_INPUT',
      400,
      asked('query($s: PersonSearch!) { searchPersons(search: $s) { total } }'),
      {},
    ],
    [
      'a code that is none',
      'BAD_USER_INPUT',
      400,
      asked('query($s: PersonSearch!) { searchPersons(search: $s) { total } }', { s: { name: 'x', sex: 'maybe' } }),
      {},
    ],
    [
      'two operations and no name',
      'OPERATION_RESOLUTION_FAILURE',
      400,
      asked('query A { me { role } } query B { me { role } }'),
      {},
    ],
    ['a mutation', 'GRAPHQL_VALIDATION_FAILED', 400, asked('mutation { delete }'), {}],
    ['a query that is too deep', 'QUERY_TOO_DEEP', 400, asked(nested(40)), {}],
    [
      'a query that is too deep by fragments',
      'QUERY_TOO_DEEP',
      400,
      asked(
        `{ ...F0 } ${many(30, (i) => `fragment F${i} on Query { a { ...F${i + 1} } }`)} fragment F30 on Query { b }`,
      ),
      {},
    ],
    ['too many fields', 'QUERY_TOO_BROAD', 400, asked(`{ me { ${'role '.repeat(1600)} } }`), {}],
    [
      'fields multiplied by fragments',
      'QUERY_TOO_BROAD',
      400,
      asked(
        `{ ...A0 } ${many(14, (i) => `fragment A${i} on Query { ...A${i + 1} ...A${i + 1} }`)} fragment A14 on Query { me { role } }`,
      ),
      {},
    ],
    ['too many aliases', 'QUERY_TOO_BROAD', 400, asked(`{ me { ${many(70, (i) => `a${i}: role`)} } }`), {}],
    [
      'too many questions at once',
      'QUERY_TOO_BROAD',
      400,
      asked(`{ ${many(21, (i) => `a${i}: searchPersons(search: { name: "x" }) { total }`)} }`),
      {},
    ],
    ['too many tokens', 'QUERY_TOO_LARGE', 413, asked(`{ me { ${'role '.repeat(16_000)} } }`), {}],
    ['names that are the hub’s own', 'BAD_USER_INPUT', 400, asked('{ comity_part: me { role } }'), {}],
    ['a body of more than a megabyte', 'QUERY_TOO_LARGE', 413, asked(`{ me { role } } # ${'x'.repeat(1_100_000)}`), {}],
    ['a body that is no JSON', 'BAD_REQUEST', 400, '{ me', {}],
    ['a body that is no UTF-8', 'BAD_REQUEST', 400, '\u0000', {}],
    ['a list of requests', 'BAD_REQUEST', 400, `[${asked('{ me { role } }')}]`, {}],
    ['an empty object', 'BAD_REQUEST', 400, '{}', {}],
    ['a query that is no text', 'BAD_REQUEST', 400, '{"query": 7}', {}],
    ['variables that are no object', 'BAD_REQUEST', 400, '{"query": "{ me { role } }", "variables": [1]}', {}],
    ['a form', 'BAD_REQUEST', 400, 'query={me{role}}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a persisted query', 'BAD_REQUEST', 200, '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', {}],
  ];

  it.each(REFUSALS)('refuses %s with %s (%i), and asks no country', async (_name, code, status, body, headers) => {
    const answer = await post(body, headers);
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    expect(answer.status).toBe(status);
    expect(answer.data).toBeUndefined();
    expect(answer.id).toMatch(/^[\w-]{16}$/);
    expect(answer.text).not.toMatch(/node_modules|stack|at \w+ \(/);
    expect(country.calls).toHaveLength(0);
  });

  it.each([
    ['has expired', 'TOKEN_EXPIRED', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['claims another country', 'CLAIM_NOT_PERMITTED', { member: 'DE' }],
    ['is for somebody else', 'UNAUTHENTICATED', { aud: 'https://elsewhere.example' }],
  ])('refuses a token that %s', async (_name, code, claims) => {
    const issuer = await testIssuer('https://issuer.fr.example');
    const foreign = await issuer.sign();
    expect((await post(asked(QUERY), { authorization: `Bearer ${foreign}` })).errors?.[0]?.extensions.code).toBe(
      'ISSUER_UNKNOWN',
    );
    const own = await federation.sign(claims);
    expect((await post(asked(QUERY), { authorization: `Bearer ${own}` })).errors?.[0]?.extensions.code).toBe(code);
    expect(country.calls).toHaveLength(0);
  });

  it('names the request in every error', async () => {
    for (const body of [asked('{ jurisdictions { secrets } }'), asked(QUERY)]) {
      const { id, errors } = await post(body, { 'comity-justification': body.includes('secrets') ? JUSTIFIED : ';;' });
      expect(errors?.[0]?.extensions).toMatchObject({ requestId: id });
    }
  });

  it('puts on record what an identified requester was refused, and why', async () => {
    const { id } = await post(asked(QUERY), { 'comity-justification': '' });
    const { id: second } = await post(asked('{ jurisdictions { secrets } }'));
    const rows = await federation.database.query('SELECT record FROM audit.record ORDER BY seq DESC LIMIT 2');
    const records = rows.map((row) => JSON.parse(String(row['record'])) as unknown);
    expect(records).toEqual([
      expect.objectContaining({
        event: 'request.refused',
        requestId: second,
        refusal: 'GRAPHQL_VALIDATION_FAILED',
        asked: {},
      }),
      expect.objectContaining({ event: 'request.refused', requestId: id, refusal: 'JUSTIFICATION_MISSING', asked: {} }),
    ]);
  });

  it('lets an identified requester introspect, and no stranger', async () => {
    const query = '{ __schema { types { name fields { name type { name ofType { name } } } } } }';
    expect((await post(asked(query), { 'comity-justification': '' })).text).toContain('searchPersons');
    expect((await post(asked(query), { authorization: '' })).text).not.toContain('searchPersons');
  });

  it('fits a batch of 300 items into its limits', async () => {
    const items = many(
      300,
      (index) => `{ key: "${index}", person: { name: "person ${index}", birthDate: "1979-03-14" } }`,
    );
    const { status, errors } = await post(asked(`{ searchBatch(items: [${items}]) { key hits { score } } }`));
    expect([status, errors]).toEqual([200, undefined]);
  });

  it('serves GraphQL over HTTP as its specification says', async () => {
    const audits = serverAudits({
      url: `${federation.url}/graphql`,
      fetchFn: (url: string, init: RequestInit = {}) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${federation.token}`);
        headers.set('apollo-require-preflight', 'true');
        return fetch(url, { ...init, headers });
      },
    });
    const results = await Promise.all(audits.map(async (audit) => ({ name: audit.name, result: await audit.fn() })));
    const failed = results.filter(({ result }) => result.status === 'error').map(({ name }) => name);
    expect(failed).toEqual([]);
    const warned = results.filter(({ result }) => result.status === 'warn').map(({ name }) => name);
    // The status of a refusal is a 4xx whatever the client accepts: clients that look at nothing else see it too.
    expect(warned).toEqual([
      'SHOULD use 200 status code on document parsing failure when accepting application/json',
      'SHOULD use 200 status code on document validation failure when accepting application/json',
      'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
    ]);
  });

  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/metrics', 200],
    ['PUT', '/graphql', 405],
    ['DELETE', '/graphql', 405],
  ])('answers %s %s with %i', async (method, path, status) => {
    const response = await fetch(`${federation.url}${path}`, {
      method,
      headers: { 'apollo-require-preflight': 'true' },
    });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(response.headers.get('comity-request-id')).toMatch(/^[\w-]{16}$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    if (path === '/metrics') expect(text).toContain('comity_requests_total{outcome="JUSTIFICATION_MISSING"}');
  });

  it('shows a browser a page that loads nothing from anywhere', async () => {
    const response = await fetch(`${federation.url}/graphql`, {
      headers: { accept: 'text/html,application/xhtml+xml' },
    });
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:\/\//);
  });
});
