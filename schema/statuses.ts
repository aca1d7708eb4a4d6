import type { FalseHits } from './false-hits.ts';

/**
 * The closed list of statuses that a member's part of an answer can have, in `extensions.jurisdictions`. `fault` marks
 * those under which the member could not answer at all.
 */
export const STATUS_CATALOGUE = {
  ANSWERED: { fault: false, label: 'answered' },
  NOT_HELD: { fault: false, label: 'holds no records of this type' },
  UNSUPPORTED: { fault: false, label: 'speaks an older version of the schema that lacks this search' },
  NOT_RELEASED: { fault: false, label: "not asked: the requester's own country does not release the question" },
  WITHHELD: { fault: false, label: 'withheld by policy, whatever the records are' },
  TIMED_OUT: { fault: true, label: 'did not answer in time' },
  UNAVAILABLE: { fault: true, label: 'could not be reached' },
  MALFORMED: { fault: true, label: 'answered with something that is no answer' },
  OVERLOADED: { fault: true, label: 'has too many questions at once' },
} as const satisfies Record<string, { readonly fault: boolean; readonly label: string }>;

/** A status of the closed list. */
export type JurisdictionStatus = keyof typeof STATUS_CATALOGUE;

/** Whether a string is a status of the closed list. */
export function isJurisdictionStatus(value: unknown): value is JurisdictionStatus {
  return typeof value === 'string' && Object.hasOwn(STATUS_CATALOGUE, value);
}

/** One part of a member's answer: a field asked of one of its systems. */
export interface StatusPart {
  readonly path: string;
  readonly system: string;
  readonly status: JurisdictionStatus;
}

/** A member's entry in `extensions.jurisdictions`. `ms` is wall time at the hub; `coverage` a share from 0 to 1. */
export interface JurisdictionReport {
  readonly status: JurisdictionStatus;
  readonly ms: number;
  readonly asOf: string | null;
  readonly coverage: number | null;
  readonly policyVersion: string | null;
  readonly matcherVersion: string | null;
  /** Where persons were sought by name, and the member says it. */
  readonly falseHits?: FalseHits;
  readonly parts: readonly StatusPart[];
}

/** The status of a whole: a fault if any part has one, else `ANSWERED` if any part is, else the first part's. */
export function statusOfParts(parts: readonly Pick<StatusPart, 'status'>[]): JurisdictionStatus {
  const fault = parts.find((part) => STATUS_CATALOGUE[part.status].fault);
  if (fault) return fault.status;
  if (parts.some((part) => part.status === 'ANSWERED')) return 'ANSWERED';
  return parts[0]?.status ?? 'ANSWERED';
}
