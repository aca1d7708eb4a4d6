import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { callKey, hubSigningKey } from '../../schema/protocol/protocol-keys.ts';
import { CALL_KEY, JUSTIFICATION } from '../protocol/federation-keys.ts';
import { testIssuer, type TestIssuer } from '../protocol/issuer.ts';
import { SERVER_START_MS } from '../servers/shared-server.ts';
import { loggedRegister } from './logged-register.ts';
import { entityQuery, servedCountry, type SentCall } from './served-country.ts';
import { smallCountry } from './small-country.ts';

const OPEN = '- { id: open, role: analyst, read: all, search: all, then: allow, because: test }';
const BODY = entityQuery('persons(search: { name: "Mari Tamm" }) { total edges { node { names { full } } } }');
const OTHER_HUB = hubSigningKey(
  'hub-1',
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
);
const SECRET = randomBytes(32).toString('base64');

let country: Awaited<ReturnType<typeof servedCountry>>;
let stranger: TestIssuer;

beforeAll(async () => {
  country = await servedCountry(await smallCountry({ permissions: OPEN }));
  stranger = await testIssuer('https://login.example.fr');
}, 60_000);

afterAll(() => country.close(), 30_000);

function without(...names: readonly string[]): NonNullable<SentCall['headers']> {
  return (signed) => Object.fromEntries(Object.entries(signed).filter(([name]) => !names.includes(name)));
}

function altered(name: string, value: string): NonNullable<SentCall['headers']> {
  return (signed) => ({ ...signed, [name]: value });
}

describe('a call that the hub did not make, or not so', () => {
  it.each<[string, Omit<SentCall, 'body'>, string]>([
    ['has no signature', { headers: without('signature', 'signature-input') }, 'CALL_UNSIGNED'],
    ['has nothing but a token', { headers: ({ authorization = '' }) => ({ authorization }) }, 'CALL_UNSIGNED'],
    ['is signed with a key that is not known', { callKey: callKey('hub-XX', SECRET) }, 'CALL_UNSIGNED'],
    ['is signed with another secret', { callKey: callKey(CALL_KEY.keyId, SECRET) }, 'CALL_ALTERED'],
    ['is of a request that another hub signed', { hubKey: OTHER_HUB }, 'CALL_ALTERED'],
    ['has another body', { altered: JSON.stringify(entityQuery('code')) }, 'CALL_ALTERED'],
    ['has another deadline', { headers: altered('comity-deadline', '59999') }, 'CALL_ALTERED'],
    ['has another purpose', { headers: altered('comity-justification', 'purpose="border"') }, 'CALL_ALTERED'],
    ['has no token', { headers: without('authorization') }, 'CALL_ALTERED'],
    ['has another token', { headers: altered('authorization', 'Bearer a.b.c') }, 'CALL_ALTERED'],
    ['goes to another address', { path: '/graphql?debug=1' }, 'CALL_ALTERED'],
    ['was signed a minute ago', { signedAt: Date.now() - 60_000 }, 'CALL_STALE'],
    ['was signed a minute ahead', { signedAt: Date.now() + 60_000 }, 'CALL_STALE'],
  ])('is refused, and fills no register, when it %s', async (_name, call, code) => {
    const before = (await country.entries()).length;
    const { status, text } = await country.send({ body: BODY, ...call });
    expect([status, JSON.parse(text)]).toEqual([
      401,
      { errors: [{ message: expect.any(String) as unknown, extensions: { code } }] },
    ]);
    expect(await country.entries()).toHaveLength(before);
  });

  it.each(['/', '/graphql/', '/metrics/x', '/graphql%00'])('is nothing at `%s`', async (path) => {
    const { status, text } = await country.send({ body: BODY, path });
    expect([status, text.includes('data')]).toEqual([404, false]);
  });

  it('is nothing when it is no POST', async () => {
    const { status, text } = await country.send({ body: BODY, method: 'GET' });
    expect([status, text.includes('data')]).toEqual([404, false]);
  });

  it('is refused as soon as it is too large, and does not hold up the next', async () => {
    const { status, text } = await country.send({ body: 'x'.repeat(3 * 1024 * 1024) });
    expect([status, text]).toEqual([413, expect.stringContaining('QUERY_TOO_LARGE')]);
    expect((await country.send({ body: BODY })).status).toBe(200);
  });
});

describe('a call for somebody who may not ask', () => {
  it.each<[string, () => Omit<SentCall, 'body'>, number, string]>([
    ['what is no token', () => ({ token: 'abc' }), 401, 'UNAUTHENTICATED'],
    ['an expired token', () => ({ claims: { exp: 1_000_000_000 } }), 401, 'TOKEN_EXPIRED'],
    ['a token of a foreign issuer', () => ({ claims: { iss: 'https://elsewhere.example' } }), 401, 'ISSUER_UNKNOWN'],
    ["a token in the issuer's name that it did not sign", () => ({ issuer: stranger }), 401, 'UNAUTHENTICATED'],
    ['a token for another service', () => ({ claims: { aud: 'https://other.example' } }), 401, 'UNAUTHENTICATED'],
    ['a token that claims another member', () => ({ claims: { member: 'DE' } }), 403, 'CLAIM_NOT_PERMITTED'],
    ['a token that claims another agency', () => ({ claims: { agency: 'DGSI' } }), 403, 'CLAIM_NOT_PERMITTED'],
    ['a token that claims another role', () => ({ claims: { role: 'approver' } }), 403, 'CLAIM_NOT_PERMITTED'],
    ['a token that claims too high', () => ({ claims: { clearance: 'confidential' } }), 403, 'CLAIM_NOT_PERMITTED'],
    ['no purpose', () => ({ justification: { ...JUSTIFICATION, purpose: '' } }), 400, 'JUSTIFICATION_INVALID'],
    [
      'an unknown purpose',
      () => ({ justification: { ...JUSTIFICATION, purpose: 'envy' } }),
      400,
      'JUSTIFICATION_INVALID',
    ],
    [
      'a malformed case',
      () => ({ justification: { ...JUSTIFICATION, case: 'x'.repeat(999) } }),
      400,
      'JUSTIFICATION_INVALID',
    ],
  ])('is refused and registered when it brings %s', async (_name, call, status, code) => {
    const before = (await country.entries()).length;
    const answer = await country.send({ body: BODY, ...call() });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      status,
      { errors: [{ message: expect.any(String) as unknown, extensions: { code } }] },
    ]);
    expect((await country.entries()).slice(before)).toMatchObject([
      { event: 'call.refused', refusal: code, disclosed: [] },
    ]);
  });
});

describe('calls that are worked upon at once', () => {
  /** What a country works upon at once, and what it is sent beyond: see `subgraphs/runtime/serve/answer-call.ts`. */
  const [AT_ONCE, MORE] = [128, 20];

  it(
    'are 128; more are refused at once, and none of the others is lost',
    async () => {
      const register = await loggedRegister('');
      const held = new pg.Client(register.url);
      await held.connect();
      const busy = await servedCountry(
        await smallCountry(
          { permissions: OPEN },
          { connection: { url: register.url, limits: { queue: 1_000, timeoutMs: 60_000, connectMs: 60_000 } } },
        ),
      );
      try {
        expect((await busy.send({ body: BODY })).status).toBe(200);
        await held.query('begin; lock table person in access exclusive mode');
        let refused = 0;
        const calls = Array.from({ length: AT_ONCE + MORE }, async () => {
          const { text } = await busy.send({ body: BODY });
          const code = /"code":"([A-Z_]+)"/u.exec(text)?.[1] ?? (text.includes('Mari Tamm') ? 'answered' : 'silent');
          if (code === 'JURISDICTION_OVERLOADED') refused += 1;
          return code;
        });
        // The system gives way when the refusals are there: until then the other calls wait for it.
        for (let waited = 0; refused < MORE && waited < 300; waited += 1) await setTimeout(100);
        await held.query('commit');
        const outcomes = await Promise.all(calls);
        expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(AT_ONCE);
        expect(outcomes.filter((outcome) => outcome === 'JURISDICTION_OVERLOADED')).toHaveLength(MORE);
        expect((await busy.send({ body: BODY })).status).toBe(200);
      } finally {
        await held.end();
        await busy.close();
        await register.close();
      }
    },
    2 * SERVER_START_MS,
  );
});
