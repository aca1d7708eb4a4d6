import type { OutcomeVector, RecordAttributes, RequesterPolicy } from '../../../policies/engine/contract.ts';
import { meetVectors } from '../../../policies/engine/meet-vectors.ts';

/**
 * The outcomes of a record, or of a role, for a requester. A person with roles in several cases, reached outside any of
 * them, is held to the meet of what each role's category allows: never to the union.
 */
export function classVector(
  policy: RequesterPolicy,
  attributes: RecordAttributes,
  categories: readonly (string | null)[],
): OutcomeVector {
  return meetVectors(categories.map((dataSubjectCategory) => policy.vector({ ...attributes, dataSubjectCategory })));
}
