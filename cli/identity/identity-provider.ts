import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { codeList } from '../../schema/codes.ts';
import { ComityError } from '../../schema/errors.ts';
import type { WrittenIssuer } from '../../schema/protocol/written-issuer.ts';
import { FEDERATION_AUDIENCE } from './demo-clients.ts';
import { demoAgency, DEMO_ROLES, demoPeople } from './demo-people.ts';
import { registerDemoGrant } from './demo-grant.ts';
import { ensureDemoSecrets } from './demo-secrets.ts';
import { handleInteraction, isInteraction } from './interactions.ts';
import { providerConfiguration } from './provider-configuration.ts';

/** Settings of the demo identity provider. */
export interface IdentityProviderOptions {
  /** 0 for a free one. */
  readonly port: number;
  readonly members: readonly string[];
  /** Keys and secrets are kept in its folder `identity`. */
  readonly dataFolder: string;
  /** The address under which others know it; by default that on which it listens. */
  readonly issuer?: string;
  /** By default 127.0.0.1: whoever reaches the login page can be anybody. */
  readonly host?: string;
  /** Where the console may be sent back to after a login. */
  readonly redirectUris?: readonly string[];
}

/** A running demo identity provider. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly port: number;
  /** Trust in it, as hub and countries are configured with it; marked as a demo. */
  readonly trusted: WrittenIssuer;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const CONSOLE_URIS = ['http://127.0.0.1/console', 'http://localhost/console'];

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const message = taken ? `port \`${port}\` is taken` : `\`${host}\` cannot be listened on`;
      reject(new ComityError(taken ? 'PORT_IN_USE' : 'CONFIGURATION_INVALID', message, { cause: error }));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function trustIn(issuer: string, members: readonly string[]): WrittenIssuer {
  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    audience: FEDERATION_AUDIENCE,
    members: [...members],
    agencies: members.map(demoAgency),
    roles: [...DEMO_ROLES],
    clearances: [...codeList('ConfidentialityCode').codes.keys()],
    automated: true,
    algorithms: ['ES256'],
    demo: true,
  };
}

/** Starts the demo identity provider in this process; throws `PORT_IN_USE` where the port is taken. */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  const people = demoPeople(options.members);
  const secrets = await ensureDemoSecrets(options.dataFolder);
  const server = createServer();
  const port = await listen(server, options.port, options.host ?? LOOPBACK);
  const issuer = options.issuer ?? `http://${LOOPBACK}:${port}`;
  const provider = new Provider(issuer, providerConfiguration(people, secrets, options.redirectUris ?? CONSOLE_URIS));
  registerDemoGrant(provider, people);
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (!isInteraction(request)) {
      void callback(request, response);
      return;
    }
    handleInteraction(provider, people, request, response).catch(() => response.destroy());
  });
  return {
    issuer,
    port,
    trusted: trustIn(issuer, options.members),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
