import type { ApolloServer } from '@apollo/server';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ComityError } from '../../schema/errors.ts';
import { requestId, type RequestId } from '../../schema/ids.ts';
import type { AskingContext } from '../asking.ts';
import type { Pipeline } from '../pipeline.ts';
import { asGraphQLError } from './apollo-server.ts';
import { headerMap, parseRequest } from './client-request.ts';
import type { GatewayMetrics } from './metrics.ts';
import { BROWSER_PAGE, BROWSER_PAGE_POLICY } from './page.ts';
import type { Readiness } from './readiness.ts';
import { refuse, send, sendJson } from './respond.ts';

/** What the HTTP server is made of. */
export interface HttpOptions {
  readonly apollo: ApolloServer<AskingContext>;
  readonly pipeline: Pipeline;
  readonly readiness: Readiness;
  readonly metrics: GatewayMetrics;
  readonly gauges: () => Readonly<Record<string, number>>;
  readonly log: Logger;
  /** Bytes of a body at most. */
  readonly bodyLimit: number;
}

/** A listening server. */
export interface HttpServer {
  readonly port: number;
  /** Takes no new connection, and ends when the running requests have been answered. */
  close(): Promise<void>;
}

const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
const IDLE_CHECK_MS = 50;

/** Aborted when the client closes the connection before it has its answer. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function wantsPage(request: IncomingMessage): boolean {
  const isBare = !(request.url ?? '').includes('?');
  return request.method === 'GET' && isBare && (request.headers.accept ?? '').includes('text/html');
}

async function graphql(options: HttpOptions, request: IncomingMessage, response: ServerResponse, id: RequestId) {
  if (wantsPage(request)) {
    response.setHeader('content-security-policy', BROWSER_PAGE_POLICY);
    send(response, 200, 'text/html; charset=utf-8', BROWSER_PAGE);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'POST') {
    const errors = [{ message: 'send a GET or a POST', extensions: { code: 'BAD_REQUEST', requestId: id } }];
    sendJson(response.setHeader('allow', 'GET, POST'), 405, { errors });
    return;
  }
  const signal = signalOf(response);
  const { body, search, operation } = await parseRequest(request, options.bodyLimit);
  const result = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: request.method ?? 'GET', headers: headerMap(request), search, body },
    context: async () => {
      try {
        return await options.pipeline.open({ id, headers: request.headers, operation, signal });
      } catch (error) {
        if (error instanceof ComityError) options.metrics.countRefusal(error.code);
        throw asGraphQLError(error, id);
      }
    },
  });
  for (const [name, value] of result.headers) response.setHeader(name, value);
  const text = result.body.kind === 'complete' ? result.body.string : '';
  send(response, result.status ?? 200, result.headers.get('content-type') ?? 'application/json; charset=utf-8', text);
}

async function route(options: HttpOptions, request: IncomingMessage, response: ServerResponse, id: RequestId) {
  const path = (request.url ?? '/').split('?')[0];
  switch (path) {
    case '/graphql':
      await graphql(options, request, response, id);
      return;
    case '/healthz':
      sendJson(response, 200, { status: 'up' });
      return;
    case '/readyz': {
      const faults = await options.readiness.faults();
      sendJson(response, faults.length === 0 ? 200 : 503, { faults });
      return;
    }
    case '/metrics':
      send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', options.metrics.text(options.gauges()));
      return;
    default:
      sendJson(response, 404, { errors: [{ message: 'there is nothing here', extensions: { code: 'BAD_REQUEST' } }] });
  }
}

function handler(options: HttpOptions) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const id = requestId(randomBytes(12).toString('base64url'));
    response.setHeader('comity-request-id', id);
    route(options, request, response, id).catch((error: unknown) => {
      if (!(error instanceof ComityError)) options.log.error({ requestId: id, err: error }, 'a request failed');
      const known =
        error instanceof ComityError ? error : new ComityError('INTERNAL', 'the request could not be answered');
      options.metrics.countRefusal(known.code);
      if (response.headersSent) response.destroy();
      else refuse(response.setHeader('connection', 'close'), known, id);
      // What is still on its way is not read: it may be endless.
      request.unpipe().resume();
    });
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new ComityError('PORT_IN_USE', `port \`${port}\` is in use`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Serves the gateway over HTTP; rejects with `PORT_IN_USE`. */
export async function startHttpServer(options: HttpOptions, port: number, host: string): Promise<HttpServer> {
  const limits = { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_TIMEOUT_MS };
  const server = createServer(limits, handler(options));
  const actual = await listen(server, port, host);
  return {
    port: actual,
    close: () =>
      new Promise((resolve) => {
        // A connection that is kept open falls idle only once its request has been answered.
        const timer = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
        server.close(() => {
          clearInterval(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
