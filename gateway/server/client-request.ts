import { HeaderMap } from '@apollo/server';
import type { IncomingMessage } from 'node:http';
import type { ClientOperation } from '../admit/admit.ts';
import { operationOfBody, operationOfSearch } from './client-operation.ts';
import { parseJson, readBody } from './read-body.ts';

/** Headers as the GraphQL server wants them. */
export function headerMap(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** A request for GraphQL, read as far as it is well-formed. */
export interface GraphQLHttpRequest {
  readonly body: unknown;
  readonly search: string;
  readonly operation: ClientOperation;
}

/** Reads a request for GraphQL; throws `QUERY_TOO_LARGE` or `BAD_REQUEST`. */
export async function parseRequest(request: IncomingMessage, limit: number): Promise<GraphQLHttpRequest> {
  const [, query] = (request.url ?? '').split('?', 2);
  const search = query === undefined ? '' : `?${query}`;
  if (request.method !== 'POST') return { body: undefined, search, operation: operationOfSearch(search) };
  const isJson = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  const bytes = await readBody(request, limit);
  const body = isJson ? parseJson(bytes) : undefined;
  return { body, search, operation: operationOfBody(body) };
}
