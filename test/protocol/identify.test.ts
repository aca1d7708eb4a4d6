import { identify, identifyRequester } from '../../gateway/identify/identify.ts';
import { createTokenVerifier, type TokenVerifier } from '../../schema/protocol/verify-token.ts';
import { rejectionOf } from './fault.ts';
import { JUSTIFICATION } from './federation-keys.ts';
import { seconds, testIssuer, trustIn, type TestIssuer } from './issuer.ts';

const ISSUER = 'https://login.politsei.example';
const HEADER = 'purpose="investigation", case="EE-2026-0117", basis="UNTOC-18", offence="0601", penalty=48';

let issuer: TestIssuer;
let tokens: TokenVerifier;

beforeAll(async () => {
  issuer = await testIssuer(ISSUER);
  tokens = createTokenVerifier([trustIn(ISSUER, [issuer.publicKey])]);
});

describe('a client’s request', () => {
  it('tells who asks, with which token, and why', async () => {
    const token = await issuer.sign();
    const headers = { authorization: `Bearer ${token}`, 'comity-justification': HEADER };
    const identified = await identify({ headers, justification: { necessity: 'needed' } }, tokens);
    expect(identified).toMatchObject({ token, requester: { subject: 'ee-analyst', member: 'EE' } });
    expect(identified.justification).toEqual({ ...JUSTIFICATION, necessity: 'needed' });
  });

  it.each([['bearer'], ['BEARER']])('may write the scheme as `%s`', async (scheme) => {
    const headers = { authorization: `${scheme} ${await issuer.sign()}` };
    expect(await identifyRequester(headers, tokens)).toMatchObject({ requester: { member: 'EE' } });
  });

  it.each([
    ['no token', undefined, 'no access token was sent'],
    ['another scheme', 'Basic ZWU6c2VjcmV0', 'the header `Authorization` holds no bearer token'],
    ['an empty token', 'Bearer ', 'the header `Authorization` holds no bearer token'],
    ['two tokens', 'Bearer a.b.c, Bearer d.e.f', 'the header `Authorization` holds no bearer token'],
    ['no JWT', 'Bearer secret', 'the access token is no signed JWT'],
  ])('is refused with %s', async (_name, authorization, message) => {
    const request = { headers: { authorization, 'comity-justification': HEADER }, justification: undefined };
    const fault = await rejectionOf(identify(request, tokens));
    expect(fault).toMatchObject({ code: 'UNAUTHENTICATED', status: 401, message });
  });

  it.each([
    ['an expired token', { exp: seconds() - 60 }, 'TOKEN_EXPIRED'],
    ['a foreign token', { iss: 'https://elsewhere.example' }, 'ISSUER_UNKNOWN'],
    ['an over-claiming token', { member: 'DE' }, 'CLAIM_NOT_PERMITTED'],
  ])('is refused with %s', async (_name, claims, code) => {
    const headers = { authorization: `Bearer ${await issuer.sign(claims)}`, 'comity-justification': HEADER };
    expect((await rejectionOf(identify({ headers, justification: undefined }, tokens))).code).toBe(code);
  });

  it.each([
    ['no justification', undefined, 'JUSTIFICATION_MISSING'],
    ['an unknown purpose', HEADER.replace('investigation', 'curiosity'), 'JUSTIFICATION_INVALID'],
    ['a malformed case', HEADER.replace('EE-2026-0117', '<script>'), 'JUSTIFICATION_INVALID'],
  ])('is refused with %s', async (_name, header, code) => {
    const headers = { authorization: `Bearer ${await issuer.sign()}`, 'comity-justification': header };
    expect((await rejectionOf(identify({ headers, justification: undefined }, tokens))).code).toBe(code);
  });

  it('is asked for its token before its justification', async () => {
    expect((await rejectionOf(identify({ headers: {}, justification: undefined }, tokens))).code).toBe(
      'UNAUTHENTICATED',
    );
  });
});
