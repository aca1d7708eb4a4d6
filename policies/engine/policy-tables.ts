import type { FieldCatalogue } from '../../schema/fields.ts';
import type { Cells, DecidingRow } from '../language/rows.ts';
import type { CompiledTies } from './compile-ties.ts';
import type { ScopePlan } from './lane-vector.ts';
import type { Lanes, Scope } from './lanes.ts';
import type { RowTest } from './row-tests.ts';

/** A row with its condition and obligations compiled. */
export interface CompiledRow {
  readonly row: DecidingRow;
  readonly test: RowTest;
  /** All cells that read a record, the alternatives of `unless` included. */
  readonly cells: readonly Cells[];
  readonly obligations: number;
  /** A permission that only a record could fit which a built-in restriction closes. */
  readonly impossible: boolean;
}

/** A policy compiled once, for every requester. */
export interface PolicyTables {
  readonly member: string;
  readonly version: string;
  readonly catalogue: FieldCatalogue;
  readonly lanes: Lanes;
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly plans: ReadonlyMap<string, ScopePlan>;
  readonly types: ReadonlyMap<string, number>;
  readonly permissions: readonly CompiledRow[];
  readonly restrictions: readonly CompiledRow[];
  readonly ties: CompiledTies;
  /** Whether some row asks whether the partner gives the same: lanes are then decided by their category. */
  readonly asksReciprocity: boolean;
  /** Whether some row opens, or is lifted, for an emergency. */
  readonly opensInEmergency: boolean;
}

/** The rows that take part in a decision, for tests of coverage and for explaining. */
export interface RowsInvolved {
  readonly permissions: readonly DecidingRow[];
  readonly restrictions: readonly DecidingRow[];
}
