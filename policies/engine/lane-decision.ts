import type { ControlledField } from '../../schema/fields.ts';
import type { DecidingRow } from '../language/rows.ts';
import type { Decision } from './class-vector.ts';
import { SPECIAL, type Covering, type Lane } from './lanes.ts';
import { ALLOW, DENY, join, meet } from './outcome.ts';
import type { CompiledRow, PolicyTables, RowsInvolved } from './policy-tables.ts';
import type { RecordFacts } from './record-cells.ts';
import type { RowState } from './row-tests.ts';

/** Reasons for which a field is closed though no row closes it. */
export const REASONS = {
  noPermission: 'no permission',
  otherType: 'no field of the record',
  noNecessity:
    'special categories need a text that says why they are strictly necessary (Directive (EU) 2016/680, Art 10)',
} as const;

/** A policy's tables as far as one request settles them: the state of each row, by its position in its table. */
export interface Live {
  readonly tables: PolicyTables;
  readonly necessity: boolean;
  /** What every field bears, whichever row decides: bits of `OBLIGATIONS`. */
  readonly standingObligations: number;
  readonly permissions: readonly RowState[];
  readonly restrictions: readonly RowState[];
}

/** What matches of each table for one record: a flag a row. */
export interface Matched {
  readonly permissions: Uint8Array;
  readonly restrictions: Uint8Array;
}

/** Which rows of both tables match a record. */
export function matchedRows(live: Live, facts: RecordFacts): Matched {
  return { permissions: matching(live.permissions, facts), restrictions: matching(live.restrictions, facts) };
}

function matching(states: readonly RowState[], facts: RecordFacts): Uint8Array {
  const flags = new Uint8Array(states.length);
  for (let slot = 0; slot < states.length; slot += 1) {
    const state = states[slot];
    if (typeof state === 'function' ? state(facts) : state === true) flags[slot] = 1;
  }
  return flags;
}

/** The lane of a field. */
export function laneOfField(tables: PolicyTables, field: ControlledField): Lane | undefined {
  return tables.lanes.lanes[tables.lanes.laneOf[field.index] ?? -1];
}

/** Whether a lane is closed before any row is asked: special categories, without a necessity text. */
export function isShut(live: Live, lane: Lane): boolean {
  return lane.category === SPECIAL && !live.necessity;
}

/** What the matching rows come to for a lane: the meet of all that close with the join of all that open. */
export function decideLane(live: Live, lane: Lane, matched: Matched, handling: number): Decision {
  const { permissions, restrictions } = live.tables;
  let opened = DENY;
  let obligations = handling | live.standingObligations;
  for (let index = 0; index < lane.permissions.length; index += 1) {
    const row = lane.permissions[index];
    if (!row || matched.permissions[row.slot] === 0) continue;
    opened = join(opened, row.code);
    obligations |= permissions[row.slot]?.obligations ?? 0;
  }
  let closed = ALLOW;
  for (let index = 0; index < lane.restrictions.length; index += 1) {
    const row = lane.restrictions[index];
    if (!row || matched.restrictions[row.slot] === 0) continue;
    closed = meet(closed, row.code);
    obligations |= restrictions[row.slot]?.obligations ?? 0;
  }
  return { code: isShut(live, lane) ? DENY : meet(opened, closed), obligations };
}

/** The row whose code is the extreme; of several, the first by id, so that the order of rows never shows. */
function deciding(
  rows: readonly CompiledRow[],
  covering: readonly Covering[],
  flags: Uint8Array,
  code: number,
): DecidingRow | null {
  const candidates = covering
    .filter((candidate) => flags[candidate.slot] === 1 && candidate.code === code)
    .flatMap(({ slot }) => rows[slot]?.row ?? []);
  return candidates.reduce<DecidingRow | null>(
    (first, row) => (first === null || row.id < first.id ? row : first),
    null,
  );
}

/** Why a lane is not open: the article of the deciding row, or the reason of a default. */
export function reasonOf(live: Live, lane: Lane, matched: Matched): string {
  if (isShut(live, lane)) return REASONS.noNecessity;
  const opening = lane.permissions.filter(({ slot }) => matched.permissions[slot] === 1);
  const opened = opening.reduce((code, row) => join(code, row.code), DENY);
  if (opened === DENY) return REASONS.noPermission;
  const closing = lane.restrictions.filter(({ slot }) => matched.restrictions[slot] === 1);
  const narrowest = closing.reduce((code, row) => Math.min(code, row.code), ALLOW);
  const { permissions, restrictions } = live.tables;
  const row =
    meet(opened, narrowest) === opened
      ? deciding(permissions, lane.permissions, matched.permissions, opened)
      : deciding(restrictions, lane.restrictions, matched.restrictions, narrowest);
  return row?.because ?? REASONS.noPermission;
}

/** The rows that cover a lane for reading and match a record. */
export function rowsInvolved(live: Live, lane: Lane, matched: Matched): RowsInvolved {
  const rows = (table: readonly CompiledRow[], covering: readonly Covering[], flags: Uint8Array) =>
    covering.filter(({ slot }) => flags[slot] === 1).flatMap(({ slot }) => table[slot]?.row ?? []);
  return {
    permissions: rows(live.tables.permissions, lane.permissions, matched.permissions),
    restrictions: rows(live.tables.restrictions, lane.restrictions, matched.restrictions),
  };
}

/** The rows that match for searching by a lane: a right that depends on no record, so a doubtful row closes. */
export function searchRowsInvolved(live: Live, lane: Lane): RowsInvolved {
  const { permissions, restrictions } = live.tables;
  return {
    permissions: lane.searchPermissions
      .filter((slot) => live.permissions[slot] === true)
      .flatMap((slot) => permissions[slot]?.row ?? []),
    restrictions: lane.searchRestrictions
      .filter((slot) => live.restrictions[slot] !== false)
      .flatMap((slot) => restrictions[slot]?.row ?? []),
  };
}

/** What some record could match at most: permissions that may match, and the restrictions that always do. */
export function possibleRows({ tables, permissions, restrictions }: Live): Matched {
  return {
    permissions: Uint8Array.from(permissions, (state, slot) =>
      state !== false && tables.permissions[slot]?.impossible !== true ? 1 : 0,
    ),
    restrictions: Uint8Array.from(restrictions, (state) => (state === true ? 1 : 0)),
  };
}
