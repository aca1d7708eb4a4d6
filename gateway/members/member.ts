import { sha256Hex } from '../../schema/protocol/digest.ts';
import type { MemberCode } from '../../schema/ids.ts';
import type { CallKey } from '../../schema/protocol/protocol-keys.ts';

/** A member of the federation as configured at the hub. */
export interface MemberConfig {
  readonly code: MemberCode;
  readonly kind: 'country' | 'organisation';
  /** Where its subgraph is reached: a URL without query. */
  readonly url: string;
  /** The secret with which calls to it are signed. */
  readonly key: CallKey;
  /** The version of the canonical schema that it speaks. */
  readonly schemaVersion: number;
  /** The record types that it holds. */
  readonly holds: ReadonlySet<string>;
  /** SDL of its national fields, or an empty text. */
  readonly extension: string;
  /** How long a call to it may take, in milliseconds; null for the hub's default. */
  readonly deadlineMs: number | null;
}

/** The members of the federation at one time, by code. */
export type Members = ReadonlyMap<string, MemberConfig>;

/** A digest that is equal for members that are configured alike, whatever their file looked like. */
export function fingerprint(member: MemberConfig): string {
  return sha256Hex(
    JSON.stringify({
      ...member,
      key: [member.key.keyId, member.key.secret.export().toString('base64')],
      holds: [...member.holds].sort(),
    }),
  );
}
