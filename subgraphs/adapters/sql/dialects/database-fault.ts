import { ComityError } from '../../../../schema/errors.ts';

/** What a product's error code says of the fault; any other code says that the statement does not fit the database. */
export interface FaultCodes {
  readonly late: readonly string[];
  readonly refused: readonly string[];
  /** Beginnings of the codes of a lost or unwilling server. */
  readonly unavailable: readonly string[];
}

/**
 * The fault of a failed statement. A product's own text may hold values and is left out; its code is kept. An error
 * without a code of the product is one of the connection.
 */
export function databaseFault(codes: FaultCodes, error: unknown, timeoutMs: number): ComityError {
  if (error instanceof ComityError) return error;
  const code = errorCode(error);
  const starts = (prefix: string): boolean => code.startsWith(prefix);
  if (codes.late.includes(code)) {
    return new ComityError('SOURCE_UNAVAILABLE', `the database gave no answer within ${timeoutMs} ms`);
  }
  if (codes.refused.some(starts)) {
    return new ComityError('SOURCE_UNAVAILABLE', `the database refuses the account (\`${code}\`)`);
  }
  if (code === '' || codes.unavailable.some(starts)) {
    return new ComityError('SOURCE_UNAVAILABLE', `the connection to the database failed (\`${code || 'lost'}\`)`);
  }
  return new ComityError('SOURCE_MALFORMED', `the database refuses the statement (\`${code}\`)`);
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
