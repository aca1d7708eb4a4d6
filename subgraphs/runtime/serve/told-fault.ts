import { ComityError, type ErrorCode, isErrorCode } from '../../../schema/errors.ts';

/** What a caller is told of a fault. */
export interface ToldFault {
  readonly code: ErrorCode;
  readonly message: string;
  /** Whether the fault is the country's own, and so is for its log. */
  readonly own: boolean;
}

/** Codes of faults of a call or a question: their messages say what is wrong with what the caller sent, and no more. */
const OF_THE_CALLER: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'ISSUER_UNKNOWN',
  'CLAIM_NOT_PERMITTED',
  'JUSTIFICATION_MISSING',
  'JUSTIFICATION_INVALID',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_BROAD',
  'QUERY_TOO_LARGE',
  'CURSOR_INVALID',
  'CALL_UNSIGNED',
  'CALL_ALTERED',
  'CALL_STALE',
  'CALL_REPLAYED',
  'JURISDICTION_OVERLOADED',
  'JURISDICTION_TIMED_OUT',
]);

/** The error that a resolver threw, where GraphQL has wrapped it. */
export function thrownError(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error && error.originalError ? error.originalError : error;
}

/**
 * What a caller is told of an error with this message and code. Of a fault on the country's side he is told the code
 * alone: whatever its message says of systems or records is for the country's log.
 */
export function toldFault(error: unknown, message: string, code: unknown): ToldFault {
  const given = error instanceof ComityError ? error.code : code;
  const known = isErrorCode(given) ? given : 'INTERNAL';
  if (OF_THE_CALLER.has(known)) return { code: known, message, own: false };
  return { code: known, message: known === 'INTERNAL' ? 'internal fault' : "a fault on the country's side", own: true };
}
