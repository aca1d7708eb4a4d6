import { actId, type SignedAct } from './act.ts';
import { judgeAct, type ChainHead } from './judge-act.ts';
import type { OfficerRing } from './officer-ring.ts';

/** What of a store's acts may be taken up, and why not more. */
export interface Acceptance {
  readonly chain: readonly SignedAct[];
  /** The end of the chain; null where it is empty. */
  readonly head: ChainHead | null;
  /** Why the next act was refused; null where none was. */
  readonly refusal: string | null;
}

/** What acts are accepted against. */
export interface AcceptanceContext {
  readonly ring: OfficerRing;
  /** The last act that was ever accepted, before a restart too. */
  readonly mark: ChainHead | null;
  readonly now: Date;
}

function faultOf(signed: SignedAct, id: string, before: ChainHead | null, context: AcceptanceContext): string | null {
  const { number, predecessor } = signed.act;
  const { mark, ring, now } = context;
  if (mark === null || number > mark.number) {
    const judgement = judgeAct(signed, { ring, head: before, now });
    return judgement.kind === 'refused' ? `act ${number}: ${judgement.reason}` : null;
  }
  // What leads up to the mark was judged when it came; its hashes bind it, even where a key was withdrawn since.
  if (number !== (before?.number ?? 0) + 1 || predecessor !== (before?.id ?? null))
    return `act ${number} does not follow the one before it`;
  return number === mark.number && id !== mark.id ? `act ${number} is not the one that was accepted before` : null;
}

/** Extends an accepted chain by the acts of a store, up to the first that may not be taken up. */
export function acceptActs(
  accepted: Pick<Acceptance, 'chain' | 'head'>,
  acts: readonly SignedAct[],
  context: AcceptanceContext,
): Acceptance {
  const chain = [...accepted.chain];
  let { head } = accepted;
  for (const signed of acts) {
    const id = actId(signed.act);
    const refusal = faultOf(signed, id, head, context);
    if (refusal !== null) return { chain, head, refusal };
    chain.push(signed);
    head = { number: signed.act.number, id };
  }
  return { chain, head, refusal: null };
}
