import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { ComityError } from '../../../schema/errors.ts';
import { ownValue, type Fields } from '../json-object.ts';
import { compileFetch } from './compile-fetch.ts';
import { compileParallel } from './compile-parallel.ts';
import type { PlanRun, Step } from './plan-run.ts';
import { spotsAt } from './spots.ts';

/** What the fetches of a plan came to: the data of all, merged, and what could not be fetched. */
export interface Fetched {
  readonly data: Fields;
  readonly errors: readonly GraphQLError[];
}

/** A plan that can be run. It never rejects. */
export type CompiledPlan<Context> = (run: Omit<PlanRun<Context>, 'errors'>) => Promise<Fetched>;

function notOffered(what: string): ComityError {
  return new ComityError('GRAPHQL_VALIDATION_FAILED', `${what} is not offered`);
}

function compileNode<Context>(schema: GraphQLSchema, node: PlanNode, prefix: readonly string[]): Step<Context> {
  const compile = (inner: PlanNode) => compileNode<Context>(schema, inner, prefix);
  switch (node.kind) {
    case 'Fetch':
      if (node.contextRewrites !== undefined && node.contextRewrites.length > 0) throw notOffered('`@fromContext`');
      return compileFetch(schema, node, prefix);
    case 'Flatten': {
      const path = node.path.map(String);
      const step = compileNode<Context>(schema, node.node, [...prefix, ...path]);
      return (run, at) => step(run, spotsAt(at, path));
    }
    case 'Sequence': {
      const steps = node.nodes.map(compile);
      return async (run, at) => {
        for (const step of steps) await step(run, at);
      };
    }
    case 'Parallel':
      return compileParallel(schema, node.nodes, prefix, compile);
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      const [met, otherwise] = [ifClause, elseClause].map((clause) => (clause ? compile(clause) : null));
      return async (run, at) => {
        await (ownValue(run.variables, condition) === true ? met : otherwise)?.(run, at);
      };
    }
    case 'Defer':
      throw notOffered('`@defer`');
  }
}

/**
 * Compiles a plan of Apollo's planner. `schema` tells which types are of which interfaces. Throws `GRAPHQL_VALIDATION_FAILED` for
 * what is not offered: subscriptions, `@defer`, `@fromContext`.
 */
export function compilePlan<Context>(schema: GraphQLSchema, { node }: QueryPlan): CompiledPlan<Context> {
  if (node?.kind === 'Subscription') throw notOffered('a subscription');
  const step = node === undefined ? null : compileNode<Context>(schema, node, []);
  return async (run) => {
    const data = {};
    const errors: GraphQLError[] = [];
    await step?.({ ...run, errors }, [{ value: data, path: [] }]);
    return { data, errors };
  };
}
