import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { RECORD_TYPES } from '../../../schema/record-types.ts';
import type { Country } from '../country/country.ts';
import { operationFields } from '../read/operation-fields.ts';
import { planReads } from '../read/read-plan.ts';
import { openRecordReader } from '../read/record-reader.ts';
import { isVerified, type RequestState } from '../read/request-state.ts';
import { comparedBy } from '../search/searched-fields.ts';
import type { RecordDisclosures } from './disclosure.ts';
import { toldOf } from './told.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';

/** What a request starts with; the plan and all that follows from it come when its operation is known. */
export interface CallContext {
  readonly call: VerifiedCall;
}

const OPERATIONS_REMEMBERED = 500;

/** Fields that an operation selects, and those that its searches compare. */
interface OperationFields {
  readonly selected: ReadonlySet<string>;
  readonly compared: readonly string[];
}

function readOperation(schema: GraphQLSchema, document: Parameters<typeof operationFields>[1]): OperationFields {
  const selected = operationFields(schema, document);
  const compared = [...selected].flatMap((name) => {
    const [type = '', field = ''] = name.split('.');
    return comparedBy(schema, type, field);
  });
  return { selected, compared };
}

/** Fields of an operation, remembered by its hash for as many operations as `OPERATIONS_REMEMBERED`. */
function rememberedFields(schema: GraphQLSchema) {
  const known = new Map<string, OperationFields>();
  return (hash: string, document: Parameters<typeof operationFields>[1]): OperationFields => {
    const found = known.get(hash) ?? readOperation(schema, document);
    if (known.size >= OPERATIONS_REMEMBERED) known.clear();
    known.set(hash, found);
    return found;
  };
}

function openState(country: Country, call: VerifiedCall, fields: OperationFields): RequestState {
  const now = country.now();
  const policy = country.policy().forRequester({
    owner: country.member,
    requester: call.requester,
    justification: call.justification,
    now,
  });
  const plan = planReads(fields.selected, fields.compared, RECORD_TYPES, country.catalogue, policy);
  const reader = openRecordReader(country, policy, plan.read, now);
  const { requester, justification } = call;
  return {
    country,
    requester,
    justification,
    requestId: call.request.id,
    policy,
    plan,
    now,
    reader,
    disclosed: new Set(),
    parts: [],
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
