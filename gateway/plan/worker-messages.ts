import type { QueryPlan } from '@apollo/query-planner';
import type { ComposedMember } from '../compose/composed-member.ts';

/** What a planner's thread is started with. */
export interface PlannerSetup {
  readonly members: readonly ComposedMember[];
}

/** What is asked of a planner's thread: the plan of one operation. */
export interface PlanRequest {
  readonly id: number;
  readonly query: string;
  readonly operationName: string | null;
}

/** What a planner's thread says. */
export type PlannerMessage =
  | { readonly kind: 'ready'; readonly apiSdl: string; readonly composeMs: number; readonly buildMs: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'planned'; readonly id: number; readonly plan: QueryPlan }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
