import { hash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes, in base64 with padding, as RFC 9530 and RFC 9651 write bytes. */
export function sha256Base64(content: string | Uint8Array): string {
  return hash('sha256', content, 'base64');
}

/** SHA-256 of text (as UTF-8) or bytes, in lower-case hexadecimal. */
export function sha256Hex(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
