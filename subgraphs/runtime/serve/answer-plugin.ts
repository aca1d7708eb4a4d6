import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Country } from '../country/country.ts';
import { isVerified } from '../read/request-state.ts';
import { openState } from './open-state.ts';
import { readOperation, type OperationFields } from '../read/operation-fields.ts';
import type { RecordDisclosures } from './disclosure.ts';
import { toldOf } from './told.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';

/** What a request starts with; the plan and all that follows from it come when its operation is known. */
export interface CallContext {
  readonly call: VerifiedCall;
}

const OPERATIONS_REMEMBERED = 500;

/** Fields of an operation, remembered by its hash for as many operations as `OPERATIONS_REMEMBERED`. */
function rememberedFields(schema: GraphQLSchema) {
  const known = new Map<string, OperationFields>();
  return (hash: string, document: DocumentNode): OperationFields => {
    const found = known.get(hash) ?? readOperation(schema, document);
    if (known.size >= OPERATIONS_REMEMBERED) known.clear();
    known.set(hash, found);
    return found;
  };
}

function setExtension(context: GraphQLRequestContextWillSendResponse<CallContext>, name: string, value: unknown): void {
  const body = context.response.body;
  if (body.kind !== 'single') return;
  body.singleResult.extensions = { ...body.singleResult.extensions, [name]: value };
}

/**
 * The course of one answer: weigh the operation under policy, run it, sum it up, register what it discloses. The answer
 * leaves only when the register holds it.
 */
export function answerPlugin(
  country: Country,
  schema: GraphQLSchema,
  record: RecordDisclosures,
): ApolloServerPlugin<CallContext> {
  const fieldsOf = rememberedFields(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation(context) {
          const fields = fieldsOf(context.queryHash, context.document);
          Object.assign(context.contextValue, openState(country, context.contextValue.call, fields));
          return Promise.resolve();
        },
        async willSendResponse(context) {
          const state: unknown = context.contextValue;
          if (!isVerified(state)) return;
          await record(state);
          setExtension(context, 'comity', toldOf(state));
        },
      }),
  };
}
