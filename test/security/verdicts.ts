import type { DecisionContext, RecordAttributes } from '../../policies/engine/contract.ts';
import type { DecidingRow, PermissionRow, RestrictionRow } from '../../policies/language/rows.ts';
import { CANONICAL_FIELDS, type ControlledField } from '../../schema/fields.ts';
import { RECORD_CELL_NAMES } from '../../policies/engine/record-cells.ts';
import { referenceVerdict } from '../policies/reference.ts';

/** What a country rules: the rows that are in force. */
export interface Rules {
  readonly permissions: readonly PermissionRow[];
  readonly restrictions: readonly RestrictionRow[];
}

/** The outcomes of one record for one requester, by `Type.field`; what is not there is denied. */
export interface Outcomes {
  readonly of: ReadonlyMap<string, string>;
  readonly knowable: boolean;
}

/** What a requester may, by the plain meaning of the language (`test/policies/reference.ts`). */
export interface Verdicts {
  /** The outcomes of a record whose attributes are one of these: what each of them opens. */
  outcomes(attributes: readonly RecordAttributes[]): Outcomes;
  maySearchBy(name: string): boolean;
}

/** Outcomes from the narrowest to the widest; masks that do not compare never stand on one field. */
const ORDER = ['deny', 'hit-only', 'year', 'month', 'last-four', 'initials', 'surname', 'allow'];
const OWN = new Map<string, readonly ControlledField[]>();
for (const field of CANONICAL_FIELDS.fields) OWN.set(field.type, [...(OWN.get(field.type) ?? []), field]);

/** Whether a value leaves under an outcome, whole or masked. */
export function isTold(outcome: string | undefined): boolean {
  return outcome !== undefined && outcome !== 'deny' && outcome !== 'hit-only';
}

function nameOf({ type, field }: ControlledField): string {
  return `${type}.${field}`;
}

/** Whether a restriction that holds everywhere closes a record: expired, under embargo, off its recipient list. */
function isClosed(record: RecordAttributes, { owner, requester: { member } }: DecisionContext): boolean {
  if (record.expired || record.embargoed) return true;
  if (member === owner) return false;
  return record.notReleasableTo.includes(member) || record.releasableTo?.includes(member) === false;
}

function narrower(left: string, right: string): string {
  return ORDER.indexOf(left) <= ORDER.indexOf(right) ? left : right;
}

function asksRecord({ cells }: DecidingRow): boolean {
  return RECORD_CELL_NAMES.some((name) => cells[name] !== undefined);
}

const NOBODY: RecordAttributes = {
  type: 'Case',
  handling: [],
  confidentiality: null,
  sourceEvaluation: null,
  informationEvaluation: null,
  purposeCollected: null,
  originator: null,
  expired: false,
  embargoed: false,
  restricted: false,
  releasableTo: null,
  notReleasableTo: [],
  dataSubjectCategory: null,
  minorNow: null,
  minorThen: null,
};

/** The right to search depends on no record: rows that ask about the record open it never, and close it whatever it is. */
function searchRight({ permissions, restrictions }: Rules, asked: DecisionContext, field: ControlledField): boolean {
  const names = ['all', field.category, nameOf(field)];
  const ruling = <Row extends DecidingRow>(rows: readonly Row[]): readonly Row[] =>
    rows
      .filter((row) => row.search.some((name) => names.includes(name)))
      // The reference decides what may be read: a row is asked whether it would decide this field, were it of reading.
      .map((row) => ({ ...row, read: names, then: { kind: 'allow' as const } }));
  const verdict = (opening: readonly PermissionRow[], closing: readonly RestrictionRow[]) =>
    referenceVerdict(opening, closing, asked, NOBODY, field).outcome;
  const bare = (row: RestrictionRow): RestrictionRow => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).filter(([name]) => !RECORD_CELL_NAMES.some((cell) => cell === name)),
    ),
    unless: row.unless.filter((cells) => !RECORD_CELL_NAMES.some((name) => cells[name] !== undefined)),
    then: { kind: 'deny' },
  });
  const opening = ruling(permissions).filter((row) => !asksRecord(row));
  return field.category !== 'quality' && verdict(opening, ruling(restrictions).map(bare)) === 'allow';
}

/** The fields of a record of one type: its own, and those of the values that stand in it. */
function fieldsOf(type: string): readonly ControlledField[] {
  const nested: Readonly<Record<string, readonly string[]>> = {
    Person: ['PersonName', 'SpecialCategoryData'],
    Organisation: ['OrganisationName'],
  };
  return [type, ...(nested[type] ?? [])].flatMap((name) => OWN.get(name) ?? []);
}

/** What a requester may under some rules. */
export function verdictsOf(rules: Rules, asked: DecisionContext): Verdicts {
  const apart = new Set([...rules.permissions, ...rules.restrictions].flatMap(({ read }) => read));
  const laneOf = (field: ControlledField): string =>
    apart.has(nameOf(field)) ? nameOf(field) : `${field.category} ${field.mask ?? ''}`;
  const lanes = new Map<string, readonly (readonly [name: string, field: ControlledField, lane: string])[]>();
  const lanesOf = (type: string) => {
    const found = lanes.get(type) ?? fieldsOf(type).map((field) => [nameOf(field), field, laneOf(field)] as const);
    lanes.set(type, found);
    return found;
  };
  const known = new Map<string, Map<string, string>>();
  const decided = (record: RecordAttributes): Map<string, string> => {
    const key = JSON.stringify(record);
    const found = known.get(key) ?? new Map<string, string>();
    known.set(key, found);
    return found;
  };
  const verdict = (record: RecordAttributes, field: ControlledField): string =>
    isClosed(record, asked)
      ? 'deny'
      : referenceVerdict(rules.permissions, rules.restrictions, asked, record, field).outcome;
  const whole = new Map<string, Outcomes>();
  const decide = (attributes: readonly RecordAttributes[]): Outcomes => {
    const fields = lanesOf(attributes[0]?.type ?? '');
    const of = new Map<string, string>();
    for (const record of attributes) {
      // To the cells about persons, a record of a person is one.
      const asPerson = record.ofPerson === true ? { ...record, type: 'Person' } : record;
      const byLane = decided(asPerson);
      for (const [name, field, lane] of fields) {
        if (field.category === 'quality') continue;
        const outcome = byLane.get(lane) ?? verdict(asPerson, field);
        byLane.set(lane, outcome);
        of.set(name, narrower(of.get(name) ?? 'allow', outcome));
      }
    }
    const own = fields.filter(([, { type }]) => type === attributes[0]?.type);
    const ruled = own.flatMap(([name]) => of.get(name) ?? []);
    if (ruled.some(isTold)) for (const [name, { category }] of own) if (category === 'quality') of.set(name, 'allow');
    return { of, knowable: ruled.some((outcome) => outcome !== 'deny') };
  };
  const rights = new Map<string, boolean>();
  return {
    outcomes(attributes) {
      const key = JSON.stringify(attributes);
      const found = whole.get(key) ?? decide(attributes);
      whole.set(key, found);
      return found;
    },
    maySearchBy(name) {
      const [type = '', field = ''] = name.split('.');
      const controlled = CANONICAL_FIELDS.find(type, field);
      const found = rights.get(name) ?? (controlled !== null && searchRight(rules, asked, controlled));
      rights.set(name, found);
      return found;
    },
  };
}
