import type { DecisionContext } from './contract.ts';
import { dayOf } from './days.ts';

/**
 * A key that is equal only for requests that no policy of an owner tells apart: officers of the same kind, for the same reasons,
 * on the same day in UTC. INVARIANT: what it leaves out, which names the officer and his token, is read by no cell, and every
 * span of the language is of whole days.
 */
export function requestKey({ requester, justification, now }: Omit<DecisionContext, 'owner'>): string {
  const { member, agency, role, clearance, automated, assignedCases } = requester;
  const who = [member, agency, role, clearance, automated, assignedCases ?? null];
  const { purpose, case: reference, basis, offence, penalty, necessity, emergency } = justification;
  const why = [purpose, reference, basis, offence, penalty, necessity, emergency ?? false];
  return JSON.stringify([who, why, dayOf(now)]);
}
