import type { CompiledPolicy, DecisionContext, RequesterPolicy } from '../../../policies/engine/contract.ts';
import { requestKey } from '../../../policies/engine/request-key.ts';

/** Requesters of one kind whose evaluated policy is kept; all are forgotten when there are more. */
const MOST_REQUESTERS = 32;
/** Record classes that one of them may have decided: a class takes about a kibibyte. */
const MOST_CLASSES = 500;

const kept = new WeakMap<CompiledPolicy, Map<string, RequesterPolicy>>();

/**
 * The policy evaluated for a requester, once for all requests that it does not tell apart: officers of a kind ask the same again and
 * again. INVARIANT: it goes with the compiled policy, so that what is withdrawn decides nothing more, and holds no record and no
 * authorisation: those are attributes that it is given each time.
 */
export function keptRequester(policy: CompiledPolicy, context: DecisionContext): RequesterPolicy {
  const requesters = kept.get(policy) ?? new Map<string, RequesterPolicy>();
  kept.set(policy, requesters);
  const key = `${context.owner} ${requestKey(context)}`;
  const known = requesters.get(key);
  if (known && known.classesDecided() <= MOST_CLASSES) return known;
  const made = policy.forRequester(context);
  if (requesters.size >= MOST_REQUESTERS) requesters.clear();
  requesters.set(key, made);
  return made;
}
