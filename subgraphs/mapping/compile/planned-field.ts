import type { NationalKey } from '../mapped-system.ts';
import type { Frame } from './frame.ts';
import type { Need } from './source-node.ts';
import type { UnreadTally } from './tally.ts';

/** Which fields are read, as `Type.field`: a `ReadPlan`, or everything. */
export interface FieldChoice {
  has(name: string): boolean;
  /** See `ReadPlan`. */
  readonly mayRead?: (name: string) => boolean;
}

/** The choice of every field. */
export const EVERYTHING: FieldChoice = { has: () => true };

/** A field as one plan reads it. */
export interface PlannedField {
  readonly needs: readonly Need[];
  /** The canonical value, or null; `own` is the key of the record that is being made. */
  read(frame: Frame, tally: UnreadTally, own: NationalKey): unknown;
}
