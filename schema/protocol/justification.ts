import { DisplayString, serializeDictionary, type BareItem } from 'structured-headers';
import { ComityError } from '../errors.ts';
import type { Justification } from '../requester.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256Base64 } from './digest.ts';
import { parseFlatDictionary } from './flat-dictionary.ts';
import { OVERSIGHT } from './oversight.ts';
import { BODY_KEYS, checkedPart, HEADER_KEYS, type JustificationPart } from './justification-keys.ts';

/** The request header that carries a justification, in lower case. */
export const JUSTIFICATION_HEADER = 'comity-justification';

/** The longest header that is read, in characters. */
const HEADER_LIMIT = 2048;

function partOfHeader(header: string): JustificationPart {
  const fields = header.length > HEADER_LIMIT ? null : parseFlatDictionary(header);
  if (fields === null) {
    throw new ComityError(
      'JUSTIFICATION_INVALID',
      'the header `Comity-Justification` is no structured dictionary: write `purpose="…", case="…", basis="…"`',
    );
  }
  return checkedPart(fields, HEADER_KEYS);
}

function partOfExtension(extension: unknown): JustificationPart {
  if (typeof extension !== 'object' || extension === null || Array.isArray(extension)) {
    throw new ComityError('JUSTIFICATION_INVALID', '`extensions.justification` must be an object');
  }
  const given = Object.entries(extension).filter(([, value]) => value !== null && value !== undefined);
  return checkedPart(given, BODY_KEYS);
}

function merged(header: JustificationPart, body: JustificationPart): JustificationPart {
  for (const key of HEADER_KEYS) {
    if (header[key] !== undefined && body[key] !== undefined && header[key] !== body[key]) {
      throw new ComityError('JUSTIFICATION_INVALID', `\`${key}\` differs between header and body`);
    }
  }
  return { ...header, ...body };
}

/**
 * The justification of a request, from its header, its `extensions.justification`, or both. Throws
 * `JUSTIFICATION_MISSING` where neither is there, and `JUSTIFICATION_INVALID` naming the key.
 */
export function parseJustification(header: string | undefined, extension: unknown): Justification {
  const hasHeader = header !== undefined && header.trim() !== '';
  const hasExtension = extension !== undefined && extension !== null;
  if (!hasHeader && !hasExtension) throw new ComityError('JUSTIFICATION_MISSING', 'no justification was given');
  const part = merged(hasHeader ? partOfHeader(header) : {}, hasExtension ? partOfExtension(extension) : {});
  const { purpose, case: caseRef, basis, offence = null, penalty = null, necessity = null } = part;
  if (purpose === undefined || caseRef === undefined || basis === undefined) {
    const absent = ['purpose', 'case', 'basis'].filter((key) => !Object.hasOwn(part, key));
    throw new ComityError('JUSTIFICATION_INVALID', `the justification lacks \`${absent.join('`, `')}\``);
  }
  if ((purpose === OVERSIGHT.purpose) !== (basis === OVERSIGHT.basis)) {
    const { purpose: work, basis: law } = OVERSIGHT;
    throw new ComityError('JUSTIFICATION_INVALID', `\`${work}\` and \`${law}\` go together: they are for a desk alone`);
  }
  const urgent = part.emergency === true ? { emergency: true } : {};
  return { purpose, case: caseRef, basis, offence, penalty, necessity, ...urgent };
}

/** What an RFC 9651 string cannot hold. */
const NOT_ASCII = /[^ -~]/;

/** The header value of a justification, without its necessity text; a case that is not ASCII is a display string. */
export function serializeJustification(justification: Justification): string {
  const fields: Record<string, BareItem> = {};
  for (const key of HEADER_KEYS) {
    const value = justification[key];
    if (value === null || value === undefined) continue;
    fields[key] = typeof value === 'string' && NOT_ASCII.test(value) ? new DisplayString(value) : value;
  }
  return serializeDictionary(fields);
}

/** What `extensions.justification` has to carry beside the header: the necessity text, where there is one. */
export function justificationExtension(justification: Justification): { readonly necessity: string } | undefined {
  return justification.necessity === null ? undefined : { necessity: justification.necessity };
}

/** SHA-256, in base64, of the justification as RFC 8785 JSON, its necessity text included. */
export function justificationDigest(justification: Justification): string {
  return sha256Base64(canonicalJson(justification));
}
