import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { getOperationAST, getVariableValues, GraphQLError, OperationTypeNode, type DocumentNode } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import type { AskingContext } from '../asking.ts';
import type { Generation } from './generation.ts';

type ExecutorContext = Parameters<typeof executeQueryPlan>[2];

/** An operation that fits the schema of its generation. `key` is equal for equal texts. */
export interface Operation {
  readonly key: string;
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What an operation came to, before the answers of members are reported. */
export interface OperationResult {
  /** Absent where the operation did not run at all. */
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLError[];
}

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the executor reports beside `errors` when a value breaks the schema: it would leave `data: null` unexplained. */
function completionErrors(extensions: unknown): readonly GraphQLError[] {
  const broken =
    typeof extensions === 'object' && extensions !== null && 'valueCompletion' in extensions
      ? extensions.valueCompletion
      : [];
  return (Array.isArray(broken) ? broken : []).filter((error) => error instanceof GraphQLError);
}

/** Plans an operation and runs its plan over the generation's sources. */
export async function executeOperation(
  generation: Generation,
  operation: Operation,
  context: AskingContext,
): Promise<OperationResult> {
  const { graphql, federation } = generation.schema;
  const chosen = getOperationAST(operation.document, operation.operationName);
  if (chosen == null) return { errors: [new GraphQLError('name one operation of the document')] };
  if (chosen.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new ComityError('GRAPHQL_VALIDATION_FAILED', 'subscriptions are not offered');
  }
  const operationContext = buildOperationContext({
    schema: graphql,
    operationDocument: operation.document,
    ...(operation.operationName === null ? {} : { operationName: operation.operationName }),
  });
  const given = getVariableValues(graphql, chosen.variableDefinitions ?? [], operation.variables);
  if (given.coerced === undefined) return { errors: given.errors };
  const plan = await generation.plan(operation.key, operation.text, operation.operationName);
  const requestContext = {
    request: { query: operation.text, variables: given.coerced },
    context,
    schema: graphql,
    document: operation.document,
    logger: SILENT,
    metrics: {},
  };
  const result = await executeQueryPlan(
    plan,
    generation.sources,
    // The executor reads these fields alone of all that a request to a server has.
    requestContext as unknown as ExecutorContext,
    operationContext,
    graphql,
    federation,
  );
  const errors = [...(result.errors ?? []), ...completionErrors(result.extensions)];
  return { data: result.data ?? null, errors };
}
