import { ComityError } from '../../schema/errors.ts';
import { CLI_CLIENT, DEMO_GRANT } from './demo-clients.ts';
import { readDemoSecrets } from './demo-secrets.ts';

/** Whose token is asked of which demo provider. */
export interface DemoTokenRequest {
  readonly issuer: string;
  /** The folder of the embedded federation, which holds the secret of the command line. */
  readonly dataFolder: string;
  /** The id of a demo person, such as `ee-analyst`. */
  readonly person: string;
  /** For a demo application: the demo person for whom it acts. */
  readonly actingOfficer?: string;
}

const TIMEOUT_MS = 10_000;

async function secretOf(dataFolder: string): Promise<string> {
  const secrets = await readDemoSecrets(dataFolder);
  if (secrets !== null) return secrets.cliSecret;
  throw new ComityError('CONFIGURATION_INVALID', `there is no demo identity provider in \`${dataFolder}\``);
}

function ask(request: DemoTokenRequest, secret: string): Promise<Response> {
  const acting = request.actingOfficer === undefined ? {} : { acting_officer: request.actingOfficer };
  return fetch(`${request.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CLI_CLIENT}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: DEMO_GRANT, person: request.person, ...acting }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new ComityError('CONFIGURATION_INVALID', `the identity provider \`${request.issuer}\` does not answer`, {
      cause: error,
    });
  });
}

function textOf(body: unknown, name: string): string | null {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return null;
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : null;
}

/**
 * An access token of a demo person, good for an hour: a real one, that hub and countries verify by the provider's keys.
 * Throws `USAGE` where there is no such person, and `CONFIGURATION_INVALID` where no demo provider answers.
 */
export async function requestDemoToken(request: DemoTokenRequest): Promise<string> {
  const response = await ask(request, await secretOf(request.dataFolder));
  const body: unknown = await response.json().catch(() => null);
  const token = textOf(body, 'access_token');
  if (response.ok && token !== null) return token;
  const reason = textOf(body, 'error_description') ?? `it answers ${response.status}`;
  const code = textOf(body, 'error') === 'invalid_request' ? 'USAGE' : 'CONFIGURATION_INVALID';
  throw new ComityError(code, `the demo identity provider gives no token: ${reason}`);
}
