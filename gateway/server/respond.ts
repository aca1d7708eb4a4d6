import type { ServerResponse } from 'node:http';
import type { ComityError } from '../../schema/errors.ts';
import type { RequestId } from '../../schema/ids.ts';

/** Sends an answer that nobody may keep. */
export function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

/** Sends a JSON value. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Ends a request with an error, as GraphQL writes one. */
export function refuse(response: ServerResponse, error: ComityError, id: RequestId): void {
  const { message, code, status } = error;
  sendJson(response, status, { errors: [{ message, extensions: { code, requestId: id } }] });
}
