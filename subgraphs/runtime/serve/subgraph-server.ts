import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
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
import type { OperationFields } from '../read/operation-fields.ts';
import { MOST_TOKENS } from './admit-operation.ts';
import { callAnswerer, type CallAnswerer } from './answer-call.ts';
import { answerPlugin, type CallContext } from './answer-plugin.ts';
import type { Registrar } from './disclosure.ts';
import { gaugesOf } from './gauges.ts';
import { openState } from './open-state.ts';
import { readBody } from './read-body.ts';
import { openSubgraphMetrics, type Gauge, type SubgraphMetrics } from './subgraph-metrics.ts';
import { thrownError, toldFault } from './told-fault.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import type { IncomingMessage as IncomingCall } from '../../../schema/protocol/verify-call.ts';

/** What is served under a path of its own. What it rejects with is told as any fault is. */
export interface ServedRoute {
  /** What the path begins with. */
  readonly prefix: string;
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** What a subgraph's server is made of. */
export interface SubgraphServerOptions {
  readonly country: Country;
  readonly schema: GraphQLSchema;
  /** Verifies a call; throws a `ComityError` that says what is wrong with it and no more. */
  readonly verify: (call: IncomingCall) => Promise<VerifiedCall>;
  readonly registrar: Registrar;
  /** What the process serves beside its records, the first that fits. */
  readonly routes?: readonly ServedRoute[];
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
  /** Told of faults that a caller may not read; holds no personal data. */
  readonly onFault: (fault: { readonly code: string; readonly error: unknown }) => void;
  /** What is wrong with the country's process at present, for its health page; empty when all is well. */
  readonly health: () => readonly string[];
  /** What the country's officers must see to: told on the health page, and no reason not to be ready. */
  readonly reminders?: () => readonly string[];
  /** What is measured at present beside what the server knows itself. */
  readonly gauges?: () => readonly Gauge[];
}

/** A running subgraph. */
export interface SubgraphServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Above the keep-alive of the hub's pools, so that the hub never writes on a connection that is being closed. */
const KEEP_ALIVE_MS = 75_000;
/** How long a server that closes waits for answers that are under way. */
const LONGEST_CLOSE_MS = 10_000;

type AnswerPlugin = ApolloServerPlugin<CallContext>;

async function openApollo(options: SubgraphServerOptions, plugin: AnswerPlugin): Promise<ApolloServer<CallContext>> {
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
      plugin,
    ],
  });
  await server.start();
  return server;
}

/** Apollo's own log would hold texts of errors: what is wrong goes to `onFault`. */
function quiet(): void {
  return undefined;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Sends an answer; where the request was not read to its end, its connection is of no use any more. */
function send(response: ServerResponse, status: number, body: string, type = JSON_TYPE): void {
  const end = response.req.complete ? {} : { connection: 'close' };
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...end });
  response.end(body);
}

/** Refuses a request, and gives the code of why. */
function refuse(options: SubgraphServerOptions, response: ServerResponse, error: unknown): string {
  const { code, message, own } = toldFault(error, error instanceof Error ? error.message : '', null);
  if (own) options.onFault({ code, error });
  const told = new ComityError(code, message);
  send(response, told.status, JSON.stringify({ errors: [{ message, extensions: { code } }] }));
  return code;
}

/** Answers a call, and gives what came of it. */
async function receive(
  answer: CallAnswerer,
  metrics: SubgraphMetrics,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  const body = await readBody(request);
  const { method = 'GET', url = '/', headers } = request;
  const { status, text, parts } = await answer({ method, url, headers, body });
  send(response, status, text);
  metrics.countParts(parts);
  return status === 200 ? 'answered' : 'refused';
}

/** What the health page tells. */
function toldFaults({ health, reminders }: SubgraphServerOptions): readonly string[] {
  return [...health(), ...(reminders?.() ?? [])];
}

function route(answer: CallAnswerer, options: SubgraphServerOptions) {
  const metrics = openSubgraphMetrics();
  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/healthz' || path === '/readyz') {
      const isReady = options.health().length === 0;
      send(response, isReady || path === '/healthz' ? 200 : 503, JSON.stringify({ faults: toldFaults(options) }));
      return;
    }
    if (path === '/metrics') {
      const gauges = [...gaugesOf(options.country, toldFaults(options)), ...(options.gauges?.() ?? [])];
      send(response, 200, metrics.text(gauges), METRICS_TYPE);
      return;
    }
    const own = options.routes?.find((served) => path?.startsWith(served.prefix));
    if (own) {
      own.answer(request, response).catch((error: unknown) => refuse(options, response, error));
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
    const arrived = performance.now();
    void receive(answer, metrics, request, response)
      .catch((error: unknown) => refuse(options, response, error))
      .then((outcome) => metrics.countCall(outcome, performance.now() - arrived));
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
export function startSubgraphServer(options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { country, schema } = options;
  const weigh = (call: VerifiedCall, fields: OperationFields) => openState(country, call, fields);
  return serveAnswers(
    options,
    answerPlugin(schema, weigh, (fault) => options.onFault(fault)),
  );
}

/** Starts an HTTP server whose answers take the course of `plugin`. */
export async function serveAnswers(options: SubgraphServerOptions, plugin: AnswerPlugin): Promise<SubgraphServer> {
  const apollo = await openApollo(options, plugin);
  const answer = callAnswerer(apollo, options);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000 }, route(answer, options));
  const port = await listen(server, options.port, options.host);
  return {
    port,
    async close() {
      const giveUp = setTimeout(() => server.closeAllConnections(), LONGEST_CLOSE_MS);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      clearTimeout(giveUp);
      await apollo.stop();
    },
  };
}
