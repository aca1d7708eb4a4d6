import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import type { Country } from '../country/country.ts';
import { openAllowance } from '../read/allowance.ts';
import type { OperationFields } from '../read/operation-fields.ts';
import { keptPlan } from '../read/kept-plans.ts';
import { keptRequester } from '../read/kept-requesters.ts';
import { openAuthorisedAttributes } from '../read/authorised-attributes.ts';
import { openRecordReader } from '../read/record-reader.ts';
import { openTurns } from '../search/turns.ts';
import type { RequestState } from '../read/request-state.ts';

/** Weighs an operation for a verified requester: his policy, what is read for him, and the reader that reads it. */
export function openState(country: Country, call: VerifiedCall, fields: OperationFields): RequestState {
  const now = country.now();
  const { requester, justification } = call;
  const context = { owner: country.member, requester, justification, now };
  const policy = keptRequester(country.policy(), context);
  const plan = keptPlan(fields, country.catalogue, policy);
  const reader = openRecordReader(country, policy, plan.read, now, openAuthorisedAttributes(country, policy, context));
  return {
    country,
    requester,
    justification,
    requestId: call.request.id,
    policy,
    plan,
    now,
    reader,
    allowance: openAllowance(call.deadlineMs, () => country.now().getTime()),
    turns: openTurns(),
    disclosed: new Set(),
    leading: new Map(),
    places: [],
    parts: [],
    falseHits: [],
    faults: [],
  };
}
