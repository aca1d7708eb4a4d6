import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ComityError } from '../../schema/errors.ts';
import { codeOf, errorFormatter } from '../answer/format-error.ts';
import { askingOf, type AskingContext } from '../asking.ts';
import type { Federation } from '../plan/federation.ts';
import type { Pipeline } from '../pipeline.ts';
import type { GatewayMetrics } from './metrics.ts';

/** What the GraphQL server is made of. */
export interface ApolloOptions {
  readonly pipeline: Pipeline;
  readonly federation: Federation;
  readonly metrics: GatewayMetrics;
  readonly log: Logger;
  /** Tokens of a document at most. */
  readonly maxTokens: number;
}

/** An error of ours as the server takes it: with the request's id, and the HTTP status that ends the request. */
export function asGraphQLError(error: unknown, requestId: string): unknown {
  if (!(error instanceof ComityError)) return error;
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { code: error.code, requestId, http: { status: error.status } },
  });
}

type Gateway = ConstructorParameters<typeof ApolloServer<AskingContext>>[0]['gateway'];

/** The federation as the server wants a gateway: the schema now and later, and what executes an operation. */
function gatewayOf({ federation, pipeline }: ApolloOptions): NonNullable<Gateway> {
  const stops: (() => void)[] = [];
  const listeners = new Set<(context: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load() {
      stops.push(
        federation.onSchema((apiSchema) => {
          for (const listener of listeners) listener({ apiSchema, coreSupergraphSdl: '' });
        }),
      );
      return Promise.resolve({
        executor: async ({ request, schema, context, queryHash, document, source }) => {
          const operation = {
            key: queryHash,
            text: source,
            document,
            operationName: request.operationName ?? null,
            variables: request.variables ?? {},
          };
          try {
            const { data, errors, extensions } = await pipeline.execute(operation, schema, {
              asking: askingOf(context),
            });
            if (data === undefined) return { errors };
            return { data, extensions: { ...extensions }, ...(errors.length > 0 ? { errors } : {}) };
          } catch (error) {
            throw asGraphQLError(error, askingOf(context).id);
          }
        },
      });
    },
    stop() {
      for (const stop of stops) stop();
      return Promise.resolve();
    },
  };
}

function withRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  return { ...error, extensions: { ...error.extensions, requestId } };
}

async function recordAnswer(context: GraphQLRequestContext<AskingContext>, options: ApolloOptions): Promise<void> {
  const { asking } = context.contextValue;
  const { body, http } = context.response;
  if (body?.kind !== 'single') return;
  const result = body.singleResult;
  try {
    await options.pipeline.record(asking, { ran: result.data !== undefined, errors: result.errors ?? [] });
  } catch (error) {
    // INVARIANT: an answer that is not on record does not leave.
    options.log.error({ requestId: asking.id, err: error }, 'the audit record could not be written');
    const { code, message, status } = new ComityError('AUDIT_UNAVAILABLE', 'the answer could not be put on record');
    body.singleResult = { errors: [{ message, extensions: { code, requestId: asking.id } }] };
    http.status = status;
    options.metrics.countRequest(asking, code);
    return;
  }
  if (result.errors?.some((error) => codeOf(error) === 'INTERNAL') === true) {
    options.log.error({ requestId: asking.id }, 'a request was answered with an internal fault');
  }
  if (result.errors !== undefined) {
    body.singleResult = { ...result, errors: result.errors.map((error) => withRequestId(error, asking.id)) };
  }
  options.metrics.countRequest(asking, result.data === undefined ? 'refused' : 'answered');
}

function recording(options: ApolloOptions): ApolloServerPlugin<AskingContext> {
  return { requestDidStart: () => Promise.resolve({ willSendResponse: (context) => recordAnswer(context, options) }) };
}

/** The GraphQL server over the federation; nothing of it speaks to anybody but its clients. */
export async function openApolloServer(options: ApolloOptions): Promise<ApolloServer<AskingContext>> {
  const { log } = options;
  const server = new ApolloServer<AskingContext>({
    gateway: gatewayOf(options),
    apollo: {},
    nodeEnv: 'production',
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxLexicalTokens: options.maxTokens },
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (message: unknown) => log.warn({ server: String(message) }, 'the GraphQL server warns'),
      error: (message: unknown) => log.error({ err: message }, 'the GraphQL server failed'),
    },
    formatError: errorFormatter((error) => log.error({ err: error }, 'an error was masked')),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      recording(options),
    ],
  });
  await server.start();
  return server;
}
