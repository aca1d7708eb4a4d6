import { ComityError } from '../errors.ts';
import type { Justification, Requester } from '../requester.ts';
import { DEFAULT_CALL_WINDOW, type CallWindow } from './call-window.ts';
import { assertVouchedFor, verifyHubRequest, type HubRequest } from './hub-request.ts';
import { JUSTIFICATION_HEADER, parseJustification } from './justification.ts';
import { headerValue } from './message-headers.ts';
import type { CallKeys, HubKeys } from './protocol-keys.ts';
import type { ReplayCache } from './replay-cache.ts';
import { bearerToken } from './bearer-token.ts';
import { verifyCallSignature, type IncomingMessage } from './verify-call.ts';
import type { TokenVerifier } from './verify-token.ts';

/** A call whose signatures, requester and justification have been verified. */
export interface VerifiedCall {
  readonly requester: Requester;
  readonly justification: Justification;
  readonly request: HubRequest;
  /** How long the hub waits, in milliseconds from arrival. */
  readonly deadlineMs: number;
}

/** What a country trusts. */
export interface CallTrust {
  readonly callKeys: CallKeys;
  readonly hubKeys: HubKeys;
  readonly tokens: TokenVerifier;
  readonly replay: ReplayCache;
  readonly window?: CallWindow;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** `extensions.justification` of a GraphQL request body; undefined where it has none. */
function bodyJustification(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('extensions' in body)) return undefined;
  const { extensions } = body;
  if (typeof extensions !== 'object' || extensions === null || !('justification' in extensions)) return undefined;
  return extensions.justification;
}

function parsedBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw new ComityError('BAD_REQUEST', 'the body of the call is no JSON', { cause: error });
  }
}

/**
 * The country's check of each call, in this order: the cheap signature over the call, its nonce, the hub's signature
 * over the request, the requester's own token, and that the hub vouches for both token and justification.
 */
export function createCallVerifier(trust: CallTrust): (message: IncomingMessage) => Promise<VerifiedCall> {
  const now = trust.now ?? Date.now;
  const window = trust.window ?? DEFAULT_CALL_WINDOW;
  return async (message) => {
    const signature = verifyCallSignature(message, trust.callKeys, now(), window);
    await trust.replay.remember(signature);
    const request = verifyHubRequest(message.headers, trust.hubKeys, now(), window);
    const token = bearerToken(message.headers);
    const requester = await trust.tokens.verify(token);
    const header = headerValue(message.headers, JUSTIFICATION_HEADER);
    const justification = parseJustification(header, bodyJustification(parsedBody(message.body)));
    assertVouchedFor(request, token, justification);
    return { requester, justification, request, deadlineMs: signature.deadlineMs };
  };
}
