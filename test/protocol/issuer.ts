import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { DEFAULT_CLAIMS } from '../../schema/protocol/claim-mapping.ts';
import type { TrustedIssuer } from '../../schema/protocol/trusted-issuer.ts';

/** Claims that make a token, over those of an Estonian analyst; undefined leaves one out. */
export type Claims = Readonly<Record<string, unknown>>;

/** An issuer of tokens with a key of its own. */
export interface TestIssuer {
  readonly publicKey: JWK;
  sign(claims?: Claims, header?: { readonly typ?: string; readonly kid?: string }): Promise<string>;
}

/** Seconds since the epoch. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

/** An issuer that signs with a new key. */
export async function testIssuer(issuer: string, kid = 'k1', alg = 'EdDSA'): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return {
    publicKey: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    sign(claims = {}, header = {}) {
      const payload = {
        iss: issuer,
        aud: 'https://hub.example',
        sub: 'ee-analyst',
        client_id: 'console',
        jti: 'token-1',
        iat: seconds(),
        exp: seconds() + 60,
        member: 'EE',
        agency: 'Police and Border Guard Board',
        role: 'analyst',
        clearance: 'restricted',
        ...claims,
      };
      return new SignJWT(JSON.parse(JSON.stringify(payload)) as Record<string, unknown>)
        .setProtectedHeader({ alg, typ: 'at+jwt', kid, ...header })
        .sign(privateKey);
    },
  };
}

/** Trust in an issuer, bound to Estonia. */
export function trustIn(issuer: string, keys: readonly JWK[], over: Partial<TrustedIssuer> = {}): TrustedIssuer {
  return {
    issuer,
    keys: { kind: 'set', jwks: { keys: [...keys] } },
    audience: 'https://hub.example',
    members: ['EE'],
    agencies: ['Police and Border Guard Board'],
    roles: ['analyst', 'application'],
    clearances: ['official-use-only', 'restricted'],
    automated: true,
    algorithms: ['EdDSA', 'ES256', 'RS256'],
    claims: DEFAULT_CLAIMS,
    demo: false,
    ...over,
  };
}
