import type { QueryPlan } from '@apollo/query-planner';
import { getOperationAST, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import type { Fields } from './json-object.ts';
import { compilePlan, type CompiledPlan } from './run/compile-plan.ts';
import { responseShape } from './shape/response-shape.ts';

/** What an operation came to, before the answers of members are reported. */
export interface OperationResult {
  /** Absent where the operation did not run at all. */
  readonly data?: Fields | null;
  readonly errors: readonly GraphQLError[];
}

/** Runs an operation over sources: any number of times, side by side. It never rejects. */
export type PreparedOperation<Context> = (run: Parameters<CompiledPlan<Context>>[0]) => Promise<OperationResult>;

type Path = readonly (string | number)[];

function isAtOrBelow(path: Path, above: Path): boolean {
  return above.length <= path.length && above.every((step, index) => step === path[index]);
}

/**
 * Whether what could not be fetched says already why there is a null: it stands there, below, or above. What has no place says nothing
 * of any.
 */
function isExplained({ path: broken = [] }: GraphQLError, failed: readonly GraphQLError[]): boolean {
  return failed.some(({ path = [] }) => path.length > 0 && (isAtOrBelow(path, broken) || isAtOrBelow(broken, path)));
}

/**
 * Compiles an operation with its plan. In the document no condition is left (`conditions.ts`). Throws `GRAPHQL_VALIDATION_FAILED`
 * for what is not offered.
 */
export function prepareOperation<Context>(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  plan: QueryPlan,
): PreparedOperation<Context> {
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new ComityError('GRAPHQL_VALIDATION_FAILED', 'name one operation of the document');
  const fetch = compilePlan<Context>(schema, plan);
  const shape = responseShape(schema, document, operation);
  return async (run) => {
    const fetched = await fetch(run);
    const { data, errors } = shape(fetched.data, run.variables);
    return { data, errors: [...fetched.errors, ...errors.filter((error) => !isExplained(error, fetched.errors))] };
  };
}
