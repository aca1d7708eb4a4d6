import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import type { Country } from '../../../subgraphs/runtime/country/country.ts';
import { openAllowance } from '../../../subgraphs/runtime/read/allowance.ts';
import type { OperationFields } from '../../../subgraphs/runtime/read/operation-fields.ts';
import type { RequestPlan } from '../../../subgraphs/runtime/read/read-plan.ts';
import type { RequestState } from '../../../subgraphs/runtime/read/request-state.ts';
import { openTurns } from '../../../subgraphs/runtime/search/turns.ts';
import { openReader, type NoPolicy } from './open-reader.ts';

/** What resolvers ask of a policy, answered without one. */
function everythingOpen({ vector }: NoPolicy): RequesterPolicy {
  return {
    version: 'none',
    readsAuthorisations: false,
    emergency: false,
    reach: '',
    vector: () => vector,
    mayRead: () => true,
    closedReason: () => '',
    mayKnow: () => true,
    maySearchBy: () => true,
    classesDecided: () => 1,
  };
}

const plans = new WeakMap<ReadonlySet<string>, RequestPlan>();

/** The columns that are asked for, and no others; once for an operation, as with policy. */
function planOf(selected: ReadonlySet<string>, { catalogue }: Country): RequestPlan {
  const known = plans.get(selected);
  if (known) return known;
  const asked = [...selected].filter((name) => {
    const [type = '', field = ''] = name.split('.');
    return catalogue.find(type, field) !== null;
  });
  const plan = { read: new Set(asked), asked, closed: [] };
  plans.set(selected, plan);
  return plan;
}

/** The state of a request at a country without policy: nothing is weighed. */
export function unweighedState(
  country: Country,
  none: NoPolicy,
  { requester, justification, request, deadlineMs }: VerifiedCall,
  { selected }: OperationFields,
): RequestState {
  const plan = planOf(selected, country);
  return {
    country,
    requester,
    justification,
    requestId: request.id,
    policy: everythingOpen(none),
    plan,
    now: country.now(),
    reader: openReader(country, none, plan.read),
    allowance: openAllowance(deadlineMs, () => country.now().getTime()),
    turns: openTurns(),
    disclosed: new Set(),
    leading: new Map(),
    places: [],
    parts: [],
    falseHits: [],
    faults: [],
  };
}
