import type { MemberCode } from './ids.ts';

/** A code of the list `RoleCode`. */
export type Role =
  'analyst' | 'investigator' | 'border-officer' | 'application' | 'privacy-officer' | 'approver' | 'auditor';

/** Who asks, as verified from an access token. `automated` is true for an application without an acting officer. */
export interface Requester {
  readonly subject: string;
  readonly member: MemberCode;
  readonly agency: string;
  readonly role: Role;
  /** A code of the list `ConfidentialityCode`: the highest level the requester may see. */
  readonly clearance: string;
  readonly automated: boolean;
  readonly actingOfficer: string | null;
  readonly issuer: string;
  readonly tokenId: string;
  /** When the token expires, in seconds since the epoch. */
  readonly expires: number;
  /** The cases to which the requester is assigned, where the issuer says so; absent is unknown. */
  readonly assignedCases?: readonly string[];
}

/** The person who asks: the officer for whom an application acts, else whom the token names. */
export function personOf({ subject, actingOfficer }: Pick<Requester, 'subject' | 'actingOfficer'>): string {
  return actingOfficer ?? subject;
}

/** Why somebody asks. Codes are of the lists `PurposeCode`, `LegalBasisCode`, `IccsCode`; `penalty` is in months. */
export interface Justification {
  readonly purpose: string;
  readonly case: string;
  readonly basis: string;
  readonly offence: string | null;
  readonly penalty: number | null;
  /** The necessity text, for special categories; travels in the body alone. */
  readonly necessity: string | null;
  /** Whether a threat to life is imminent; absent is no. */
  readonly emergency?: boolean;
}
