import Database from 'libsql';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fromRoot } from '../../schema/paths.ts';
import { entityQuery, servedCountry, type SentCall } from './served-country.ts';
import { smallCountry } from './small-country.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
const MARI = entityQuery('persons(search: { name: "Mari Tamm" }) { total edges { node { names { full } } } }');

/** Thirty persons, each with a role in each of thirty cases. */
const TANGLE = `
  with recursive n (i) as (select 100 union all select i + 1 from n where i < 129)
  insert into person select i, 'Tangle', 'Tangle', '1980', null, null, null from n;
  insert into casefile select id, 'T-' || id from person where id > 99;
  insert into role select p.id, c.id, 'S' from person p, casefile c where p.id > 99 and c.id > 99;`;

let country: Awaited<ReturnType<typeof servedCountry>>;

beforeEach(async () => {
  country = await servedCountry(await smallCountry({ permissions: OPEN }, { rows: TANGLE }));
});

afterEach(() => country.close());

async function refusal(call: SentCall): Promise<{ readonly status: number; readonly body: unknown }> {
  const { status, text } = await country.send(call);
  return { status, body: JSON.parse(text) as unknown };
}

describe('a call to a country', () => {
  it('is answered, and registered before its answer is there to read', async () => {
    const { status, text, headers } = await country.send({ body: MARI });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(text)).toMatchObject({
      data: { _entities: [{ persons: { total: 1, edges: [{ node: { names: [{ full: 'Mari Tamm' }] } }] } }] },
      extensions: { comity: { parts: [{ status: 'ANSWERED' }] } },
    });
    expect(await country.entries()).toMatchObject([
      { event: 'disclosure.made', recipient: { subject: 'fr-analyst', member: 'FR' }, disclosed: [{ type: 'Person' }] },
    ]);
  });

  const NESTED = (levels: number) =>
    `${'cases { case { subjects { person { '.repeat(levels)}id${' } } } }'.repeat(levels)}`;

  it.each<[string, SentCall, number, string]>([
    ['altered on its way', { body: MARI, altered: JSON.stringify({ ...MARI, query: '{ a }' }) }, 401, 'CALL_ALTERED'],
    ['that is no JSON', { body: '{"query": ' }, 400, 'BAD_REQUEST'],
    ['that is no GraphQL', { body: { query: '{ persons(' } }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['that asks for an unknown field', { body: entityQuery('secret') }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'that asks for the schema',
      { body: { query: '{ __schema { types { name } } }' } },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['that comes as a list', { body: [MARI, MARI] }, 400, 'BAD_REQUEST'],
    [
      'of a stored operation',
      { body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'a' } } } },
      400,
      'BAD_REQUEST',
    ],
    ['with a token of another member', { body: MARI, claims: { member: 'EE' } }, 403, 'CLAIM_NOT_PERMITTED'],
    ['with an expired token', { body: MARI, claims: { exp: 1_000_000_000 } }, 401, 'TOKEN_EXPIRED'],
    [
      'that nests too deep',
      { body: entityQuery(`persons(search: { name: "Tangle" }) { edges { node { ${NESTED(6)} } } }`) },
      400,
      'QUERY_TOO_DEEP',
    ],
    ['that nests so deep that it cannot be read', { body: { query: '{a'.repeat(20_000) } }, 400, 'QUERY_TOO_DEEP'],
    ['that is too broad', { body: entityQuery('code '.repeat(5_001)) }, 400, 'QUERY_TOO_BROAD'],
    [
      'that searches too often',
      {
        body: entityQuery(
          Array.from({ length: 1_001 }, (_, index) => `a${index}: cases(reference: "x") { total }`).join(' '),
        ),
      },
      400,
      'QUERY_TOO_BROAD',
    ],
    [
      'whose answer is too large',
      { body: entityQuery(`persons(search: { name: "Tangle" }) { edges { node { ${NESTED(2)} } } }`) },
      400,
      'QUERY_TOO_BROAD',
    ],
    ['that nobody waits for', { body: MARI, deadlineMs: 0 }, 200, 'JURISDICTION_TIMED_OUT'],
  ])(
    'is refused when it is one %s',
    async (_name, call, status, code) => {
      const refused = await refusal(call);
      expect(refused).toEqual({
        status,
        body: expect.objectContaining({ errors: [expect.objectContaining({ extensions: { code } })] }) as unknown,
      });
      expect(refused.body).not.toHaveProperty('data');
      const [entry] = await country.entries();
      if (code === 'CALL_ALTERED') expect(entry).toBeUndefined();
      else expect(entry).toMatchObject({ disclosed: [], refusal: code });
    },
    30_000,
  );

  it('is answered once', async () => {
    const send = await country.prepared({ body: MARI });
    expect((await send()).status).toBe(200);
    const { status, text } = await send();
    expect([status, text]).toEqual([401, expect.stringContaining('CALL_REPLAYED')]);
    expect((await country.entries()).map(({ event, refusal: code }) => [event, code])).toEqual([
      ['disclosure.made', null],
      ['call.refused', 'CALL_REPLAYED'],
    ]);
  });

  it('about a record that may not be known of is answered as one about no record', async () => {
    const { ids } = country;
    const place = (key: string) => ids.seal({ system: 'small', type: 'Person', key });
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on EE_Record { content { id } } } }';
    const answers = await Promise.all(
      [place('2'), place('77'), place(''), 'EE.AAAA', 'FR.AAAA', ''].map(async (id) => {
        const { status, text } = await country.send({
          body: { query, variables: { representations: [{ __typename: 'EE_Record', id }] } },
        });
        return `${status} ${text}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('{"data":{"_entities":[{"content":null}]}');
    const known = await country.send({
      body: { query, variables: { representations: [{ __typename: 'EE_Record', id: place('1') }] } },
    });
    expect(JSON.parse(known.text)).toMatchObject({ data: { _entities: [{ content: { id: place('1') } }] } });
    expect((await country.entries()).map(({ disclosed }) => disclosed.flatMap(({ records }) => records))).toEqual([
      ...answers.map(() => []),
      [place('1')],
    ]);
  });

  it('brings no values of its own into the answer', async () => {
    const planted = { outcomes: { 0: 255 }, vector: { outcomes: {} }, values: { code: 'FR' }, record: {}, code: 'FR' };
    const body = entityQuery('code batch(items: []) { key }');
    const { text } = await country.send({
      body: { ...body, variables: { representations: [{ __typename: 'EE_Jurisdiction', ...planted }] } },
    });
    expect(JSON.parse(text)).toMatchObject({ data: { _entities: [{ code: 'EE' }] } });
  });
});

describe('a fault on the side of a country', () => {
  it('is told by its code alone, and goes to the log', async () => {
    const database = new Database(country.systemFile);
    database.exec('alter table person rename column name to secret_name');
    database.close();
    const { status, text } = await country.send({ body: MARI });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      data: { _entities: [{ persons: null }] },
      errors: [{ message: "a fault on the country's side", extensions: { code: 'SOURCE_MALFORMED' } }],
      extensions: { comity: { parts: [{ path: 'persons', system: 'small', status: 'MALFORMED' }] } },
    });
    expect(text).not.toContain('secret');
    expect(country.faults).toEqual([{ code: 'SOURCE_MALFORMED', error: expect.any(Error) as unknown }]);
    expect(await country.entries()).toMatchObject([{ event: 'disclosure.none', disclosed: [] }]);
  });

  it('in one part of an answer leaves the others registered, and whole', async () => {
    const database = new Database(country.systemFile);
    database.exec('drop table phone');
    database.close();
    const { text } = await country.send({
      body: entityQuery(
        'documents(search: { number: "AB123456" }) { total } persons(search: { name: "Mari Tamm" }) { edges { node { birthDate contactPoints { value } documents { number } } } }',
      ),
    });
    expect(JSON.parse(text)).toMatchObject({
      data: {
        _entities: [
          {
            documents: { total: 1 },
            persons: {
              edges: [{ node: { birthDate: '1979-03-14', contactPoints: null, documents: [{ number: 'AB123456' }] } }],
            },
          },
        ],
      },
    });
    expect(await country.entries()).toMatchObject([
      { event: 'disclosure.made', disclosed: [{ type: 'Person' }, { type: 'IdentityDocument' }] },
    ]);
  });
});

describe('a country whose disk is full', () => {
  it('lets no answer leave', () => {
    const program = path.join('test', 'runtime', 'until-the-disk-is-full.ts');
    const command = 'ulimit -f 400; exec "$@"';
    const { stdout } = spawnSync(
      'bash',
      ['-c', command, 'bash', process.execPath, fromRoot('cli', 'bin', 'run.mjs'), program],
      { cwd: fromRoot(), encoding: 'utf8' },
    );
    const lines = stdout.trim().split('\n');
    const answered = lines.filter((line) => line === '200 none named').length;
    expect(answered).toBeGreaterThan(5);
    expect(lines.slice(answered)).toEqual([
      ...Array.from({ length: 3 }, () => '503 AUDIT_UNAVAILABLE silent'),
      'fault AUDIT_UNAVAILABLE',
    ]);
  }, 60_000);
});
