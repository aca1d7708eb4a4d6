import type { RecordAttributes } from '../../policies/engine/contract.ts';
import type { Cell, RecordTable, Row, World } from './world.ts';

/**
 * What policy reads of the records of a world, worked out from its tables alone and as plainly as can be: nothing here
 * comes from the runtime, so that a fault of the runtime's shows.
 */

/** The canonical type of each table of records. */
export const TYPE_OF: Readonly<Record<RecordTable, string>> = {
  person: 'Person',
  doc: 'IdentityDocument',
  phone: 'ContactPoint',
  car: 'Vehicle',
  firm: 'Organisation',
  relation: 'Relation',
  casefile: 'Case',
};

/** The columns by which a record leads to the persons that it is of. */
export const PERSON_COLUMNS: Readonly<Record<RecordTable, readonly string[]>> = {
  person: [],
  doc: ['person_id'],
  phone: ['person_id'],
  car: ['person_id'],
  firm: [],
  relation: ['person_id', 'other_id'],
  casefile: [],
};

const CODES: Readonly<Record<string, readonly string[]>> = {
  handling: ['H0', 'H1', 'H2', 'H3'],
  confidentiality: ['official-use-only', 'restricted', 'confidential'],
  source: ['A', 'B', 'C', 'X'],
  information: ['1', '2', '3', '4'],
  purpose: ['investigation', 'identify', 'alert'],
  restricted: ['Y', 'N'],
  category: ['suspect', 'convicted', 'victim', 'witness', 'informant', 'contact', 'missing'],
};

/** A text as the mapping reads it: of nothing but spaces it is none. */
export function textOf(cell: Cell | undefined): string | null {
  const text = cell === null || cell === undefined ? '' : String(cell).trim();
  return text === '' ? null : text;
}

function listOf(cell: Cell | undefined): readonly string[] | null {
  const text = textOf(cell);
  return text === null ? null : text.split(',');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

function dayOf(cell: Cell | undefined): number | null {
  const text = textOf(cell);
  return text === null ? null : Date.parse(text);
}

/** Rows are never changed, and the same ones stand in many worlds: what is worked out of one is kept with it. */
function ofRow<Found extends object | boolean>(make: (row: Row) => Found): (row: Row) => Found {
  const known = new WeakMap<Row, Found>();
  return (row) => {
    const found = known.get(row) ?? make(row);
    known.set(row, found);
    return found;
  };
}

/** Whether a record has what policy reads in a form that can be read: where it has not, it is as if it were not there. */
export const isReadable = ofRow((row) => {
  const isCode = (column: string) => {
    const codes = CODES[column] ?? [];
    return (listOf(row[column]) ?? []).every((code) => codes.includes(code));
  };
  const isDay = (column: string) => DAY.test(textOf(row[column]) ?? '2000-01-01');
  const isMembers = (column: string) => (listOf(row[column]) ?? []).every((code) => /^[A-Z]{2,6}$/u.test(code));
  return (
    ['handling', 'confidentiality', 'source', 'information', 'purpose', 'restricted'].every(isCode) &&
    ['embargo', 'expires'].every(isDay) &&
    ['releasable', 'unreleasable'].every(isMembers)
  );
});

/** The last instant at which somebody born on a day of which perhaps only the year is known may turn eighteen; null if unknown. */
function eighteenth(born: string): number {
  const [year = 0, month = 12, day = 31] = born.split('-').map(Number);
  return Date.UTC(year + 18, month - 1, day);
}

/** Each of what a flag may be. */
type Flags = readonly (boolean | null)[];
const ANY: Flags = [true, false, null];

const BORN = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u;

/** Whether a person was a minor at an instant, or all that may be where the dates stand there and cannot be read. */
function minority(born: Cell | undefined, at: Cell | undefined | Date): Flags {
  const birth = textOf(born);
  const instant = at instanceof Date ? at.toISOString().slice(0, 10) : textOf(at);
  const then = at instanceof Date ? at.getTime() : dayOf(at);
  if ((birth !== null && !BORN.test(birth)) || (instant !== null && !DAY.test(instant))) return ANY;
  if (birth === null || then === null) return [null];
  return [then < eighteenth(birth)];
}

/** The earlier of two doubts: in doubt he was a minor. */
function either(lefts: Flags, rights: Flags): Flags {
  const flags = lefts.flatMap((left) =>
    rights.map((right) => (left === null || right === null ? (left ?? right) : left || right)),
  );
  return [...new Set(flags)];
}

function own(type: string, row: Row, now: Date): RecordAttributes {
  const expires = dayOf(row['expires']);
  const embargo = dayOf(row['embargo']);
  return {
    type,
    handling: listOf(row['handling']) ?? [],
    confidentiality: textOf(row['confidentiality']),
    sourceEvaluation: textOf(row['source']),
    informationEvaluation: textOf(row['information']),
    purposeCollected: textOf(row['purpose']),
    originator: textOf(row['originator']),
    expired: expires !== null && expires <= now.getTime(),
    embargoed: embargo !== null && embargo > now.getTime(),
    restricted: textOf(row['restricted']) === 'Y',
    releasableTo: listOf(row['releasable']),
    notReleasableTo: listOf(row['unreleasable']) ?? [],
    dataSubjectCategory: null,
    minorNow: null,
    minorThen: null,
  };
}

/** The categories under which somebody is met; null where none is stated. */
export type Categories = readonly (string | null)[];

function crossed(base: RecordAttributes, categories: Categories, now: Flags, then: Flags): readonly RecordAttributes[] {
  return categories.flatMap((dataSubjectCategory) =>
    now.flatMap((minorNow) => then.map((minorThen) => ({ ...base, dataSubjectCategory, minorNow, minorThen }))),
  );
}

/** The category that a role states; where its text is no category, all that it may be. */
export function categoriesOfRole(role: Row): Categories {
  const category = textOf(role['category']);
  const codes = CODES['category'] ?? [];
  return category === null || codes.includes(category) ? [category] : [...codes, null];
}

/** Everything that a world's rows say, as policy reads it at an instant. */
export interface Facts {
  readonly now: Date;
  /** The row of a person; null where there is none that can be read. */
  person(id: Cell | undefined): Row | null;
  /** The categories that a person's own roles give him. */
  categoriesOf(person: Row): Categories;
  /** All that a record's attributes may be; `met` says under which categories the person of a column was met. */
  attributes(
    table: RecordTable,
    row: Row,
    met?: { readonly column: string; readonly categories: Categories },
  ): readonly RecordAttributes[];
  /** All that the attributes of a role in a record may be. */
  ofRole(table: 'person' | 'casefile', holder: Row, role: Row): readonly RecordAttributes[];
}

/** The facts of a world at an instant. */
export function factsOf(world: World, now: Date): Facts {
  const base = ofRow((row) => own('', row, now));
  const persons = new Map(world.person.filter(isReadable).map((row) => [row['id'], row]));
  const person = (id: Cell | undefined): Row | null => persons.get(id ?? null) ?? null;
  const categoriesOf = (row: Row): Categories => {
    const roles = world.role.filter(({ person_id }) => person_id === row['id']);
    const categories = [...new Set(roles.flatMap(categoriesOfRole))];
    return categories.length === 0 ? [null] : categories;
  };
  return {
    now,
    person,
    categoriesOf,
    attributes(table, row, met) {
      const known = { ...base(row), type: TYPE_OF[table] };
      if (table === 'person') {
        const flags = [minority(row['born'], now), minority(row['born'], row['recorded'])] as const;
        return crossed(known, met?.categories ?? categoriesOf(row), ...flags);
      }
      const columns = PERSON_COLUMNS[table].filter((column) => (row[column] ?? null) !== null);
      if (columns.length === 0) return [known];
      return columns.flatMap((column) => {
        const of = person(row[column]);
        if (!of) return [{ ...known, ofPerson: true }];
        const categories = met?.column === column ? met.categories : categoriesOf(of);
        const then = either(minority(of['born'], row['recorded']), minority(of['born'], of['recorded']));
        return crossed({ ...known, ofPerson: true }, categories, minority(of['born'], now), then);
      });
    },
    ofRole(table, holder, role) {
      const known = { ...base(holder), type: 'CaseRole' };
      const id = table === 'person' ? holder['id'] : role['person_id'];
      const of = person(id);
      const dates: Flags = of || (id ?? null) === null ? [null] : ANY;
      const flags = of
        ? ([minority(of['born'], now), minority(of['born'], of['recorded'])] as const)
        : ([dates, dates] as const);
      return crossed(known, categoriesOfRole(role), ...flags);
    },
  };
}
