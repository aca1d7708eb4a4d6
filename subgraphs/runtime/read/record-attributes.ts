import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import type { MappedRecord } from '../../mapping/mapped-system.ts';

/** The canonical fields of every record that policy may read, whatever the requester may. */
export const POLICY_READ_FIELDS = [
  'handling',
  'confidentiality',
  'sourceEvaluation',
  'informationEvaluation',
  'purposeCollected',
  'originator',
  'expiresAt',
  'embargoUntil',
  'restricted',
  'releasableTo',
  'notReleasableTo',
  'recordedAt',
] as const;

const ADULT_AGE = 18;
/** Years that a birth date given as circa may be off. */
const CIRCA_YEARS = 5;

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function instant(value: unknown): number | null {
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(parsed) ? null : parsed;
}

/** Whether somebody born on a partial date was under eighteen at `at`; null where either is unknown. Doubt counts as minor. */
export function isMinor(birthDate: string | null, at: Date | null): boolean | null {
  const born = birthDate === null ? null : parsePartialDate(birthDate);
  if (!born || !at) return null;
  const years = ADULT_AGE + (born.circa ? CIRCA_YEARS : 0);
  const latest = Date.UTC(born.year + years, (born.month ?? 12) - 1, born.day ?? 31);
  return at.getTime() < latest;
}

/** Categories of data subject that a record states, one for each case; `[null]` where it states none. */
export function dataSubjectCategories(record: MappedRecord): readonly (string | null)[] {
  const roles = record.values['dataSubjectCategories'];
  if (!Array.isArray(roles)) return [null];
  const categories = new Set(
    roles.map((role: { readonly values?: { readonly category?: unknown } }) => text(role.values?.category)),
  );
  return categories.size === 0 ? [null] : [...categories];
}

/** What policy may read of a record, but for the category of data subject: it may have several. */
export function recordAttributes(record: MappedRecord, now: Date): RecordAttributes {
  const values = record.values;
  const expires = instant(values['expiresAt']);
  const embargo = instant(values['embargoUntil']);
  const recorded = instant(values['recordedAt']);
  const birthDate = text(values['birthDate']);
  return {
    type: record.type,
    handling: texts(values['handling']),
    confidentiality: text(values['confidentiality']),
    sourceEvaluation: text(values['sourceEvaluation']),
    informationEvaluation: text(values['informationEvaluation']),
    purposeCollected: text(values['purposeCollected']),
    originator: text(values['originator']),
    expired: expires !== null && expires <= now.getTime(),
    embargoed: embargo !== null && embargo > now.getTime(),
    restricted: values['restricted'] === true,
    releasableTo: Array.isArray(values['releasableTo']) ? texts(values['releasableTo']) : null,
    notReleasableTo: texts(values['notReleasableTo']),
    dataSubjectCategory: null,
    minorNow: isMinor(birthDate, now),
    minorThen: isMinor(birthDate, recorded === null ? null : new Date(recorded)),
  };
}

/**
 * What policy may read of a role within a case or a person: the attributes of the record that holds it, and of the person
 * whose role it is whether he is a minor; unknown where that person cannot be read.
 */
export function roleAttributes(record: MappedRecord, person: MappedRecord | null, now: Date): RecordAttributes {
  const { minorNow, minorThen } = person ? recordAttributes(person, now) : { minorNow: null, minorThen: null };
  return { ...recordAttributes(record, now), type: 'CaseRole', minorNow, minorThen };
}
