import { statedGiven } from '../../../../policies/office/diff/stated-given.ts';
import type { PolicyChange } from '../../../../policies/office/diff/policy-change.ts';
import { enumValue } from '../told-words.ts';

/** Changes that are told at once. */
const MOST_CHANGES = 1_000;

function toldChange({ right, effect, example, ...change }: PolicyChange): object {
  return {
    ...change,
    right: enumValue(right),
    effect: enumValue(effect),
    example: example && { field: example.field, given: statedGiven(example.given) },
  };
}

/** Changes as the desk tells them, the first of many, and how many more there are. */
export function toldChanges(changes: readonly PolicyChange[]): {
  readonly changes: readonly object[];
  readonly further: number;
} {
  return {
    changes: changes.slice(0, MOST_CHANGES).map(toldChange),
    further: Math.max(0, changes.length - MOST_CHANGES),
  };
}
