import { CELL_NAMES, CELLS } from '../../language/cells.ts';
import type { Cells, Groups, PermissionRow, PolicyHead, ReleaseRow, RestrictionRow } from '../../language/rows.ts';

/** A policy as it is compared: parsed rows, and the groups that they were parsed against. */
export interface ComparedPolicy {
  readonly head: PolicyHead;
  readonly permissions: readonly PermissionRow[];
  readonly restrictions: readonly RestrictionRow[];
  readonly release: readonly ReleaseRow[];
  readonly groups: Groups;
}

/** All conditions that a policy's rows hold, those of `unless` included. */
export function conditionsOf({ permissions, restrictions, release }: ComparedPolicy): readonly Cells[] {
  return [...permissions, ...restrictions, ...release]
    .map(({ cells }) => cells)
    .concat(restrictions.flatMap(({ unless }) => unless));
}

/** Whether a condition asks about the person that a record concerns. */
export function asksAboutPerson(cells: Cells): boolean {
  return CELL_NAMES.some((name) => CELLS[name].part === 'about' && cells[name] !== undefined);
}

/** Whether some row opens more in an emergency, so that what it opens then bears notice and review. */
export function opensInEmergency({ permissions, restrictions }: ComparedPolicy): boolean {
  return (
    permissions.some(({ cells }) => cells.emergency === true) ||
    restrictions.some(
      ({ cells, unless }) => cells.emergency === false || unless.some((each) => each.emergency === true),
    )
  );
}

/** A policy of the same member that has no rows at all: it opens nothing. */
export function emptyPolicy({ head, groups }: ComparedPolicy): ComparedPolicy {
  return { head, groups, permissions: [], restrictions: [], release: [] };
}
