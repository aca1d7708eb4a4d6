import { execute, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Generation } from '../plan/generation.ts';
import type { Source } from '../plan/run/source.ts';
import type { MergedCursors } from './cursor.ts';
import { resolveBelowRoot, typeNameOf } from './field-reader.ts';
import type { HubContext } from './hub-context.ts';
import { liftedFields } from './lifted-fields.ts';
import { ROOT_RESOLVERS } from './root-resolvers.ts';

const DOCUMENTS_KEPT = 1000;

/**
 * The hub's own subgraph, in process. It runs over the schema that clients see, of which the hub's own is a part, so
 * that a member that joins costs no second schema.
 */
export function hubSource(generation: () => Generation, cursors: MergedCursors): Source {
  const documents = new Map<string, DocumentNode>();
  const documentOf = (schema: GraphQLSchema, text: string): DocumentNode => {
    const document = documents.get(text) ?? liftedFields(schema, parse(text, { noLocation: true }));
    if (documents.size >= DOCUMENTS_KEPT) documents.clear();
    documents.set(text, document);
    return document;
  };
  return async ({ text, variables, context }) => {
    const current = generation();
    const hubContext: HubContext = { asking: context.asking, generation: current, cursors };
    const { data, errors } = await execute({
      schema: current.schema.graphql,
      document: documentOf(current.schema.graphql, text),
      variableValues: variables,
      contextValue: hubContext,
      typeResolver: typeNameOf,
      fieldResolver: (source, args, own, info) => {
        if (info.path.prev !== undefined) return resolveBelowRoot(source, args, own, info);
        return ROOT_RESOLVERS[info.fieldName]?.(args as Readonly<Record<string, unknown>>, hubContext, info);
      },
    });
    return { data: data ?? null, ...(errors === undefined ? {} : { errors }) };
  };
}
