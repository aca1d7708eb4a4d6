import type { OutcomeVector, RecordAttributes } from '../../../policies/engine/contract.ts';
import type { MappedRecord } from '../../mapping/mapped-system.ts';
import type { View } from './record-attributes.ts';

/**
 * A canonical record, or a value nested in one, as resolvers see it: under the outcome vector of its record class.
 * INVARIANT: a value reaches a client through the guard alone, which reads `vector` before `values`.
 */
export interface Node {
  readonly __typename: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly links: Readonly<Record<string, string | null>>;
  readonly vector: OutcomeVector;
  /** What it was decided by, but for `dataSubjectCategory`, which `categories` has. */
  readonly attributes: RecordAttributes;
  /** The categories of data subject that it was decided under: all that the record states, or that of one role. */
  readonly categories: readonly (string | null)[];
  /** All views that it was decided by, where `attributes` and `categories` only sum them up or could not be read whole. */
  readonly views?: readonly View[];
  /** The record that the value belongs to. */
  readonly record: MappedRecord;
}

/** Whether a resolver's parent is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'vector' in value && 'values' in value && 'record' in value;
}

/** A value nested in a node as a node of its own, decided as the node is. */
export function nestedNode(typename: string, value: unknown, parent: Node): Node {
  const nested = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const hasLinks = 'values' in nested && 'links' in nested;
  return {
    __typename: typename,
    values: hasLinks ? (nested['values'] as Readonly<Record<string, unknown>>) : nested,
    links: hasLinks ? (nested['links'] as Readonly<Record<string, string | null>>) : {},
    vector: parent.vector,
    attributes: parent.attributes,
    categories: parent.categories,
    ...(parent.views ? { views: parent.views } : {}),
    record: parent.record,
  };
}
