/**
 * What the gateway is measured against: a small HTTP server that sends the same bodies to the same endpoints through
 * undici pools, parses what comes, puts it in one list, and serialises that. It identifies nobody, signs, checks and
 * records nothing.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { DEFAULT_LIMITS } from '../../../gateway/start.ts';
import { serveBench } from '../process/serve-bench.ts';

interface Endpoint {
  readonly code: string;
  readonly origin: string;
  readonly body: string;
}

interface Answered {
  readonly data: { readonly _entities: readonly [{ readonly persons: unknown }] };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

serveBench(async (config) => {
  const endpoints = new Map(
    (config as readonly Endpoint[]).map(({ code, origin, body }) => [
      code,
      { body, pool: new Pool(origin, { connections: DEFAULT_LIMITS.client.connections, pipelining: 1 }) },
    ]),
  );
  const codes = [...endpoints.keys()];

  async function ask(code: string) {
    const endpoint = endpoints.get(code);
    if (endpoint === undefined) throw new Error(`there is no \`${code}\``);
    const { body } = await endpoint.pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: endpoint.body,
    });
    const { data } = JSON.parse(await body.text()) as Answered;
    return { code, persons: data._entities[0].persons };
  }

  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void textOf(request).then(async (text) => {
      const { variables } = JSON.parse(text) as { readonly variables: { readonly in?: readonly string[] } };
      const jurisdictions = await Promise.all((variables.in ?? codes).map(ask));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ data: { jurisdictions } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { ready: { port: (server.address() as AddressInfo).port } };
});
