import type { Frame } from './frame.ts';
import type { Need } from './source-node.ts';
import type { UnreadTally } from './tally.ts';

/** A value on its way from the source to a canonical field. */
export type Value = string | number | boolean;
/** One step of the way: no values, one or many. */
export type Step = (value: Value, frame: Frame, tally: UnreadTally) => readonly Value[];

/** A step with what it needs of the source. */
export interface CompiledStep {
  readonly step: Step;
  readonly needs: readonly Need[];
}

/** What a step gives where there is no value. */
export const NONE: readonly Value[] = [];
