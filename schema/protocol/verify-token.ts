import { decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { ComityError } from '../errors.ts';
import type { Requester } from '../requester.ts';
import {
  DEFAULT_KEY_FETCHING,
  DemoKeyError,
  issuerKeys,
  KeysUnavailableError,
  type KeyFetching,
} from './issuer-keys.ts';
import { requesterOfClaims } from './requester-claims.ts';
import { TokenCache } from './token-cache.ts';
import type { TrustedIssuer } from './trusted-issuer.ts';

/** The longest token that is looked at, in characters. */
const TOKEN_LIMIT = 8192;

/** The claims that RFC 9068, 2.2, requires. */
const REQUIRED_CLAIMS = ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti'];

/** Settings of a verifier; `now` is in milliseconds since the epoch. */
export interface TokenVerifierOptions {
  readonly now?: () => number;
  readonly fetching?: Partial<KeyFetching>;
  /** How many verified tokens are remembered. */
  readonly cacheCapacity?: number;
  readonly clockToleranceSeconds?: number;
}

/** Verifies access tokens of the trusted issuers. */
export interface TokenVerifier {
  /**
   * Who holds the token. Rejects with `ISSUER_UNKNOWN`, `TOKEN_EXPIRED`, `CLAIM_NOT_PERMITTED`, and with
   * `UNAUTHENTICATED` for every other fault.
   */
  verify(token: string): Promise<Requester>;
}

function unauthenticated(message: string, cause?: unknown): ComityError {
  return new ComityError('UNAUTHENTICATED', message, { cause });
}

function issuerOf(token: string): string {
  if (token.length > TOKEN_LIMIT) throw unauthenticated('the access token is too long');
  try {
    return decodeJwt(token).iss ?? '';
  } catch (error) {
    throw unauthenticated('the access token is no signed JWT', error);
  }
}

function refusal(error: unknown): ComityError {
  if (error instanceof errors.JWTExpired) return new ComityError('TOKEN_EXPIRED', 'the access token has expired');
  if (error instanceof KeysUnavailableError) {
    return unauthenticated("the issuer's keys cannot be had: try again later", error);
  }
  if (error instanceof DemoKeyError) return unauthenticated('the access token is signed with a demo key', error);
  if (error instanceof errors.JWTClaimValidationFailed) {
    return unauthenticated(`\`${error.claim}\` of the access token is absent or does not fit`, error);
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return unauthenticated('the access token is signed with an algorithm that is not trusted', error);
  }
  return unauthenticated("the access token is not signed with a key of its issuer's", error);
}

/** A verifier of RFC 9068 access tokens of several issuers, each bound to what it may assert. */
export function createTokenVerifier(
  issuers: readonly TrustedIssuer[],
  options: TokenVerifierOptions = {},
): TokenVerifier {
  const now = options.now ?? Date.now;
  const clockTolerance = options.clockToleranceSeconds ?? 5;
  const fetching = { ...DEFAULT_KEY_FETCHING, ...options.fetching };
  const cache = new TokenCache(options.cacheCapacity ?? 10_000);
  const trusted = new Map<string, { readonly issuer: TrustedIssuer; readonly keys: JWTVerifyGetKey }>(
    issuers.map((issuer) => [issuer.issuer, { issuer, keys: issuerKeys(issuer, fetching, now) }]),
  );

  async function verifyAnew(token: string): Promise<Requester> {
    const claimed = issuerOf(token);
    const trust = trusted.get(claimed);
    if (trust === undefined) {
      throw new ComityError('ISSUER_UNKNOWN', `the issuer \`${claimed.slice(0, 100)}\` is not trusted`);
    }
    const { payload } = await jwtVerify(token, trust.keys, {
      issuer: trust.issuer.issuer,
      audience: trust.issuer.audience,
      algorithms: [...trust.issuer.algorithms],
      typ: 'at+jwt',
      requiredClaims: REQUIRED_CLAIMS,
      clockTolerance,
      currentDate: new Date(now()),
    }).catch((error: unknown) => {
      throw refusal(error);
    });
    return requesterOfClaims(payload, trust.issuer);
  }

  return {
    async verify(token) {
      const known = cache.get(token, now());
      if (known !== undefined) return known;
      const requester = await verifyAnew(token);
      // A withdrawn key ends what was verified with it as soon as it ends the fetched key set.
      cache.set(token, requester, Math.min(requester.expires * 1000, now() + fetching.maxAgeMs));
      return requester;
    },
  };
}
