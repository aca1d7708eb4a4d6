import { statusOfParts } from '../../../schema/statuses.ts';
import { notesByMember } from '../../answer/jurisdiction-reports.ts';
import type { Note } from '../../fetch/ledger.ts';

/** The members asked of which records may be missing, by code: all that did not answer whole, but for those that hold no persons. */
export function incompleteMembers(notes: readonly Note[]): readonly string[] {
  return [...notesByMember(notes)].flatMap(([member, own]) => {
    const status = statusOfParts(own.flatMap(({ parts }) => parts));
    return status === 'ANSWERED' || status === 'NOT_HELD' ? [] : [member];
  });
}
