import type { ControlledField } from '../../schema/fields.ts';
import { classKey } from './class-key.ts';
import { classVector, NOTHING_DISCLOSED, type Decision, type ScopedVector } from './class-vector.ts';
import type { DecisionContext, RecordAttributes, RequesterPolicy } from './contract.ts';
import {
  decideLane,
  isShut,
  laneOfField,
  matchedRows,
  possibleRows,
  reasonOf,
  REASONS,
  rowsInvolved,
  searchRowsInvolved,
  type Live,
} from './lane-decision.ts';
import { QUALITY } from './lanes.ts';
import { handlingObligations } from './obligation.ts';
import { DENY, HIT_ONLY, isDisclosing } from './outcome.ts';
import type { CompiledRow, PolicyTables, RowsInvolved } from './policy-tables.ts';
import type { RecordFacts } from './record-cells.ts';
import { givesNecessity } from './requester-cells.ts';
import type { RowState } from './row-tests.ts';
import { OPEN_STANDING, standing, standingReason, STANDINGS } from './standing.ts';

/** A requester's policy that can also tell its rows, for tests of coverage and for explaining. */
export interface TracedRequesterPolicy extends RequesterPolicy {
  /** The rows that match for reading a field of a record. */
  rowsFor(attributes: RecordAttributes, field: ControlledField): RowsInvolved;
  /** The rows that match for searching by a field. */
  rowsForSearch(field: ControlledField): RowsInvolved;
}

const NO_ROWS: RowsInvolved = { permissions: [], restrictions: [] };

function vectorOf(live: Live, facts: RecordFacts): ScopedVector {
  const { tables } = live;
  const matched = matchedRows(live, facts);
  const handling = handlingObligations(facts.attributes.handling);
  const decided: Decision[] = [];
  const decide = (field: ControlledField): Decision => {
    const index = tables.lanes.laneOf[field.index] ?? 0;
    const lane = tables.lanes.lanes[index];
    return (decided[index] ??= lane
      ? decideLane(live, lane, matched, handling)
      : { code: DENY, obligations: handling });
  };
  const reasons: string[] = [];
  const scope = tables.scopes.get(facts.attributes.type) ?? null;
  const reason = (field: ControlledField): string => {
    if (!scope?.fields.includes(field)) return REASONS.otherType;
    if (field.category === QUALITY) return NOTHING_DISCLOSED;
    const lane = laneOfField(tables, field);
    return (reasons[field.index] ??= lane ? reasonOf(live, lane, matched) : REASONS.noPermission);
  };
  return classVector(tables.catalogue.fields.length, scope, decide, reason);
}

function closedVector(tables: PolicyTables, type: string, closed: number): ScopedVector {
  const reason = standingReason(closed);
  const nothing: Decision = { code: DENY, obligations: 0 };
  return classVector(
    tables.catalogue.fields.length,
    tables.scopes.get(type) ?? null,
    () => nothing,
    () => reason,
  );
}

function remembered(make: (key: number, facts: RecordFacts) => ScopedVector) {
  const vectors = new Map<number, ScopedVector>();
  return (key: number, facts: RecordFacts): ScopedVector => {
    const known = vectors.get(key);
    if (known) return known;
    const made = make(key, facts);
    vectors.set(key, made);
    return made;
  };
}

function settle(tables: PolicyTables, context: DecisionContext, inForce: boolean): Live {
  const state = ({ test }: CompiledRow): RowState => inForce && test(context);
  return {
    tables,
    necessity: givesNecessity(context.justification),
    permissions: tables.permissions.map(state),
    restrictions: tables.restrictions.map(state),
  };
}

function cellsAsked(live: Live) {
  const asking = (rows: readonly CompiledRow[], states: readonly RowState[]) =>
    rows.filter((_, slot) => typeof states[slot] === 'function').flatMap(({ cells }) => cells);
  return [...asking(live.tables.permissions, live.permissions), ...asking(live.tables.restrictions, live.restrictions)];
}

/**
 * Evaluates a policy as far as requester, justification and time allow: rows that cannot match drop out here, and what
 * remains is decided once for each class of records.
 */
export function requesterPolicy(
  tables: PolicyTables,
  context: DecisionContext,
  inForce: boolean,
): TracedRequesterPolicy {
  const live = settle(tables, context, inForce);
  const { member } = context.requester;
  const key = classKey(tables.types, cellsAsked(live));
  const open = remembered((_, facts) => vectorOf(live, facts));
  const closed = remembered((index, { attributes }) => closedVector(tables, attributes.type, index % STANDINGS));
  const atMost = possibleRows(live);
  const potential = Uint8Array.from(tables.lanes.lanes, (lane) => decideLane(live, lane, atMost, 0).code);
  const possible = (field: ControlledField): number => potential[tables.lanes.laneOf[field.index] ?? 0] ?? DENY;
  const own = (type: string) => (tables.scopes.get(type)?.own ?? []).filter(({ category }) => category !== QUALITY);
  return {
    version: tables.version,
    vector(attributes) {
      const facts = { attributes, member };
      const shut = standing(attributes, member, context.owner);
      if (shut === OPEN_STANDING) return open(key(facts), facts);
      return closed((tables.types.get(attributes.type) ?? tables.types.size) * STANDINGS + shut, facts);
    },
    mayRead(field) {
      if (field.category !== QUALITY) return isDisclosing(possible(field));
      const beside = own(field.type);
      const readable = beside.length === 0 ? tables.catalogue.fields : beside;
      return readable.some((other) => isDisclosing(possible(other)));
    },
    closedReason(field) {
      if (field.category === QUALITY) return NOTHING_DISCLOSED;
      const lane = laneOfField(tables, field);
      return lane ? reasonOf(live, lane, atMost) : REASONS.noPermission;
    },
    mayKnow: (type) => own(type).some((field) => possible(field) >= HIT_ONLY),
    maySearchBy(field) {
      const lane = laneOfField(tables, field);
      if (!lane || isShut(live, lane)) return false;
      const { permissions, restrictions } = searchRowsInvolved(live, lane);
      return permissions.length > 0 && restrictions.length === 0;
    },
    rowsFor(attributes, field) {
      const lane = laneOfField(tables, field);
      if (!lane || standing(attributes, member, context.owner) !== OPEN_STANDING) return NO_ROWS;
      return rowsInvolved(live, lane, matchedRows(live, { attributes, member }));
    },
    rowsForSearch(field) {
      const lane = laneOfField(tables, field);
      return lane ? searchRowsInvolved(live, lane) : NO_ROWS;
    },
  };
}
