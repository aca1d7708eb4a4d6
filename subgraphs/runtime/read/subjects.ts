import type { RecordAttributes } from '../../../policies/engine/contract.ts';
import { LINKS } from '../../../schema/links.ts';
import { RECORD_TYPES } from '../../../schema/record-types.ts';
import type { MappedRecord, MappedValue } from '../../mapping/mapped-system.ts';
import { dataSubjectCategories, recordAttributes, type View } from './record-attributes.ts';

/** The links by which a record leads to the persons that it is of, by record type. */
const PERSON_LINKS: ReadonlyMap<string, readonly string[]> = new Map(
  RECORD_TYPES.map((type) => [
    type,
    LINKS.filter((link) => link.type === type && link.target === 'Person').map(({ field }) => field),
  ]),
);

/** The fields, as `Type.field`, by which records lead to the persons that they are of. */
export const PERSON_LINK_FIELDS: readonly string[] = [...PERSON_LINKS].flatMap(([type, fields]) =>
  fields.map((field) => `${type}.${field}`),
);

/** The links of a type that lead to persons: of a telephone, to whoever uses it. */
export function personLinks(type: string): readonly string[] {
  return PERSON_LINKS.get(type) ?? [];
}

/** A person that a record is of. */
export interface Subject {
  /** Null where he cannot be read. */
  readonly person: MappedRecord | null;
  /** The categories of data subject that he is met under. */
  readonly categories: readonly (string | null)[];
}

/** A person met outside any case: under all his categories. */
export function subjectOf(person: MappedRecord | null): Subject {
  return { person, categories: person ? dataSubjectCategories(person) : [null] };
}

/** Whether he was a minor, by the dates of two records, of which one may have none: in doubt he was. */
function eitherTells(left: boolean | null, right: boolean | null): boolean | null {
  if (left === null || right === null) return left ?? right;
  return left || right;
}

/** What policy may read of a record for one of the persons that it is of: what is said of persons is said of him. */
function attributesFor(record: MappedRecord, person: MappedRecord | null, now: Date): RecordAttributes {
  const birthDate = person?.values['birthDate'] ?? null;
  const own = recordAttributes({ ...record, values: { ...record.values, birthDate } }, now);
  if (person === null) return { ...own, ofPerson: true };
  const { minorThen, protectedPerson, fearedStates } = recordAttributes(person, now);
  return {
    ...own,
    ofPerson: true,
    minorThen: eitherTells(own.minorThen, minorThen),
    ...(protectedPerson === undefined ? {} : { protectedPerson }),
    ...(fearedStates === undefined ? {} : { fearedStates }),
  };
}

function together(record: MappedRecord, person: MappedRecord | null): MappedValue['unread'] {
  const unread = [...(record.unread ?? []), ...(person?.unread ?? [])];
  return unread.length === 0 ? undefined : new Set(unread);
}

/**
 * What policy may read of a record: once, or, where it is of persons, once for each of them. It is then held to the meet,
 * as a person is who is met outside any of his cases.
 */
export function viewsOf(
  record: MappedRecord,
  subjects: readonly Subject[],
  categories: readonly (string | null)[],
  now: Date,
): readonly View[] {
  if (subjects.length === 0) return [{ attributes: recordAttributes(record, now), unread: record.unread, categories }];
  return subjects.map((subject) => ({
    attributes: attributesFor(record, subject.person, now),
    unread: together(record, subject.person),
    categories: subject.categories,
  }));
}

/** Several views as the register holds them: all their categories, and of doubts about age the graver. */
export function sumOfViews(views: readonly [View, ...View[]]): Pick<View, 'attributes' | 'categories'> {
  const [first, ...others] = views;
  return others.reduce<Pick<View, 'attributes' | 'categories'>>(
    (sum, { attributes, categories }) => ({
      attributes: {
        ...sum.attributes,
        minorNow: graver(sum.attributes.minorNow, attributes.minorNow),
        minorThen: graver(sum.attributes.minorThen, attributes.minorThen),
      },
      categories: [...new Set([...sum.categories, ...categories])],
    }),
    first,
  );
}

function graver(left: boolean | null, right: boolean | null): boolean | null {
  if (left === true || right === true) return true;
  return left === null || right === null ? null : false;
}
