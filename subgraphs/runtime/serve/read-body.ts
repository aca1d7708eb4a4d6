import type { IncomingMessage } from 'node:http';
import { ComityError } from '../../../schema/errors.ts';

/** Bytes of a call's body at most. */
const LARGEST_BODY = 2 * 1024 * 1024;

/** The whole body of a request; throws `QUERY_TOO_LARGE` as soon as it is too large. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw new ComityError('QUERY_TOO_LARGE', `the body is larger than ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
