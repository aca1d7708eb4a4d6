import { DEFAULT_LIMITS } from '../../gateway/start.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { ANY_TEXT } from './federation/any.ts';
import { startCountry, type Country } from './federation/country.ts';
import { INNER_TEXT, type Fault } from './federation/faults.ts';
import { startFederation, type TestFederation } from './federation/federation.ts';
import { heldPersons, idOf } from './federation/records.ts';

const QUERY = `{
  jurisdictions { code people: persons(search: { name: "person" }, first: 1) { edges { node { id jurisdiction } } } }
}`;

function answerOf(entity: object): string {
  return JSON.stringify({ data: { _entities: [entity] } });
}

const EDGE = { node: { id: idOf('DE', 'DE-0'), jurisdiction: 'DE' } };

describe('a country that does not answer as it should', () => {
  let good: Country;
  let bad: Country;
  let federation: TestFederation;

  beforeAll(async () => {
    good = await startCountry({ code: 'EE', persons: heldPersons('EE', 2) });
    bad = await startCountry({ code: 'DE', persons: heldPersons('DE', 2), deadlineMs: 2000 });
    federation = await startFederation([good, bad], { limits: { client: { ...DEFAULT_LIMITS.client, inFlight: 12 } } });
  }, SERVER_START_MS);
  afterAll(async () => {
    await federation.close();
    await Promise.all([good.close(), bad.close()]);
  });
  beforeEach(() => {
    bad.fault = null;
    bad.calls.length = 0;
  });

  const FAULTS: readonly (readonly [string, string, Fault])[] = [
    ['closes the connection', 'UNAVAILABLE', { kind: 'reset' }],
    ['is slow', 'TIMED_OUT', { kind: 'slow', ms: 4000 }],
    ['sends half an answer', 'MALFORMED', { kind: 'half' }],
    ['sends 200 MB', 'MALFORMED', { kind: 'huge' }],
    ['sends garbage', 'MALFORMED', { kind: 'text', body: '\u0000\u0001 garbage' }],
    ['sends JSON cut short', 'MALFORMED', { kind: 'text', body: '{"data":{"_entities":[{"people":' }],
    ['sends a page', 'MALFORMED', { kind: 'text', type: 'text/html', body: `<html>${INNER_TEXT}</html>` }],
    ['sends a page as JSON', 'MALFORMED', { kind: 'text', body: `<html>${INNER_TEXT}</html>` }],
    ['sends a list', 'MALFORMED', { kind: 'text', body: '[]' }],
    ['sends an object with neither data nor errors', 'MALFORMED', { kind: 'text', body: '{}' }],
    ['sends no objects', 'MALFORMED', { kind: 'text', body: '{"data":{"_entities":[]}}' }],
    ['sends more objects than asked', 'MALFORMED', { kind: 'text', body: '{"data":{"_entities":[null,null]}}' }],
    [
      'answers for another country',
      'MALFORMED',
      { kind: 'text', body: answerOf({ __typename: 'FR_Jurisdiction', people: { edges: [] } }) },
    ],
    [
      'sends another country’s records',
      'MALFORMED',
      {
        kind: 'text',
        body: answerOf({
          __typename: 'DE_Jurisdiction',
          people: { edges: [{ node: { id: idOf('FR', 'FR-0'), jurisdiction: 'DE' } }] },
        }),
      },
    ],
    [
      'says that records are another country’s',
      'MALFORMED',
      {
        kind: 'text',
        body: answerOf({
          __typename: 'DE_Jurisdiction',
          people: { edges: [{ node: { ...EDGE.node, jurisdiction: 'FR' } }] },
        }),
      },
    ],
    [
      'sends a text where a list belongs',
      'MALFORMED',
      { kind: 'text', body: answerOf({ __typename: 'DE_Jurisdiction', people: { edges: INNER_TEXT } }) },
    ],
    [
      'sends null where a value must be',
      'MALFORMED',
      { kind: 'text', body: answerOf({ __typename: 'DE_Jurisdiction', people: { edges: [null] } }) },
    ],
    [
      'sends keys that would alter what all objects share',
      'MALFORMED',
      {
        kind: 'text',
        body: '{"data":{"_entities":[{"__typename":"DE_Jurisdiction","people":null,"__proto__":{"a":1}}]}}',
      },
    ],
    ['sends errors that are none', 'MALFORMED', { kind: 'text', body: '{"data":null,"errors":"many"}' }],
    ['is busy (429)', 'OVERLOADED', { kind: 'text', status: 429, type: 'text/plain', body: INNER_TEXT }],
    ['is busy (503)', 'OVERLOADED', { kind: 'text', status: 503, type: 'text/html', body: INNER_TEXT }],
    [
      'stands behind a broken gateway',
      'UNAVAILABLE',
      { kind: 'text', status: 502, type: 'text/html', body: INNER_TEXT },
    ],
    ['fails', 'MALFORMED', { kind: 'text', status: 500, type: 'text/plain', body: INNER_TEXT }],
    ['redirects', 'MALFORMED', { kind: 'text', status: 302, type: 'text/plain', body: INNER_TEXT }],
    [
      'cannot write its register',
      'UNAVAILABLE',
      {
        kind: 'text',
        status: 503,
        body: `{"errors":[{"message":"${INNER_TEXT}","extensions":{"code":"AUDIT_UNAVAILABLE"}}]}`,
      },
    ],
    [
      'takes the call for a replay',
      'UNAVAILABLE',
      {
        kind: 'text',
        status: 401,
        body: `{"errors":[{"message":"${INNER_TEXT}","extensions":{"code":"CALL_REPLAYED"}}]}`,
      },
    ],
    [
      'does not trust the issuer',
      'WITHHELD',
      {
        kind: 'text',
        status: 401,
        body: `{"errors":[{"message":"${INNER_TEXT}","extensions":{"code":"ISSUER_UNKNOWN"}}]}`,
      },
    ],
    [
      'answers with errors alone',
      'MALFORMED',
      {
        kind: 'text',
        body: `{"errors":[{"message":"${INNER_TEXT}","extensions":{"code":"MADE_UP","stacktrace":["${INNER_TEXT}"]}}]}`,
      },
    ],
  ];

  it.each(FAULTS)('%s: its own answer is lost as %s, and no other', async (_name, status, fault) => {
    bad.fault = fault;
    const { status: http, data, errors, extensions, text } = await federation.ask(QUERY);
    expect(http).toBe(200);
    expect(data?.['jurisdictions']).toEqual([
      { code: 'DE', people: null },
      { code: 'EE', people: { edges: [{ node: { id: idOf('EE', 'EE-0'), jurisdiction: 'EE' } }] } },
    ]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: ['jurisdictions', 0, 'people'], extensions: { jurisdiction: 'DE' } });
    expect(extensions.jurisdictions).toMatchObject({ DE: { status }, EE: { status: 'ANSWERED' } });
    expect(text).not.toContain(INNER_TEXT);
    expect(text).not.toMatch(/ECONN|UND_ERR|stack|127\.0\.0\.1|node_modules|"de"/);
  });

  it('refuses the connection: its field is null, with a code, and no text of the network', async () => {
    const gone = await startCountry({ code: 'FR' });
    await gone.close();
    const lonely = await startFederation([good, gone]);
    const { data, errors, text } = await lonely.ask(QUERY).finally(() => lonely.close());
    expect(data?.['jurisdictions']).toContainEqual({ code: 'FR', people: null });
    expect(errors).toEqual([
      {
        message: '`FR` could not be reached',
        path: ['jurisdictions', 1, 'people'],
        extensions: { code: 'JURISDICTION_UNAVAILABLE', jurisdiction: 'FR', requestId: ANY_TEXT },
      },
    ]);
    expect(text).not.toContain('ECONNREFUSED');
  }, 30_000);

  it('is not waited for longer than the client waits', async () => {
    bad.fault = { kind: 'slow', ms: 4000 };
    const started = performance.now();
    const { errors } = await federation.ask(QUERY, {}, { 'comity-deadline-ms': '120' });
    expect(performance.now() - started).toBeLessThan(350);
    expect(errors[0]?.extensions['code']).toBe('JURISDICTION_TIMED_OUT');
    expect(Number(bad.calls[0]?.headers['comity-deadline'])).toBeLessThanOrEqual(120);
  });

  it('fails in one resolver: the rest of its answer stands, and nothing of the fault’s text is told', async () => {
    const query = `{ jurisdictions(in: ["DE"]) {
      trouble: persons(search: { name: "secret trouble" }) { total }
      persons(search: { name: "person" }) { total }
    } }`;
    const { data, errors, text, extensions } = await federation.ask(query);
    expect(data).toEqual({ jurisdictions: [{ trouble: null, persons: { total: 2 } }] });
    expect(errors).toEqual([
      expect.objectContaining({
        message: '`DE` answered with something that is no answer',
        path: ['jurisdictions', 0, 'trouble'],
      }),
    ]);
    expect(text).not.toContain('hunter2');
    expect(extensions.jurisdictions?.['DE']?.['status']).toBe('MALFORMED');
  });

  it('puts text into the path of an error: the path is cut where it is no longer the client’s own', async () => {
    const path = ['_entities', 0, 'people', 'edges', 3, INNER_TEXT];
    const body = {
      data: { _entities: [{ __typename: 'DE_Jurisdiction', people: null }] },
      errors: [{ message: 'x', path }],
    };
    bad.fault = { kind: 'text', body: JSON.stringify(body) };
    const { errors, text } = await federation.ask(QUERY);
    expect(errors[0]?.path).toEqual(['jurisdictions', 0, 'people', 'edges', 3]);
    expect(text).not.toContain(INNER_TEXT);
  });

  it('puts text where versions and reasons belong: what is no version and no reason is left out', async () => {
    const comity = {
      status: INNER_TEXT,
      asOf: INNER_TEXT,
      coverage: INNER_TEXT,
      policyVersion: INNER_TEXT,
      parts: [{ path: 'people', system: INNER_TEXT, status: INNER_TEXT }],
      withheld: [{ type: INNER_TEXT, field: 'a', outcome: 'deny', reason: 'b' }],
    };
    const data = { _entities: [{ __typename: 'DE_Jurisdiction', people: { edges: [EDGE] } }] };
    bad.fault = { kind: 'text', body: JSON.stringify({ data, extensions: { comity } }) };
    const { text, extensions } = await federation.ask(QUERY);
    expect(text).not.toContain(INNER_TEXT);
    expect(extensions.jurisdictions?.['DE']).toMatchObject({ status: 'ANSWERED', asOf: null, policyVersion: null });
  });

  it('answers again as soon as it is well', async () => {
    bad.fault = { kind: 'reset' };
    await federation.ask(QUERY);
    bad.fault = null;
    expect((await federation.ask(QUERY)).errors).toEqual([]);
  });

  it('is kept from taking the gateway with it: many slow calls at once end, each with its own status', async () => {
    bad.fault = { kind: 'slow', ms: 4000 };
    const answers = await Promise.all(Array.from({ length: 60 }, () => federation.ask(QUERY)));
    const statuses = answers.map(({ extensions }) => extensions.jurisdictions?.['DE']?.['status']);
    expect(new Set(statuses)).toEqual(new Set(['TIMED_OUT', 'OVERLOADED']));
    expect(answers.every(({ extensions }) => extensions.jurisdictions?.['EE']?.['status'] === 'ANSWERED')).toBe(true);
  });
});
