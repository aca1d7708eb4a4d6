import path from 'node:path';
import { createCallVerifier } from '../../schema/protocol/incoming-call.ts';
import type { CallHeaders } from '../../schema/protocol/call-signature.ts';
import type { CallKey, HubSigningKey } from '../../schema/protocol/protocol-keys.ts';
import type { Justification } from '../../schema/requester.ts';
import { createMemoryReplayCache } from '../../schema/protocol/replay-cache.ts';
import { createTokenVerifier } from '../../schema/protocol/verify-token.ts';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { policyFaults } from '../../subgraphs/runtime/country/policy-health.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { startSubgraphServer } from '../../subgraphs/runtime/serve/subgraph-server.ts';
import { CALL_KEY, CALL_KEYS, HUB_KEYS, JUSTIFICATION, signedRequest } from '../protocol/federation-keys.ts';
import { testIssuer, trustIn, type Claims, type TestIssuer } from '../protocol/issuer.ts';
import type { smallCountry } from './small-country.ts';

const ISSUER = 'https://login.example.fr';

/** What a call sends; by default what a hub in good order sends for a French analyst. */
export interface SentCall {
  /** The body, as JSON unless it is a text. */
  readonly body: unknown;
  readonly claims?: Claims;
  readonly deadlineMs?: number;
  /** Sent instead of the body that was signed. */
  readonly altered?: string;
  readonly method?: string;
  /** Sent as the access token instead of one of the issuer. */
  readonly token?: string;
  /** Signs the access token instead of the issuer. */
  readonly issuer?: TestIssuer;
  readonly justification?: Justification;
  /** Keys of another sender. */
  readonly hubKey?: HubSigningKey;
  readonly callKey?: CallKey;
  /** When the request was signed, in milliseconds since the epoch. */
  readonly signedAt?: number;
  /** What becomes of the headers on their way. */
  readonly headers?: (signed: CallHeaders) => Readonly<Record<string, string>>;
  /** Where the call is sent instead of `/graphql`. */
  readonly path?: string;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** The body of the hub's query of one country. */
export function entityQuery(selection: string, variables: Readonly<Record<string, unknown>> = {}) {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on EE_Jurisdiction { ${selection} } } }`;
  return { query, variables: { representations: [{ __typename: 'EE_Jurisdiction', code: 'EE' }], ...variables } };
}

/** A country behind its own HTTP server, with real keys, tokens and register. */
export async function servedCountry(
  small: Pick<Awaited<ReturnType<typeof smallCountry>>, 'country' | 'schema' | 'folder' | 'systemFile' | 'close'>,
) {
  const issuer = await testIssuer(ISSUER);
  const trust = trustIn(ISSUER, [issuer.publicKey], { members: ['FR'], agencies: ['PJ'] });
  const register = await openRegister({ file: path.join(small.folder, 'register.sqlite') });
  const faults: { readonly code: string; readonly error: unknown }[] = [];
  const clock = { now: Date.now() - 10_000 };
  const replay = createMemoryReplayCache({
    capacity: 10_000,
    aheadSeconds: 1,
    behindSeconds: 2,
    now: () => clock.now,
  });
  clock.now = Date.now();
  const server = await startSubgraphServer({
    country: small.country,
    schema: small.schema,
    verify: createCallVerifier({
      callKeys: CALL_KEYS,
      hubKeys: HUB_KEYS,
      tokens: createTokenVerifier([trust]),
      replay,
    }),
    registrar: openRegistrar(register),
    host: '127.0.0.1',
    port: 0,
    onFault: (fault) => faults.push(fault),
    health: () => policyFaults(small.country),
  });
  const url = `http://127.0.0.1:${server.port}`;

  /** Signs a call, and gives what sends it: as often as one likes. */
  async function prepared(call: SentCall) {
    const { body, claims, deadlineMs = 30_000, altered, method = 'POST', path: at = '/graphql' } = call;
    const { justification = JUSTIFICATION, signedAt, hubKey } = call;
    const signed = await (call.issuer ?? issuer).sign({ member: 'FR', agency: 'PJ', sub: 'fr-analyst', ...claims });
    const { calls } = signedRequest(call.token ?? signed, {
      justification,
      ...(signedAt === undefined ? {} : { now: signedAt }),
      ...(hubKey === undefined ? {} : { hubKey }),
    });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const sealed = calls.sign({ key: call.callKey ?? CALL_KEY, path: '/graphql', body: text, deadlineMs });
    const headers = call.headers?.(sealed) ?? sealed;
    return async (): Promise<Received> => {
      const response = await fetch(`${url}${at}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        ...(method === 'GET' ? {} : { body: altered ?? text }),
      });
      return { status: response.status, text: await response.text(), headers: response.headers };
    };
  }

  return {
    systemFile: small.systemFile,
    ids: small.country.ids,
    faults,
    url,
    prepared,
    send: async (call: SentCall): Promise<Received> => (await prepared(call))(),
    async entries(): Promise<readonly RegisterEntry[]> {
      const found: RegisterEntry[] = [];
      for await (const line of register.export()) {
        found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      }
      return found;
    },
    async close() {
      await server.close();
      await register.close();
      await small.close();
    },
  };
}
