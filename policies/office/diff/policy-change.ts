import type { DimensionName } from '../classes/dimension.ts';
import type { Given } from '../../language/policy-case.ts';
import type { Obligation } from '../../engine/obligation.ts';
import type { Right } from './compare-policies.ts';

/** A condition of a change: the words of one dimension for which it holds, of all those that rows tell apart. */
export interface ChangeCondition {
  readonly dimension: DimensionName;
  readonly words: readonly string[];
  /** The other words of the dimension, for which it does not hold. */
  readonly others: readonly string[];
}

/** A request that shows a change: with its field, and what either policy answers. It reproduces with `explain`. */
export interface ChangeExample {
  readonly given: Given;
  readonly field: string | null;
}

/** One change between two policies, over a set of combinations of requester, justification and record. */
export interface PolicyChange {
  readonly right: Right;
  /** `obliges`: the outcome stays, its obligations do not. */
  readonly effect: 'opens' | 'closes' | 'obliges';
  /** As `Type.field`, in the order of the catalogue; none where it is the right to ask a member abroad at all. */
  readonly fields: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly obligationsAdded: readonly Obligation[];
  readonly obligationsRemoved: readonly Obligation[];
  /** Whether it holds for records that concern one person, for others, or for all that show the fields. */
  readonly records: 'person' | 'other' | 'any';
  readonly where: readonly ChangeCondition[];
  /** How many combinations of classes, of those that rows tell apart; exact to 2^53. */
  readonly cases: number;
  /** Whether every combination that fits `where` is one of them. */
  readonly whole: boolean;
  /** Null where nobody can be shown to stand so: the treaties and declarations of today let no member meet it. */
  readonly example: ChangeExample | null;
  /** The change as a sentence. */
  readonly sentence: string;
}

/** All changes between two policies: what opens first. */
export interface PolicyDiff {
  readonly member: string;
  /** The days that were compared: those on which both policies hold. */
  readonly from: string;
  readonly until: string | null;
  readonly changes: readonly PolicyChange[];
}
