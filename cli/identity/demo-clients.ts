import { createHmac } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';
import type { DemoPerson } from './demo-people.ts';
import type { DemoSecrets } from './demo-secrets.ts';

/** The grant by which the command line gets a demo person's token; this provider alone knows it. */
export const DEMO_GRANT = 'urn:comity:grant-type:demo-person';
/** The client id of the command line. */
export const CLI_CLIENT = 'comity-cli';
/** The client id of the console: public, with PKCE. */
export const CONSOLE_CLIENT = 'comity-console';
/** The audience of all access tokens: hub and countries verify the same token. */
export const FEDERATION_AUDIENCE = 'urn:comity:federation';
/** The one scope of the federation's API. */
export const FEDERATION_SCOPE = 'comity';

/** The client secret of a demo application, such as `ee-application`. */
export function applicationSecret(secrets: DemoSecrets, applicationId: string): string {
  return createHmac('sha256', secrets.applicationSeed).update(applicationId).digest('base64url');
}

/** The clients of the demo provider: the command line, the console, and an application of each country. */
export function demoClients(
  people: Iterable<DemoPerson>,
  secrets: DemoSecrets,
  redirectUris: readonly string[],
): readonly ClientMetadata[] {
  const applications = [...people].filter((person) => person.role === 'application');
  const machine = { redirect_uris: [], response_types: [] };
  return [
    { ...machine, client_id: CLI_CLIENT, client_secret: secrets.cliSecret, grant_types: [DEMO_GRANT] },
    {
      client_id: CONSOLE_CLIENT,
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [...redirectUris],
    },
    ...applications.map(({ id }) => ({
      ...machine,
      client_id: id,
      client_secret: applicationSecret(secrets, id),
      grant_types: ['client_credentials'],
    })),
  ];
}
