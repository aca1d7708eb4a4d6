import { membersOf } from '../engine/requester-cells.ts';
import { CELL_NAMES } from '../language/cells.ts';
import { faultAt, type Fault } from '../language/fault.ts';
import type { Cells, Groups, PermissionRow, Placed, RestrictionRow } from '../language/rows.ts';

const UNION = 'EU';

/** Whether cells ask nothing but for whom the requester acts. */
function asksOnlyMember(cells: Cells): boolean {
  return CELL_NAMES.every((name) => name === 'member' || name === 'group' || cells[name] === undefined);
}

/** Whether a row's conditions may hold for a member's officers: as far as the row tells members apart. */
function appliesTo(member: string, cells: Cells, unless: readonly Cells[], groups: Groups): boolean {
  const named = membersOf(cells.member, cells.group, groups);
  if (named !== null && !named.has(member)) return false;
  return !unless.some(
    (lifting) => asksOnlyMember(lifting) && (membersOf(lifting.member, lifting.group, groups)?.has(member) ?? false),
  );
}

interface Conditional {
  readonly placed: Placed<PermissionRow>;
  readonly unless: readonly Cells[];
}

/**
 * Rows of a Member State that set conditions for officers of other Member States which do not hold for its own, or for
 * some Member States and not for others: Directive (EU) 2016/680, Art 9(4). Conditions are obligations; what a row only
 * opens or closes is none. A member outside the Union is not bound by it, and nothing is found.
 */
export function unequalTreatment(
  owner: string,
  permissions: readonly Placed<PermissionRow>[],
  restrictions: readonly Placed<RestrictionRow>[],
  groups: Groups,
): readonly Fault[] {
  const states = [...(groups.groups.get(UNION) ?? [])].toSorted();
  if (!states.includes(owner)) return [];
  const rows: readonly Conditional[] = [
    ...permissions.map((placed) => ({ placed, unless: [] })),
    ...restrictions.map((placed) => ({ placed, unless: placed.row.unless })),
  ];
  return rows.flatMap(({ placed, unless }) => {
    const { id, cells, obligations } = placed.row;
    if (obligations.length === 0) return [];
    const bound = states.filter((state) => appliesTo(state, cells, unless, groups));
    const [first] = bound.filter((state) => state !== owner);
    const free = bound.includes(owner) ? states.find((state) => !bound.includes(state)) : owner;
    if (first === undefined || free === undefined) return [];
    const message = `\`${id}\` sets conditions for \`${first}\` that do not hold for \`${free}\``;
    return [faultAt(placed.at, message, 'Member States are treated alike: Directive (EU) 2016/680, Art 9(4)')];
  });
}
