import { ComityError } from '../errors.ts';
import { headerValue, type MessageHeaders } from './message-headers.ts';

/** RFC 6750, 2.1: the scheme in any case, then the token. */
const BEARER = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/** The access token of the `Authorization` header; throws `UNAUTHENTICATED` where there is none. */
export function bearerToken(headers: MessageHeaders): string {
  const header = headerValue(headers, 'authorization');
  if (header === undefined) throw new ComityError('UNAUTHENTICATED', 'no access token was sent');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw new ComityError('UNAUTHENTICATED', 'the header `Authorization` holds no bearer token');
  return token;
}
