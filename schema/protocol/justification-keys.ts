import { isCode, codeList } from '../codes.ts';
import { ComityError } from '../errors.ts';
import { caseReference } from '../ids.ts';
import type { Justification } from '../requester.ts';
import { nearestWord } from '../nearest-word.ts';
import { OVERSIGHT } from './oversight.ts';

/** A key of a justification. */
export type JustificationKey = keyof Justification;

/** The longest necessity text, in characters. */
const NECESSITY_LIMIT = 4000;

/** ICCS levels one to four: two digits, then four, five or six. */
const ICCS_CATEGORY = /^\d{2}(\d{2}\d{0,2})?$/;

function invalid(message: string): ComityError {
  return new ComityError('JUSTIFICATION_INVALID', message);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : JSON.stringify(value).slice(0, 40);
}

function text(key: JustificationKey, value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalid(`\`${key}\` must be a string, not \`${shown(value)}\``);
}

function codeOf(scalar: string, atTheDesk: string) {
  return (key: JustificationKey, value: unknown): string => {
    const code = text(key, value);
    if (isCode(scalar, code) || code === atTheDesk) return code;
    const meant = nearestWord(code, codeList(scalar).codes.keys());
    const hint =
      meant === null ? `one of ${[...codeList(scalar).codes.keys()].join(', ')}` : `did you mean \`${meant}\``;
    throw invalid(`\`${key}\` has no code \`${shown(code)}\`: ${hint}`);
  };
}

function caseOf(key: JustificationKey, value: unknown): string {
  const written = text(key, value);
  try {
    return caseReference(written);
  } catch {
    throw invalid(`\`${key}\` is no case reference: \`${shown(written)}\`, write it like \`EE-2026-0117\``);
  }
}

function offenceOf(key: JustificationKey, value: unknown): string {
  const written = text(key, value);
  if (ICCS_CATEGORY.test(written) && isCode('IccsCode', written.slice(0, 2))) return written;
  throw invalid(`\`${key}\` is no ICCS category: \`${shown(written)}\`, write its digits like \`0601\``);
}

function penaltyOf(key: JustificationKey, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1200) return value;
  throw invalid(`\`${key}\` must be months from 0 to 1200, not \`${shown(value)}\``);
}

function necessityOf(key: JustificationKey, value: unknown): string {
  const written = text(key, value).trim();
  if (written !== '' && written.length <= NECESSITY_LIMIT) return written;
  throw invalid(`\`${key}\` must have 1 to ${NECESSITY_LIMIT} characters`);
}

function emergencyOf(key: JustificationKey, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw invalid(`\`${key}\` must be true or false, not \`${shown(value)}\``);
}

const CHECKS: {
  readonly [Key in JustificationKey]: (key: JustificationKey, value: unknown) => NonNullable<Justification[Key]>;
} = {
  purpose: codeOf('PurposeCode', OVERSIGHT.purpose),
  case: caseOf,
  basis: codeOf('LegalBasisCode', OVERSIGHT.basis),
  offence: offenceOf,
  penalty: penaltyOf,
  necessity: necessityOf,
  emergency: emergencyOf,
};

/** The keys of a justification that a header may carry, in the order in which they are written. */
export const HEADER_KEYS = ['purpose', 'case', 'basis', 'offence', 'penalty', 'emergency'] as const;

/** Every key of a justification; `necessity` stands in the body alone. */
export const BODY_KEYS = [...HEADER_KEYS, 'necessity'] as const;

/** The keys given, each with its valid value. */
export type JustificationPart = { readonly [Key in JustificationKey]?: NonNullable<Justification[Key]> };

/** The valid part of a justification in `entries`; throws `JUSTIFICATION_INVALID` naming the bad key. */
export function checkedPart(
  entries: Iterable<readonly [string, unknown]>,
  allowed: readonly JustificationKey[],
): JustificationPart {
  const part: Record<string, string | number | boolean> = {};
  for (const [written, value] of entries) {
    const key = allowed.find((candidate) => candidate === written);
    if (key === undefined) {
      const meant = nearestWord(written, allowed);
      const hint = meant === null ? `the keys are ${allowed.join(', ')}` : `did you mean \`${meant}\``;
      throw invalid(`a justification has no key \`${shown(written)}\` here: ${hint}`);
    }
    part[key] = CHECKS[key](key, value);
  }
  return part;
}
