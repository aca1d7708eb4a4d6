import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, type JWK } from 'jose';
import { createTokenVerifier } from '../../schema/protocol/verify-token.ts';
import { seconds, testIssuer, trustIn, type Claims, type TestIssuer } from './issuer.ts';
import { rejectionOf } from './fault.ts';

const ESTONIA = 'https://login.politsei.example';
const GERMANY = 'https://login.bka.example';

let estonia: TestIssuer;
let germany: TestIssuer;
let stranger: TestIssuer;

beforeAll(async () => {
  [estonia, germany, stranger] = await Promise.all([
    testIssuer(ESTONIA),
    testIssuer(GERMANY, 'k1', 'ES256'),
    testIssuer(ESTONIA),
  ]);
});

function verifier(over = {}, options = {}) {
  const german = { members: ['DE'], agencies: null, clearances: ['confidential'], roles: ['investigator'] };
  return createTokenVerifier(
    [trustIn(ESTONIA, [estonia.publicKey], over), trustIn(GERMANY, [germany.publicKey], german)],
    options,
  );
}

describe('an access token', () => {
  it('tells who asks', async () => {
    const exp = seconds() + 60;
    expect(await verifier().verify(await estonia.sign({ exp }))).toEqual({
      subject: 'ee-analyst',
      member: 'EE',
      agency: 'Police and Border Guard Board',
      role: 'analyst',
      clearance: 'restricted',
      automated: false,
      actingOfficer: null,
      issuer: ESTONIA,
      tokenId: 'token-1',
      expires: exp,
    });
  });

  it('is verified against the keys of its own issuer, of several', async () => {
    const claims = { member: 'DE', agency: 'BKA', role: 'investigator', clearance: 'confidential' };
    const requester = await verifier().verify(await germany.sign(claims));
    expect(requester).toMatchObject({ member: 'DE', issuer: GERMANY });
  });

  it.each<[string, Claims, { automated: boolean; actingOfficer: string | null }]>([
    ['an application without `act` is automated', { role: 'application' }, { automated: true, actingOfficer: null }],
    [
      'an application with `act` acts for an officer',
      { role: 'application', act: { sub: 'ee-officer-7' } },
      { automated: false, actingOfficer: 'ee-officer-7' },
    ],
    [
      'a client that holds a token of its own is automated whatever role it claims',
      { role: 'analyst', sub: 'console' },
      { automated: true, actingOfficer: null },
    ],
  ])('knows machines: %s', async (_name, claims, expected) => {
    expect(await verifier().verify(await estonia.sign(claims))).toMatchObject(expected);
  });

  it.each<[string, Claims]>([
    ['member', { member: 'DE' }],
    ['agency', { agency: 'Tax Board' }],
    ['role', { role: 'investigator' }],
    ['clearance', { clearance: 'confidential' }],
  ])('is refused where it claims a %s that its issuer may not assert', async (name, claims) => {
    const fault = await rejectionOf(verifier().verify(await estonia.sign(claims)));
    expect(fault).toMatchObject({ code: 'CLAIM_NOT_PERMITTED', status: 403 });
    expect(fault.message).toContain(`the ${name} `);
  });

  it('is refused for an application without `act` where its issuer may not assert one', async () => {
    const token = await estonia.sign({ role: 'application' });
    await expect(verifier({ automated: false }).verify(token)).rejects.toMatchObject({ code: 'CLAIM_NOT_PERMITTED' });
  });

  it.each<[string, Claims, string]>([
    ['has expired', { exp: seconds() - 10 }, 'TOKEN_EXPIRED'],
    ['is not yet valid', { nbf: seconds() + 60 }, 'UNAUTHENTICATED'],
    ['is for another audience', { aud: 'https://elsewhere.example' }, 'UNAUTHENTICATED'],
    ['has no audience', { aud: undefined }, 'UNAUTHENTICATED'],
    ['has no expiry', { exp: undefined }, 'UNAUTHENTICATED'],
    ['has no subject', { sub: undefined }, 'UNAUTHENTICATED'],
    ['has no id', { jti: undefined }, 'UNAUTHENTICATED'],
    ['has no client', { client_id: undefined }, 'UNAUTHENTICATED'],
    ['comes from an unknown issuer', { iss: 'https://evil.example' }, 'ISSUER_UNKNOWN'],
    ['names no issuer', { iss: undefined }, 'ISSUER_UNKNOWN'],
    ['borrows the name of another trusted issuer', { iss: GERMANY }, 'UNAUTHENTICATED'],
    ['says no member', { member: undefined }, 'UNAUTHENTICATED'],
    ['says a member that is no text', { member: { code: 'EE' } }, 'UNAUTHENTICATED'],
    ['says two roles', { role: ['analyst', 'application'] }, 'UNAUTHENTICATED'],
    ['has an agency with a line break', { agency: 'a\nb' }, 'UNAUTHENTICATED'],
    ['has an `act` without a subject', { role: 'application', act: {} }, 'UNAUTHENTICATED'],
    ['has an `act` that is a text', { role: 'application', act: 'officer' }, 'UNAUTHENTICATED'],
  ])('is refused where it %s', async (_name, claims, code) => {
    await expect(verifier().verify(await estonia.sign(claims))).rejects.toMatchObject({ code });
  });

  it('is refused where a stranger signed it under the name of a trusted issuer', async () => {
    await expect(verifier().verify(await stranger.sign())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([['JWT'], ['id+jwt']])('is refused where its type is `%s`', async (typ) => {
    await expect(verifier().verify(await estonia.sign({}, { typ }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused where its algorithm is not pinned', async () => {
    const token = await estonia.sign();
    const fault = await rejectionOf(verifier({ algorithms: ['ES256'] }).verify(token));
    expect(fault).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(fault.message).toContain('algorithm');
  });

  it('is refused where it is signed with the public key as a shared secret, or not at all', async () => {
    const [, payload = ''] = (await estonia.sign()).split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${payload}.`;
    const secret = Buffer.from(JSON.stringify(estonia.publicKey));
    const shared = await new SignJWT(JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })
      .sign(secret);
    for (const token of [none, shared]) {
      await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it.each([[''], ['abc'], ['a.b.c'], ['x'.repeat(10_000)]])('is refused where it is no JWT', async (token) => {
    await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused where a single character was changed', async () => {
    const [head, payload = '', signature] = (await estonia.sign()).split('.');
    const changed = Buffer.from(payload, 'base64url').toString().replace('"restricted"', '"confidential"');
    const token = [head, Buffer.from(changed).toString('base64url'), signature].join('.');
    await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is read by the mapping of its issuer, a list of groups too', async () => {
    const claims = {
      member: { path: ['org', 'country'], values: { EST: 'EE' } },
      agency: { path: ['org', 'name'], values: null },
      role: { path: ['groups'], values: { 'CN=Analysts': 'analyst', 'CN=Chiefs': 'approver' } },
      clearance: { path: ['https://example.org/level'], values: { '2': 'restricted' } },
      actor: { path: ['on_behalf_of'], values: null },
      cases: { path: ['org', 'cases'], values: null },
    };
    const token = await estonia.sign({
      member: undefined,
      org: { country: 'EST', name: 'Police and Border Guard Board', cases: ['EE-2026-0117'] },
      groups: ['CN=Everybody', 'CN=Analysts'],
      'https://example.org/level': '2',
    });
    expect(await verifier({ claims }).verify(token)).toMatchObject({
      member: 'EE',
      role: 'analyst',
      assignedCases: ['EE-2026-0117'],
    });
  });

  it.each([
    ['none where it names none', undefined, {}],
    ['the cases that it lists', ['EE-1', 'EE-2'], { assignedCases: ['EE-1', 'EE-2'] }],
    ['that he is assigned to no case', [], { assignedCases: [] }],
  ])('tells of the requester %s', async (_, cases, expected) => {
    const { assignedCases } = await verifier().verify(await estonia.sign({ cases }));
    expect(assignedCases === undefined ? {} : { assignedCases }).toEqual(expected);
  });

  it.each([
    ['no list', 'EE-1'],
    ['no texts', [1]],
    ['a control character', ['EE\n1']],
  ])('is refused where its cases are %s', async (_, cases) => {
    const token = await estonia.sign({ cases });
    await expect(verifier().verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused where its groups map to two roles, since choosing would be guessing', async () => {
    const role = { path: ['groups'], values: { a: 'analyst', b: 'application' } };
    const { claims } = trustIn(ESTONIA, []);
    const token = await estonia.sign({ groups: ['a', 'b'] });
    await expect(verifier({ claims: { ...claims, role } }).verify(token)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('a verified token', () => {
  it('is remembered until it expires, and not longer', async () => {
    let now = Date.now();
    const tokens = verifier({}, { now: () => now });
    const token = await estonia.sign({ exp: seconds() + 60 });
    const first = await tokens.verify(token);
    expect(await tokens.verify(token)).toBe(first);
    now += 66_000;
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('gives way to others when the cache is full', async () => {
    const tokens = verifier({}, { cacheCapacity: 2 });
    const [one, two, three] = await Promise.all(['1', '2', '3'].map((jti) => estonia.sign({ jti })));
    const first = await tokens.verify(one ?? '');
    await tokens.verify(two ?? '');
    const third = await tokens.verify(three ?? '');
    expect(await tokens.verify(one ?? '')).not.toBe(first);
    expect(await tokens.verify(three ?? '')).toBe(third);
  });
});

describe('the keys of an issuer', () => {
  let server: Server;
  let uri: string;
  let published: readonly JWK[] = [];
  let answer: 'keys' | 'fault' | 'redirect' | 'silence' = 'keys';
  let fetches = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      fetches += 1;
      if (answer === 'silence') return;
      if (answer === 'redirect') response.writeHead(302, { location: 'http://127.0.0.1:9/keys' }).end();
      else if (answer === 'fault') response.writeHead(500).end('out of order');
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });

  beforeEach(() => {
    fetches = 0;
    answer = 'keys';
    published = [estonia.publicKey];
  });

  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  function remote(fetching = {}) {
    return createTokenVerifier([trustIn(ESTONIA, [], { keys: { kind: 'uri', uri } })], {
      fetching: { cooldownMs: 60_000, timeoutMs: 500, ...fetching },
    });
  }

  it('are fetched once for many tokens', async () => {
    const tokens = remote();
    for (const jti of ['1', '2', '3']) await tokens.verify(await estonia.sign({ jti }));
    expect(fetches).toBe(1);
  });

  it('can be rotated: a new key id fetches anew after the cooldown', async () => {
    const tokens = remote({ cooldownMs: 20 });
    await tokens.verify(await estonia.sign());
    const renewed = await testIssuer(ESTONIA, 'k2');
    published = [renewed.publicKey];
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await tokens.verify(await renewed.sign())).toMatchObject({ member: 'EE' });
    await expect(tokens.verify(await estonia.sign({ jti: 'after the rotation' }))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('are not fetched for every token with an unknown key id', async () => {
    const tokens = remote();
    await tokens.verify(await estonia.sign());
    for (const kid of ['a', 'b', 'c']) {
      await expect(tokens.verify(await estonia.sign({}, { kid }))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(fetches).toBe(1);
  });

  it.each([['fault'], ['redirect'], ['silence']] as const)(
    'are asked for once a cooldown where the answer is a %s, and nobody is let in',
    async (kind) => {
      answer = kind;
      const tokens = remote();
      for (const jti of ['1', '2', '3']) {
        await expect(tokens.verify(await estonia.sign({ jti }))).rejects.toMatchObject({
          code: 'UNAUTHENTICATED',
          message: "the issuer's keys cannot be had: try again later",
        });
      }
      expect(fetches).toBe(1);
    },
  );

  it('are refused where a demo key is among them and the issuer is not trusted as a demo', async () => {
    const demo = await testIssuer(ESTONIA, 'comity-demo.1');
    published = [demo.publicKey];
    await expect(remote().verify(await demo.sign())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'the access token is signed with a demo key',
    });
  });
});
