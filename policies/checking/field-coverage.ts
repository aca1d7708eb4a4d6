import type { FieldCatalogue } from '../../schema/fields.ts';
import { divideIntoLanes, fieldName, QUALITY } from '../engine/lanes.ts';
import type { PolicyCase } from '../language/policy-case.ts';
import type { PermissionRow, RestrictionRow } from '../language/rows.ts';

/** The fields that some permission rules, and those of them that cases look at. */
export interface FieldCoverage {
  readonly total: number;
  readonly covered: number;
  /** The fields that no case looks at, as `Type.field`. */
  readonly idle: readonly string[];
}

/** What cases look at: a field is covered where one expects something of it, or of another that no row tells apart. */
export function fieldCoverage(
  cases: readonly PolicyCase[],
  permissions: readonly PermissionRow[],
  restrictions: readonly RestrictionRow[],
  catalogue: FieldCatalogue,
): FieldCoverage {
  const { lanes, laneOf } = divideIntoLanes(catalogue, permissions, restrictions);
  const looked = new Set(cases.flatMap(({ expect }) => [...Object.keys(expect.read), ...Object.keys(expect.search)]));
  const covered = new Set(
    catalogue.fields.filter((field) => looked.has(fieldName(field))).map(({ index }) => laneOf[index]),
  );
  const ruled = catalogue.fields.filter(({ category, index }) => {
    const lane = lanes[laneOf[index] ?? -1];
    return category !== QUALITY && lane && lane.permissions.length + lane.searchPermissions.length > 0;
  });
  const idle = ruled.filter(({ index }) => !covered.has(laneOf[index])).map(fieldName);
  return { total: ruled.length, covered: ruled.length - idle.length, idle };
}
