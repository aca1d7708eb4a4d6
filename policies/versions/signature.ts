import { sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { actId, type Act, type ActSignature, type SigningRole } from './act.ts';

/** Who signs, in what capacity, and when (ISO 8601 in UTC). */
export interface Signer {
  readonly role: SigningRole;
  readonly person: string;
  readonly key: string;
  readonly at: string;
}

/**
 * What is signed, as text whose UTF-8 bytes they are: bytes that no other use of the key could mean. A line, and the
 * canonical JSON (RFC 8785) of the act's id and of who signs it, as what, with which key and when.
 */
export function textToSign(act: Act, { role, person, key, at }: Signer): string {
  return `comity policy act 1\n${canonicalJson({ act: actId(act), role, person, key, at })}`;
}

function signedBytes(act: Act, signer: Signer): Buffer {
  return Buffer.from(textToSign(act, signer));
}

/** Signs an act in a role with an Ed25519 key (RFC 8032). */
export function signAct(act: Act, signer: Signer, privateKey: KeyObject): ActSignature {
  const { role, person, key, at } = signer;
  const signature = sign(null, signedBytes(act, signer), privateKey).toString('base64url');
  return { role, person, key, at, signature };
}

/** Whether the signature is one by the key over this act, role, person and time. */
export function isSignedBy(act: Act, signature: ActSignature, publicKey: KeyObject): boolean {
  return verify(null, signedBytes(act, signature), publicKey, Buffer.from(signature.signature, 'base64url'));
}
