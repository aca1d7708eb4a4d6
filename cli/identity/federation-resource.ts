import type { ResourceServer } from 'oidc-provider';
import { FEDERATION_AUDIENCE, FEDERATION_SCOPE } from './demo-clients.ts';

/** How long an access token of the demonstration lasts, in seconds. */
export const TOKEN_SECONDS = 3600;

/** The federation as a resource server (RFC 8707): its access tokens are RFC 9068 JWTs. */
export function federationResource(): ResourceServer {
  return {
    scope: FEDERATION_SCOPE,
    audience: FEDERATION_AUDIENCE,
    accessTokenTTL: TOKEN_SECONDS,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  };
}
