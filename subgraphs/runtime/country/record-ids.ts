import { aessiv } from '@noble/ciphers/aes.js';
import { ComityError } from '../../../schema/errors.ts';
import { isRecordId, recordId, type RecordId } from '../../../schema/ids.ts';

/** Where a record stands in its country: the system that holds it, its type, its national key. */
export interface RecordPlace {
  readonly system: string;
  readonly type: string;
  readonly key: string;
}

/** Makes and opens the global ids of one country's records. */
export interface RecordIds {
  seal(place: RecordPlace): RecordId;
  /** The place an id names, or null where the id was not made with this country's key. */
  open(id: string): RecordPlace | null;
  /** Seals a cursor or another short text, so that a client can neither read nor alter it. */
  sealText(text: string): string;
  /** The text in a sealed one; throws `CURSOR_INVALID`. */
  openText(sealed: string): string;
}

const KEY_BYTES = 64;
const SEPARATOR = '\u0000';
const CACHE_LIMIT = 50_000;

/**
 * Record ids by deterministic authenticated encryption (AES-SIV, RFC 5297) of the national key, so that the key itself
 * never leaves and equal records have equal ids. `key` has 64 bytes. Ids are kept in a bounded cache.
 */
export function openRecordIds(member: string, key: Uint8Array): RecordIds {
  if (key.length !== KEY_BYTES) {
    throw new ComityError('CONFIGURATION_INVALID', `the key of record ids has ${key.length} bytes, not ${KEY_BYTES}`);
  }
  const associated = new TextEncoder().encode(member);
  const seal = (text: string) =>
    Buffer.from(aessiv(key, associated).encrypt(new TextEncoder().encode(text))).toString('base64url');
  const open = (sealed: string): string | null => {
    try {
      return new TextDecoder().decode(aessiv(key, associated).decrypt(Buffer.from(sealed, 'base64url')));
    } catch {
      return null;
    }
  };
  const cache = new Map<string, RecordId>();
  return {
    seal(place) {
      const text = [place.system, place.type, place.key].join(SEPARATOR);
      const known = cache.get(text);
      if (known) return known;
      if (cache.size >= CACHE_LIMIT) cache.clear();
      const id = recordId(`${member}.${seal(text)}`);
      cache.set(text, id);
      return id;
    },
    open(id) {
      if (!isRecordId(id) || !id.startsWith(`${member}.`)) return null;
      const [system, type, recordKey] = open(id.slice(member.length + 1))?.split(SEPARATOR) ?? [];
      if (system === undefined || type === undefined || recordKey === undefined) return null;
      return { system, type, key: recordKey };
    },
    sealText: (text) => seal(`cursor${SEPARATOR}${text}`),
    openText(sealed) {
      const [kind, text] = open(sealed)?.split(SEPARATOR) ?? [];
      if (kind !== 'cursor' || text === undefined)
        throw new ComityError('CURSOR_INVALID', 'the cursor was not made here');
      return text;
    },
  };
}
