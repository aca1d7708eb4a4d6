import type { CompiledRelease } from '../policies/engine/contract.ts';
import type { RequestId } from '../schema/ids.ts';
import type { PreparedCalls } from '../schema/protocol/call-signature.ts';
import type { Justification, Requester } from '../schema/requester.ts';
import type { Ledger } from './fetch/ledger.ts';

/** What may be sent to members on a requester's behalf: only with a justification, and signed. */
export interface Mandate {
  readonly justification: Justification;
  readonly calls: PreparedCalls;
  /** The salted digest of the operation that members are shown, and the salt, which stays at the hub. */
  readonly operation: { readonly digest: string; readonly salt: string };
  /** The release table of the requester's own country; null where it has none, and then nothing is sent abroad. */
  readonly release: CompiledRelease | null;
}

/** One client request, from when it is admitted to when it is answered. */
export interface Asking {
  readonly id: RequestId;
  readonly requester: Requester;
  /** When the request arrived, in the time of `performance.now()`. */
  readonly startedAt: number;
  /** Null where the operation asks no member. */
  readonly mandate: Mandate | null;
  /** When the client's own deadline passes, in the time of `performance.now()`; infinite where it gave none. */
  readonly endsAt: number;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
  readonly ledger: Ledger;
  /** For a merged search: the cursor of each member asked, which no other member may see. */
  readonly cursors: ReadonlyMap<string, string | null>;
}

/** The context that travels with an operation through the server. */
export interface AskingContext {
  readonly asking: Asking;
}

/** The request in an operation's context; throws where there is none, which no client can bring about. */
export function askingOf(context: unknown): Asking {
  if (typeof context === 'object' && context !== null && 'asking' in context) return (context as AskingContext).asking;
  throw new Error('an operation runs without its request');
}
