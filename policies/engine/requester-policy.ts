import type { ControlledField } from '../../schema/fields.ts';
import { classKey } from './class-key.ts';
import { classVector, NOTHING_DISCLOSED, type Decision, type ScopedVector } from './class-vector.ts';
import type { DecisionContext, RecordAttributes, RequesterPolicy } from './contract.ts';
import {
  decideLane,
  isShut,
  laneOfField,
  possibleRows,
  reasonOf,
  REASONS,
  rowsInvolved,
  searchRowsInvolved,
  type Live,
  type Matched,
} from './lane-decision.ts';
import { QUALITY } from './lanes.ts';
import { DENY, HIT_ONLY, isDisclosing } from './outcome.ts';
import type { PolicyTables, RowsInvolved } from './policy-tables.ts';
import type { RecordFacts } from './record-cells.ts';
import { decidingOf, vectorMaker } from './record-vector.ts';
import { cellsAsked, opensInEmergency, reachOf, settle } from './settle.ts';
import { OPEN_STANDING, standing, standingReason, STANDINGS } from './standing.ts';

/** A requester's policy that can also tell its rows, for tests of coverage and for explaining. */
export interface TracedRequesterPolicy extends RequesterPolicy {
  /** The rows that match for reading a field of a record. */
  rowsFor(attributes: RecordAttributes, field: ControlledField): RowsInvolved;
  /** The rows that match for searching by a field. */
  rowsForSearch(field: ControlledField): RowsInvolved;
}

const NO_ROWS: RowsInvolved = { permissions: [], restrictions: [] };

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

function remembered(make: (key: number | string, facts: RecordFacts) => ScopedVector) {
  const vectors = new Map<number | string, ScopedVector>();
  return {
    size: () => vectors.size,
    of(key: number | string, facts: RecordFacts): ScopedVector {
      const known = vectors.get(key);
      if (known) return known;
      const made = make(key, facts);
      vectors.set(key, made);
      return made;
    },
  };
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
  const settled = settle(tables, context, inForce);
  const { owner, requester, justification } = context;
  const { member } = requester;
  const asked = cellsAsked(settled);
  const key = classKey(tables.types, asked);
  const make = vectorMaker(settled);
  const open = remembered((_, facts) => make(facts));
  const closed = remembered((index, { attributes }) =>
    closedVector(tables, attributes.type, Number(index) % STANDINGS),
  );
  const isCompatible = (collectedFor: string) => tables.ties.isCompatible(collectedFor, justification.purpose);
  const factsOf = (attributes: RecordAttributes): RecordFacts => {
    return { attributes, member, owner, isCompatible, authorised: false };
  };
  const atMost = new Map<Live, Matched>();
  const mostOf = (live: Live): Matched => {
    const found = atMost.get(live) ?? possibleRows(live);
    atMost.set(live, found);
    return found;
  };
  const potential: number[] = [];
  const possible = (field: ControlledField): number => {
    const index = tables.lanes.laneOf[field.index] ?? 0;
    const lane = tables.lanes.lanes[index];
    if (!lane) return DENY;
    const live = settled.liveOf(lane.category);
    return (potential[index] ??= decideLane(live, lane, mostOf(live), 0).code);
  };
  const own = (type: string) => (tables.scopes.get(type)?.own ?? []).filter(({ category }) => category !== QUALITY);
  return {
    version: tables.version,
    readsAuthorisations: asked.some((cells) => cells.authorised !== undefined || cells.originatorConsent !== undefined),
    emergency: opensInEmergency(tables, justification),
    reach: `${tables.version} ${reachOf(settled)}`,
    vector(attributes) {
      const facts = factsOf(attributes);
      const shut = standing(attributes, member, owner);
      if (shut === OPEN_STANDING) return open.of(key(facts), facts);
      return closed.of((tables.types.get(attributes.type) ?? tables.types.size) * STANDINGS + shut, facts);
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
      const live = settled.liveOf(field.category);
      return lane ? reasonOf(live, lane, mostOf(live)) : REASONS.noPermission;
    },
    mayKnow: (type) => own(type).some((field) => possible(field) >= HIT_ONLY),
    maySearchBy(field) {
      const lane = laneOfField(tables, field);
      const live = settled.liveOf(field.category);
      if (!lane || isShut(live, lane)) return false;
      const { permissions, restrictions } = searchRowsInvolved(live, lane);
      return permissions.length > 0 && restrictions.length === 0;
    },
    classesDecided: () => open.size() + closed.size(),
    rowsFor(attributes, field) {
      const lane = laneOfField(tables, field);
      if (!lane || standing(attributes, member, owner) !== OPEN_STANDING) return NO_ROWS;
      const { live, matched } = decidingOf(settled, factsOf(attributes))(field);
      return rowsInvolved(live, lane, matched);
    },
    rowsForSearch(field) {
      const lane = laneOfField(tables, field);
      return lane ? searchRowsInvolved(settled.liveOf(field.category), lane) : NO_ROWS;
    },
  };
}
