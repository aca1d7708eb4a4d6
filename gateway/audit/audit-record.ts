import type { ErrorCode } from '../../schema/errors.ts';
import type { Justification, Requester } from '../../schema/requester.ts';
import type { JurisdictionStatus } from '../../schema/statuses.ts';

/** What came back from one member that was asked. Versions are content hashes of policy. */
export interface AskedMember {
  readonly status: JurisdictionStatus;
  /** How many records it returned; null where it returned no answer. */
  readonly hits: number | null;
  readonly policyVersion: string | null;
}

/** One request of a client: who asked whom, why, under which policy, and what came back by status and count. */
export interface RequestRecord {
  readonly event: 'request.answered' | 'request.refused';
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly requestId: string;
  /** Null where no requester was verified. */
  readonly requester: Requester | null;
  readonly justification: Justification | null;
  /** The salted digest that the members were shown, and the salt that opens it; never the operation itself. */
  readonly operation: { readonly digest: string; readonly salt: string } | null;
  /** The release table of the asker's country under which the question was sent. */
  readonly releaseVersion: string | null;
  readonly asked: Readonly<Record<string, AskedMember>>;
  /** What was sent to desks of members to be done, by the name of the mutation, in its order; absent where nothing was. */
  readonly acts?: readonly { readonly act: string; readonly of: string }[];
  readonly refusal: ErrorCode | null;
}

/** A member joined or left the federation. */
export interface MemberRecord {
  readonly event: 'member.joined' | 'member.left';
  readonly at: string;
  readonly member: string;
}

/** Somebody exported the audit, up to a record. */
export interface ExportRecord {
  readonly event: 'audit.exported';
  readonly at: string;
  readonly by: string;
}

/** A record of the hub's audit. */
export type AuditRecord = RequestRecord | MemberRecord | ExportRecord;
