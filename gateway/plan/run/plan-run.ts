import type { GraphQLError } from 'graphql';
import type { Fields } from '../json-object.ts';
import type { Source } from './source.ts';
import type { Spot } from './spots.ts';

/** One run of a plan. */
export interface PlanRun<Context> {
  readonly sources: Readonly<Record<string, Source<Context>>>;
  /** The client's variables, as coerced. */
  readonly variables: Fields;
  readonly context: Context;
  /** What could not be fetched, at its path in the client's answer. */
  readonly errors: GraphQLError[];
}

/** A part of a plan, run over the objects that it is about. It never rejects: what fails stands in `errors`. */
export type Step<Context> = (run: PlanRun<Context>, at: readonly Spot[]) => Promise<void>;
