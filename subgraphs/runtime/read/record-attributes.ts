import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { remembered } from '../../mapping/compile/remembered.ts';
import { codeList } from '../../../schema/codes.ts';
import { parsePartialDate } from '../../../schema/partial-date.ts';
import type { MappedRecord, MappedValue } from '../../mapping/mapped-system.ts';

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

const NO_TEXTS: readonly string[] = [];

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return NO_TEXTS;
  const items: readonly unknown[] = value;
  return areTexts(items) ? items : items.filter((item): item is string => typeof item === 'string');
}

function areTexts(items: readonly unknown[]): items is readonly string[] {
  return items.every((item) => typeof item === 'string');
}

const parsedInstant = remembered((text): { readonly at: number } | null => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { at };
});

function instant(value: unknown): number | null {
  return typeof value === 'string' ? (parsedInstant(value)?.at ?? null) : null;
}

/** Whether somebody born on a partial date was under eighteen at `at`; null where either is unknown. Doubt counts as minor. */
export function isMinor(birthDate: string | null, at: Date | null): boolean | null {
  const born = birthDate === null ? null : parsePartialDate(birthDate);
  if (!born || !at) return null;
  const years = ADULT_AGE + (born.circa ? CIRCA_YEARS : 0);
  const latest = Date.UTC(born.year + years, (born.month ?? 12) - 1, born.day ?? 31);
  return at.getTime() < latest;
}

/** All that a category of data subject may be which could not be read. */
const ANY_CATEGORY: readonly (string | null)[] = [...codeList('DataSubjectCategoryCode').codes.keys(), null];

/** The category that a role gives; where it could not be read, all that it may be. */
export function roleCategories({ values, unread }: Pick<MappedValue, 'values' | 'unread'>): readonly (string | null)[] {
  return unread?.has('category') === true ? ANY_CATEGORY : [text(values['category'])];
}

const NO_CATEGORY: readonly (string | null)[] = [null];

/** Categories of data subject that a record states, one for each case; `[null]` where it states none. */
export function dataSubjectCategories(record: MappedRecord): readonly (string | null)[] {
  const roles = record.values['dataSubjectCategories'];
  if (!Array.isArray(roles)) return NO_CATEGORY;
  const categories = new Set(roles.flatMap(roleCategories));
  return categories.size === 0 ? NO_CATEGORY : [...categories];
}

/** What policy may read of a record, but for the category of data subject: it may have several. */
export function recordAttributes(record: MappedRecord, now: Date): RecordAttributes {
  const values = record.values;
  const expires = instant(values['expiresAt']);
  const embargo = instant(values['embargoUntil']);
  const birthDate = text(values['birthDate']);
  const recorded = birthDate === null ? null : instant(values['recordedAt']);
  const own: RecordAttributes = {
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
  return record.type === 'Person' ? { ...own, ...protection(record) } : own;
}

/** Whether a person is protected, and by which states he fears persecution; null where his record does not say. */
function protection({ values }: MappedRecord): Pick<RecordAttributes, 'protectedPerson' | 'fearedStates'> {
  const { protectedPerson, fearedStates } = values;
  return {
    protectedPerson: typeof protectedPerson === 'boolean' ? protectedPerson : null,
    fearedStates: Array.isArray(fearedStates) ? texts(fearedStates) : null,
  };
}

/** What policy may read of a record, as one person that it concerns is seen in it. */
export interface View {
  readonly attributes: RecordAttributes;
  /** What of it could not be read. */
  readonly unread: MappedValue['unread'];
  readonly categories: readonly (string | null)[];
}

const ANY_FLAG = [true, false, null];
/** All that a list of states may be for any one of them: he fears it, he does not, it is not known. */
const ANY_STATES = [[...codeList('CountryCode').codes.keys()], [], null];

/** The dates of a person that could not be read himself. */
const NO_DATES: MappedValue['unread'] = new Set(['birthDate', 'recordedAt', 'protectedPerson', 'fearedStates']);

/** All that the attributes of a record about a person may be: of dates that could not be read, whatever they may tell. */
export function readings(attributes: RecordAttributes, unread: MappedValue['unread']): readonly RecordAttributes[] {
  if (!unread) return [attributes];
  const now = unread.has('birthDate') ? ANY_FLAG : [attributes.minorNow];
  const then = unread.has('birthDate') || unread.has('recordedAt') ? ANY_FLAG : [attributes.minorThen];
  const safe = unread.has('protectedPerson') ? ANY_FLAG : [attributes.protectedPerson ?? null];
  const feared = unread.has('fearedStates') ? ANY_STATES : [attributes.fearedStates ?? null];
  return now.flatMap((minorNow) =>
    then.flatMap((minorThen) =>
      safe.flatMap((protectedPerson) =>
        feared.map((fearedStates) => ({ ...attributes, minorNow, minorThen, protectedPerson, fearedStates })),
      ),
    ),
  );
}

/** What could not be read of the person whose role it is: everything where the role leads to nobody that can be read. */
export function unreadOfPerson(role: MappedValue, person: MappedRecord | null): MappedValue['unread'] {
  if (person) return person.unread;
  return (role.links['person'] ?? null) === null ? undefined : NO_DATES;
}

/**
 * What policy may read of a role within a case or a person: the attributes of the record that holds it, and of the person
 * whose role it is whether he is a minor; unknown where that person cannot be read.
 */
export function roleAttributes(record: MappedRecord, person: MappedRecord | null, now: Date): RecordAttributes {
  const { minorNow, minorThen } = person ? recordAttributes(person, now) : { minorNow: null, minorThen: null };
  const safety = person ? protection(person) : { protectedPerson: null, fearedStates: null };
  return { ...recordAttributes(record, now), ...safety, type: 'CaseRole', minorNow, minorThen };
}
