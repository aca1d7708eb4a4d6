import { ComityError } from '../../schema/errors.ts';
import { actId, type Activation, type ActSignature, type SignedAct, type Withdrawal } from './act.ts';
import { judgeAct, signatureFault, type ChainHead, type Judgement } from './judge-act.ts';
import type { OfficerRing } from './officer-ring.ts';
import { contentHash, type PolicyContent } from './policy-content.ts';
import { readChain } from './read-chain.ts';
import type { WritableVersionStore } from './version-store.ts';

/** What an officer writes of a version that he proposes; the rest follows from the chain. */
export type Draft = Pick<Activation, 'language' | 'sentences' | 'from' | 'until' | 'opinion'> & {
  readonly content: PolicyContent;
};

/** Where the work on versions is done. `now` is injected. */
export interface Desk {
  readonly store: WritableVersionStore;
  readonly ring: OfficerRing;
  readonly now: () => Date;
}

/** What came of putting an act in force. */
export type PutInForce = Judgement | { readonly kind: 'overtaken' };

async function headOf(store: WritableVersionStore): Promise<ChainHead | null> {
  const last = (await readChain(store, 0)).at(-1);
  return last ? { number: last.act.number, id: actId(last.act) } : null;
}

/** The proposal of an id; throws `USAGE` where there is none. */
export async function proposalOf(store: WritableVersionStore, id: string): Promise<SignedAct> {
  const found = (await store.proposals()).find(({ act }) => actId(act) === id);
  if (found) return found;
  throw new ComityError('USAGE', `there is no proposal \`${id}\``);
}

/** Proposals that wait on the head of the chain, so that only one of them can come into force. */
export async function openProposals(store: WritableVersionStore): Promise<readonly SignedAct[]> {
  const head = await headOf(store);
  return (await store.proposals()).filter(({ act }) => act.predecessor === (head?.id ?? null));
}

/** The act that a draft comes to, on the chain as it stands; nothing is kept. */
export async function draftActivation(
  { store, ring }: Pick<Desk, 'store' | 'ring'>,
  draft: Draft,
): Promise<Activation> {
  const head = await headOf(store);
  const { content, language, sentences, from, until, opinion } = draft;
  return {
    kind: 'activation',
    member: ring.member,
    number: (head?.number ?? 0) + 1,
    predecessor: head?.id ?? null,
    content: contentHash(content),
    language,
    sentences,
    from,
    until,
    opinion,
  };
}

/** The act that a withdrawal comes to, on the chain as it stands; nothing is kept. */
export async function draftWithdrawal(
  { store, ring }: Pick<Desk, 'store' | 'ring'>,
  { rows, reason }: Pick<Withdrawal, 'rows' | 'reason'>,
): Promise<Withdrawal> {
  const head = await headOf(store);
  if (!head) throw new ComityError('USAGE', 'nothing is in force that could be withdrawn');
  return {
    kind: 'withdrawal',
    member: ring.member,
    number: head.number + 1,
    predecessor: head.id,
    rows,
    reason,
  };
}

/**
 * Keeps a proposal that its proposer has signed, with its content. Resolves to the proposals of others that wait on the same
 * version: one of them can come into force, the others must then be proposed anew.
 */
export async function propose(
  { store, ring, now }: Desk,
  proposal: SignedAct & { readonly act: Activation },
  content: PolicyContent,
): Promise<{ readonly id: string; readonly others: readonly SignedAct[] }> {
  const { act, signatures } = proposal;
  const head = await headOf(store);
  if (act.predecessor !== (head?.id ?? null))
    throw new ComityError('POLICY_INVALID', 'another version came into force meanwhile: propose anew on it');
  if (act.content !== contentHash(content) || content.member !== ring.member)
    throw new ComityError('POLICY_INVALID', 'the proposal names another content than it brings');
  if (!signatures.some(({ role }) => role === 'proposer'))
    throw new ComityError('POLICY_INVALID', 'a proposal needs the signature of its proposer');
  for (const signature of signatures) assertSigned(act, signature, { ring, now });
  const id = actId(act);
  const others = (await openProposals(store)).filter((other) => actId(other.act) !== id);
  await store.keepContent(content);
  await store.keepProposal(proposal);
  return { id, others };
}

function assertSigned(act: SignedAct['act'], signature: ActSignature, { ring, now }: Pick<Desk, 'ring' | 'now'>): void {
  const fault = signatureFault(act, signature, { ring, now: now() });
  if (fault?.kind === 'refused') throw new ComityError('POLICY_INVALID', fault.reason);
}

/** Adds a signature to a proposal; throws `POLICY_INVALID` where it does not hold, or where its role is taken. */
export async function signProposal(
  { store, ring, now }: Desk,
  id: string,
  signature: ActSignature,
): Promise<SignedAct> {
  const { act, signatures } = await proposalOf(store, id);
  if (signatures.some(({ role }) => role === signature.role))
    throw new ComityError('POLICY_INVALID', `the proposal is signed by its \`${signature.role}\` already`);
  if (signatures.some(({ person }) => person === signature.person))
    throw new ComityError('POLICY_INVALID', `\`${signature.person}\` has signed the proposal in another capacity`);
  assertSigned(act, signature, { ring, now });
  const further = { act, signatures: [...signatures, signature] };
  await store.keepProposal(further);
  return further;
}

/** Puts a signed act at the end of the chain, where it is judged first; whoever comes second is told, and loses nothing. */
export async function putInForce({ store, ring, now }: Desk, signed: SignedAct): Promise<PutInForce> {
  const judgement = judgeAct(signed, { ring, head: await headOf(store), now: now() });
  if (judgement.kind === 'refused') return judgement;
  const came = await store.append(signed);
  return came === 'appended' ? judgement : { kind: 'overtaken' };
}
