import type { OutcomeVector, RequesterPolicy } from '../../../policies/engine/contract.ts';
import { meetVectors } from '../../../policies/engine/meet-vectors.ts';
import type { MappedRecord } from '../../mapping/mapped-system.ts';
import { dataSubjectCategories, recordAttributes, roleAttributes } from './record-attributes.ts';

/**
 * The outcomes of a record for a requester. A person with roles in several cases, reached outside any of them, is held
 * to the meet of what each role allows: never to the union.
 */
export function classVector(policy: RequesterPolicy, record: MappedRecord, now: Date): OutcomeVector {
  const vectors = dataSubjectCategories(record).map((category) =>
    policy.vector(recordAttributes(record, category, now)),
  );
  return meetVectors(vectors);
}

/** The outcomes of a record in one role: that of the case through which it is reached. */
export function roleVector(
  policy: RequesterPolicy,
  record: MappedRecord,
  category: string | null,
  now: Date,
): OutcomeVector {
  return policy.vector(recordAttributes(record, category, now));
}

/**
 * The outcomes of a role that a case or a person holds, decided by itself; `person` is whose role it is, where he can be
 * read.
 */
export function vectorOfRole(
  policy: RequesterPolicy,
  holder: MappedRecord,
  person: MappedRecord | null,
  category: string | null,
  now: Date,
): OutcomeVector {
  return policy.vector(roleAttributes(holder, person, category, now));
}
