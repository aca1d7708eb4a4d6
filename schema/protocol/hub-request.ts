import { randomBytes, sign, verify } from 'node:crypto';
import { serializeDictionary } from 'structured-headers';
import { ComityError } from '../errors.ts';
import { requestId, type RequestId } from '../ids.ts';
import type { Justification } from '../requester.ts';
import { assertTimely, type CallWindow } from './call-window.ts';
import { sha256Base64 } from './digest.ts';
import { parseFlatDictionary, type FlatValue } from './flat-dictionary.ts';
import { justificationDigest } from './justification.ts';
import { headerValue, type MessageHeaders } from './message-headers.ts';
import type { HubKeys, HubSigningKey } from './protocol-keys.ts';

/** The header that says what the hub vouches for, and the one that holds its signature. */
export const HUB_REQUEST_HEADER = 'comity-request';
/** The header that holds the hub's signature over the other, as RFC 9651 bytes. */
export const HUB_SIGNATURE_HEADER = 'comity-request-signature';

/** What the hub vouches for, once a request. Digests are SHA-256 in base64; times are seconds since the epoch. */
export interface HubRequest {
  readonly id: RequestId;
  readonly keyId: string;
  readonly token: string;
  readonly justification: string;
  /** Of the salt and the client's operation: the salt stays at the hub, since the operation names the members asked. */
  readonly operation: string;
  readonly created: number;
  readonly expires: number;
}

/** A signed request: the two header values, and the salt that the hub keeps. */
export interface SignedHubRequest {
  readonly request: HubRequest;
  readonly value: string;
  readonly signature: string;
  /** Base64. */
  readonly salt: string;
}

/** Keeps a signature over this header from being taken for one over anything else. */
const DOMAIN = 'comity-request v1\n';

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64');
}

/** The salted digest of a client's operation, in base64. */
export function operationDigest(salt: string, operation: string): string {
  return sha256Base64(`${salt}\n${operation}`);
}

/** Signs one client request; `now` is in milliseconds since the epoch. */
export function signHubRequest(
  input: {
    readonly id: RequestId;
    readonly token: string;
    readonly justification: Justification;
    readonly operation: string;
    readonly now: number;
    readonly lifetimeSeconds: number;
  },
  key: HubSigningKey,
): SignedHubRequest {
  const salt = randomBytes(16).toString('base64');
  const created = Math.floor(input.now / 1000);
  const request: HubRequest = {
    id: input.id,
    keyId: key.keyId,
    token: sha256Base64(input.token),
    justification: justificationDigest(input.justification),
    operation: operationDigest(salt, input.operation),
    created,
    expires: created + input.lifetimeSeconds,
  };
  const value = serializeDictionary({
    id: request.id,
    key: request.keyId,
    token: bytes(request.token),
    justification: bytes(request.justification),
    operation: bytes(request.operation),
    created: request.created,
    expires: request.expires,
  });
  const signature = sign(null, Buffer.from(DOMAIN + value), key.privateKey).toString('base64');
  return { request, value, signature: `:${signature}:`, salt };
}

function altered(message: string): ComityError {
  return new ComityError('CALL_ALTERED', message);
}

function textField(fields: ReadonlyMap<string, FlatValue>, key: string): string {
  const value = fields.get(key);
  if (typeof value === 'string') return value;
  throw altered(`\`${HUB_REQUEST_HEADER}\` has no text \`${key}\``);
}

function bytesField(fields: ReadonlyMap<string, FlatValue>, key: string): string {
  const value = fields.get(key);
  if (typeof value === 'object' && 'bytes' in value) return value.bytes;
  throw altered(`\`${HUB_REQUEST_HEADER}\` has no digest \`${key}\``);
}

function timeField(fields: ReadonlyMap<string, FlatValue>, key: string): number {
  const value = fields.get(key);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw altered(`\`${HUB_REQUEST_HEADER}\` has no time \`${key}\``);
}

function parseHubRequest(value: string): HubRequest {
  const fields = parseFlatDictionary(value);
  if (fields === null) throw altered(`\`${HUB_REQUEST_HEADER}\` is no structured dictionary`);
  return {
    id: requestId(textField(fields, 'id')),
    keyId: textField(fields, 'key'),
    token: bytesField(fields, 'token'),
    justification: bytesField(fields, 'justification'),
    operation: bytesField(fields, 'operation'),
    created: timeField(fields, 'created'),
    expires: timeField(fields, 'expires'),
  };
}

/** Verifies the hub's signature and the times; throws `CALL_UNSIGNED`, `CALL_ALTERED` or `CALL_STALE`. */
export function verifyHubRequest(headers: MessageHeaders, keys: HubKeys, now: number, window: CallWindow): HubRequest {
  const value = headerValue(headers, HUB_REQUEST_HEADER);
  const signature = /^:([A-Za-z0-9+/]{86}==):$/.exec(headerValue(headers, HUB_SIGNATURE_HEADER) ?? '')?.[1];
  if (value === undefined || signature === undefined) {
    throw new ComityError('CALL_UNSIGNED', 'the call carries no signature of the hub over its request');
  }
  const request = parseHubRequest(value);
  const key = keys.get(request.keyId);
  if (key === undefined) throw new ComityError('CALL_UNSIGNED', "the request is not signed with a key of the hub's");
  if (!verify(null, Buffer.from(DOMAIN + value), key, bytes(signature))) {
    throw altered("the hub's signature does not fit the request");
  }
  assertTimely(request, now, window);
  return request;
}

/** Throws `CALL_ALTERED` unless the hub vouches for this very token and justification. */
export function assertVouchedFor(request: HubRequest, token: string, justification: Justification): void {
  if (request.token !== sha256Base64(token)) throw altered('the hub vouches for another access token');
  if (request.justification !== justificationDigest(justification)) {
    throw altered('the hub vouches for another justification');
  }
}
