import { RECORD_TYPES } from '../canonical-types.ts';

/**
 * What follows where a value that policy reads stands in the source and cannot be read. The record is rejected, or it
 * says so in `unread` and is decided as all that the value may be. Either way it is never told of more widely than with
 * the strictest value that can be read.
 */
export type UnreadConsequence = 'rejects' | 'tells';

/** The fields of records that policy reads; each of `POLICY_READ_FIELDS` stands here. */
const OF_RECORDS: ReadonlyMap<string, UnreadConsequence> = new Map([
  ['handling', 'rejects'],
  ['confidentiality', 'rejects'],
  ['sourceEvaluation', 'rejects'],
  ['informationEvaluation', 'rejects'],
  ['purposeCollected', 'rejects'],
  ['originator', 'rejects'],
  ['releasableTo', 'rejects'],
  ['notReleasableTo', 'rejects'],
  ['embargoUntil', 'rejects'],
  ['expiresAt', 'rejects'],
  ['restricted', 'rejects'],
  // Of dates in real registers some are always beyond reading, and these only tell who is a minor.
  ['recordedAt', 'tells'],
  ['birthDate', 'tells'],
  // Of persons. He must still be found, by those whom it does not concern.
  ['protectedPerson', 'tells'],
  ['fearedStates', 'tells'],
]);

/** What follows where the field of a type cannot be read; null where policy does not read it: it is null then. */
export function unreadConsequence(type: string, field: string): UnreadConsequence | null {
  if (type === 'CaseRole') return field === 'category' ? 'tells' : null;
  return RECORD_TYPES.has(type) ? (OF_RECORDS.get(field) ?? null) : null;
}
