import { isErrorCode, type ErrorCode } from '../../schema/errors.ts';
import type { JurisdictionStatus } from '../../schema/statuses.ts';

/** What a code that a member gives means at the hub: the status it counts as, and the code that a client sees. */
export interface MemberVerdict {
  readonly status: JurisdictionStatus;
  readonly code: ErrorCode;
}

const SOURCE_FAULTS = new Set<ErrorCode>(['SOURCE_UNAVAILABLE', 'AUDIT_UNAVAILABLE', 'POLICY_UNAVAILABLE']);
const REFUSALS = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'ISSUER_UNKNOWN',
  'CLAIM_NOT_PERMITTED',
  'JUSTIFICATION_MISSING',
  'JUSTIFICATION_INVALID',
  'FORBIDDEN',
  'WITHHELD',
]);
const BAD_QUESTIONS = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'CURSOR_INVALID',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_BROAD',
  'QUERY_TOO_LARGE',
]);
const OWN_STATES: Readonly<Partial<Record<ErrorCode, JurisdictionStatus>>> = {
  JURISDICTION_OVERLOADED: 'OVERLOADED',
  JURISDICTION_TIMED_OUT: 'TIMED_OUT',
  JURISDICTION_UNAVAILABLE: 'UNAVAILABLE',
};
const BROKEN_CALLS = new Set<ErrorCode>(['CALL_UNSIGNED', 'CALL_ALTERED', 'CALL_STALE', 'CALL_REPLAYED', 'INTERNAL']);

/** The meaning of a member's error code; whatever is not of the catalogue, or makes no sense there, is malformed. */
export function memberVerdict(code: unknown): MemberVerdict {
  if (!isErrorCode(code)) return { status: 'MALFORMED', code: 'JURISDICTION_MALFORMED' };
  const state = OWN_STATES[code];
  if (state) return { status: state, code };
  if (SOURCE_FAULTS.has(code)) return { status: 'UNAVAILABLE', code };
  if (code === 'SOURCE_MALFORMED') return { status: 'MALFORMED', code };
  if (REFUSALS.has(code)) return { status: 'WITHHELD', code };
  if (BAD_QUESTIONS.has(code)) return { status: 'ANSWERED', code };
  if (code === 'NOT_HELD' || code === 'UNSUPPORTED') return { status: code, code };
  if (BROKEN_CALLS.has(code)) return { status: 'UNAVAILABLE', code: 'JURISDICTION_UNAVAILABLE' };
  return { status: 'MALFORMED', code: 'JURISDICTION_MALFORMED' };
}
