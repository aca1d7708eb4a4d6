import type { Justification, Requester } from '../../schema/requester.ts';
import type { DisclosedClass } from '../register/register-entry.ts';

/** What an owner is told at once of what left because a threat to life was imminent. Never a value of a record. */
export interface EmergencyNotice {
  /** Chosen by chance. */
  readonly id: string;
  readonly member: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** The hub's id of the client's request. */
  readonly requestId: string;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly policyVersion: string;
  readonly disclosed: readonly Pick<DisclosedClass, 'type' | 'records' | 'fields'>[];
}

/** What a review may come to. */
export type EmergencyVerdict = 'JUSTIFIED' | 'NOT_JUSTIFIED' | 'REFERRED';

/** What an officer of the owner says of a notice, once and for all. */
export interface EmergencyReview {
  readonly verdict: EmergencyVerdict;
  readonly text: string;
  readonly at: string;
  readonly by: Requester;
}

/** A notice with what became of it. */
export interface KeptNotice {
  readonly notice: EmergencyNotice;
  readonly review: EmergencyReview | null;
  /** When the owner's duty desk took it; null where it has not. */
  readonly deliveredAt: string | null;
}
