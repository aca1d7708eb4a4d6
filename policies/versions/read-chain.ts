import type { SignedAct } from './act.ts';
import type { VersionStore } from './version-store.ts';

/** Acts that are read at most: beyond it a store is not believed. */
const MOST_ACTS = 100_000;

/** All acts of a store after a number, in order; nothing of them is judged. */
export async function readChain(store: VersionStore, after: number): Promise<readonly SignedAct[]> {
  const acts: SignedAct[] = [];
  for (;;) {
    const next = await store.actsAfter(after + acts.length);
    acts.push(...next);
    if (next.length === 0) return acts;
    if (acts.length > MOST_ACTS) throw new Error(`the chain goes on for more than ${MOST_ACTS} acts`);
  }
}
