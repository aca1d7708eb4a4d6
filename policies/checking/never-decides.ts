import { DENY, meet } from '../engine/outcome.ts';
import type { Cells, DecidingRow, Groups, PermissionRow, RestrictionRow, Row } from '../language/rows.ts';
import type { Coverage } from './coverage.ts';
import { cellsWithin, daysWithin, neverTogether } from './subsumption.ts';

type Permission = Coverage<PermissionRow>;
type Restriction = Coverage<RestrictionRow>;

function within<Item>(inner: Iterable<Item>, outer: { has(item: Item): boolean }): boolean {
  return [...inner].every((item) => outer.has(item));
}

function fitsWithin(inner: Row, outer: Row, groups: Groups): boolean {
  return daysWithin(inner, outer) && cellsWithin(inner.cells, outer.cells, groups);
}

function addsNothingTo(
  inner: Coverage<DecidingRow>,
  outer: Coverage<DecidingRow>,
  isCovered: (innerCode: number, outerCode: number) => boolean,
): boolean {
  const obligations = new Set<string>(outer.placed.row.obligations);
  return (
    within(inner.search, outer.search) &&
    within(inner.placed.row.obligations, obligations) &&
    [...inner.read].every(([lane, code]) => {
      const other = outer.read.get(lane);
      return other !== undefined && isCovered(code, other);
    })
  );
}

function liftedWhere(outer: readonly Cells[], inner: readonly Cells[], groups: Groups): boolean {
  return outer.every((lifting) => inner.some((own) => cellsWithin(lifting, own, groups)));
}

/** Whether a row may say that the other makes it idle: of two that say the same, only the later one is idle. */
function mayBeIdle(index: number, other: number, isMutual: () => boolean): boolean {
  return index !== other && (other < index || !isMutual());
}

function permissionWithin(inner: Permission, outer: Permission, groups: Groups): boolean {
  return (
    fitsWithin(inner.placed.row, outer.placed.row, groups) &&
    addsNothingTo(inner, outer, (own, other) => meet(own, other) === own)
  );
}

function restrictionWithin(inner: Restriction, outer: Restriction, groups: Groups): boolean {
  return (
    fitsWithin(inner.placed.row, outer.placed.row, groups) &&
    liftedWhere(outer.placed.row.unless, inner.placed.row.unless, groups) &&
    addsNothingTo(inner, outer, (own, other) => meet(own, other) === other)
  );
}

function isEmptySpan({ from, until }: Row): boolean {
  return from !== null && until !== null && until < from;
}

/** Why a permission can never decide anything, or null where that cannot be shown. */
export function idlePermission(
  index: number,
  permissions: readonly Permission[],
  restrictions: readonly Restriction[],
  groups: Groups,
): string | null {
  const own = permissions[index];
  if (!own) return null;
  const { row } = own.placed;
  if (isEmptySpan(row)) return 'it ends before it begins';
  if (row.cells.expired === true) return 'expired records are denied by default';
  if (row.cells.embargoed === true) return 'records under embargo are denied by default';
  if (row.cells.recipientList?.every((word) => word === 'off'))
    return 'records off the recipient list are denied by default';
  const outer = permissions.find(
    (other, at) =>
      permissionWithin(own, other, groups) && mayBeIdle(index, at, () => permissionWithin(other, own, groups)),
  );
  if (outer) return `\`${outer.placed.row.id}\` opens all that it opens`;
  const shut = restrictions.find(
    ({ placed, read, search }) =>
      placed.row.unless.length === 0 &&
      fitsWithin(row, placed.row, groups) &&
      [...own.read.keys()].every((lane) => read.get(lane) === DENY) &&
      within(own.search, search),
  );
  return shut ? `\`${shut.placed.row.id}\` closes all that it opens` : null;
}

function narrows(restriction: Restriction, permission: Permission): boolean {
  const obliges = restriction.placed.row.obligations.length > 0;
  const reads = [...restriction.read].some(([lane, code]) => {
    const opened = permission.read.get(lane);
    return opened !== undefined && (obliges || code < opened);
  });
  return reads || [...restriction.search].some((lane) => permission.search.has(lane));
}

/** Why a restriction can never decide anything, or null where that cannot be shown. */
export function idleRestriction(
  index: number,
  permissions: readonly Permission[],
  restrictions: readonly Restriction[],
  groups: Groups,
): string | null {
  const own = restrictions[index];
  if (!own) return null;
  const { row } = own.placed;
  if (isEmptySpan(row)) return 'it ends before it begins';
  const outer = restrictions.find(
    (other, at) =>
      restrictionWithin(own, other, groups) && mayBeIdle(index, at, () => restrictionWithin(other, own, groups)),
  );
  if (outer) return `\`${outer.placed.row.id}\` closes all that it closes`;
  const closes = permissions.some(
    ({ placed, ...permission }) =>
      !neverTogether(row, placed.row, groups) &&
      !row.unless.some((lifting) => cellsWithin(placed.row.cells, lifting, groups)) &&
      narrows(own, { placed, ...permission }),
  );
  return closes ? null : 'no permission opens what it closes';
}
