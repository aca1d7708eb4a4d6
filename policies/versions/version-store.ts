import type { SignedAct } from './act.ts';
import type { PolicyContent } from './policy-content.ts';

/** What came of adding to the chain. */
export type Appended = 'appended' | 'overtaken';

/**
 * Where a member keeps the versions of its policy. What it gives is parsed and no more: whether it holds is for the reader to
 * judge (`judge-act.ts`). Each method rejects with `POLICY_UNAVAILABLE` where the store cannot be reached.
 */
export interface VersionStore {
  /** The acts of the chain after a number, in order; at most a thousand at once. */
  actsAfter(number: number): Promise<readonly SignedAct[]>;
  /** The content at an address, or null. */
  content(hash: string): Promise<PolicyContent | null>;
  /** Calls back when something may have changed; the function ends that. */
  watch(changed: () => void): () => void;
}

/** A store that the member's officers write to. */
export interface WritableVersionStore extends VersionStore {
  /** Keeps a content; resolves, once it is durable, to its address. */
  keepContent(content: PolicyContent): Promise<string>;
  /** The proposals that are kept, each with the signatures that it has. */
  proposals(): Promise<readonly SignedAct[]>;
  /** Keeps a proposal, or a further signature on one; durable when it resolves. */
  keepProposal(proposal: SignedAct): Promise<void>;
  /** Adds an act to the chain, once and for all; `overtaken` where its place is taken. Durable when it resolves. */
  append(act: SignedAct): Promise<Appended>;
}
