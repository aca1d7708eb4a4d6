import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';
import type { Fields } from '../../../../gateway/plan/json-object.ts';
import type { TestSupergraph } from './federation.ts';
import type { TestSources } from './sources.ts';

type Service = Parameters<typeof executeQueryPlan>[1][string];
type RequestContext = Parameters<typeof executeQueryPlan>[2];

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The data that the executor of @apollo/gateway answers a planned operation with. */
export async function stockAnswer(
  { schema, api }: TestSupergraph,
  operation: { readonly document: DocumentNode; readonly plan: QueryPlan; readonly variables: Fields },
  sources: TestSources,
): Promise<unknown> {
  const { document, plan, variables } = operation;
  const service = (name: string): Service => ({
    async process({ request }) {
      const { data, errors = [] } = await sources.answer(name, request.query ?? '', request.variables ?? {});
      return { data, ...(errors.length === 0 ? {} : { errors: errors.map((error) => error.toJSON()) }) };
    },
  });
  // It reads these fields alone of all that a request to a server has.
  const context = { request: { variables }, context: {}, schema, document, logger: SILENT, metrics: {} };
  const result = await executeQueryPlan(
    plan,
    Object.fromEntries(sources.names.map((name) => [name, service(name)])),
    context as unknown as RequestContext,
    buildOperationContext({ schema, operationDocument: document }),
    schema,
    api,
  );
  return result.data;
}
