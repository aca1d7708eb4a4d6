import { print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import type { AskingContext } from '../asking.ts';
import { conditionsIn, conditionVariables, underConditions, withoutEmptySets } from './conditions.ts';
import type { Fields } from './json-object.ts';
import { planCache } from './plan-cache.ts';
import type { Planner } from './planner.ts';
import { prepareOperation, type PreparedOperation } from './prepare-operation.ts';

/** An operation that fits the schema of its generation. `key` is equal for equal texts. */
export interface Operation {
  readonly key: string;
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Fields;
}

/** The prepared form of an operation, under these variables as coerced; rejects as `Planner` does, or with `BAD_USER_INPUT`. */
export type PreparedOperations = (operation: Operation, variables: Fields) => Promise<PreparedOperation<AskingContext>>;

/**
 * Prepares operations, and keeps those used last. `@skip` and `@include` are decided before planning, each decision a plan of its own: what
 * is left out is not fetched, and no plan has conditions.
 */
export function preparedOperations(schema: GraphQLSchema, planner: Pick<Planner, 'plan'>): PreparedOperations {
  const kept = planCache<PreparedOperation<AskingContext>>();
  const known = new WeakMap<DocumentNode, ReturnType<typeof conditionVariables>>();
  return async ({ key, text, document, operationName }, variables) => {
    const names = known.has(document) ? known.get(document) : conditionVariables(document);
    known.set(document, names ?? null);
    const full = `${key} ${operationName ?? ''}`;
    if (names == null) {
      return kept(full, async () =>
        prepareOperation(schema, document, operationName, await planner.plan(text, operationName)),
      );
    }
    const conditions = conditionsIn(names, variables);
    if (conditions === null) throw new ComityError('BAD_USER_INPUT', 'a variable of `@skip` or `@include` is null');
    return kept(`${full} ${[...conditions.values()].map(Number).join('')}`, async () => {
      const decided = underConditions(document, conditions);
      const plan = await planner.plan(print(withoutEmptySets(decided)), operationName);
      return prepareOperation(schema, decided, operationName, plan);
    });
  };
}
