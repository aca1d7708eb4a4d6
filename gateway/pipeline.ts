/**
 * The way of one request through the hub, in its order:
 *
 *     identify ─► admit ─► release ─► plan ─► fetch ─► merge ─► record ─► answer
 *
 * `open` identifies and admits, before the server looks at the operation. `execute` plans it and runs the plan: what is
 * fetched from a member passes its release (`fetch/admitted-asks.ts`), and what is merged over members enters `execute`
 * below itself (`hub/ask-all.ts`). `record` makes it durable; the server answers only then.
 */
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ComityError } from '../schema/errors.ts';
import type { RequestId } from '../schema/ids.ts';
import { headerValue, type MessageHeaders } from '../schema/protocol/message-headers.ts';
import type { TokenVerifier } from '../schema/protocol/verify-token.ts';
import { comparePaths } from '../schema/text-order.ts';
import { admit, type AdmitOptions, type ClientOperation } from './admit/admit.ts';
import { CLIENT_DEADLINE_HEADER, clientDeadline } from './admit/client-deadline.ts';
import { answerExtensions, type AnswerExtensions } from './answer/answer-extensions.ts';
import { requestRecord } from './answer/audit-records.ts';
import { codeOf } from './answer/format-error.ts';
import { memberErrors } from './answer/member-errors.ts';
import type { Asking, AskingContext } from './asking.ts';
import type { AuditStore } from './audit/audit-store.ts';
import { openLedger } from './fetch/ledger.ts';
import { identifyRequester } from './identify/identify.ts';
import { executeOperation } from './plan/execute.ts';
import type { Federation } from './plan/federation.ts';
import type { OperationResult } from './plan/prepare-operation.ts';
import type { Operation } from './plan/prepared-operations.ts';

/** A client's request as it arrived. */
export interface ClientRequest {
  readonly id: RequestId;
  readonly headers: MessageHeaders;
  readonly operation: ClientOperation;
  /** Aborted when the client has gone away. */
  readonly signal: AbortSignal;
}

/** What a client's operation came to. */
export interface Answer extends OperationResult {
  readonly extensions: AnswerExtensions;
}

/** The steps of a request, for the server to take. */
export interface Pipeline {
  /** Rejects with a `ComityError` where the request is refused; that is on record by then. */
  open(request: ClientRequest): Promise<AskingContext>;
  execute(operation: Operation, schema: GraphQLSchema, context: AskingContext): Promise<Answer>;
  /** Resolves when the request is on record; rejects with `AUDIT_UNAVAILABLE`, and then nothing may leave. */
  record(
    asking: Asking,
    answer: { readonly ran: boolean; readonly errors: readonly GraphQLFormattedError[] },
  ): Promise<void>;
}

/** What the pipeline is made of. */
export interface PipelineOptions extends AdmitOptions {
  readonly tokens: TokenVerifier;
  readonly federation: Federation;
  readonly audit: Pick<AuditStore, 'append'>;
}

const NO_ANSWER = new ComityError('INTERNAL', 'the request could not be answered');

/** The steps over these parts. */
export function createPipeline(options: PipelineOptions): Pipeline {
  const { tokens, federation, audit, now } = options;
  return {
    async open(request) {
      const startedAt = performance.now();
      const identified = await identifyRequester(request.headers, tokens);
      const unjustified: Asking = {
        id: request.id,
        requester: identified.requester,
        startedAt,
        mandate: null,
        endsAt: Infinity,
        signal: request.signal,
        ledger: openLedger(),
        cursors: new Map(),
      };
      try {
        const mandate = admit(request, identified, options);
        const deadline = clientDeadline(headerValue(request.headers, CLIENT_DEADLINE_HEADER));
        return { asking: { ...unjustified, mandate, endsAt: startedAt + deadline } };
      } catch (error) {
        if (error instanceof ComityError) await audit.append(requestRecord(unjustified, error.code, now()));
        throw error;
      }
    },

    async execute(operation, schema, context) {
      const generation = federation.generationOf(schema);
      const leave = generation.enter();
      try {
        const result = await executeOperation(generation, operation, context);
        const { ledger } = context.asking;
        // In the order of their places: which member answered first is no part of an answer.
        const errors = [...result.errors, ...memberErrors(ledger.notes)].sort((left, right) =>
          comparePaths(left.path, right.path),
        );
        const isSilent = result.data === null && errors.length === 0;
        return {
          ...result,
          errors: isSilent ? [new GraphQLError(NO_ANSWER.message, { originalError: NO_ANSWER })] : errors,
          extensions: answerExtensions(ledger),
        };
      } finally {
        leave();
      }
    },

    async record(asking, { ran, errors }) {
      const [first] = errors;
      const refusal = ran || first === undefined ? null : codeOf(first);
      await audit.append(requestRecord(asking, refusal, now()));
    },
  };
}
