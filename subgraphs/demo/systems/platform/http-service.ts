import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { RunningService, ServeOptions, ServiceCredentials } from './service.ts';

/** Bytes of a request's head: the keys of one call stand in its address. */
const MAX_HEAD_BYTES = 128 * 1024;
/** Above that of the callers' pools, so that no call meets a connection that is being closed. */
const KEEP_ALIVE_MS = 65_000;

function expected(credentials: ServiceCredentials): string {
  if (credentials.token !== undefined) return `Bearer ${credentials.token}`;
  const account = `${credentials.username ?? ''}:${credentials.password ?? ''}`;
  return `Basic ${Buffer.from(account, 'utf8').toString('base64')}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether a call carries the account that the service asks for; without an account every call does. */
export function isAuthorised(request: IncomingMessage, credentials: ServiceCredentials | undefined): boolean {
  if (!credentials) return true;
  return timingSafeEqual(digest(request.headers.authorization ?? ''), digest(expected(credentials)));
}

/** A server for a national service, not yet listening; a request that its listener fails on is answered with 500. */
export function httpServer(listener: RequestListener): Server {
  const server = createServer(
    { maxHeaderSize: MAX_HEAD_BYTES, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      try {
        listener(request, response);
      } catch {
        response.writeHead(500).end();
      }
    },
  );
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
  return server;
}

/** Listens where it is told, by default on the loopback address; `close` ends all connections and then runs `release`. */
export async function listen(
  server: Server,
  { port, host = '127.0.0.1' }: Pick<ServeOptions, 'port' | 'host'>,
  pathname: string,
  release: () => void,
): Promise<RunningService> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}${pathname}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          release();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
