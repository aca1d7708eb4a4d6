import { ComityError } from '../../schema/errors.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { sha256Hex } from '../../schema/protocol/digest.ts';

/** The files of one version of a member's policy, by name, as text. */
export interface PolicyContent {
  readonly member: string;
  readonly files: Readonly<Record<string, string>>;
}

/** UTF-16 units of all files of a version together, at most. */
export const MOST_CONTENT = 16 * 1024 * 1024;

const FILE_NAME = /^[a-z0-9][a-z0-9-]{0,63}\.yaml$/;

/** The address of a content: SHA-256, in hexadecimal, over its canonical JSON (RFC 8785). */
export function contentHash(content: PolicyContent): string {
  return sha256Hex(canonicalJson(content));
}

function isContent(value: unknown): value is PolicyContent {
  if (typeof value !== 'object' || value === null || !('member' in value) || !('files' in value)) return false;
  const { member, files } = value;
  if (typeof member !== 'string' || typeof files !== 'object' || files === null) return false;
  return Object.entries(files).every(([name, text]) => FILE_NAME.test(name) && typeof text === 'string');
}

/** The content in a parsed JSON value, which must hash to `hash`; throws `POLICY_INVALID` where it does not. */
export function parseContent(value: unknown, hash: string): PolicyContent {
  if (!isContent(value)) throw new ComityError('POLICY_INVALID', `\`${hash}\` is not the content of a policy`);
  const size = Object.values(value.files).reduce((sum, text) => sum + text.length, 0);
  if (size > MOST_CONTENT) throw new ComityError('POLICY_INVALID', `\`${hash}\` is larger than ${MOST_CONTENT}`);
  const content = { member: value.member, files: value.files };
  if (contentHash(content) === hash) return content;
  throw new ComityError('POLICY_INVALID', `the content \`${hash}\` is not what its address says`);
}
