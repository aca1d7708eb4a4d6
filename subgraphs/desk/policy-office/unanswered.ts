import type { Fault } from '../../../policies/language/fault.ts';
import { toldFault, type ToldFault } from './told-fault.ts';

/** Why a tool gives no result: a value of `PolicyUnansweredReason`. */
export type UnansweredReason = 'NOT_PERMITTED' | 'NOT_FOUND' | 'FAULTY' | 'TOO_LONG' | 'TOO_LARGE' | 'BUSY';

/** That a tool gives no result, and why: `PolicyUnanswered`. */
export interface Unanswered {
  readonly __typename: 'PolicyUnanswered';
  readonly reason: UnansweredReason;
  readonly message: string;
  readonly faults: readonly ToldFault[];
}

/** Faults that are told at once. */
export const MOST_FAULTS = 1_000;

/** An answer that says that there is none. */
export function unanswered(
  reason: UnansweredReason,
  message: string,
  faults: readonly Fault[] = [],
  folder: string | null = null,
): Unanswered {
  return {
    __typename: 'PolicyUnanswered',
    reason,
    message,
    faults: faults.slice(0, MOST_FAULTS).map((fault) => toldFault(fault, folder)),
  };
}

/** Whether something is an answer that says that there is none. */
export function isUnanswered(value: unknown): value is Unanswered {
  return (
    typeof value === 'object' && value !== null && '__typename' in value && value.__typename === 'PolicyUnanswered'
  );
}
