import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { requestId } from '../../schema/ids.ts';
import { prepareCalls, type PreparedCalls } from '../../schema/protocol/call-signature.ts';
import { signHubRequest, type SignedHubRequest } from '../../schema/protocol/hub-request.ts';
import { justificationExtension, serializeJustification } from '../../schema/protocol/justification.ts';
import { callKey, callKeys, hubKeys, hubSigningKey, type HubSigningKey } from '../../schema/protocol/protocol-keys.ts';
import type { IncomingMessage } from '../../schema/protocol/verify-call.ts';
import type { Justification } from '../../schema/requester.ts';

/** Why the test asks. */
export const JUSTIFICATION: Justification = {
  purpose: 'investigation',
  case: 'EE-2026-0117',
  basis: 'UNTOC-18',
  offence: '0601',
  penalty: 48,
  necessity: null,
};

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** The hub's signing key. */
export const HUB_KEY = hubSigningKey('hub-1', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
/** The hub's key as a country knows it. */
export const HUB_KEYS = hubKeys({ 'hub-1': publicKey.export({ type: 'spki', format: 'pem' }).toString() });
/** The secret that the hub shares with Estonia. */
export const CALL_KEY = callKey('hub-EE', randomBytes(32).toString('base64'));
/** The secrets that Estonia accepts. */
export const CALL_KEYS = callKeys([CALL_KEY]);

/** The calls of one request, signed at the given time by the hub. */
export function signedRequest(
  token: string,
  options: {
    readonly justification?: Justification;
    readonly now?: number;
    readonly lifetimeSeconds?: number;
    /** The key of another hub. */
    readonly hubKey?: HubSigningKey;
  } = {},
): { readonly hubRequest: SignedHubRequest; readonly calls: PreparedCalls; readonly justification: Justification } {
  const justification = options.justification ?? JUSTIFICATION;
  const hubRequest = signHubRequest(
    {
      id: requestId('request-0001'),
      token,
      justification,
      operation: '{ jurisdictions(in: ["EE", "DE"]) { code } }',
      now: options.now ?? Date.now(),
      lifetimeSeconds: options.lifetimeSeconds ?? 30,
    },
    options.hubKey ?? HUB_KEY,
  );
  const calls = prepareCalls({ token, justification: serializeJustification(justification), hubRequest });
  return { hubRequest, calls, justification };
}

/** A call as it reaches Estonia. */
export function arriving(calls: PreparedCalls, justification = JUSTIFICATION, query = '{ a }'): IncomingMessage {
  const body = JSON.stringify({ query, extensions: { justification: justificationExtension(justification) } });
  const headers = calls.sign({ key: CALL_KEY, path: '/graphql', body, deadlineMs: 1500 });
  return { method: 'POST', url: '/graphql', headers, body: Buffer.from(body) };
}
