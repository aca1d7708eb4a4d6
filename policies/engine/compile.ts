import { CANONICAL_FIELDS, type FieldCatalogue } from '../../schema/fields.ts';
import type { DecidingRow, Groups, PermissionRow, PolicyHead, RestrictionRow } from '../language/rows.ts';
import type { CompiledPolicy, DecisionContext } from './contract.ts';
import { divideIntoLanes, scopesOf } from './lanes.ts';
import { obligationBits } from './obligation.ts';
import type { CompiledRow, PolicyTables } from './policy-tables.ts';
import { isInForce } from './requester-cells.ts';
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

function versionOf({ head, permissions, restrictions, groups }: PolicySource): string {
  const cells = [
    ...permissions,
    ...restrictions.flatMap((row) => [row, ...row.unless.map((unless) => ({ cells: unless }))]),
  ];
  return contentVersion({
    head,
    permissions: byId(permissions),
    restrictions: byId(restrictions),
    groups: groupsNamed(
      cells.flatMap((row) => row.cells.group ?? []),
      groups,
    ),
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
  const tables: PolicyTables = {
    member: head.member,
    version: versionOf(source),
    catalogue,
    lanes: divideIntoLanes(catalogue, source.permissions, source.restrictions),
    scopes,
    types: new Map([...scopes.keys()].map((type, index) => [type, index])),
    permissions: source.permissions.map((row) => compiled(row, permissionTest(row, groups), [row.cells])),
    restrictions: source.restrictions.map((row) =>
      compiled(row, restrictionTest(row, groups), [row.cells, ...row.unless]),
    ),
  };
  return {
    member: head.member,
    version: tables.version,
    forRequester: (context) => requesterPolicy(tables, context, isInForce(head, context.now)),
  };
}
