import type { OutcomeVector, RecordAttributes, RequesterPolicy } from '../../../policies/engine/contract.ts';
import { meetVectors } from '../../../policies/engine/meet-vectors.ts';

/**
 * The outcomes of a record, or of a role, for a requester, given all that its attributes may be. A person with roles in
 * several cases, reached outside any of them, is held to the meet of what each role's category allows: never to the union.
 */
export function classVector(
  policy: RequesterPolicy,
  readings: readonly RecordAttributes[],
  categories: readonly (string | null)[],
): OutcomeVector {
  const only = readings[0];
  // Most records are of one class: thousands of them may be decided in one request.
  if (only !== undefined && readings.length === 1 && categories.length === 1) {
    return policy.vector(under(only, categories[0] ?? null));
  }
  return meetVectors(
    categories.flatMap((dataSubjectCategory) =>
      readings.map((attributes) => policy.vector(under(attributes, dataSubjectCategory))),
    ),
  );
}

function under(attributes: RecordAttributes, dataSubjectCategory: string | null): RecordAttributes {
  return attributes.dataSubjectCategory === dataSubjectCategory ? attributes : { ...attributes, dataSubjectCategory };
}
