import { statedChange } from '../../../../policies/office/diff/stated-change.ts';
import type { PolicyChange } from '../../../../policies/office/diff/policy-change.ts';
import { enumValue } from '../told-words.ts';

/** Changes that are told at once. */
const MOST_CHANGES = 500;

function toldChange(change: PolicyChange): object {
  return { ...statedChange(change), right: enumValue(change.right), effect: enumValue(change.effect) };
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
