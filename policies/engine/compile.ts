import { CANONICAL_FIELDS, type FieldCatalogue } from '../../schema/fields.ts';
import type { Cells, DecidingRow, Groups, PermissionRow, PolicyHead, RestrictionRow } from '../language/rows.ts';
import type { CompiledPolicy, DecisionContext } from './contract.ts';
import { scopePlans } from './lane-vector.ts';
import { divideIntoLanes, scopesOf } from './lanes.ts';
import { obligationBits } from './obligation.ts';
import type { CompiledRow, PolicyTables } from './policy-tables.ts';
import { RECIPROCITY_BASIS } from './binding.ts';
import { tiesOf } from './compile-ties.ts';
import { isInForce } from './requester-cells.ts';
import { tiesNamed } from './ties-named.ts';
import { requesterPolicy, type TracedRequesterPolicy } from './requester-policy.ts';
import { permissionTest, restrictionTest, type RowTest } from './row-tests.ts';
import { contentVersion } from './version.ts';

/** What a policy is compiled from: parsed rows, and the vocabularies that they were parsed against. */
export interface PolicySource {
  readonly head: PolicyHead;
  readonly permissions: readonly PermissionRow[];
  readonly restrictions: readonly RestrictionRow[];
  readonly groups: Groups;
  /** The canonical fields where absent. */
  readonly catalogue?: FieldCatalogue;
}

/** A compiled policy that can also tell its rows. */
export interface TracedPolicy extends CompiledPolicy {
  forRequester(context: DecisionContext): TracedRequesterPolicy;
}

function byId<RowType extends { readonly id: string }>(rows: readonly RowType[]): readonly RowType[] {
  return rows.toSorted((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
}

/** The groups that rows name, with their members: who joins a group changes the policy. */
export function groupsNamed(names: Iterable<string>, { groups }: Groups): Readonly<Record<string, readonly string[]>> {
  const sorted = [...new Set(names)].toSorted();
  return Object.fromEntries(sorted.map((name) => [name, [...(groups.get(name) ?? [])].toSorted()]));
}

function cellsOf(permissions: readonly PermissionRow[], restrictions: readonly RestrictionRow[]): readonly Cells[] {
  return [...permissions.map((row) => row.cells), ...restrictions.flatMap((row) => [row.cells, ...row.unless])];
}

/** Whether a row asks what a category's giver gives in return. */
function asksReciprocity({ reciprocal, basis }: Cells): boolean {
  return reciprocal !== undefined || (basis?.includes(RECIPROCITY_BASIS) ?? false);
}

function versionOf({ head, permissions, restrictions, groups }: PolicySource): string {
  const cells = cellsOf(permissions, restrictions);
  return contentVersion({
    head,
    permissions: byId(permissions),
    restrictions: byId(restrictions),
    groups: groupsNamed(
      cells.flatMap(({ group }) => group ?? []),
      groups,
    ),
    ...tiesNamed(cells, groups),
  });
}

function isImpossible({ cells }: DecidingRow): boolean {
  const closedLists = cells.recipientList?.every((word) => word === 'off') ?? false;
  return cells.expired === true || cells.embargoed === true || closedLists;
}

function compiled(row: DecidingRow, test: RowTest, cells: CompiledRow['cells']): CompiledRow {
  return { row, test, cells, obligations: obligationBits(row.obligations), impossible: isImpossible(row) };
}

/**
 * Compiles a country's permissions and restrictions. Pure: the version is the content's hash, and neither it nor any
 * decision depends on the order of rows. Throws `POLICY_INVALID` where a row names what the catalogue lacks.
 */
export function compilePolicy(source: PolicySource): TracedPolicy {
  const { head, groups, catalogue = CANONICAL_FIELDS } = source;
  const scopes = scopesOf(catalogue);
  const lanes = divideIntoLanes(catalogue, source.permissions, source.restrictions);
  const cells = cellsOf(source.permissions, source.restrictions);
  const tables: PolicyTables = {
    member: head.member,
    version: versionOf(source),
    catalogue,
    lanes,
    scopes,
    plans: scopePlans(catalogue, lanes, scopes),
    types: new Map([...scopes.keys()].map((type, index) => [type, index])),
    permissions: source.permissions.map((row) => compiled(row, permissionTest(row, groups), [row.cells])),
    restrictions: source.restrictions.map((row) =>
      compiled(row, restrictionTest(row, groups), [row.cells, ...row.unless]),
    ),
    ties: tiesOf(groups),
    asksReciprocity: cells.some(asksReciprocity),
    opensInEmergency:
      source.permissions.some((row) => row.cells.emergency === true) ||
      source.restrictions.some((row) => row.cells.emergency === false || row.unless.some((unless) => unless.emergency)),
  };
  return {
    member: head.member,
    version: tables.version,
    opensAt: (now) => source.permissions.length > 0 && isInForce(head, now),
    forRequester: (context) => requesterPolicy(tables, context, isInForce(head, context.now)),
  };
}
