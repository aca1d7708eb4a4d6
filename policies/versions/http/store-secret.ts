import { hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** The secret, in base64url, by which a store knows its readers: derived (RFC 5869) from the key that both hold. */
export function storeSecret(key: KeyObject): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'comity policy versions', 32)).toString('base64url');
}

/** Whether an `Authorization` header holds the secret; takes the same time for any two texts of one length. */
export function holdsSecret(header: string | undefined, secret: string): boolean {
  const given = Buffer.from(header ?? '');
  const expected = Buffer.from(`Bearer ${secret}`);
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}
