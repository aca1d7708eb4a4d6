import { ApolloServer } from '@apollo/server';
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
import { ComityError } from '../../../schema/errors.ts';
import type { Country } from '../country/country.ts';
import { MOST_TOKENS } from './admit-operation.ts';
import { callAnswerer, type CallAnswerer } from './answer-call.ts';
import { answerPlugin, type CallContext } from './answer-plugin.ts';
import type { Registrar } from './disclosure.ts';
import { readBody } from './read-body.ts';
import { thrownError, toldFault } from './told-fault.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import type { IncomingMessage as IncomingCall } from '../../../schema/protocol/verify-call.ts';

/** What a subgraph's server is made of. */
export interface SubgraphServerOptions {
  readonly country: Country;
  readonly schema: GraphQLSchema;
  /** Verifies a call; throws a `ComityError` that says what is wrong with it and no more. */
  readonly verify: (call: IncomingCall) => Promise<VerifiedCall>;
  readonly registrar: Registrar;
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
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    formatError: (formatted, error) => {
      const thrown = thrownError(error);
      const { code, message, own } = toldFault(thrown, formatted.message, formatted.extensions?.['code']);
      if (own) options.onFault({ code, error: thrown });
      return { message, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code } };
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      answerPlugin(options.country, options.schema),
    ],
  });
  await server.start();
  return server;
}

/** Apollo's own log would hold texts of errors: what is wrong goes to `onFault`. */
function quiet(): void {
  return undefined;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
}

function refuse(options: SubgraphServerOptions, response: ServerResponse, error: unknown): void {
  const { code, message, own } = toldFault(error, error instanceof Error ? error.message : '', null);
  if (own) options.onFault({ code, error });
  const told = new ComityError(code, message);
  send(response, told.status, JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

async function receive(answer: CallAnswerer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const { method = 'GET', url = '/', headers } = request;
  const { status, text } = await answer({ method, url, headers, body });
  send(response, status, text);
}

function route(answer: CallAnswerer, options: SubgraphServerOptions) {
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
    receive(answer, request, response).catch((error: unknown) => refuse(options, response, error));
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
  const answer = callAnswerer(apollo, options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000 }, route(answer, options));
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
