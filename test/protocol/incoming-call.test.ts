import { createCallVerifier } from '../../schema/protocol/incoming-call.ts';
import { operationDigest } from '../../schema/protocol/hub-request.ts';
import { createMemoryReplayCache } from '../../schema/protocol/replay-cache.ts';
import { createTokenVerifier } from '../../schema/protocol/verify-token.ts';
import type { Justification } from '../../schema/requester.ts';
import { arriving, CALL_KEYS, HUB_KEY, HUB_KEYS, JUSTIFICATION, signedRequest } from './federation-keys.ts';
import { testIssuer, trustIn, type TestIssuer } from './issuer.ts';
import { generateKeyPairSync } from 'node:crypto';

const ESTONIA = 'https://login.politsei.example';
let issuer: TestIssuer;

beforeAll(async () => {
  issuer = await testIssuer(ESTONIA);
});

function country(now = Date.now()) {
  const started = now - 10_000;
  const clock = { now: started };
  const replay = createMemoryReplayCache({ capacity: 100, aheadSeconds: 1, behindSeconds: 2, now: () => clock.now });
  clock.now = now;
  const tokens = createTokenVerifier([trustIn(ESTONIA, [issuer.publicKey])]);
  return createCallVerifier({ callKeys: CALL_KEYS, hubKeys: HUB_KEYS, tokens, replay, now: () => now });
}

describe('a call that reaches a country', () => {
  it('brings a verified requester, justification and request', async () => {
    const now = Date.now();
    const { calls, hubRequest } = signedRequest(await issuer.sign(), { now });
    const call = await country(now)(arriving(calls));
    expect(call.requester).toMatchObject({ subject: 'ee-analyst', member: 'EE' });
    expect(call.justification).toEqual(JUSTIFICATION);
    expect(call.request).toEqual(hubRequest.request);
    expect(call.deadlineMs).toBe(1500);
  });

  it('brings the necessity text in its body', async () => {
    const justification: Justification = { ...JUSTIFICATION, case: 'К-7', necessity: 'vältimatu' };
    const { calls } = signedRequest(await issuer.sign(), { justification });
    const call = await country()(arriving(calls, justification));
    expect(call.justification).toEqual(justification);
  });

  it('names the operation only by a digest, which the hub can open with its salt', async () => {
    const { hubRequest } = signedRequest(await issuer.sign());
    const operation = '{ jurisdictions(in: ["EE", "DE"]) { code } }';
    expect(hubRequest.value).not.toContain('jurisdictions');
    expect(hubRequest.request.operation).toBe(operationDigest(hubRequest.salt, operation));
    expect(signedRequest(await issuer.sign()).hubRequest.request.operation).not.toBe(hubRequest.request.operation);
  });

  it('is answered once', async () => {
    const verify = country();
    const message = arriving(signedRequest(await issuer.sign()).calls);
    await verify(message);
    await expect(verify(message)).rejects.toMatchObject({ code: 'CALL_REPLAYED' });
  });

  it('may be tried again under a new nonce', async () => {
    const verify = country();
    const { calls } = signedRequest(await issuer.sign());
    await verify(arriving(calls));
    await expect(verify(arriving(calls))).resolves.toMatchObject({ deadlineMs: 1500 });
  });

  it('is refused where a hub without the hub’s Ed25519 key made it', async () => {
    const token = await issuer.sign();
    const { calls } = signedRequest(token);
    const { publicKey } = generateKeyPairSync('ed25519');
    const verify = createCallVerifier({
      callKeys: CALL_KEYS,
      hubKeys: new Map([[HUB_KEY.keyId, publicKey]]),
      tokens: createTokenVerifier([trustIn(ESTONIA, [issuer.publicKey])]),
      replay: createMemoryReplayCache({ capacity: 9, aheadSeconds: 1, behindSeconds: 2, now: () => Date.now() - 9000 }),
    });
    await expect(verify(arriving(calls))).rejects.toMatchObject({ code: 'CALL_ALTERED' });
  });

  it('is refused where the hub puts another justification before it than it signed', async () => {
    const { calls } = signedRequest(await issuer.sign());
    const message = arriving(calls, { ...JUSTIFICATION, necessity: 'added later' });
    await expect(country()(message)).rejects.toMatchObject({ code: 'CALL_ALTERED' });
  });

  it.each([
    ['expired', { exp: Math.floor(Date.now() / 1000) - 60 }, 'TOKEN_EXPIRED'],
    ['over-claiming', { clearance: 'confidential' }, 'CLAIM_NOT_PERMITTED'],
    ['foreign', { iss: 'https://elsewhere.example' }, 'ISSUER_UNKNOWN'],
  ])('is refused with an %s token, whatever the hub thinks of it', async (_name, claims, code) => {
    const { calls } = signedRequest(await issuer.sign(claims));
    await expect(country()(arriving(calls))).rejects.toMatchObject({ code });
  });
});
