import type { ControlledField, FieldCatalogue } from '../../schema/fields.ts';
import { fieldName, QUALITY } from '../engine/lanes.ts';
import { HUB_PREFIX, type CountryTables } from '../language/country-tables.ts';
import { faultAt, sortFaults, type Fault } from '../language/fault.ts';
import type { DecidingRow, Groups } from '../language/rows.ts';
import { coverageOf, type Coverage, type TableCoverage } from './coverage.ts';
import { unequalTreatment } from './equal-treatment.ts';
import { idlePermission, idleRestriction } from './never-decides.ts';

/** Rows beyond which every pair of a table is no longer compared: the time grows with the square. */
const MOST_ROWS_COMPARED = 2_000;

/** What a warning is about; `unchecked`: what was too much to look at. */
export type WarningKind =
  'never-decides' | 'contradiction' | 'out-of-reach' | 'unequal-treatment' | 'common' | 'unchecked';

/** Something that is worth a look, and no fault. */
export interface Warning extends Fault {
  readonly kind: WarningKind;
}

/** Faults as warnings of one kind. */
export function warningsAs(kind: WarningKind, faults: readonly Fault[]): readonly Warning[] {
  return faults.map((fault) => ({ ...fault, kind }));
}

interface Checked extends CountryTables {
  readonly groups: Groups;
  readonly catalogue: FieldCatalogue;
}

function idleRows(coverage: TableCoverage, groups: Groups): readonly Fault[] {
  const { permissions, restrictions } = coverage;
  const warn = (rows: readonly Coverage<DecidingRow>[], why: (index: number) => string | null) =>
    rows.flatMap(({ placed }, index) => {
      const reason = why(index);
      return reason === null ? [] : [faultAt(placed.at, `\`${placed.row.id}\` never decides`, reason)];
    });
  return [
    ...warn(permissions, (index) => idlePermission(index, permissions, restrictions, groups)),
    ...warn(restrictions, (index) => idleRestriction(index, permissions, restrictions, groups)),
  ];
}

function byCategory(fields: readonly ControlledField[]): ReadonlyMap<string, readonly ControlledField[]> {
  const found = new Map<string, ControlledField[]>();
  for (const field of fields) found.set(field.category, [...(found.get(field.category) ?? []), field]);
  return found;
}

function outOfReach({ lanes, permissions }: TableCoverage, catalogue: FieldCatalogue): readonly string[] {
  const reached = new Set(permissions.flatMap(({ read }) => [...read.keys()]));
  const controlled = catalogue.fields.filter(({ category }) => category !== QUALITY);
  const closed = controlled.filter((field) => !reached.has(lanes.laneOf[field.index] ?? -1));
  const all = byCategory(controlled);
  return [...byCategory(closed)].flatMap(([category, fields]) =>
    fields.length === all.get(category)?.length
      ? [`nobody can reach the category \`${category}\``]
      : fields.map((field) => `nobody can reach \`${fieldName(field)}\``),
  );
}

/**
 * What is worth a look in tables without faults: rows that never decide, fields that nobody can reach, and rows that do
 * not treat all Member States alike. Of the hub's restrictions nothing is said: they are not the country's to mend.
 */
export function warningsOf(country: Checked): readonly Warning[] {
  if (country.faults.length > 0) return [];
  const { permissions, catalogue, groups, folder, head } = country;
  const restrictions = country.restrictions.filter(({ row }) => !row.id.startsWith(HUB_PREFIX));
  const at = { file: `${folder}/permissions.yaml`, line: 1, column: 1 };
  const coverage = coverageOf(permissions, restrictions, catalogue);
  const tooMany = Math.max(permissions.length, restrictions.length) > MOST_ROWS_COMPARED;
  const notLooked = `more than ${MOST_ROWS_COMPARED} rows in a table: rows that never decide were not looked for`;
  const outside = outOfReach(coverage, catalogue).map((message) => faultAt(at, message));
  const unequal = head === null ? [] : unequalTreatment(head.member, permissions, restrictions, groups);
  return sortFaults([
    ...(tooMany
      ? warningsAs('unchecked', [faultAt(at, notLooked)])
      : warningsAs('never-decides', idleRows(coverage, groups))),
    ...warningsAs('out-of-reach', outside),
    ...warningsAs('unequal-treatment', unequal),
  ]);
}
