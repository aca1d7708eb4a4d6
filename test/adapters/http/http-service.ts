import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** A real HTTP server of a test, which notes every request line. */
export interface HttpService {
  readonly url: string;
  readonly server: Server;
  readonly log: string[];
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback address. */
export async function startHttpService(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<HttpService> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    log.push(`${request.method ?? ''} ${decodeURIComponent(request.url ?? '')}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the service has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    server,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Writes a row's values as elements of XML. */
export function xmlElements(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`)
    .join('');
}

/** Text with the characters that XML reserves written as entities. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}
