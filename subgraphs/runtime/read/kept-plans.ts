import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import { RECORD_TYPES } from '../../../schema/record-types.ts';
import type { FieldCatalogue } from '../../../schema/fields.ts';
import type { OperationFields } from './operation-fields.ts';
import { planReads, type RequestPlan } from './read-plan.ts';

/** Plans that are kept of one operation: kinds of requesters are few. All are forgotten when there are more. */
const MOST_PLANS = 100;
const kept = new WeakMap<OperationFields['selected'], Map<string, RequestPlan>>();

/**
 * The plan of an operation for a requester, made once for all requesters to whom policy could open the same at most: so
 * is what follows from it, the statements that read the country's systems.
 * INVARIANT: a plan is a function of the operation and of the reach, and holds nothing of a requester.
 */
export function keptPlan(
  { selected, compared }: OperationFields,
  catalogue: FieldCatalogue,
  policy: RequesterPolicy,
): RequestPlan {
  const plans = kept.get(selected) ?? new Map<string, RequestPlan>();
  kept.set(selected, plans);
  const key = [policy.reach, ...compared].join('\n');
  const known = plans.get(key);
  if (known) return known;
  const made = planReads(selected, compared, RECORD_TYPES, catalogue, policy);
  if (plans.size >= MOST_PLANS) plans.clear();
  plans.set(key, made);
  return made;
}
