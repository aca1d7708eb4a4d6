import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../../../schema/errors.ts';
import type { VerifiedCall } from '../../../schema/protocol/incoming-call.ts';
import { comparePaths } from '../../../schema/text-order.ts';
import { operationFields, readOperation, type OperationFields, type ReadOperation } from '../read/operation-fields.ts';
import type { ToldObligations } from '../obligations/obligation-writer.ts';
import { obligationsTold } from '../obligations/told-obligations.ts';
import { isVerified, type RequestState } from '../read/request-state.ts';
import { toldFault } from './told-fault.ts';
import { toldOf } from './told.ts';

/** How far a call came: what is to be registered before its answer leaves. */
export interface CallCourse {
  /** Null as long as policy has not been asked. */
  state: RequestState | null;
  /** Why policy was never asked; null where it was. */
  refusal: ErrorCode | null;
}

/** What a request starts with; the plan and all that follows from it come when its operation is known. */
export interface CallContext {
  readonly call: VerifiedCall;
  readonly course: CallCourse;
}

const OPERATIONS_REMEMBERED = 500;

/** What documents ask, remembered by their hash for as many as `OPERATIONS_REMEMBERED`. */
function rememberedOperations(schema: GraphQLSchema) {
  const known = new Map<string, ReadOperation>();
  return (hash: string, document: DocumentNode): ReadOperation => {
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

/** INVARIANT: faults are told in the order of their places: that in which they occurred tells of what was passed over. */
function sortErrors({ response: { body } }: GraphQLRequestContextWillSendResponse<CallContext>): void {
  if (body.kind !== 'single' || body.singleResult.errors === undefined) return;
  body.singleResult.errors = body.singleResult.errors.toSorted((left, right) => comparePaths(left.path, right.path));
}

function obligationsOfAnswer(
  state: RequestState,
  { response: { body } }: GraphQLRequestContextWillSendResponse<CallContext>,
): readonly ToldObligations[] {
  // Of a request that used up its allowance nothing leaves.
  if (body.kind !== 'single' || state.allowance.fault() !== null) return [];
  return obligationsTold(state, body.singleResult.data);
}

/** The course of one answer: weigh the operation under policy (`open`, see `open-state.ts`), run it, sum it up. */
export function answerPlugin(
  schema: GraphQLSchema,
  open: (call: VerifiedCall, fields: OperationFields) => RequestState,
  onFault: (fault: { readonly code: string; readonly error: unknown }) => void,
): ApolloServerPlugin<CallContext> {
  const operationOf = rememberedOperations(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation(context) {
          const { call, course } = context.contextValue;
          const operation = operationOf(context.queryHash, context.document);
          course.state = open(call, operationFields(schema, operation, context.request.variables ?? {}));
          Object.assign(context.contextValue, course.state);
          return Promise.resolve();
        },
        didEncounterErrors({ contextValue, errors }) {
          const [first] = errors;
          if (contextValue.course.state === null && first) {
            contextValue.course.refusal = toldFault(first, '', first.extensions['code']).code;
          }
          return Promise.resolve();
        },
        willSendResponse(context) {
          sortErrors(context);
          if (isVerified(context.contextValue)) {
            const state = context.contextValue;
            setExtension(context, 'comity', { ...toldOf(state), obligations: obligationsOfAnswer(state, context) });
            for (const error of state.faults) onFault({ code: error.code, error });
          }
          return Promise.resolve();
        },
      }),
  };
}
