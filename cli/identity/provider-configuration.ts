import { errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { CONSOLE_CLIENT, DEMO_GRANT, demoClients, FEDERATION_AUDIENCE, FEDERATION_SCOPE } from './demo-clients.ts';
import type { DemoPerson } from './demo-people.ts';
import type { DemoSecrets } from './demo-secrets.ts';
import { federationResource, TOKEN_SECONDS } from './federation-resource.ts';
import { interactionPath } from './interactions.ts';
import { createMemoryAdapters } from './memory-adapter.ts';

const LOGIN_SECONDS = 600;

/** The claims of a person's token in Comity's own profile; `act` where an application acts for an officer. */
function claimsOf({ member, agency, role, clearance }: DemoPerson, actingOfficer: unknown): Record<string, unknown> {
  const claims = { member, agency, role, clearance };
  return typeof actingOfficer === 'string' ? { ...claims, act: { sub: actingOfficer } } : claims;
}

/** Consent is not asked for: a demo person has nothing to guard. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  if (client?.clientId !== CONSOLE_CLIENT || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid');
  grant.addResourceScope(FEDERATION_AUDIENCE, FEDERATION_SCOPE);
  await grant.save();
  return grant;
}

/** The library's own policy, but that a program on loopback needs no consent page either. */
function loginPolicy() {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.remove('native_client_prompt');
  return policy;
}

/** The configuration of the demo provider: what is not needed is off, and every page is our own. */
export function providerConfiguration(
  people: ReadonlyMap<string, DemoPerson>,
  secrets: DemoSecrets,
  redirectUris: readonly string[],
): Configuration {
  return {
    adapter: createMemoryAdapters(),
    clients: demoClients(people.values(), secrets, redirectUris),
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey], short: { path: '/', signed: true }, long: { path: '/', signed: true } },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientBasedCORS: (_ctx, origin) => redirectUris.some((uri) => new URL(uri).origin === origin),
    scopes: ['openid'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => FEDERATION_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo(_ctx, resource) {
          if (resource === FEDERATION_AUDIENCE) return federationResource();
          throw new errors.InvalidTarget();
        },
      },
    },
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: TOKEN_SECONDS,
      Interaction: LOGIN_SECONDS,
      Session: TOKEN_SECONDS,
      Grant: TOKEN_SECONDS,
    },
    interactions: { policy: loginPolicy(), url: (_ctx, interaction) => interactionPath(interaction.uid) },
    findAccount: (_ctx, id) => (people.has(id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    loadExistingGrant: grantAll,
    extraTokenClaims(ctx, token) {
      const id = 'accountId' in token ? token.accountId : token.clientId;
      const person = people.get(id ?? '');
      if (person === undefined) throw new errors.InvalidGrant('there is no such demo person');
      const params = ctx.oidc.params ?? {};
      return claimsOf(person, params['grant_type'] === DEMO_GRANT ? params['acting_officer'] : undefined);
    },
    renderError(ctx, out) {
      ctx.type = 'json';
      ctx.body = { error: out.error, error_description: out.error_description };
    },
  };
}
