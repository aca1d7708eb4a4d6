import type { RequesterPolicy } from '../../../policies/engine/contract.ts';
import type { Justification, Requester } from '../../../schema/requester.ts';
import type { ComityError } from '../../../schema/errors.ts';
import type { StatusPart } from '../../../schema/statuses.ts';
import type { FalseHits } from '../../../schema/false-hits.ts';
import type { Allowance } from './allowance.ts';
import type { Turns } from '../search/turns.ts';
import type { Country } from '../country/country.ts';
import type { DisclosedPlace } from '../obligations/disclosed-places.ts';
import type { RecordReader } from './record-reader.ts';
import type { Node } from './node.ts';
import type { RequestPlan } from './read-plan.ts';

/** The state of one request at a country: what resolvers share, and what is told of the request afterwards. */
export interface RequestState {
  readonly country: Country;
  readonly requester: Requester;
  readonly justification: Justification;
  readonly requestId: string;
  readonly policy: RequesterPolicy;
  readonly plan: RequestPlan;
  readonly now: Date;
  readonly reader: RecordReader;
  readonly allowance: Allowance;
  readonly turns: Turns;
  /** Records and roles that leave in the answer, for the register. */
  readonly disclosed: Set<Node>;
  /** Those of them that led to others, with the fields that told of them so, as `Type.field`. */
  readonly leading: Map<Node, readonly string[]>;
  /** Where records and roles stand in the answer, for what must be done with them. */
  readonly places: DisclosedPlace[];
  readonly parts: StatusPart[];
  /** How many false hits to expect, of each person sought by name. */
  readonly falseHits: FalseHits[];
  /** Faults of national systems that cost a part of the answer, for the country's own log. */
  readonly faults: ComityError[];
}

/** Whether a resolver's context is the state of a request that was verified; nothing else may reach a field. */
export function isVerified(context: unknown): context is RequestState {
  return (
    typeof context === 'object' &&
    context !== null &&
    'requester' in context &&
    'policy' in context &&
    'plan' in context
  );
}

/** The verified state of a request; throws where there is none, which no request of a client can bring about. */
export function verifiedState(context: unknown): RequestState {
  if (!isVerified(context)) throw new Error('the context of a resolver is not that of a verified request');
  return context;
}
