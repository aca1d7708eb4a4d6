import type { Requester } from '../../schema/requester.ts';

const OFFICE: ReadonlySet<Requester['role']> = new Set(['privacy-officer', 'approver']);

/** Whether a requester is an officer of a member's own policy, and no automated system. */
export function isOfficer(member: string, requester: Requester): boolean {
  return requester.member === member && OFFICE.has(requester.role) && !requester.automated;
}
