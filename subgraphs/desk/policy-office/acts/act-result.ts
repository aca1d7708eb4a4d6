import { actId, type SignedAct } from '../../../../policies/versions/act.ts';
import type { PutInForce } from '../../../../policies/versions/workflow.ts';
import type { VersionStore } from '../../../../policies/versions/version-store.ts';
import { ComityError } from '../../../../schema/errors.ts';
import { waitingProposals, type Proposal } from '../open-desk.ts';
import { toldAct, toldProposal, toldProposals } from '../told-acts.ts';
import type { ToldFault } from '../told-fault.ts';
import type { Unanswered } from '../unanswered.ts';

/** What came of an act, as the desk tells it: `PolicyActResult`. */
export interface ActResult {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'OVERTAKEN';
  readonly reason: string | null;
  readonly faults: readonly ToldFault[];
  readonly proposal: object | null;
  readonly act: object | null;
  readonly others: readonly object[];
}

const NOTHING = { reason: null, faults: [], proposal: null, act: null, others: [] } as const;

/** That nothing was done, and why. */
export function refused(reason: string, faults: readonly ToldFault[] = []): ActResult {
  return { ...NOTHING, outcome: 'REFUSED', reason, faults };
}

/** That nothing was done, where a tool or a desk has no answer. */
export function refusedAs({ message, faults }: Unanswered): ActResult {
  return refused(message, faults);
}

/** That somebody else was faster. */
export function overtaken(): ActResult {
  const reason = 'another act came into force meanwhile: propose anew on the one in force';
  return { ...NOTHING, outcome: 'OVERTAKEN', reason };
}

/** That a proposal is kept, with those of others on the same version. */
export function kept(proposal: Proposal, others: readonly SignedAct[], store: VersionStore): ActResult {
  return {
    ...NOTHING,
    outcome: 'ACCEPTED',
    proposal: toldProposal(proposal, store),
    others: toldProposals(others, store),
  };
}

/** What came of putting an act in force; `before` are the proposals that waited until then. */
export function came(put: PutInForce, signed: SignedAct, before: readonly Proposal[], store: VersionStore): ActResult {
  if (put.kind === 'overtaken' || (put.kind === 'refused' && put.because === 'not-next')) return overtaken();
  if (put.kind === 'refused') return refused(put.reason);
  const others = before.filter(({ act }) => actId(act) !== put.id);
  return { ...NOTHING, outcome: 'ACCEPTED', act: toldAct(signed, store), others: toldProposals(others, store) };
}

/** What a call comes to where what it throws about acts is why it is refused. */
export async function judged(make: () => Promise<ActResult>): Promise<ActResult> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof ComityError && (error.code === 'USAGE' || error.code === 'POLICY_INVALID'))
      return refused(error.message);
    throw error;
  }
}

/** Proposals that wait on the end of the chain, but for one. */
export async function otherProposals(store: VersionStore, id: string): Promise<readonly Proposal[]> {
  return (await waitingProposals(store)).filter(({ act }) => actId(act) !== id);
}
