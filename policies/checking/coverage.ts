import type { FieldCatalogue } from '../../schema/fields.ts';
import { divideIntoLanes, type Lanes } from '../engine/lanes.ts';
import type { DecidingRow, PermissionRow, Placed, RestrictionRow } from '../language/rows.ts';

/** What one row rules: its outcome for each lane that it reads, and the lanes that it searches. */
export interface Coverage<RowType extends DecidingRow> {
  readonly placed: Placed<RowType>;
  readonly read: ReadonlyMap<number, number>;
  readonly search: ReadonlySet<number>;
}

/** What every row of both tables rules. */
export interface TableCoverage {
  readonly lanes: Lanes;
  readonly permissions: readonly Coverage<PermissionRow>[];
  readonly restrictions: readonly Coverage<RestrictionRow>[];
}

interface Open {
  readonly read: Map<number, number>;
  readonly search: Set<number>;
}

function open(count: number): readonly Open[] {
  return Array.from({ length: count }, () => ({ read: new Map<number, number>(), search: new Set<number>() }));
}

function joined<RowType extends DecidingRow>(
  rows: readonly Placed<RowType>[],
  coverage: readonly Open[],
): readonly Coverage<RowType>[] {
  return rows.flatMap((placed, slot) => {
    const of = coverage[slot];
    return of ? [{ placed, ...of }] : [];
  });
}

/** Lays the rows of both tables over the lanes of a catalogue. */
export function coverageOf(
  permissions: readonly Placed<PermissionRow>[],
  restrictions: readonly Placed<RestrictionRow>[],
  catalogue: FieldCatalogue,
): TableCoverage {
  const rows = <RowType>(table: readonly Placed<RowType>[]): readonly RowType[] => table.map(({ row }) => row);
  const lanes = divideIntoLanes(catalogue, rows(permissions), rows(restrictions));
  const opened = open(permissions.length);
  const closed = open(restrictions.length);
  lanes.lanes.forEach((lane, index) => {
    for (const { slot, code } of lane.permissions) opened[slot]?.read.set(index, code);
    for (const { slot, code } of lane.restrictions) closed[slot]?.read.set(index, code);
    for (const slot of lane.searchPermissions) opened[slot]?.search.add(index);
    for (const slot of lane.searchRestrictions) closed[slot]?.search.add(index);
  });
  return { lanes, permissions: joined(permissions, opened), restrictions: joined(restrictions, closed) };
}
