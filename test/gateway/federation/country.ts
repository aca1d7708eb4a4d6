import { execute, parse, validate } from 'graphql';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEFAULT_CALL_WINDOW } from '../../../schema/protocol/call-window.ts';
import { verifyHubRequest } from '../../../schema/protocol/hub-request.ts';
import { callKey, callKeys } from '../../../schema/protocol/protocol-keys.ts';
import { verifyCallSignature } from '../../../schema/protocol/verify-call.ts';
import type { WrittenMember } from '../../../gateway/members/parse-members.ts';
import { deskSchema } from '../../../subgraphs/desk/desk-schema.ts';
import { RECORD_TYPES } from '../../../schema/record-types.ts';
import { HUB_KEYS } from '../../protocol/federation-keys.ts';
import { countrySchema, type CountryOptions, type Noted } from './country-schema.ts';
import { answerBadly, type Fault } from './faults.ts';

/** A call as a country received it. */
export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly query: string;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly extensions?: unknown;
  };
  readonly nonce: string;
}

/** A country that serves over real HTTP, checks the hub's signatures, and can be told to answer badly. */
export interface Country {
  readonly code: string;
  readonly calls: ReceivedCall[];
  fault: Fault | null;
  /** What it tells of obligations, whatever it answers: none at first. */
  obligations: unknown;
  /** How it is configured at the hub. */
  readonly configured: WrittenMember;
  close(): Promise<void>;
}

const CACHED = new Map<string, ReturnType<typeof countrySchema>>();

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts a country, on a free port unless one is given. */
export async function startCountry(
  options: CountryOptions & Partial<WrittenMember> & { readonly port?: number },
): Promise<Country> {
  const { code, version = 3 } = options;
  const secret = randomBytes(32).toString('base64');
  const keys = callKeys([callKey(code, secret)]);
  const cacheKey = JSON.stringify(options);
  const records = CACHED.get(cacheKey) ?? countrySchema(options);
  CACHED.set(cacheKey, records);
  const calls: ReceivedCall[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return void response.writeHead(200).end();
    const bytes = await bytesOf(request);
    const message = { method: 'POST', url: request.url ?? '', headers: request.headers, body: bytes };
    const { nonce } = verifyCallSignature(message, keys, Date.now(), DEFAULT_CALL_WINDOW);
    verifyHubRequest(request.headers, HUB_KEYS, Date.now(), DEFAULT_CALL_WINDOW);
    const body = JSON.parse(bytes.toString('utf8')) as ReceivedCall['body'];
    const path = request.url ?? '';
    calls.push({ path, headers: request.headers, body, nonce });
    if (country.fault !== null && (await answerBadly(country.fault, response))) return;
    const isDesk = path === '/desk';
    const schema = isDesk ? deskSchema() : records;
    const document = parse(body.query);
    const faults = validate(schema, document);
    const noted: Noted = { parts: [] };
    const result =
      faults.length > 0
        ? { errors: faults }
        : await execute({
            schema,
            document,
            variableValues: { ...body.variables },
            contextValue: noted,
            ...(isDesk ? { rootValue: options.desk ?? {} } : {}),
          });
    const comity = {
      asOf: '2026-02-27T00:00:09Z',
      coverage: 0.9,
      policyVersion: `policy-${code}`,
      matcherVersion: options.matcherVersion ?? 'm1',
      falseHits: options.falseHits,
      parts: noted.parts,
      obligations: country.obligations,
      withheld: [{ type: 'Person', field: 'nationalId', outcome: 'deny', reason: 'Art 5' }],
    };
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ ...result, ...(isDesk ? {} : { extensions: { comity } }) }));
  }

  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ errors: [{ message: String(error), extensions: { code: 'CALL_ALTERED' } }] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const country: Country = {
    code,
    calls,
    fault: null,
    obligations: [],
    configured: {
      code,
      url: `http://127.0.0.1:${port}/graphql`,
      key: secret,
      schemaVersion: version,
      holds: options.holds ?? RECORD_TYPES,
      ...(options.extension === undefined ? {} : { extension: options.extension }),
      ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return country;
}
