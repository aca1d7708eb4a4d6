import { ComityError, type ErrorCode } from '../../../schema/errors.ts';
import type { AnsweringOptions } from './answer-call.ts';

/** Refusals of calls that the hub's key has signed; what others send is not registered, lest they fill the disk. */
const REGISTERED_REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'CALL_REPLAYED',
  'BAD_REQUEST',
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'ISSUER_UNKNOWN',
  'CLAIM_NOT_PERMITTED',
  'JUSTIFICATION_MISSING',
  'JUSTIFICATION_INVALID',
]);

/** Verifies calls, and registers those that the hub has sent and that are refused all the same. */
export function registeredVerifier(
  { verify, registrar }: Pick<AnsweringOptions, 'verify' | 'registrar'>,
  now: () => Date,
): AnsweringOptions['verify'] {
  return async (incoming) => {
    try {
      return await verify(incoming);
    } catch (error) {
      if (error instanceof ComityError && REGISTERED_REFUSALS.has(error.code))
        await registrar.refused({ code: error.code, call: null, at: now() });
      throw error;
    }
  };
}
