import { isRecordId, type RecordId } from '../../schema/ids.ts';
import type { DeskDeed } from '../register/matter-entry.ts';

/** What may be decided of a link: `LinkVerdictKind` of the desk. */
export const LINK_VERDICTS = ['SAME_IDENTITY', 'SAME_IDENTITY_CONFLICTING_DATA', 'DIFFERENT', 'WITHDRAWN'] as const;

/** One of them. */
export type LinkVerdictKind = (typeof LINK_VERDICTS)[number];

/** Two records, the smaller id first: a pair has one form. */
export type RecordPair = readonly [RecordId, RecordId];

/** What an officer decided of the link between two records, why, and by which request. */
export interface LinkDecision extends DeskDeed {
  /** Chosen by chance. */
  readonly id: string;
  readonly records: RecordPair;
  readonly verdict: LinkVerdictKind;
  readonly reason: string;
}

/** The pair of some ids; null where they are not two different record ids. */
export function recordPair(ids: readonly string[]): RecordPair | null {
  const [one, other, ...more] = ids;
  if (!isRecordId(one) || !isRecordId(other) || one === other || more.length > 0) return null;
  return one < other ? [one, other] : [other, one];
}
