import type { Requester } from '../../schema/requester.ts';

/** The names by which a requester may be known: as themselves, and as the officer for whom an application acts. */
export function namesOf({ subject, actingOfficer }: Requester): readonly string[] {
  return actingOfficer === null ? [subject] : [subject, actingOfficer];
}

/** Whether two requesters are one person, whichever application acts for them. */
export function isSamePerson(left: Requester, right: Requester): boolean {
  return left.member === right.member && namesOf(left).some((name) => namesOf(right).includes(name));
}
