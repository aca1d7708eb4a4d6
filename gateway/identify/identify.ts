import { bearerToken } from '../../schema/protocol/bearer-token.ts';
import { JUSTIFICATION_HEADER, parseJustification } from '../../schema/protocol/justification.ts';
import { headerValue, type MessageHeaders } from '../../schema/protocol/message-headers.ts';
import type { TokenVerifier } from '../../schema/protocol/verify-token.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** Who asks and why; `token` is the requester's own, and travels to each country. */
export interface Identified {
  readonly requester: Requester;
  readonly token: string;
  readonly justification: Justification;
}

/** A client's request, as far as it says who asks and why. `justification` is `extensions.justification`. */
export interface IdentifiableRequest {
  readonly headers: MessageHeaders;
  readonly justification: unknown;
}

/** Who asks; rejects with `UNAUTHENTICATED`, `TOKEN_EXPIRED`, `ISSUER_UNKNOWN` or `CLAIM_NOT_PERMITTED`. */
export async function identifyRequester(
  headers: MessageHeaders,
  tokens: TokenVerifier,
): Promise<Pick<Identified, 'requester' | 'token'>> {
  const token = bearerToken(headers);
  return { requester: await tokens.verify(token), token };
}

/** Who asks and why; also rejects with `JUSTIFICATION_MISSING` or `JUSTIFICATION_INVALID`. */
export async function identify(request: IdentifiableRequest, tokens: TokenVerifier): Promise<Identified> {
  const identified = await identifyRequester(request.headers, tokens);
  const header = headerValue(request.headers, JUSTIFICATION_HEADER);
  return { ...identified, justification: parseJustification(header, request.justification) };
}
