import { statementId } from '../../policies/authorisations/statement.ts';
import { matterEntry } from '../register/matter-entry.ts';
import type { RegisterEntry } from '../register/register-entry.ts';
import type { Register } from '../register/register.ts';
import type { ActStore } from './act-store.ts';
import type { KeptRequest } from './authorisation-request.ts';
import type { RequestStore } from './request-store.ts';

/** What decisions are settled with. */
export interface Settling {
  readonly requests: Pick<RequestStore, 'unsettled' | 'settled'>;
  readonly acts: Pick<ActStore, 'grant'>;
  readonly register: Pick<Register, 'append'>;
}

function entryOf({ request, decision }: KeptRequest): RegisterEntry | null {
  if (decision === null) return null;
  const { by } = decision;
  if (decision.kind === 'refused')
    return matterEntry('authorisation.refused', by, { id: request.id, what: { told: decision.told } });
  const { statement, signature } = decision.signed;
  const what = { statement, signedBy: signature.person, key: signature.key };
  return matterEntry('authorisation.granted', by, { id: statementId(statement), what });
}

/** Registers a decision, and then puts in force what it grants. */
export async function settleDecision(kept: KeptRequest, { requests, acts, register }: Settling): Promise<void> {
  const entry = entryOf(kept);
  if (entry) await register.append([entry]);
  if (kept.decision?.kind === 'granted') await acts.grant(kept.decision.signed);
  requests.settled(kept.request.id);
}

/**
 * Settles what was decided before a time and is not settled: a process that ended in the midst of it, or could not write, left it
 * so. Rejects with the first fault; what was decided is kept until it can be settled.
 */
export async function settleLeft(settling: Settling, before: Date): Promise<void> {
  for (const kept of settling.requests.unsettled()) {
    if (kept.decision && Date.parse(kept.decision.by.at) < before.getTime()) await settleDecision(kept, settling);
  }
}
