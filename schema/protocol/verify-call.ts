import { timingSafeEqual } from 'node:crypto';
import { isInnerList, parseDictionary, serializeInnerList, type InnerList, type Item } from 'structured-headers';
import { ComityError } from '../errors.ts';
import { callMac, contentDigest, COVERED_COMPONENTS, DEADLINE_HEADER, SIGNATURE_LABEL } from './call-signature.ts';
import { assertTimely, type CallWindow } from './call-window.ts';
import { headerValue, type MessageHeaders } from './message-headers.ts';
import type { CallKeys } from './protocol-keys.ts';

/** A call as it arrived: `url` is the request target, `body` the exact bytes. */
export interface IncomingMessage {
  readonly method: string;
  readonly url: string;
  readonly headers: MessageHeaders;
  readonly body: Uint8Array;
}

/** What a verified signature says; times are seconds since the epoch. */
export interface VerifiedSignature {
  readonly keyId: string;
  readonly nonce: string;
  readonly created: number;
  readonly expires: number;
  readonly deadlineMs: number;
}

function unsigned(message: string): ComityError {
  return new ComityError('CALL_UNSIGNED', message);
}

function altered(message: string): ComityError {
  return new ComityError('CALL_ALTERED', message);
}

function member(header: string, name: string): Item | InnerList {
  try {
    const found = parseDictionary(header).get(SIGNATURE_LABEL);
    if (found !== undefined) return found;
  } catch {
    throw altered(`the header \`${name}\` is malformed`);
  }
  throw unsigned(`the header \`${name}\` has no \`${SIGNATURE_LABEL}\``);
}

function signatureInput(header: string): InnerList {
  const input = member(header, 'signature-input');
  if (!isInnerList(input)) throw altered('the header `signature-input` is malformed');
  const [items] = input;
  const exact =
    items.length === COVERED_COMPONENTS.length &&
    COVERED_COMPONENTS.every((name, index) => items[index]?.[0] === name && items[index][1].size === 0);
  if (!exact) throw altered('the signature does not cover what a call must cover');
  return input;
}

function signatureBytes(header: string): Buffer {
  const found = member(header, 'signature');
  const item: unknown = isInnerList(found) ? null : found[0];
  if (item instanceof ArrayBuffer) return Buffer.from(item);
  throw altered('the header `signature` is malformed');
}

function text(parameters: InnerList[1], name: string): string {
  const value: unknown = parameters.get(name);
  if (typeof value === 'string') return value;
  throw altered(`the signature has no \`${name}\``);
}

function seconds(parameters: InnerList[1], name: string): number {
  const value: unknown = parameters.get(name);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw altered(`the signature has no \`${name}\``);
}

function componentValue(message: IncomingMessage, name: string): string {
  if (name === '@method') return message.method;
  if (name === '@path') return message.url;
  const value = headerValue(message.headers, name);
  if (value !== undefined) return value;
  throw altered(`the header \`${name}\` is signed, but absent`);
}

function signatureBase(message: IncomingMessage, input: InnerList): string {
  const lines = COVERED_COMPONENTS.map((name) => `"${name}": ${componentValue(message, name)}\n`);
  return `${lines.join('')}"@signature-params": ${serializeInnerList(input)}`;
}

function deadline(message: IncomingMessage): number {
  const value = headerValue(message.headers, DEADLINE_HEADER) ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw altered(`\`${DEADLINE_HEADER}\` is no number of milliseconds`);
}

/**
 * Verifies the RFC 9421 signature of a call over its method, path, headers and exact body. Throws `CALL_UNSIGNED`,
 * `CALL_ALTERED` or `CALL_STALE`. Whether the nonce was seen before is for the replay cache.
 */
export function verifyCallSignature(
  message: IncomingMessage,
  keys: CallKeys,
  now: number,
  window: CallWindow,
): VerifiedSignature {
  const inputHeader = headerValue(message.headers, 'signature-input');
  const signatureHeader = headerValue(message.headers, 'signature');
  if (inputHeader === undefined || signatureHeader === undefined) throw unsigned('the call carries no signature');
  const input = signatureInput(inputHeader);
  const [, parameters] = input;
  const keyId = text(parameters, 'keyid');
  const key = keys.get(keyId);
  if (key === undefined) throw unsigned('the call is not signed with a key that is known here');
  if (text(parameters, 'alg') !== 'hmac-sha256') throw altered('the signature is not `hmac-sha256`');
  // The query is not among the components: a call that has one is not what was signed.
  if (message.url.includes('?')) throw altered('the path of a call has no query');
  const given = signatureBytes(signatureHeader);
  const expected = Buffer.from(callMac(key, signatureBase(message, input), ''), 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw altered('the signature does not fit the call');
  }
  if (headerValue(message.headers, 'content-digest') !== contentDigest(message.body)) {
    throw altered('the body is not the one that was signed');
  }
  const signed = { created: seconds(parameters, 'created'), expires: seconds(parameters, 'expires') };
  assertTimely(signed, now, window);
  const nonce = text(parameters, 'nonce');
  if (nonce.length < 16 || nonce.length > 128) throw altered('the nonce is too short or too long');
  return { keyId, nonce, ...signed, deadlineMs: deadline(message) };
}
