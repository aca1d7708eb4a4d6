import { ComityError } from '../errors.ts';

/** What a country tolerates of the hub's clock; all in seconds. */
export interface CallWindow {
  /** How far ahead of the country's clock the hub's may run. */
  readonly aheadSeconds: number;
  /** How far behind it may run. */
  readonly behindSeconds: number;
  /** How long a signature may be valid at most. */
  readonly lifetimeSeconds: number;
}

/** The window that holds where none is configured. */
export const DEFAULT_CALL_WINDOW: CallWindow = { aheadSeconds: 1, behindSeconds: 2, lifetimeSeconds: 120 };

/** Throws `CALL_STALE` unless `now` (in milliseconds since the epoch) lies in what was signed (in seconds). */
export function assertTimely(
  signed: { readonly created: number; readonly expires: number },
  now: number,
  window: CallWindow,
): void {
  const seconds = now / 1000;
  if (signed.created > seconds + window.aheadSeconds) {
    throw new ComityError('CALL_STALE', 'the call was signed in the future');
  }
  if (signed.expires < seconds - window.behindSeconds) {
    throw new ComityError('CALL_STALE', 'the signature of the call has expired');
  }
  if (signed.expires - signed.created > window.lifetimeSeconds || signed.expires < signed.created) {
    throw new ComityError('CALL_STALE', 'the signature of the call is valid for too long');
  }
}
