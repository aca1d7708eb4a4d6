import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseExportLine } from '../../schema/audit/hash-chain.ts';
import { DESK_FIELDS, type DeskRoot } from '../../schema/desk.ts';
import { ComityError } from '../../schema/errors.ts';
import { createCallVerifier } from '../../schema/protocol/incoming-call.ts';
import { OVERSIGHT } from '../../schema/protocol/oversight.ts';
import { createMemoryReplayCache } from '../../schema/protocol/replay-cache.ts';
import { createTokenVerifier } from '../../schema/protocol/verify-token.ts';
import type { Justification } from '../../schema/requester.ts';
import type { DeskField } from '../../subgraphs/desk/desk.ts';
import { deskRoute } from '../../subgraphs/desk/serve-desk.ts';
import type { RegisterEntry } from '../../subgraphs/register/register-entry.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import { openRegistrar } from '../../subgraphs/runtime/serve/disclosure.ts';
import { CALL_KEY, CALL_KEYS, HUB_KEYS, JUSTIFICATION, signedRequest } from '../protocol/federation-keys.ts';
import { testIssuer, trustIn, type Claims } from '../protocol/issuer.ts';

const ISSUER = 'https://login.example.ee';
const AGENCY = 'Police and Border Guard Board';

/** Why officers work at the desk of their own country. */
export const IN_OVERSIGHT: Justification = { ...JUSTIFICATION, ...OVERSIGHT, offence: null, penalty: null };
/** An officer of the policy of EE. */
export const OFFICER: Claims = { sub: 'ee-approver', role: 'approver' };

/** What is sent to a desk; by default, what a hub sends for an analyst of EE. */
export interface SentToDesk {
  readonly query: string;
  readonly variables?: unknown;
  readonly claims?: Claims;
  readonly justification?: Justification;
  /** Sent as the access token instead of one of the issuer. */
  readonly token?: string;
  readonly path?: string;
}

/** What came back, with what the fields were called with. */
export interface DeskAnswer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly codes: readonly unknown[];
}

/** The desk of EE behind its own HTTP server, with real keys, tokens and register; its fields as given, else null. */
export async function servedDesk(given: Readonly<Record<string, DeskField>> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-desk-'));
  const register = await openRegister({ file: path.join(folder, 'register.sqlite') });
  const issuer = await testIssuer(ISSUER);
  const trust = trustIn(ISSUER, [issuer.publicKey], {
    members: ['EE', 'FR'],
    roles: ['analyst', 'application', 'approver', 'privacy-officer'],
  });
  const faults: { readonly code: string; readonly error: unknown }[] = [];
  const started = Date.now() - 10_000;
  const replay = createMemoryReplayCache({ capacity: 1000, aheadSeconds: 1, behindSeconds: 2, now: () => started });
  const fields = (root: DeskRoot): Readonly<Record<string, DeskField>> =>
    Object.fromEntries([...DESK_FIELDS[root]].map((name) => [name, given[name] ?? (() => null)]));
  const route = deskRoute({
    member: 'EE',
    modules: [{ Query: fields('Query'), Mutation: fields('Mutation') }],
    verify: createCallVerifier({
      callKeys: CALL_KEYS,
      hubKeys: HUB_KEYS,
      tokens: createTokenVerifier([trust]),
      replay,
    }),
    registrar: openRegistrar(register),
    now: () => new Date(),
    onFault: (fault) => faults.push(fault),
  });
  const server: Server = createServer((request, response) => {
    route.answer(request, response).catch((error: unknown) => {
      const code = error instanceof ComityError ? error.code : 'INTERNAL';
      response.writeHead(400).end(JSON.stringify({ errors: [{ extensions: { code } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Signs a call, and gives what sends it: as often as one likes. */
  async function prepared(call: SentToDesk) {
    const { query, variables = {}, claims, justification = JUSTIFICATION, path: at = '/desk' } = call;
    const token = call.token ?? (await issuer.sign({ agency: AGENCY, ...claims }));
    const { calls } = signedRequest(token, { justification });
    const body = JSON.stringify({ query, variables });
    const headers = calls.sign({ key: CALL_KEY, path: at, body, deadlineMs: 30_000 });
    return async (): Promise<DeskAnswer> => {
      const response = await fetch(`http://127.0.0.1:${port}/desk`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      });
      const { data = null, errors = [] } = (await response.json()) as {
        readonly data?: DeskAnswer['data'];
        readonly errors?: readonly { readonly extensions: { readonly code: unknown } }[];
      };
      return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
    };
  }

  return {
    port,
    faults,
    prepared,
    send: async (call: SentToDesk): Promise<DeskAnswer> => (await prepared(call))(),
    async entries(): Promise<readonly RegisterEntry[]> {
      const found: RegisterEntry[] = [];
      for await (const line of register.export())
        found.push(JSON.parse(parseExportLine(line)?.record ?? 'null') as RegisterEntry);
      return found;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await register.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
