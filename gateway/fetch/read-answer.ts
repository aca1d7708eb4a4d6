import type { Dispatcher } from 'undici';
import { fault, type CallResult } from './call-result.ts';
import { memberVerdict } from './member-code.ts';

const JSON_TYPES = new Set(['application/json', 'application/graphql-response+json']);
/** A refusal says little: what is longer is not read. */
const REFUSAL_LIMIT = 64 * 1024;
const POLLUTING = Buffer.from('"__proto__"');

function isJson(headers: Dispatcher.ResponseData['headers']): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && JSON_TYPES.has(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** The body's bytes; null as soon as there are more than `limit`, and then the connection is given up. */
async function bytesOf(body: Dispatcher.ResponseData['body'], limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > limit) {
      body.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

function parsed(bytes: Buffer): unknown {
  // A key of this name is in no answer of ours, and later code merges objects by their keys.
  if (bytes.includes(POLLUTING)) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

function codeIn(body: unknown): unknown {
  const errors = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : null;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const extensions = typeof first === 'object' && first !== null && 'extensions' in first ? first.extensions : null;
  return typeof extensions === 'object' && extensions !== null && 'code' in extensions ? extensions.code : null;
}

/** A member that refuses a call says why by a code; one that cannot, by the status of its answer. */
async function readRefusal(response: Dispatcher.ResponseData): Promise<CallResult> {
  const { statusCode } = response;
  const bytes = isJson(response.headers) ? await bytesOf(response.body, REFUSAL_LIMIT) : null;
  if (bytes === null) response.body.destroy();
  const code = bytes === null ? null : codeIn(parsed(bytes));
  const note = `answered ${statusCode}${typeof code === 'string' ? ` ${code.slice(0, 40)}` : ''}`;
  if (typeof code === 'string') return { kind: 'fault', ...memberVerdict(code), note };
  if (statusCode === 429 || statusCode === 503) return fault('OVERLOADED', note);
  return fault(statusCode === 502 || statusCode === 504 ? 'UNAVAILABLE' : 'MALFORMED', note);
}

/** What a member's HTTP response says, read up to `limit` bytes. Rejects where the connection breaks. */
export async function readAnswer(response: Dispatcher.ResponseData, limit: number): Promise<CallResult> {
  // A body that is given up raises an error that nobody waits for.
  response.body.on('error', () => undefined);
  if (response.statusCode !== 200) return readRefusal(response);
  if (!isJson(response.headers)) {
    response.body.destroy();
    return fault('MALFORMED', 'answered with another content type than JSON');
  }
  const announced = Number(response.headers['content-length'] ?? 0);
  const bytes = announced > limit ? null : await bytesOf(response.body, limit);
  if (bytes === null) {
    response.body.destroy();
    return fault('MALFORMED', `answered with more than ${limit} bytes`);
  }
  const body = parsed(bytes);
  return body === undefined ? fault('MALFORMED', 'answered with what is no JSON') : { kind: 'answer', body };
}
