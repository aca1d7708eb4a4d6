import { createHash } from 'node:crypto';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';

/** The content hash of a policy: SHA-256, in hexadecimal, over its canonical JSON (RFC 8785). */
export function contentVersion(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
