import { personOf, type Justification, type Requester } from '../../schema/requester.ts';

/** Whom an authorisation is for: a member's officers, or those of one agency, or one; or a joint team's, in a case. */
export type AuthorisationRecipient =
  | {
      readonly kind: 'member';
      readonly member: string;
      readonly agency: string | null;
      readonly subject: string | null;
    }
  | { readonly kind: 'team'; readonly member: readonly string[] };

/** What an authorisation is about: one record, by its global id, or whatever is asked in one case. */
export type AuthorisationScope =
  { readonly kind: 'record'; readonly record: string } | { readonly kind: 'case'; readonly case: string };

/** An approval whose signature was verified. Instants are ISO 8601, in UTC. */
export interface Authorisation {
  /** Who gave it: the record's owner, or the originator from which the owner has the data. */
  readonly issuer: string;
  readonly recipient: AuthorisationRecipient;
  readonly scope: AuthorisationScope;
  /** Categories, `Type.field`, or `all`. */
  readonly fields: readonly string[];
  readonly purpose: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly revokedAt: string | null;
}

/** The request and the record that authorisations are held against. */
export interface AuthorisedRequest {
  readonly owner: string;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly now: Date;
  readonly record: { readonly id: string; readonly originator: string | null };
}

/** What policy reads of authorisations: see `RecordAttributes`. */
export interface HeldAuthorisations {
  readonly authorised: readonly string[];
  readonly originatorAuthorised: boolean;
}

/**
 * Whether an authorisation is for a requester. One for an officer is held by the officer, whichever application acts for him; one
 * for an application is held by it alone, and by no officer for whom it acts.
 */
export function isRecipient(recipient: AuthorisationRecipient, requester: Requester): boolean {
  const { member, agency } = requester;
  if (recipient.kind === 'team') return recipient.member.includes(member);
  return (
    recipient.member === member &&
    (recipient.agency === null || recipient.agency === agency) &&
    (recipient.subject === null || recipient.subject === personOf(requester))
  );
}

function isInScope(scope: AuthorisationScope, { record, justification }: AuthorisedRequest): boolean {
  return scope.kind === 'record' ? scope.record === record.id : scope.case === justification.case;
}

/** Whether an instant lies at or after a time; a time that is none lies ahead of every instant. */
function hasCome(now: Date, time: string): boolean {
  return now.getTime() >= Date.parse(time);
}

function stands({ from, until, revokedAt }: Authorisation, now: Date): boolean {
  if (!hasCome(now, from) || Number.isNaN(Date.parse(until)) || hasCome(now, until)) return false;
  return revokedAt === null;
}

/** The authorisations that a requester holds for a record, as policy reads them. */
export function heldAuthorisations(
  authorisations: readonly Authorisation[],
  request: AuthorisedRequest,
): HeldAuthorisations {
  const held = authorisations.filter(
    (authorisation) =>
      stands(authorisation, request.now) &&
      authorisation.purpose.includes(request.justification.purpose) &&
      isRecipient(authorisation.recipient, request.requester) &&
      isInScope(authorisation.scope, request),
  );
  const names = held.filter(({ issuer }) => issuer === request.owner).flatMap(({ fields }) => fields);
  const { originator } = request.record;
  return {
    authorised: [...new Set(names)].toSorted(),
    // Consent to onward transfer is to the record as a whole: fields of it would leave the rest without.
    originatorAuthorised:
      originator !== null && held.some(({ issuer, fields }) => issuer === originator && fields.includes('all')),
  };
}
