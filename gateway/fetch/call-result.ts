import type { ErrorCode } from '../../schema/errors.ts';
import type { JurisdictionStatus } from '../../schema/statuses.ts';

/** Why a call to a member gave no answer: its status, the code a client sees, and a note for the log alone. */
export interface CallFault {
  readonly kind: 'fault';
  readonly status: JurisdictionStatus;
  readonly code: ErrorCode;
  readonly note: string;
}

/** What came of one call: the JSON that the member sent, or a fault. */
export type CallResult = { readonly kind: 'answer'; readonly body: unknown } | CallFault;

const CODE_OF_FAULT = {
  TIMED_OUT: 'JURISDICTION_TIMED_OUT',
  UNAVAILABLE: 'JURISDICTION_UNAVAILABLE',
  MALFORMED: 'JURISDICTION_MALFORMED',
  OVERLOADED: 'JURISDICTION_OVERLOADED',
} as const;

/** A fault of the closed list of statuses. */
export function fault(status: keyof typeof CODE_OF_FAULT, note: string): CallFault {
  return { kind: 'fault', status, code: CODE_OF_FAULT[status], note };
}
