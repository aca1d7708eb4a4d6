import type { ControlledField } from '../../schema/fields.ts';
import type { Justification, Requester } from '../../schema/requester.ts';

/** What policy may read of a record: attributes alone, never its content. Unknown is null, and never helps to open. */
export interface RecordAttributes {
  readonly type: string;
  readonly handling: readonly string[];
  readonly confidentiality: string | null;
  readonly sourceEvaluation: string | null;
  readonly informationEvaluation: string | null;
  readonly purposeCollected: string | null;
  readonly originator: string | null;
  /** Computed: past `expiresAt`. */
  readonly expired: boolean;
  /** Computed: `embargoUntil` lies ahead. */
  readonly embargoed: boolean;
  /** Contested accuracy, or processing restricted. */
  readonly restricted: boolean;
  /** Null where the record has no recipient list. */
  readonly releasableTo: readonly string[] | null;
  readonly notReleasableTo: readonly string[];
  /** The record is of a person without being his own record (his telephone, his car): the attributes about persons are his. */
  readonly ofPerson?: boolean;
  /** The category of data subject *in one case*; null where the record says none. */
  readonly dataSubjectCategory: string | null;
  /** Under eighteen today; null where the birth date is unknown. */
  readonly minorNow: boolean | null;
  /** Under eighteen when the record was made; null where either date is unknown. */
  readonly minorThen: boolean | null;
  /** Under protection, as a witness or otherwise; absent or null where the record does not say. */
  readonly protectedPerson?: boolean | null;
  /** The states by which the person fears persecution; absent or null where the record does not say. */
  readonly fearedStates?: readonly string[] | null;
  /** Computed: the originator has authorised the onward transfer of the record to the requester. Absent is no. */
  readonly originatorAuthorised?: boolean;
  /**
   * Computed: what the owner's authorisations open to the requester in this record, as categories, `Type.field` or
   * `all`. Absent is nothing.
   */
  readonly authorised?: readonly string[];
}

/**
 * The outcomes of one record class for one requester: a byte for each controlled field, in the order of the field
 * catalogue. Codes are those of `outcome.ts`.
 */
export interface OutcomeVector {
  readonly outcomes: Uint8Array;
  /** A bit for each obligation of `OBLIGATIONS`, by field. */
  readonly obligations: Uint16Array;
  /** Whether the record may be known of: at least one controlled field is hit-only or more. */
  readonly knowable: boolean;
  /** Why a field is not open: the deciding row's `because`, or `no permission`. Only for fields not allowed. */
  reason(field: ControlledField): string;
}

/** A country's policy, evaluated as far as requester, justification and time allow. */
export interface RequesterPolicy {
  /** Content hash of the policy in force. */
  readonly version: string;
  /** Whether a row that waits for the record reads authorisations: of the owner, or of the originator. */
  readonly readsAuthorisations: boolean;
  /** Whether the request states an emergency for which policy opens something: what it discloses needs notice and review. */
  readonly emergency: boolean;
  /** Equal only where `mayRead` and `maySearchBy` answer alike for every field, whoever asks. */
  readonly reach: string;
  /** The vector of a record class; equal attributes give the same object. */
  vector(attributes: RecordAttributes): OutcomeVector;
  /** Whether some record class could open the field for reading (mask or allow). */
  mayRead(field: ControlledField): boolean;
  /** Why a field that no record class could open stays closed: the restriction's `because`, or `no permission`. */
  closedReason(field: ControlledField): string;
  /** Whether some record class could be known of through the type. */
  mayKnow(type: string): boolean;
  /** Whether the requester may search by the field: a right of its own. */
  maySearchBy(field: ControlledField): boolean;
  /** How many record classes it has decided, and remembers. */
  classesDecided(): number;
}

/** What a decision starts from. `now` is injected. */
export interface DecisionContext {
  readonly owner: string;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly now: Date;
}

/** A country's compiled policy. */
export interface CompiledPolicy {
  readonly member: string;
  readonly version: string;
  /** Whether it can open anything at a time: it has permissions, and its own time has come and is not over. */
  opensAt(now: Date): boolean;
  forRequester(context: DecisionContext): RequesterPolicy;
}

/** What the asker's own country lets be sent: to which members, and with which search fields. */
export interface CompiledRelease {
  readonly member: string;
  readonly version: string;
  /** Null where the question may be sent; else the reason why not. `searchFields` are `Type.field`. */
  refusal(question: {
    readonly requester: Requester;
    readonly justification: Justification;
    readonly to: string;
    readonly searchFields: readonly string[];
    readonly now: Date;
  }): string | null;
}
