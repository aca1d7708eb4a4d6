import { sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { statementId, type AuthorisationStatement, type Statement, type StatementSignature } from './statement.ts';

/** Who signs a statement, in what capacity, and when (ISO 8601 in UTC). */
export type StatementSigner = Omit<StatementSignature, 'signature'>;

/** The text whose UTF-8 bytes are signed: it could mean no other use of the key. */
export function statementToSign(statement: Statement, { role, person, key, at }: StatementSigner): string {
  const signed = canonicalJson({ statement: statementId(statement), role, person, key, at });
  return `comity authorisation 1\n${signed}`;
}

function signedBytes(statement: Statement, signer: StatementSigner): Buffer {
  return Buffer.from(statementToSign(statement, signer));
}

function consentBytes(statement: AuthorisationStatement): Buffer {
  return Buffer.from(`comity consent 1\n${canonicalJson(statement)}`);
}

/** Signs a statement with an officer's Ed25519 key (RFC 8032). */
export function signStatement(
  statement: Statement,
  { role, person, key, at }: StatementSigner,
  privateKey: KeyObject,
): StatementSignature {
  const bytes = signedBytes(statement, { role, person, key, at });
  return { role, person, key, at, signature: sign(null, bytes, privateKey).toString('base64url') };
}

/** Whether a signature is one by the key over this statement, role, person and time. */
export function isStatementSignedBy(
  statement: Statement,
  signature: StatementSignature,
  publicKey: KeyObject,
): boolean {
  return verify(null, signedBytes(statement, signature), publicKey, Buffer.from(signature.signature, 'base64url'));
}

/** An originator's consent: its signature over the whole statement with the key that it signs its declarations with. */
export function signConsent(statement: AuthorisationStatement, privateKey: KeyObject): string {
  return sign(null, consentBytes(statement), privateKey).toString('base64url');
}

/** Whether a text is the consent to exactly this statement by the key. */
export function isConsentOf(statement: AuthorisationStatement, consent: string, publicKey: KeyObject): boolean {
  return verify(null, consentBytes(statement), publicKey, Buffer.from(consent, 'base64url'));
}
