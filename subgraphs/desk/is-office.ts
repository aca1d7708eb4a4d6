import type { Requester } from '../../schema/requester.ts';

const OFFICE: ReadonlySet<Requester['role']> = new Set(['privacy-officer', 'approver']);

/** Whether a requester is an officer of a member's own policy, and no automated system. */
export function isOfficer(member: string, requester: Requester): boolean {
  return requester.member === member && OFFICE.has(requester.role) && !requester.automated;
}

/**
 * Root fields that whoever asks for records may use: their own requests, what they hold, and what they decide of records that they
 * were given. All others are the officers'.
 */
const FOR_ALL: ReadonlySet<string> = new Set([
  'requestAuthorisation',
  'authorisations',
  'authorisationsInForce',
  'linkVerdicts',
  'decideLink',
]);

/** Whether a root field of the desk is not for officers alone. */
export function isForAll(field: string): boolean {
  return FOR_ALL.has(field);
}
