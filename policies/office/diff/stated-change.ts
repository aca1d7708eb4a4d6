import type { PolicyChange } from './policy-change.ts';
import { statedGiven } from './stated-given.ts';

/** A change whose example stands in the form of a case's `given`, which an explanation takes. */
export type StatedChange = Omit<PolicyChange, 'example'> & {
  readonly example: { readonly field: string | null; readonly given: Readonly<Record<string, unknown>> } | null;
};

/** A change as it is written for others. */
export function statedChange({ example, ...change }: PolicyChange): StatedChange {
  return { ...change, example: example && { field: example.field, given: statedGiven(example.given) } };
}
