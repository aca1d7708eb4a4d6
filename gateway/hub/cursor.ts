import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { ComityError } from '../../schema/errors.ts';
import { canonicalJson } from '../../schema/protocol/canonical-json.ts';
import { sha256Base64 } from '../../schema/protocol/digest.ts';

/**
 * Where a merged search stands with each member that may have more: its own cursor, or null where it starts from the
 * beginning. Members that have told all are absent.
 */
export type MergedPosition = ReadonlyMap<string, string | null>;

/** The search that a cursor belongs to: it fits no other. */
export interface CursorScope {
  readonly root: string;
  readonly sought: unknown;
  /** The members asked; null for all. */
  readonly asked: readonly string[] | null;
}

const MAC_BYTES = 16;

/** Cursors of merged searches, authenticated with a key that only the hub's gateways have. */
export interface MergedCursors {
  write(scope: CursorScope, position: MergedPosition): string;
  /** The position in a cursor; throws `CURSOR_INVALID` where it was not written here for this search. */
  read(scope: CursorScope, cursor: string): MergedPosition;
}

function invalid(): ComityError {
  return new ComityError('CURSOR_INVALID', '`after` is no cursor of this search');
}

function digestOf({ root, sought, asked }: CursorScope): string {
  return sha256Base64(canonicalJson({ root, sought, asked: asked === null ? null : [...asked].sort() })).slice(0, 16);
}

function isPosition(value: unknown): value is Readonly<Record<string, string | null>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((cursor) => cursor === null || typeof cursor === 'string')
  );
}

/** Cursors under a key of at least 32 bytes. */
export function mergedCursors(key: KeyObject): MergedCursors {
  const mac = (payload: Buffer, digest: string) =>
    createHmac('sha256', key).update(digest).update('\n').update(payload).digest().subarray(0, MAC_BYTES);
  return {
    write(scope, position) {
      const payload = Buffer.from(JSON.stringify(Object.fromEntries(position)));
      return Buffer.concat([mac(payload, digestOf(scope)), payload]).toString('base64url');
    },
    read(scope, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(MAC_BYTES);
      const given = bytes.subarray(0, MAC_BYTES);
      if (given.length < MAC_BYTES || !timingSafeEqual(given, mac(payload, digestOf(scope)))) throw invalid();
      const position: unknown = JSON.parse(payload.toString('utf8'));
      if (!isPosition(position)) throw invalid();
      return new Map(Object.entries(position));
    },
  };
}
