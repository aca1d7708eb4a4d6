import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';
import type { Authorisation } from '../engine/authorisation.ts';

/** Days that an authorisation holds at most. */
export const LONGEST_DAYS = 366;

/** What an owner's officer signs when he authorises: whom, to what, and until when. Instants are ISO 8601 in UTC. */
export interface AuthorisationStatement extends Pick<
  Authorisation,
  'issuer' | 'recipient' | 'scope' | 'fields' | 'purpose' | 'from' | 'until'
> {
  readonly kind: 'authorisation';
  /** Whose records it is about: the issuer, or the member to which the issuer, their originator, consents. */
  readonly owner: string;
  /** What the recipient must observe, in words. */
  readonly conditions: string | null;
  /** The id of the request that it answers. */
  readonly request: string | null;
}

/** What an officer signs when an authorisation ends before its time. */
export interface RevocationStatement {
  readonly kind: 'revocation';
  readonly owner: string;
  /** The id of the authorisation. */
  readonly authorisation: string;
  readonly reason: string;
}

/** What is signed about authorisations. */
export type Statement = AuthorisationStatement | RevocationStatement;

/** An officer's signature over a statement, a role, a person, a key and a time; Ed25519 in base64url. */
export interface StatementSignature {
  readonly role: 'authoriser' | 'withdrawer';
  readonly person: string;
  readonly key: string;
  readonly at: string;
  readonly signature: string;
}

/** An authorisation as an officer of the owner has signed it. */
export interface SignedAuthorisation {
  readonly statement: AuthorisationStatement;
  readonly signature: StatementSignature;
  /** The issuer's own signature where it is not the owner, by the key that it signs its declarations with. */
  readonly consent: string | null;
}

/** A revocation as an officer of the owner has signed it. */
export interface SignedRevocation {
  readonly statement: RevocationStatement;
  readonly signature: StatementSignature;
}

/** The id of a statement: SHA-256, in hexadecimal, over its canonical JSON (RFC 8785). */
export function statementId(statement: Statement): string {
  return sha256Hex(canonicalJson(statement));
}
