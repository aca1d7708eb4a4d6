import type { KeyObject } from 'node:crypto';
import { heldKey } from '../versions/held-key.ts';
import type { OfficerRing } from '../versions/officer-ring.ts';
import { isConsentOf, isStatementSignedBy } from './signature.ts';
import {
  LONGEST_DAYS,
  type AuthorisationStatement,
  type SignedAuthorisation,
  type SignedRevocation,
  type Statement,
  type StatementSignature,
} from './statement.ts';

/** What signed statements are judged against. `now` is injected. */
export interface StatementContext {
  /** The owner's officers. */
  readonly ring: OfficerRing;
  /** The public keys of members, by member: an originator's consent is verified with its own. */
  readonly memberKeys: ReadonlyMap<string, KeyObject>;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

function signatureFault(statement: Statement, signature: StatementSignature, context: StatementContext): string | null {
  const held = heldKey(signature, context);
  if (held.kind === 'refused') return held.reason;
  if (isStatementSignedBy(statement, signature, held.key.publicKey)) return null;
  return `the signature of \`${signature.person}\` does not fit the statement`;
}

function termFault({ from, until }: AuthorisationStatement): string | null {
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  if (days > 0 && days <= LONGEST_DAYS) return null;
  return `it must end after it begins, and within ${LONGEST_DAYS} days: ${from} to ${until}`;
}

function consentFault({ statement, consent }: SignedAuthorisation, { memberKeys }: StatementContext): string | null {
  const { issuer, owner } = statement;
  if (issuer === owner) return consent === null ? null : `\`${owner}\` needs no consent of its own`;
  if (consent === null) return `the consent of \`${issuer}\` is missing`;
  const key = memberKeys.get(issuer);
  if (!key) return `\`${issuer}\` has no public key`;
  return isConsentOf(statement, consent, key) ? null : `the consent is not signed by \`${issuer}\``;
}

function ownerFault({ owner }: Statement, { ring }: StatementContext): string | null {
  return owner === ring.member ? null : `it is about records of \`${owner}\`, not of \`${ring.member}\``;
}

/** Why a signed authorisation may not stand, for officers and operators; null where it may. Its time is not looked at. */
export function authorisationFault(signed: SignedAuthorisation, context: StatementContext): string | null {
  const { statement, signature } = signed;
  if (signature.role !== 'authoriser') return 'it must be signed as `authoriser`';
  return (
    ownerFault(statement, context) ??
    termFault(statement) ??
    signatureFault(statement, signature, context) ??
    consentFault(signed, context)
  );
}

/** Why a signed revocation does not hold; null where it does. Who may authorise or withdraw may revoke: it only narrows. */
export function revocationFault({ statement, signature }: SignedRevocation, context: StatementContext): string | null {
  return ownerFault(statement, context) ?? signatureFault(statement, signature, context);
}
