import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import type { Declaration } from '../engine/ties.ts';

/** What is signed: bytes that no other use of the key could mean. */
function signedBytes(declaration: Declaration): Buffer {
  return Buffer.from(`comity declaration 1\n${canonicalJson(declaration)}`);
}

/** The signature of a declaration, in base64url, by its member's Ed25519 key (RFC 8032). */
export function signDeclaration(declaration: Declaration, privateKey: KeyObject): string {
  return sign(null, signedBytes(declaration), privateKey).toString('base64url');
}

const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;

/** Whether a text is the signature of exactly this declaration by the key. */
export function isDeclaredBy(declaration: Declaration, signature: string | null, publicKey: KeyObject): boolean {
  if (signature === null || !SIGNATURE.test(signature)) return false;
  return verify(null, signedBytes(declaration), publicKey, Buffer.from(signature, 'base64url'));
}

/** The Ed25519 public key whose 32 bytes are given in base64url; null where they are none. */
export function publicKeyOf(bytes: string): KeyObject | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(bytes)) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes }, format: 'jwk' });
  } catch {
    return null;
  }
}
