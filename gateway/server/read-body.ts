import type { IncomingMessage } from 'node:http';
import { ComityError } from '../../schema/errors.ts';

/** The whole body of a request; throws `QUERY_TOO_LARGE` as soon as it has more than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = () => new ComityError('QUERY_TOO_LARGE', `the body has more than ${limit} bytes`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The JSON of a body; throws `BAD_REQUEST` where it is none. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ComityError('BAD_REQUEST', 'the body is no JSON in UTF-8');
  }
}
