import { getOperationAST, getVariableValues, GraphQLError, OperationTypeNode } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import type { AskingContext } from '../asking.ts';
import type { Generation } from './generation.ts';
import type { OperationResult } from './prepare-operation.ts';
import type { Operation } from './prepared-operations.ts';

/** Plans an operation and runs its plan over the generation's sources. */
export async function executeOperation(
  generation: Generation,
  operation: Operation,
  context: AskingContext,
): Promise<OperationResult> {
  const chosen = getOperationAST(operation.document, operation.operationName);
  if (chosen == null) return { errors: [new GraphQLError('name one operation of the document')] };
  if (chosen.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new ComityError('GRAPHQL_VALIDATION_FAILED', 'subscriptions are not offered');
  }
  const { schema, sources } = generation;
  const given = getVariableValues(schema.graphql, chosen.variableDefinitions ?? [], operation.variables);
  if (given.coerced === undefined) return { errors: given.errors };
  const run = await generation.prepare(operation, given.coerced);
  return run({ sources, variables: given.coerced, context });
}
