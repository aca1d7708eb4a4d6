import { ComityError } from '../../schema/errors.ts';

function asFault(error: unknown): ComityError {
  if (error instanceof ComityError) return error;
  throw error;
}

/** The fault that an action throws; fails where it throws none, or another error. */
export function faultOf(action: () => unknown): ComityError {
  try {
    action();
  } catch (error) {
    return asFault(error);
  }
  throw new Error('a fault was expected');
}

/** The fault with which a promise rejects; fails where it does not, or with another error. */
export async function rejectionOf(promise: Promise<unknown>): Promise<ComityError> {
  const error = await promise.then(
    () => new Error('a fault was expected'),
    (reason: unknown) => reason,
  );
  return asFault(error);
}
