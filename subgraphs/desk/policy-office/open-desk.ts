import { actId, type Activation, type SignedAct } from '../../../policies/versions/act.ts';
import type { VersionStore, WritableVersionStore } from '../../../policies/versions/version-store.ts';
import { openProposals, type Desk } from '../../../policies/versions/workflow.ts';
import { isWritable, type OfficeContext } from './office-context.ts';
import { unanswered, type Unanswered } from './unanswered.ts';

/** A proposal of a version. */
export type Proposal = SignedAct & { readonly act: Activation };

type Store = VersionStore | WritableVersionStore;

function isProposal(signed: SignedAct): signed is Proposal {
  return signed.act.kind === 'activation';
}

/** The proposal of an id, whether it still waits or not; null where there is none. */
export async function findProposal(store: Store, id: string): Promise<Proposal | null> {
  const kept = isWritable(store) ? await store.proposals() : [];
  return kept.filter(isProposal).find(({ act }) => actId(act) === id) ?? null;
}

/** Proposals that wait on the end of the chain; none where another process of the country keeps them. */
export async function waitingProposals(store: Store): Promise<readonly Proposal[]> {
  return isWritable(store) ? (await openProposals(store)).filter(isProposal) : [];
}

/** The desk at which acts are made; where another process of the country keeps the versions, it is there. */
export async function openDesk({ store, ring, policy }: OfficeContext): Promise<Desk | Unanswered> {
  if (!isWritable(store))
    return unanswered('NOT_FOUND', 'another process of the country keeps its versions: its acts are made there');
  return { store, ring: await ring(), now: () => policy.clock.now() };
}
