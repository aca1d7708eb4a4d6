import type { GraphQLDataSource } from '@apollo/gateway';
import { execute, GraphQLError, parse, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { ComityError } from '../../schema/errors.ts';
import { askingOf } from '../asking.ts';
import type { Generation } from '../plan/generation.ts';
import type { MergedCursors } from './cursor.ts';
import { resolveBelowRoot, typeNameOf } from './field-reader.ts';
import type { HubContext } from './hub-context.ts';
import { ROOT_RESOLVERS } from './root-resolvers.ts';

const DOCUMENTS_KEPT = 1000;

/** An error as the executor takes it from a source: with the code beside it, since it looks at nothing else. */
function coded({ message, path, originalError }: GraphQLError): GraphQLFormattedError {
  const code = originalError instanceof ComityError ? originalError.code : 'INTERNAL';
  const error = new GraphQLError(message, { path, originalError, extensions: { code } });
  return error as Omit<GraphQLError, 'path' | 'locations'>;
}

/**
 * The hub's own subgraph, in process. It runs over the schema that clients see, of which the hub's own is a part, so
 * that a member that joins costs no second schema.
 */
export function hubSource(generation: () => Generation, cursors: MergedCursors): GraphQLDataSource {
  const documents = new Map<string, DocumentNode>();
  const documentOf = (text: string): DocumentNode => {
    const document = documents.get(text) ?? parse(text, { noLocation: true });
    if (documents.size >= DOCUMENTS_KEPT) documents.clear();
    documents.set(text, document);
    return document;
  };
  return {
    async process({ request, context }) {
      const current = generation();
      const hubContext: HubContext = { asking: askingOf(context), generation: current, cursors };
      const result = await execute({
        schema: current.schema.graphql,
        document: documentOf(request.query ?? ''),
        variableValues: request.variables ?? {},
        contextValue: hubContext,
        typeResolver: typeNameOf,
        fieldResolver: (source, args, own, info) => {
          if (info.path.prev !== undefined) return resolveBelowRoot(source, args, own, info);
          return ROOT_RESOLVERS[info.fieldName]?.(args as Readonly<Record<string, unknown>>, hubContext, info);
        },
      });
      return {
        data: result.data ?? null,
        ...(result.errors === undefined ? {} : { errors: result.errors.map(coded) }),
      };
    },
  };
}
