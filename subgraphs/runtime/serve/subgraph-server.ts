import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import { ComityError, isErrorCode } from '../../../schema/errors.ts';
import type { Country } from '../country/country.ts';
import { answerPlugin, type CallContext } from './answer-plugin.ts';
import type { RecordDisclosures } from './disclosure.ts';
import { readBody } from './read-body.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import type { IncomingMessage as IncomingCall } from '../../../schema/protocol/verify-call.ts';

/** What a subgraph's server is made of. */
export interface SubgraphServerOptions {
  readonly country: Country;
  readonly schema: GraphQLSchema;
  /** Verifies a call; throws a `ComityError` that says what is wrong with it and no more. */
  readonly verify: (call: IncomingCall) => Promise<VerifiedCall>;
  readonly record: RecordDisclosures;
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
  /** Told of faults that a caller may not read; holds no personal data. */
  readonly onFault: (fault: { readonly code: string; readonly error: unknown }) => void;
  /** What is wrong with the country's process at present, for its health page; empty when all is well. */
  readonly health: () => readonly string[];
}

/** A running subgraph. */
export interface SubgraphServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Above the keep-alive of the hub's pools, so that the hub never writes on a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000;

async function openApollo(options: SubgraphServerOptions): Promise<ApolloServer<CallContext>> {
  const server = new ApolloServer<CallContext>({
    schema: options.schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    nodeEnv: 'production',
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => {
      const original = unwrap(error);
      const code = original instanceof ComityError ? original.code : formatted.extensions?.['code'];
      const known = isErrorCode(code) ? code : 'INTERNAL';
      if (known === 'INTERNAL' || original instanceof ComityError) options.onFault({ code: known, error: original });
      const path = formatted.path === undefined ? {} : { path: formatted.path };
      return {
        message: known === 'INTERNAL' ? 'internal fault' : formatted.message,
        ...path,
        extensions: { code: known },
      };
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answerPlugin(options.country, options.schema, options.record),
    ],
  });
  await server.start();
  return server;
}

function unwrap(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error && error.originalError ? error.originalError : error;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function refuse(response: ServerResponse, error: ComityError): void {
  const body = { errors: [{ message: error.message, extensions: { code: error.code } }] };
  send(response, error.status, JSON.stringify(body));
}

async function answer(
  apollo: ApolloServer<CallContext>,
  options: SubgraphServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const call = await options.verify({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: request.headers,
    body,
  });
  const headers = new HeaderMap([['content-type', 'application/json']]);
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: parseBody(body) },
    context: () => Promise.resolve({ call }),
  });
  const text = result.body.kind === 'complete' ? result.body.string : '';
  send(response, result.status ?? 200, text);
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ComityError('BAD_REQUEST', 'the body is not JSON in UTF-8');
  }
}

function route(apollo: ApolloServer<CallContext>, options: SubgraphServerOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/healthz' || path === '/readyz') {
      const faults = options.health();
      send(response, faults.length === 0 || path === '/healthz' ? 200 : 503, JSON.stringify({ faults }));
      return;
    }
    if (path !== '/graphql' || request.method !== 'POST') {
      send(
        response,
        404,
        JSON.stringify({ errors: [{ message: 'there is nothing here', extensions: { code: 'BAD_REQUEST' } }] }),
      );
      return;
    }
    answer(apollo, options, request, response).catch((error: unknown) => {
      if (error instanceof ComityError) {
        refuse(response, error);
        return;
      }
      options.onFault({ code: 'INTERNAL', error });
      refuse(response, new ComityError('INTERNAL', 'internal fault'));
    });
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Starts the HTTP server of a country's subgraph; resolves when it listens. */
export async function startSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const apollo = await openApollo(options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000 }, route(apollo, options));
  const port = await listen(server, options.port, options.host);
  return {
    port,
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await apollo.stop();
    },
  };
}
