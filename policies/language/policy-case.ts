import type { RecordAttributes } from '../engine/contract.ts';
import type { Obligation } from '../engine/obligation.ts';

/** What a case supposes. What it does not state is absent: no case, no offence, no necessity, no recipient list. */
export interface Given {
  readonly member: string | null;
  readonly role: string;
  readonly clearance: string;
  readonly agency: string;
  readonly automated: boolean;
  readonly purpose: string;
  readonly basis: string;
  readonly case: string;
  readonly offence: string | null;
  readonly penalty: number | null;
  readonly necessity: string | null;
  /** Whether the requester is assigned to the case; null or absent where his token does not say. */
  readonly assigned?: boolean | null;
  /** Whether a threat to life is imminent. */
  readonly emergency?: boolean;
  /** The day, or null for the day from which the policy holds. */
  readonly on: string | null;
  readonly record: RecordAttributes | null;
  /** For a case of release: the member asked, and the search fields. */
  readonly to: string | null;
  readonly searchFields: readonly string[];
}

/** What a case expects; what it does not state is not looked at. */
export interface Expected {
  /** By `Type.field`: the outcome, as a row's `then`. */
  readonly read: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, boolean>>;
  readonly known: boolean | null;
  /** Exactly the obligations of all fields under `read` that are known of. */
  readonly obligations: readonly Obligation[] | null;
  readonly sent: boolean | null;
}

/** A named case that a lawyer writes. */
export interface PolicyCase {
  readonly id: string;
  readonly given: Given;
  readonly expect: Expected;
}
