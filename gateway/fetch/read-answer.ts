import type { IncomingHttpHeaders } from 'node:http';
import { fault, type CallResult } from './call-result.ts';
import type { Exchanged } from './exchange.ts';
import { memberVerdict } from './member-code.ts';

const JSON_TYPES = new Set(['application/json', 'application/graphql-response+json']);
/** A refusal says little: what is longer is not read. */
const REFUSAL_LIMIT = 64 * 1024;
const POLLUTING = Buffer.from('"__proto__"');
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function isJson(headers: IncomingHttpHeaders): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && JSON_TYPES.has(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

function parsed(bytes: Buffer): unknown {
  // A key of this name is in no answer of ours, and later code merges objects by their keys.
  if (bytes.includes(POLLUTING)) return undefined;
  try {
    return JSON.parse(UTF8.decode(bytes));
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
function readRefusal(status: number, body: Buffer | null): CallResult {
  const code = body === null ? null : codeIn(parsed(body));
  const note = `answered ${status}${typeof code === 'string' ? ` ${code.slice(0, 40)}` : ''}`;
  if (typeof code === 'string') return { kind: 'fault', ...memberVerdict(code), note };
  if (status === 429 || status === 503) return fault('OVERLOADED', note);
  return fault(status === 502 || status === 504 ? 'UNAVAILABLE' : 'MALFORMED', note);
}

/** How many bytes of an answer are read, of an answer to a question of `answerBytes` at most: none that are no JSON. */
export function bytesRead(status: number, headers: IncomingHttpHeaders, answerBytes: number): number {
  if (!isJson(headers)) return 0;
  return status === 200 ? answerBytes : REFUSAL_LIMIT;
}

/** What a member's HTTP response says, of which up to `limit` bytes were read. */
export function readAnswer(
  { status, headers, body }: Extract<Exchanged, { readonly kind: 'answered' }>,
  limit: number,
): CallResult {
  if (status !== 200) return readRefusal(status, isJson(headers) ? body : null);
  if (!isJson(headers)) return fault('MALFORMED', 'answered with another content type than JSON');
  if (body === null) return fault('MALFORMED', `answered with more than ${limit} bytes`);
  const value = parsed(body);
  return value === undefined ? fault('MALFORMED', 'answered with what is no JSON') : { kind: 'answer', body: value };
}
