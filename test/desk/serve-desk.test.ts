import { request, type ClientRequest } from 'node:http';
import { DESK_FIELDS } from '../../schema/desk.ts';
import { isForAll } from '../../subgraphs/desk/is-office.ts';
import { JUSTIFICATION } from '../protocol/federation-keys.ts';
import { IN_OVERSIGHT, OFFICER, servedDesk, type SentToDesk } from './served-desk.ts';

const MINE = '{ authorisations(of: "EE") { nodes { id } } }';
const NOTICES = '{ emergencies(of: "EE") { outcome reason } }';
const REFUSED = { outcome: 'REFUSED', reason: 'no' };

let desk: Awaited<ReturnType<typeof servedDesk>>;
let asked = 0;

beforeAll(async () => {
  const noted = (value: unknown) => () => {
    asked += 1;
    return value;
  };
  desk = await servedDesk({
    authorisations: noted({ nodes: [], endCursor: null }),
    emergencies: noted(REFUSED),
    reviewEmergency: noted(REFUSED),
    draftRevocation: () => {
      throw new Error('the name of Mari Tamm');
    },
  });
}, 30_000);
afterAll(() => desk.close());
beforeEach(() => {
  asked = 0;
  desk.faults.length = 0;
});

/** What a call comes to, and what the register then holds more. */
async function came(call: SentToDesk) {
  const before = (await desk.entries()).length;
  const answer = await desk.send(call);
  const entries = (await desk.entries()).slice(before);
  return { answer, registered: entries.map(({ event, refusal }) => [event, refusal]) };
}

describe('a call of the desk', () => {
  it('is answered to whoever may ask, and no refusal is registered', async () => {
    expect(await came({ query: MINE })).toEqual({
      answer: { status: 200, data: { authorisations: { nodes: [] } }, codes: [] },
      registered: [],
    });
    const { answer, registered } = await came({ query: NOTICES, claims: OFFICER, justification: IN_OVERSIGHT });
    expect([answer.data, registered]).toEqual([{ emergencies: REFUSED }, []]);
  });

  it.each<[string, Omit<SentToDesk, 'query'>]>([
    ['an analyst', {}],
    ['an officer of another member', { claims: { ...OFFICER, member: 'FR' } }],
    ['an application without an officer', { claims: { ...OFFICER, client_id: 'ee-approver' } }],
  ])('for what is the officers’ alone is registered where it comes from %s', async (_, who) => {
    for (const query of [
      NOTICES,
      'mutation { reviewEmergency(of: "EE", id: "x", verdict: JUSTIFIED, text: "x") { outcome } }',
    ])
      expect((await came({ query, ...who })).registered).toEqual([['call.refused', 'FORBIDDEN']]);
  });

  it('in oversight is for officers of the own member alone', async () => {
    for (const claims of [{}, { ...OFFICER, member: 'FR' }]) {
      const { answer, registered } = await came({ query: MINE, claims, justification: IN_OVERSIGHT });
      expect([answer.data, answer.codes, registered]).toEqual([null, ['FORBIDDEN'], [['call.refused', 'FORBIDDEN']]]);
    }
    expect(asked).toBe(0);
  });

  it.each<[string, string, string]>([
    ['no GraphQL', '{ authorisations(of: "EE"', 'GRAPHQL_PARSE_FAILED'],
    ['a field that there is not', '{ persons { total } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['the schema', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a selection that there is not', '{ authorisations(of: "EE") { names } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two operations', 'query A { a: __typename } query B { b: __typename }', 'BAD_REQUEST'],
    [
      'a root field twice',
      `{ a: authorisations(of: "EE") { endCursor } b: authorisations(of: "EE") { endCursor } }`,
      'QUERY_TOO_BROAD',
    ],
    [
      'two root fields',
      `{ authorisations(of: "EE") { endCursor } emergencies(of: "EE") { outcome } }`,
      'QUERY_TOO_BROAD',
    ],
    [
      'root fields in a fragment',
      '{ ...All } fragment All on Query { authorisations(of: "EE") { endCursor } }',
      'QUERY_TOO_BROAD',
    ],
    [
      'too many fields',
      `{ authorisations(of: "EE") { ${Array.from({ length: 5001 }, (_, index) => `a${index}: endCursor`).join(' ')} } }`,
      'QUERY_TOO_BROAD',
    ],
    [
      'too many nested selections',
      `{ authorisations(of: "EE") ${'{ nodes '.repeat(40)}${'}'.repeat(40)} }`,
      'QUERY_TOO_DEEP',
    ],
    [
      'an argument that is missing',
      'query ($m: MemberCode!) { authorisations(of: $m) { endCursor } }',
      'BAD_USER_INPUT',
    ],
  ])('that is %s is refused, registered, and no fault of the country’s', async (_, query, code) => {
    const { answer, registered } = await came({ query });
    expect([answer.data, answer.codes, registered]).toEqual([null, [code], [['call.refused', code]]]);
    expect([asked, desk.faults]).toEqual([0, []]);
  });

  it('that fails here tells nothing of why, and is registered', async () => {
    const query = '{ draftRevocation(of: "EE", id: "x", reason: "x") { outcome } }';
    const { answer, registered } = await came({ query, claims: OFFICER });
    expect([answer.codes, registered]).toEqual([['INTERNAL'], [['call.refused', 'INTERNAL']]]);
    expect(JSON.stringify(answer)).not.toContain('Mari');
    expect(desk.faults).toMatchObject([{ code: 'INTERNAL' }]);
  });

  it.each<[string, Omit<SentToDesk, 'query'>, string]>([
    ['what is no token', { token: 'abc' }, 'UNAUTHENTICATED'],
    ['a token that claims another member', { claims: { member: 'DE' } }, 'CLAIM_NOT_PERMITTED'],
    ['a token that has expired', { claims: { exp: 1_000_000_000 } }, 'TOKEN_EXPIRED'],
    ['a purpose that there is not', { justification: { ...JUSTIFICATION, purpose: 'envy' } }, 'JUSTIFICATION_INVALID'],
  ])('is refused and registered where it brings %s', async (_, call, code) => {
    const { answer, registered } = await came({ query: MINE, ...call });
    expect([answer.codes, registered]).toEqual([[code], [['call.refused', code]]]);
  });

  it('is done once: sent again, it is refused and registered', async () => {
    const sendIt = await desk.prepared({ query: MINE });
    expect((await sendIt()).codes).toEqual([]);
    const before = (await desk.entries()).length;
    expect((await sendIt()).codes).toEqual(['CALL_REPLAYED']);
    expect((await desk.entries()).slice(before)).toMatchObject([{ refusal: 'CALL_REPLAYED' }]);
    expect(asked).toBe(1);
  });

  it('is not one for records that is sent here, and that fills no register', async () => {
    const { answer, registered } = await came({ query: MINE, path: '/graphql' });
    expect([answer.codes, registered, asked]).toEqual([['CALL_ALTERED'], [], 0]);
  });

  it('waits for nobody who sends slowly and is not known', async () => {
    const slow: ClientRequest[] = Array.from({ length: 32 }, () => {
      const call = request({ port: desk.port, host: '127.0.0.1', path: '/desk', method: 'POST' });
      call.on('error', () => undefined);
      call.write('{');
      return call;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await desk.send({ query: MINE })).codes).toEqual([]);
    for (const call of slow) call.destroy();
  });
});

describe('the fields of the desk', () => {
  it('are the officers’, but for a requester’s own requests, what they hold, and what they decide of records', () => {
    const open = [...DESK_FIELDS.Query, ...DESK_FIELDS.Mutation].filter(isForAll);
    expect(open.toSorted()).toEqual([
      'authorisations',
      'authorisationsInForce',
      'decideLink',
      'linkVerdicts',
      'requestAuthorisation',
    ]);
  });
});
