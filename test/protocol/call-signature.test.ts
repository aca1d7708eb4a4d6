import { randomBytes } from 'node:crypto';
import { httpbis, createSigner, createVerifier } from 'http-message-signatures';
import { COVERED_COMPONENTS } from '../../schema/protocol/call-signature.ts';
import { DEFAULT_CALL_WINDOW } from '../../schema/protocol/call-window.ts';
import { callKey, callKeys } from '../../schema/protocol/protocol-keys.ts';
import { verifyCallSignature, type IncomingMessage } from '../../schema/protocol/verify-call.ts';
import { arriving, CALL_KEY, CALL_KEYS, signedRequest } from './federation-keys.ts';
import { faultOf } from './fault.ts';

const WINDOW = DEFAULT_CALL_WINDOW;

function call(now = Date.now()): IncomingMessage {
  return arriving(signedRequest('a.b.c', { now }).calls);
}

function verified(message: IncomingMessage, now = Date.now()) {
  return verifyCallSignature(message, CALL_KEYS, now, WINDOW);
}

function withHeader(message: IncomingMessage, name: string, value: string | undefined): IncomingMessage {
  return { ...message, headers: { ...message.headers, [name]: value } };
}

function header(message: IncomingMessage, name: string): string {
  const value = message.headers[name];
  return typeof value === 'string' ? value : '';
}

describe('the signature of a call', () => {
  it('is accepted as it was made, with its deadline', () => {
    const now = Date.now();
    const created = Math.floor(now / 1000);
    expect(verified(call(now), now)).toMatchObject({
      keyId: 'hub-EE',
      created,
      expires: created + 30,
      deadlineMs: 1500,
    });
  });

  it('gives every call a nonce of its own, a retry too', () => {
    const { calls } = signedRequest('a.b.c');
    const nonces = Array.from({ length: 200 }, () => verified(arriving(calls)).nonce);
    expect(new Set(nonces).size).toBe(200);
  });

  it('is accepted by another implementation of RFC 9421', async () => {
    const message = call();
    const verify = createVerifier(CALL_KEY.secret, 'hmac-sha256');
    const accepted = await httpbis.verifyMessage(
      {
        keyLookup: ({ keyid }) =>
          Promise.resolve(keyid === 'hub-EE' ? { id: keyid, algs: ['hmac-sha256'], verify } : null),
        requiredParams: ['created', 'expires', 'nonce', 'keyid'],
        requiredFields: [...COVERED_COMPONENTS],
      },
      {
        method: message.method,
        url: 'http://ee.example/graphql',
        headers: message.headers as Record<string, string>,
      },
    );
    expect(accepted).toBe(true);
  });

  it('is accepted when another implementation of RFC 9421 made it', async () => {
    const message = call();
    const headers = { ...(message.headers as Record<string, string>) };
    delete headers['signature'];
    delete headers['signature-input'];
    const signer = createSigner(CALL_KEY.secret, 'hmac-sha256', 'hub-EE');
    const signed = await httpbis.signMessage(
      {
        key: signer,
        name: 'comity',
        fields: [...COVERED_COMPONENTS],
        params: ['created', 'expires', 'nonce', 'keyid', 'alg'],
        paramValues: { expires: new Date(Date.now() + 20_000), nonce: 'a-nonce-made-elsewhere' },
      },
      { method: 'POST', url: 'http://ee.example/graphql', headers },
    );
    const lower = Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]);
    const arrived = { ...message, headers: Object.fromEntries(lower) as IncomingMessage['headers'] };
    expect(verified(arrived)).toMatchObject({ nonce: 'a-nonce-made-elsewhere' });
  });

  it.each<[string, (message: IncomingMessage) => IncomingMessage]>([
    ['has no signature', (message) => withHeader(message, 'signature', undefined)],
    ['has no signature input', (message) => withHeader(message, 'signature-input', undefined)],
    [
      'has only a signature under another label',
      (message) =>
        withHeader(message, 'signature-input', header(message, 'signature-input').replace('comity=', 'sig1=')),
    ],
    [
      'is signed with an unknown key',
      (message) =>
        withHeader(message, 'signature-input', header(message, 'signature-input').replace('hub-EE', 'hub-XX')),
    ],
  ])('is missing where the call %s', (_name, change) => {
    expect(faultOf(() => verified(change(call())))).toMatchObject({ code: 'CALL_UNSIGNED', status: 401 });
  });

  it.each<[string, (message: IncomingMessage) => IncomingMessage]>([
    ['body', (message) => ({ ...message, body: Buffer.from(message.body.toString().replace('a', 'b')) })],
    ['body and its digest', (message) => withHeader(message, 'content-digest', `sha-256=:${'A'.repeat(43)}=:`)],
    ['path', (message) => ({ ...message, url: '/other' })],
    ['query', (message) => ({ ...message, url: '/graphql?a=1' })],
    ['method', (message) => ({ ...message, method: 'PUT' })],
    ['token', (message) => withHeader(message, 'authorization', 'Bearer x.y.z')],
    ['justification', (message) => withHeader(message, 'comity-justification', 'purpose="identify"')],
    ['request', (message) => withHeader(message, 'comity-request', 'id="request-0002"')],
    ['signature over the request', (message) => withHeader(message, 'comity-request-signature', ':AAAA:')],
    ['deadline', (message) => withHeader(message, 'comity-deadline', '99999')],
    ['deadline, gone', (message) => withHeader(message, 'comity-deadline', undefined)],
    [
      'nonce',
      (message) => withHeader(message, 'signature-input', header(message, 'signature-input').replace('.1"', '.2"')),
    ],
    [
      'expiry',
      (message) =>
        withHeader(message, 'signature-input', header(message, 'signature-input').replace(/expires=\d/, 'expires=2')),
    ],
    [
      'algorithm',
      (message) =>
        withHeader(message, 'signature-input', header(message, 'signature-input').replace('hmac-sha256', 'ed25519')),
    ],
    [
      'list of what is covered',
      (message) =>
        withHeader(message, 'signature-input', header(message, 'signature-input').replace(' "content-digest"', '')),
    ],
    ['signature', (message) => withHeader(message, 'signature', `comity=:${'A'.repeat(43)}=:`)],
    ['signature, cut short', (message) => withHeader(message, 'signature', 'comity=:AAAA:')],
    ['signature, garbled', (message) => withHeader(message, 'signature', 'comity=:')],
  ])('does not fit another %s', (_name, change) => {
    expect(faultOf(() => verified(change(call())))).toMatchObject({ code: 'CALL_ALTERED', status: 401 });
  });

  it('does not fit a secret that another country holds', () => {
    const other = callKeys([callKey('hub-EE', randomBytes(32).toString('base64'))]);
    expect(faultOf(() => verifyCallSignature(call(), other, Date.now(), WINDOW))).toMatchObject({
      code: 'CALL_ALTERED',
    });
  });

  it.each([
    ['has expired', -33_000, 30],
    ['was made in the future', 3_000, 30],
    ['is valid for too long', 0, 121],
  ])('is stale where it %s', (_name, offset, lifetimeSeconds) => {
    const now = Date.now();
    const { calls } = signedRequest('a.b.c', { now: now + offset, lifetimeSeconds });
    expect(faultOf(() => verified(arriving(calls), now))).toMatchObject({ code: 'CALL_STALE', status: 401 });
  });
});

describe('a call key', () => {
  it.each([
    ['hub EE', randomBytes(32).toString('base64')],
    ['hub-EE', randomBytes(16).toString('base64')],
    ['hub-EE', ''],
  ])('is refused with the id `%s` and the secret `%s`', (keyId, secret) => {
    expect(faultOf(() => callKey(keyId, secret))).toMatchObject({ code: 'CONFIGURATION_INVALID' });
  });
});
